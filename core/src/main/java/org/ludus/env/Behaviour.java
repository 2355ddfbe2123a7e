package org.ludus.env;

import java.util.random.RandomGenerator;

/**
 * Who plays a role that is not the learner's. It may remember within an episode; what it does there
 * follows from what it observes and from what it draws. Belongs to one player and one thread.
 */
@FunctionalInterface
public interface Behaviour {

  /**
   * Gets ready for an episode and forgets the one before.
   *
   * @param random to draw from until the next episode begins
   */
  default void begin(RandomGenerator random) {}

  /**
   * Chooses an action.
   *
   * @param observations holds the observation
   * @param at where in that array it starts
   * @param actions receives the action
   * @param to where in that array it is to start
   */
  void act(float[] observations, int at, float[] actions, int to);

  /**
   * Returns one that draws from all actions with equal chance; from the typical range of each
   * number, where they are real.
   */
  static Behaviour uniform(Space actions) {
    return new UniformBehaviour(actions);
  }
}
