package org.ludus.agent;

import java.util.random.RandomGenerator;

/**
 * Acts: the one way in which anybody here does, whether a learner that explores, a trained policy
 * or a rule. An actor may remember within an episode (an option that runs, a recurrent state, a
 * plan) and is confined to one thread at a time.
 *
 * <p>Observations and actions lie in flat arrays of the caller's, so that rows of many need not be
 * copied out; an actor keeps no reference to them.
 */
@FunctionalInterface
public interface Actor {

  /**
   * Begins an episode, and forgets the one before. Actors that leave nothing to chance and remember
   * nothing need not care.
   *
   * @param random what the actor draws from until the next episode; its owner's, who may go on
   *     drawing from it afterwards
   */
  default void begin(RandomGenerator random) {}

  /**
   * Chooses an action.
   *
   * @param observations holds what is seen from {@code at} on
   * @param actions receives the action from {@code to} on
   */
  void act(float[] observations, int at, float[] actions, int to);
}
