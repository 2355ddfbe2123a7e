package org.ludus.app;

import org.ludus.agent.Policy;

/** Whoever decides what is done in a world on screen: a person, a policy, or a recording. */
interface Pilot {

  /** Returns who that is, for people. */
  String name();

  /** Learns that an episode starts. */
  default void begin(int episode, long seed) {}

  /**
   * Decides.
   *
   * @param observation what is seen; not kept
   * @param action receives the decision
   * @return whether there is one; if not, the world stands still
   */
  boolean act(float[] observation, float[] action);

  /** Returns whether nothing more will be decided in this episode. */
  default boolean exhausted() {
    return false;
  }

  /** Returns whether the next episode is to start by itself. */
  default boolean goesOn() {
    return true;
  }

  /** Returns whether the world waits for this pilot rather than for the clock. */
  default boolean setsThePace() {
    return false;
  }

  /** Returns what {@link #score} writes. */
  default Policy.Scores scores() {
    return Policy.Scores.NONE;
  }

  /** Writes what the pilot thought of each action when it decided last. */
  default void score(float[] scores) {}
}
