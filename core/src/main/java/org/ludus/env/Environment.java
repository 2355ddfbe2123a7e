package org.ludus.env;

import java.util.List;

/**
 * An episodic decision process. What happens in an episode is a function of its seed and its
 * actions alone: not of the episodes before it, not of the wall clock, not of who is watching.
 *
 * <p>Observations and actions are flat arrays that the caller owns; the environment reads or writes
 * them during the call and keeps no reference. An instance is confined to one thread; instances
 * share nothing, so any number may run side by side.
 *
 * <p>The dynamics classes neither limit an episode's length nor check that they are used in order:
 * {@link org.ludus.env.wrapper.TimeLimit} does both, once, for all of them.
 *
 * @param <S> the immutable picture of the world that a renderer draws
 */
public interface Environment<S> extends AutoCloseable {

  /** Returns what an agent needs to know beforehand; the same for the life of the instance. */
  EnvironmentSpec spec();

  /**
   * Starts the episode with that seed and writes its first observation.
   *
   * @param observation receives {@code spec().observationSpace().size()} numbers
   */
  void reset(long seed, float[] observation);

  /**
   * Takes one action and writes the observation that follows it, the last one of an episode
   * included.
   *
   * @param action {@code spec().actionSpace().size()} numbers: for a {@link Space.Discrete} space
   *     the index of the action, for a {@link Space.Box} its components, clipped by the environment
   *     to the space's bounds
   * @param observation receives {@code spec().observationSpace().size()} numbers
   * @throws IllegalArgumentException if a discrete action is not one of the space's indices
   */
  StepResult step(float[] action, float[] observation);

  /**
   * Returns an immutable picture of the world as it is now. Made for every drawn frame, not for
   * every step, so it may allocate. Taking it never changes what happens next.
   */
  S snapshot();

  /**
   * Returns whether the episode, now that it has ended, ended well: the goal reached, the lander at
   * rest, the pole still up. Undefined while it goes on.
   */
  boolean succeeded();

  /**
   * Returns the number of places the agent can be at in this episode, in worlds that consist of
   * few: numbered from 0 as the state numbers its cells, those that cannot be entered included. 0
   * in all other worlds.
   */
  default int places() {
    return 0;
  }

  /**
   * Writes what would be observed now if the agent were at that place and all else were as it is.
   * For places that cannot be entered, such as walls, the numbers are written all the same and mean
   * nothing. Asking changes nothing that happens.
   *
   * @param place less than {@link #places}
   * @param observation receives {@code spec().observationSpace().size()} numbers
   * @throws IndexOutOfBoundsException if there is no such place
   */
  default void observeFrom(int place, float[] observation) {
    throw new IndexOutOfBoundsException(spec().id() + " has no place " + place);
  }

  /**
   * Returns what the last step's reward is made of, always the same terms in the same order, whose
   * values add up to it but for rounding; all 0 before the first step. Empty where a reward has no
   * parts worth telling apart. Made for every drawn frame, like {@link #snapshot}.
   */
  default List<RewardTerm> rewardTerms() {
    return List.of();
  }

  /** Frees native memory, where there is any. Closing twice is harmless. */
  @Override
  default void close() {}
}
