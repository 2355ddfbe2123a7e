package org.ludus.env;

import java.util.Optional;

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
 * <p>Five methods are all that a world has to have. What only some can do is a {@linkplain
 * #capability capability}.
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
   * Returns what else this world can do, if it can: {@link Inspectable} for people, {@link
   * FiniteMdp} for planners. Ask for it here and never by a cast, for what is wrapped is not seen
   * from outside. The answer is the same for the life of the instance.
   *
   * <p>A world has a capability by implementing its interface, and need not write this method. One
   * that has it with some options only answers for itself. Wrappers answer by the one rule that
   * {@link org.ludus.env.wrapper.Wrapper#capability} states.
   *
   * @param type the interface that stands for the capability
   */
  default <C> Optional<C> capability(Class<C> type) {
    return type.isInstance(this) ? Optional.of(type.cast(this)) : Optional.empty();
  }

  /** Frees native memory, where there is any. Closing twice is harmless. */
  @Override
  default void close() {}
}
