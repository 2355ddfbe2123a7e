package org.ludus.cli;

import org.ludus.agent.Policy;
import org.ludus.train.EpisodeStatistics;
import org.ludus.train.Evaluation;
import org.ludus.train.TrainingListener;

/** Keeps the best policy of a training and when the newest was evaluated. */
final class BestPolicy implements TrainingListener {

  private final double solvedReturn;
  private final long start = System.nanoTime();
  private Policy policy;
  private Evaluation last;
  private double seconds;

  private boolean solved;

  /**
   * Waits for evaluations.
   *
   * @param solvedReturn mean return from which on the world counts as solved
   */
  BestPolicy(double solvedReturn) {
    this.solvedReturn = solvedReturn;
  }

  @Override
  public void evaluated(Evaluation evaluation) {
    if (evaluation.best()) {
      policy = evaluation.policy();
    }
    last = evaluation;
    solved |= solves(evaluation.evaluation());
    seconds = (System.nanoTime() - start) / 1e9;
  }

  /** Returns the policy with the highest evaluation; the newest of equals. */
  Policy policy() {
    return policy;
  }

  /** Returns whether so much return on average solves the world. */
  boolean solves(EpisodeStatistics played) {
    return played.returnMean() >= solvedReturn;
  }

  /** Returns whether any evaluation was good enough. */
  boolean solved() {
    return solved;
  }

  /** Returns the newest evaluation. */
  Evaluation last() {
    return last;
  }

  /** Returns the seconds from the training's start to its newest evaluation. */
  double seconds() {
    return seconds;
  }
}
