package org.ludus.train;

import java.util.List;
import org.ludus.agent.Agent;
import org.ludus.agent.EpisodeLearner;
import org.ludus.agent.OfflineLearner;
import org.ludus.agent.OnlineLearner;
import org.ludus.agent.RolloutLearner;

/**
 * One way to learn, served: plays as its kind of agent wants it, lets it learn, and says what has
 * happened. There is one for each kind. Budgets and evaluations are the {@link Trainer}'s.
 */
interface Practice {

  /**
   * Goes on by the least there is: a step of every stream, a rollout, a batch of episodes, an
   * update.
   *
   * @param ends is told of the episodes that ended, in the order of time
   * @return the environment steps that were taken, or 1 for an update without any; 0 if there is
   *     nothing left to learn
   */
  long advance(EndSink ends);

  /** Is told of an episode's end. */
  @FunctionalInterface
  interface EndSink {

    /**
     * Takes an end.
     *
     * @param steps environment steps of this {@link Practice#advance} by then, of all streams
     *     together
     */
    void ended(long steps, EpisodeEnd end);
  }

  /**
   * How an episode ended.
   *
   * @param episodeReturn its undiscounted return
   * @param length its number of steps
   * @param succeeded whether it ended well
   */
  record EpisodeEnd(double episodeReturn, int length, boolean succeeded) {}

  /**
   * Returns what serves an agent.
   *
   * @param streams where it practises; left alone by an agent that learns without stepping
   */
  static Practice of(Agent agent, List<EpisodeStream> streams, Workers workers) {
    if (agent instanceof OnlineLearner learner) {
      return new OnlinePractice(learner, streams);
    } else if (agent instanceof RolloutLearner learner) {
      return new RolloutPractice(learner, streams, workers);
    } else if (agent instanceof EpisodeLearner learner) {
      return new EpisodePractice(learner, streams, workers);
    } else if (agent instanceof OfflineLearner learner) {
      return ends -> learner.learn() ? 1 : 0;
    }
    throw new IllegalArgumentException(
        agent.getClass().getName() + " learns in none of the four ways there are");
  }
}
