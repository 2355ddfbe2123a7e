package org.ludus.train;

import org.ludus.env.StepResult;

/**
 * Looks over a learner's shoulder: is told of every step of the first of its streams, on the thread
 * that trains. It may take its time, and it may put an action of its own in the place of the
 * learner's.
 */
public interface StepWatcher {

  /**
   * A step is about to be taken.
   *
   * @param action holds what is to be done, in the environment's units, and is what will be done
   * @return whether another action has been put there. Only an agent that {@linkplain
   *     org.ludus.agent.OnlineLearner#learnsFromOthers learns from others} learns from that
   */
  boolean beforeStep(EpisodeView episode, float[] action);

  /**
   * A step has been taken.
   *
   * @param action holds what was done
   */
  void afterStep(EpisodeView episode, float[] action, StepResult result);
}
