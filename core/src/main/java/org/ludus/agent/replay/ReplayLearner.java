package org.ludus.agent.replay;

import org.ludus.agent.OnlineLearner;
import org.ludus.agent.Transitions;

/** An agent that keeps what happens, and learns from it more than once. */
public interface ReplayLearner extends OnlineLearner {

  /**
   * Keeps a step of somebody else's episode, of which nothing is learned yet. The steps of an
   * episode come one after the other, to its end; before the agent's own first step.
   *
   * @param step one row
   */
  void remember(Transitions step);

  @Override
  default boolean learnsFromOthers() {
    return true;
  }
}
