package org.ludus.agent.tabular;

import java.util.Arrays;
import org.ludus.agent.AgentContext;
import org.ludus.agent.parts.Argmax;
import org.ludus.agent.policy.TabularPolicy;
import org.ludus.file.Archive;

/** A table Q(s, a): a row of action values for each state, in one flat array. */
final class ActionValues {

  private final int states;
  private final int actions;
  private final float[] values;

  /**
   * Makes a table for all states and actions of an environment.
   *
   * @param initial what every value is at first
   * @throws IllegalArgumentException unless both are discrete
   */
  ActionValues(AgentContext context, double initial) {
    states = context.states();
    actions = context.actionCount();
    values = new float[Math.multiplyExact(states, actions)];
    Arrays.fill(values, (float) initial);
  }

  /** Returns all values; those of a state begin at {@link #row}. */
  float[] all() {
    return values;
  }

  int row(int state) {
    return state * actions;
  }

  int actions() {
    return actions;
  }

  float get(int state, int action) {
    return values[row(state) + action];
  }

  /** Moves a value by a share of its error. */
  void add(int state, int action, double change) {
    values[row(state) + action] += (float) change;
  }

  /** Returns the greatest value of a state. */
  float greatest(int state) {
    return values[row(state) + Argmax.of(values, row(state), actions)];
  }

  /** Returns the mean of the table. */
  double mean() {
    double sum = 0;
    for (float value : values) {
      sum += value;
    }
    return sum / values.length;
  }

  TabularPolicy policy() {
    return new TabularPolicy(states, actions, values);
  }

  void persist(Archive archive) {
    archive.floats(values);
  }
}
