package org.ludus.recording;

import java.util.Arrays;
import org.ludus.env.EnvironmentSpec;
import org.ludus.env.Space;

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
    this(environment, agent, seed, actionSize, episodicReturn, checksum, actions.clone());
  }

  private EpisodeLog(
      String environment,
      String agent,
      long seed,
      int actionSize,
      double episodicReturn,
      long checksum,
      float[] actions) {
    if (actionSize < 1 || actions.length % actionSize != 0) {
      throw new IllegalArgumentException(
          actions.length + " numbers are no actions of " + actionSize + " each");
    }
    this.environment = environment;
    this.agent = agent;
    this.seed = seed;
    this.actionSize = actionSize;
    this.actions = actions;
    this.episodicReturn = episodicReturn;
    this.checksum = checksum;
  }

  /** Makes a log of actions that nobody else knows, which are not copied. */
  static EpisodeLog owning(
      String environment,
      String agent,
      long seed,
      int actionSize,
      float[] actions,
      double episodicReturn,
      long checksum) {
    return new EpisodeLog(environment, agent, seed, actionSize, episodicReturn, checksum, actions);
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

  /**
   * Makes sure that a world can take all of the actions.
   *
   * @throws IllegalArgumentException if they are of another size, or one is none of the world's;
   *     the message says in one line which
   */
  void requireActionsOf(EnvironmentSpec world) {
    Space space = world.actionSpace();
    if (space.size() != actionSize) {
      throw new IllegalArgumentException(
          "its actions have %s numbers, but %s takes %s"
              .formatted(actionSize, world.id(), space.size()));
    }
    for (int step = 0; step < steps(); step++) {
      if (!isActionOf(space, step * actionSize)) {
        throw new IllegalArgumentException(
            "the action of step %s, %s, is none of %s"
                .formatted(step + 1, actionAsText(step), world.id()));
      }
    }
  }

  /** Numbers may lie outside of a box, which worlds cut them to, but have to be numbers. */
  private boolean isActionOf(Space space, int offset) {
    if (space instanceof Space.Discrete) {
      return space.contains(actions, offset);
    }
    for (int i = 0; i < actionSize; i++) {
      if (!Float.isFinite(actions[offset + i])) {
        return false;
      }
    }
    return true;
  }

  private String actionAsText(int step) {
    float[] action = Arrays.copyOfRange(actions, step * actionSize, (step + 1) * actionSize);
    return action.length == 1 ? Float.toString(action[0]) : Arrays.toString(action);
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
