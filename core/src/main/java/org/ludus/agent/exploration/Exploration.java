package org.ludus.agent.exploration;

import org.ludus.agent.Knob;
import org.ludus.agent.Metrics;
import org.ludus.file.Archive;

/**
 * A way to choose among actions of known value that also tries what does not look best: for tables
 * and networks alike. It says how likely it takes each action, chooses, and is told what was taken.
 * Confined to its agent's thread.
 */
public interface Exploration {

  /** The number of a state that has none, where values come from a network. */
  int NO_STATE = -1;

  /** Brings what changes with time to where it is after so many environment steps. */
  void follow(long step);

  /**
   * Writes how likely each action is.
   *
   * @param state number of the state, or {@link #NO_STATE}
   * @param values hold the actions' values from {@code at} on, {@code count} of them
   * @param probabilities receives one number per action, from its beginning
   */
  void probabilities(int state, float[] values, int at, int count, double[] probabilities);

  /** Chooses an action with those probabilities. */
  int choose(int state, float[] values, int at, int count);

  /** Chooses any of so many actions, each with the same chance. */
  int any(int count);

  /** Learns what was done, which those who count need to know. */
  default void taken(int state, int action) {}

  /** Declares what is worth plotting, such as {@code epsilon}. */
  void declare(Metrics metrics);

  /** Returns what a person may turn, which then leaves its schedule. */
  Knob knob();

  /**
   * Keeps where the random numbers stand, and what was counted or set by hand; or brings it back.
   */
  void persist(Archive archive);
}
