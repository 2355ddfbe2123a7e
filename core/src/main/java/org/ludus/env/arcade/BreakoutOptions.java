package org.ludus.env.arcade;

/**
 * What can be changed about breakout. The defaults are the benchmark's.
 *
 * @param maxSteps steps after which a game is truncated; 0, the default, for never
 * @param movesPerSecond how fast it is played on screen, 10 to 30; learners see no difference
 */
public record BreakoutOptions(int maxSteps, int movesPerSecond) {

  /**
   * Checks the ranges.
   *
   * @throws IllegalArgumentException if a number is out of its range
   */
  public BreakoutOptions {
    ArcadeChecks.check(maxSteps, movesPerSecond);
  }

  /** Returns the benchmark's options. */
  public static BreakoutOptions defaults() {
    return new BreakoutOptions(0, ArcadeChecks.USUAL_PACE);
  }
}
