package org.ludus.run;

import org.ludus.agent.Policy;
import org.ludus.train.EpisodeStatistics;
import org.ludus.train.Evaluation;
import org.ludus.train.TrainingListener;

/** Keeps the best policy of a training. */
final class BestPolicy implements TrainingListener {

  private final double solvedReturn;
  private Policy policy;
  private EpisodeStatistics statistics = EpisodeStatistics.none();
  private boolean solved;

  /**
   * Waits for evaluations.
   *
   * @param solvedReturn mean return from which on the world counts as solved
   */
  BestPolicy(double solvedReturn) {
    this.solvedReturn = solvedReturn;
  }

  /**
   * Starts from the best policy of the part of a run before it was stopped.
   *
   * @param returnMean its mean return in the evaluation that made it the best
   */
  void goOnFrom(Policy best, double returnMean) {
    policy = best;
    solved = returnMean >= solvedReturn;
  }

  @Override
  public void evaluated(Evaluation evaluation) {
    if (evaluation.best()) {
      policy = evaluation.policy();
      statistics = evaluation.evaluation();
    }
    solved |= solves(evaluation.evaluation());
  }

  /** Returns the policy with the highest evaluation; the newest of equals. */
  Policy policy() {
    return policy;
  }

  /** Returns how it played in that evaluation; of no episode where that is not known here. */
  EpisodeStatistics statistics() {
    return statistics;
  }

  /** Returns whether so much return on average solves the world. */
  boolean solves(EpisodeStatistics played) {
    return played.returnMean() >= solvedReturn;
  }

  /** Returns whether any evaluation was good enough. */
  boolean solved() {
    return solved;
  }
}
