package org.ludus.env.cartpole;

/**
 * What can be changed about cart-pole. The defaults are the benchmark's.
 *
 * @param maxSteps steps after which an episode is truncated, at least 1; 500 by default, 200 in the
 *     benchmark's first version
 * @param startRange each of the four starting values is drawn from plus or minus this, in m, m/s,
 *     rad and rad/s; above 0 and at most 0.2, 0.05 by default
 */
public record CartPoleOptions(int maxSteps, double startRange) {

  /**
   * Checks the ranges.
   *
   * @throws IllegalArgumentException if a number is out of its range
   */
  public CartPoleOptions {
    if (maxSteps < 1) {
      throw new IllegalArgumentException("maxSteps must be at least 1, not " + maxSteps);
    }
    if (!(startRange > 0 && startRange <= 0.2)) {
      throw new IllegalArgumentException(
          "startRange must be above 0 and at most 0.2, not " + startRange);
    }
  }

  /** Returns the benchmark's options. */
  public static CartPoleOptions defaults() {
    return new CartPoleOptions(500, 0.05);
  }
}
