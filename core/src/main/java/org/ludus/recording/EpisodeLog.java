package org.ludus.recording;

import java.util.Arrays;

/**
 * An episode as its seed and its actions, which is all that it takes to play it again, and sums to
 * know that it came out the same.
 *
 * <p>The checksum starts at 0 and takes in, one after the other, the first observation and then for
 * each step the reward and the observation after it. A float {@code f} changes a checksum {@code c}
 * to {@code SplitMix64.mix(31 * c + 0x9e3779b97f4a7c15 + Float.floatToIntBits(f))}, in 64 bits, the
 * float's 32 bits sign-extended.
 *
 * <p>Immutable.
 */
public final class EpisodeLog {

  private final String environment;
  private final String agent;
  private final long seed;
  private final int actionSize;
  private final float[] actions;
  private final double episodicReturn;
  private final long checksum;

  /**
   * Makes a log.
   *
   * @param environment reference of the environment with its options, such as {@code
   *     lunar-lander[wind=true]}
   * @param agent who played, for people to read
   * @param seed the episode's seed
   * @param actionSize numbers in an action, at least 1
   * @param actions the actions of all steps, one after the other; copied
   * @param episodicReturn sum of all rewards
   * @param checksum of all observations and rewards, as described above
   */
  public EpisodeLog(
      String environment,
      String agent,
      long seed,
      int actionSize,
      float[] actions,
      double episodicReturn,
      long checksum) {
    if (actionSize < 1 || actions.length % actionSize != 0) {
      throw new IllegalArgumentException(
          actions.length + " numbers are no actions of " + actionSize + " each");
    }
    this.environment = environment;
    this.agent = agent;
    this.seed = seed;
    this.actionSize = actionSize;
    this.actions = actions.clone();
    this.episodicReturn = episodicReturn;
    this.checksum = checksum;
  }

  /** Returns the reference of the environment, options included. */
  public String environment() {
    return environment;
  }

  /** Returns who played. */
  public String agent() {
    return agent;
  }

  /** Returns the episode's seed. */
  public long seed() {
    return seed;
  }

  /** Returns how many numbers an action has. */
  public int actionSize() {
    return actionSize;
  }

  /** Returns how many steps were taken. */
  public int steps() {
    return actions.length / actionSize;
  }

  /** Returns the sum of all rewards. */
  public double episodicReturn() {
    return episodicReturn;
  }

  /** Returns the checksum of all observations and rewards. */
  public long checksum() {
    return checksum;
  }

  /**
   * Writes the action of one step.
   *
   * @param step number of the step, counted from 0
   * @param action receives {@link #actionSize} numbers
   */
  public void action(int step, float[] action) {
    System.arraycopy(actions, step * actionSize, action, 0, actionSize);
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof EpisodeLog that
        && environment.equals(that.environment)
        && agent.equals(that.agent)
        && seed == that.seed
        && actionSize == that.actionSize
        && Arrays.equals(actions, that.actions)
        && Double.compare(episodicReturn, that.episodicReturn) == 0
        && checksum == that.checksum;
  }

  @Override
  public int hashCode() {
    return Long.hashCode(checksum) * 31 + Long.hashCode(seed);
  }

  @Override
  public String toString() {
    return environment + " by " + agent + ", seed " + seed + ", " + steps() + " steps";
  }
}
