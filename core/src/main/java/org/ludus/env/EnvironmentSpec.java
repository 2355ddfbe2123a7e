package org.ludus.env;

/**
 * What an agent, and a person, need to know of an environment before the first episode.
 *
 * @param id what it is called on the command line, such as {@code cart-pole}
 * @param observationSpace where observations come from
 * @param actionSpace where actions come from
 * @param maxEpisodeSteps steps after which an episode is truncated, or {@link #NO_LIMIT}
 * @param solvedReturn mean return over 100 episodes from which on the environment counts as solved
 * @param stepsPerSecond how many steps a second look and feel right on screen
 */
public record EnvironmentSpec(
    String id,
    Space observationSpace,
    Space actionSpace,
    int maxEpisodeSteps,
    double solvedReturn,
    int stepsPerSecond) {

  /** The {@code maxEpisodeSteps} of an environment whose episodes are never truncated. */
  public static final int NO_LIMIT = Integer.MAX_VALUE;

  /** Steps that a world without a limit is given to end an episode, where others wait for it. */
  private static final int PATIENCE = 10_000;

  /** Checks the numbers. */
  public EnvironmentSpec {
    if (maxEpisodeSteps < 1 || stepsPerSecond < 1) {
      throw new IllegalArgumentException(id + ": limits must be positive");
    }
  }

  /**
   * Returns how many steps an episode may take where others wait for its end: where agents are
   * judged or recorded, and where they learn from whole episodes. That is the limit or, of a world
   * that has none and may go on for ever, 10,000.
   */
  public int longestAwaited() {
    return maxEpisodeSteps == NO_LIMIT ? PATIENCE : maxEpisodeSteps;
  }

  /** Returns this spec with another observation space. */
  public EnvironmentSpec withObservationSpace(Space space) {
    return new EnvironmentSpec(
        id, space, actionSpace, maxEpisodeSteps, solvedReturn, stepsPerSecond);
  }

  /** Returns this spec with another action space. */
  public EnvironmentSpec withActionSpace(Space space) {
    return new EnvironmentSpec(
        id, observationSpace, space, maxEpisodeSteps, solvedReturn, stepsPerSecond);
  }
}
