package org.ludus.env.arcade;

/**
 * What can be changed about space invaders. The defaults are the benchmark's.
 *
 * @param ramping whether every new wave of aliens moves faster than the one before
 * @param maxSteps steps after which a game is truncated; 0, the default, for never
 * @param movesPerSecond how fast it is played on screen, 10 to 30; learners see no difference
 */
public record SpaceInvadersOptions(boolean ramping, int maxSteps, int movesPerSecond) {

  /**
   * Checks the ranges.
   *
   * @throws IllegalArgumentException if a number is out of its range
   */
  public SpaceInvadersOptions {
    ArcadeChecks.check(maxSteps, movesPerSecond);
  }

  /** Returns the benchmark's options. */
  public static SpaceInvadersOptions defaults() {
    return new SpaceInvadersOptions(true, 0, ArcadeChecks.USUAL_PACE);
  }
}
