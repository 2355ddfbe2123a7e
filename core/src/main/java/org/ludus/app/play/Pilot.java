package org.ludus.app.play;

/** Whoever decides what is done in a world on screen: a person, or a policy. */
public interface Pilot {

  /** Returns who that is, for people. */
  String name();

  /** Learns that an episode starts. */
  default void begin(long seed) {}

  /**
   * Decides.
   *
   * @param observation what is seen; not kept
   * @param action receives the decision
   * @return whether there is one; if not, the world stands still
   */
  boolean act(float[] observation, float[] action);

  /** Returns whether the world waits for this pilot rather than for the clock. */
  default boolean setsThePace() {
    return false;
  }
}
