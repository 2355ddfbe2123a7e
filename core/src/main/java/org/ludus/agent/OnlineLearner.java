package org.ludus.agent;

/**
 * Learns step by step: tables, DQN, SAC. It sees one or more parallel streams of experience, always
 * the same number in the same order. In each round every stream's {@link #explorer} acts once, in
 * the order of the streams, and then the agent learns from all of those steps.
 */
public interface OnlineLearner extends Agent {

  /**
   * Returns who acts in a stream while the agent learns, exploring as its method demands. It draws
   * from the agent's own generators, not from what {@link Actor#begin} hands it.
   */
  Actor explorer(int row);

  /** Learns from the step that every stream has taken; row by row as the explorers are. */
  void learn(Transitions transitions);

  /**
   * Returns whether {@link #learn} makes sense of actions that are not the agent's own: whether it
   * learns off-policy.
   */
  default boolean learnsFromOthers() {
    return false;
  }
}
