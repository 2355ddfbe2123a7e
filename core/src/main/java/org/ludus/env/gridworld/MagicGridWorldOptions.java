package org.ludus.env.gridworld;

/**
 * What can be changed about magic-grid-world.
 *
 * @param maxSteps steps after which an episode is truncated, at least 1; 200 by default
 */
public record MagicGridWorldOptions(int maxSteps) {

  /**
   * Checks the range.
   *
   * @throws IllegalArgumentException if the limit is less than 1
   */
  public MagicGridWorldOptions {
    if (maxSteps < 1) {
      throw new IllegalArgumentException("maxSteps must be at least 1, not " + maxSteps);
    }
  }

  /** Returns the usual options. */
  public static MagicGridWorldOptions defaults() {
    return new MagicGridWorldOptions(200);
  }
}
