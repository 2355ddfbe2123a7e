package org.ludus.env.arcade;

import org.ludus.env.EnvironmentSpec;

/** What the options of all arcade games have in common. */
final class ArcadeChecks {

  /** Moves a second at which a person who has never played finds the game lively, not hectic. */
  static final int USUAL_PACE = 12;

  private static final int SLOWEST = 10;
  private static final int FASTEST = 30;

  private ArcadeChecks() {}

  static void check(int maxSteps, int movesPerSecond) {
    if (maxSteps < 0) {
      throw new IllegalArgumentException("maxSteps must not be negative, but was " + maxSteps);
    }
    if (movesPerSecond < SLOWEST || movesPerSecond > FASTEST) {
      throw new IllegalArgumentException(
          "movesPerSecond must be from %d to %d, not %d"
              .formatted(SLOWEST, FASTEST, movesPerSecond));
    }
  }

  /** Returns a limit for {@link EnvironmentSpec}. */
  static int limit(int maxSteps) {
    return maxSteps == 0 ? EnvironmentSpec.NO_LIMIT : maxSteps;
  }
}
