package org.ludus.env;

/**
 * A world's model, where it consists of few states: a finite Markov decision process (Sutton and
 * Barto 2018, chapter 3). A capability that an {@link Environment} may have, for planners and for
 * agents that keep tables.
 *
 * <p>States and actions are numbered from 0, the actions as the discrete action space does. The
 * model is the same for the life of the instance and a function of the world's options alone: not
 * of the episode. Time limits are no part of it. Asking changes nothing that happens.
 */
public interface FiniteMdp {

  /** Returns the number of states, those that no episode ever comes to included. */
  int states();

  /** Returns the number of actions, all of which there are in every state. */
  int actions();

  /**
   * Returns the number of the state that the running episode is in, or that it ended in.
   * Meaningless before the first reset.
   */
  int state();

  /**
   * Returns the number of the state it would be now if the agent were at that place and all else
   * were as it is: of the places that {@link Inspectable#observeFrom} knows.
   *
   * @throws IndexOutOfBoundsException if there is no such place, as in worlds that have none
   */
  default int stateFrom(int place) {
    throw new IndexOutOfBoundsException("there is no place " + place);
  }

  /** Lists all states that an episode can start in, each once, with their probabilities. */
  void starts(StartSink sink);

  /**
   * Lists all that can come of an action in a state. Their probabilities add up to 1; what leads to
   * one state may be listed in several parts.
   *
   * <p>A state in which episodes terminate is listed as leading to itself, with probability 1 and
   * reward 0, and terminal: nothing comes after it. Of a state that no episode ever comes to,
   * something of this form is listed that means nothing.
   *
   * @throws IndexOutOfBoundsException if there is no such state or action
   */
  void outcomes(int state, int action, OutcomeSink sink);

  /** Receives the states in which an episode can start. */
  @FunctionalInterface
  interface StartSink {

    /**
     * Takes one of them.
     *
     * @param probability above 0, at most 1
     */
    void start(double probability, int state);
  }

  /** Receives what can come of an action. */
  @FunctionalInterface
  interface OutcomeSink {

    /**
     * Takes one outcome.
     *
     * @param probability above 0, at most 1
     * @param nextState the state it leads to
     * @param reward the reward of that step, as {@link Environment#step} gives it
     * @param terminal whether the episode terminates with it
     */
    void outcome(double probability, int nextState, float reward, boolean terminal);
  }
}
