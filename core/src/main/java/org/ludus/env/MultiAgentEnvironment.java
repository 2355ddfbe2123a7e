package org.ludus.env;

import java.util.List;
import java.util.Optional;

/**
 * An episodic game of several roles that act in one step: against each other, with each other, or
 * in turn. As in an {@link Environment}, what happens in an episode is a function of its seed and
 * of the actions of all roles alone; the arrays belong to the caller; an instance is confined to
 * one thread, and instances share nothing.
 *
 * <p>Roles are numbered from 0. Each has spaces and rewards of its own. A game of turns is one in
 * which all roles but one {@linkplain Turn#WAITS wait}; a role may be {@linkplain Turn#OUT out}
 * while the others go on. Which actions are legal in a state is not said: all of a space's are
 * taken, and a game decides what an impossible move comes to.
 *
 * <p>{@link org.ludus.env.wrapper.JointTimeLimit} limits the length of episodes and checks that
 * they are used in order. {@link org.ludus.env.wrapper.SingleRole} makes an {@code Environment} of
 * one role, in which any agent can learn.
 *
 * @param <S> the immutable picture of the game that a renderer draws
 */
public interface MultiAgentEnvironment<S> extends AutoCloseable {

  /** What a role has to do with the next step. */
  enum Turn {
    /** Its action is taken. */
    ACTS,
    /** Its action makes no difference; it observes, and may be paid. */
    WAITS,
    /** The episode has terminated for it: it is paid nothing any more, and observes its last. */
    OUT
  }

  /** How an episode stands after a step, for all roles together. */
  enum Ending {
    /** It goes on. */
    NONE,
    /** There is no future for any role; all are out. */
    TERMINATED,
    /** It was cut off from outside; those that are not out would have gone on. */
    TRUNCATED;

    /** Returns whether the episode is over, one way or the other. */
    public boolean ended() {
      return this != NONE;
    }
  }

  /** Returns what the roles are called, each by a name of its own; always the same. */
  List<String> roles();

  /**
   * Returns what who plays a role needs to know; the same for the life of the instance. Id, limit
   * and pace are the same for all roles, and the limit counts the steps that they take together.
   */
  EnvironmentSpec spec(int role);

  /**
   * Starts the episode with that seed and writes what each role observes first. At least one role
   * {@linkplain Turn#ACTS acts} next.
   *
   * @param observations for each role {@code spec(role).observationSpace().size()} numbers
   */
  void reset(long seed, float[][] observations);

  /** Returns what a role has to do with the next step; after the end, whether it is out. */
  Turn turn(int role);

  /**
   * Takes one action of every role that acts, and writes what all roles observe after it and what
   * they are paid.
   *
   * @param actions for each role {@code spec(role).actionSpace().size()} numbers, as in {@link
   *     Environment#step}; of roles that do not act, anything
   * @param observations receives for each role {@code spec(role).observationSpace().size()} numbers
   * @param rewards receives one for each role
   * @throws IllegalArgumentException if a discrete action of a role that acts is not one of its
   *     space's indices
   */
  Ending step(float[][] actions, float[][] observations, float[] rewards);

  /**
   * Returns an immutable picture of the game as it is now, as {@link Environment#snapshot} does.
   */
  S snapshot();

  /**
   * Returns what else the game can do for who plays a role, if it can, such as {@link Inspectable};
   * the same for the life of the instance. Nothing, unless overridden.
   *
   * @param type the interface that stands for the capability
   */
  default <C> Optional<C> capability(int role, Class<C> type) {
    return Optional.empty();
  }

  /** Frees native memory, where there is any. Closing twice is harmless. */
  @Override
  default void close() {}
}
