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
   * @param actions holds what is to be done from {@code offset} on, and is what will be done. Only
   *     an agent that {@link org.ludus.agent.Agent#learnsFromOthers} learns what was changed here
   */
  void beforeStep(EpisodeView episode, float[] actions, int offset);

  /**
   * A step has been taken.
   *
   * @param actions holds what was done from {@code offset} on
   */
  void afterStep(EpisodeView episode, float[] actions, int offset, StepResult result);
}
