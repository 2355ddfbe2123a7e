package org.ludus.agent.tabular;

import java.util.random.RandomGenerator;
import org.ludus.agent.Policy;
import org.ludus.agent.exploration.EpsilonGreedy;

/** Takes the action of greatest value in a table; the first of equals. */
public final class TabularPolicy implements Policy {

  private final int states;
  private final int actions;
  private final float[] values;

  /**
   * Copies a table.
   *
   * @param values one row of action values per state
   */
  public TabularPolicy(int states, int actions, float[] values) {
    if (values.length != states * actions) {
      throw new IllegalArgumentException(
          "%d values given, %d x %d needed".formatted(values.length, states, actions));
    }
    this.states = states;
    this.actions = actions;
    this.values = values.clone();
  }

  /** Returns the number of rows. */
  public int states() {
    return states;
  }

  /** Returns the number of values in a row. */
  public int actions() {
    return actions;
  }

  /** Returns a copy of the table, one row of action values per state. */
  public float[] values() {
    return values.clone();
  }

  @Override
  public void act(float[] observation, float[] action, RandomGenerator random) {
    action[0] = EpsilonGreedy.greatest(values, ((int) observation[0]) * actions, actions);
  }

  @Override
  public Scores scores() {
    return Scores.ACTION_VALUES;
  }

  @Override
  public void score(float[] observation, float[] scores) {
    System.arraycopy(values, ((int) observation[0]) * actions, scores, 0, actions);
  }

  /** Returns the greatest of the action values. */
  @Override
  public float value(float[] observation) {
    int row = ((int) observation[0]) * actions;
    return values[row + EpsilonGreedy.greatest(values, row, actions)];
  }
}
