package org.ludus.agent.replay;

/** Settings of an agent that keeps transitions, from which the memory it takes can be told. */
public interface ReplaySettings {

  /** Returns how many transitions are remembered. */
  int replayCapacity();

  /** Returns how much more often surprising transitions are drawn; 0: all alike. */
  default double priorityExponent() {
    return 0;
  }
}
