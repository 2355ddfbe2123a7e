package org.example.ludus;

/**
 * Options of {@link MountainCar}.
 *
 * @param maxSteps steps after which an episode is cut off
 */
public record MountainCarOptions(int maxSteps) {

  /** Checks the range. */
  public MountainCarOptions {
    if (maxSteps < 1) {
      throw new IllegalArgumentException("max_steps must be at least 1, not " + maxSteps);
    }
  }

  /** Returns the benchmark's. */
  public static MountainCarOptions defaults() {
    return new MountainCarOptions(200);
  }
}
