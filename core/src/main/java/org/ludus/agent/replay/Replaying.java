package org.ludus.agent.replay;

/** Settings of an agent that keeps transitions, from which the memory it takes can be told. */
public interface Replaying {

  /** Returns what is kept, and how it is drawn from. */
  ReplaySettings replay();
}
