package org.ludus.agent.policy;

import org.ludus.agent.Actor;
import org.ludus.agent.Explains;
import org.ludus.agent.Policy;
import org.ludus.agent.parts.Argmax;

/** Takes the action of greatest value in a table; the first of equals. */
public final class TabularPolicy implements Policy, Explains, Actor {

  private final int states;
  private final int actions;
  private final float[] values;

  /**
   * Copies a table.
   *
   * @param values one row of action values per state
   * @throws IllegalArgumentException if there are not so many
   */
  public TabularPolicy(int states, int actions, float[] values) {
    if (values.length != (long) states * actions) {
      throw new IllegalArgumentException(
          "%s values given, %s x %s needed".formatted(values.length, states, actions));
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

  /** Returns the table itself, which remembers nothing. */
  @Override
  public Actor newActor() {
    return this;
  }

  @Override
  public void act(float[] observations, int at, float[] chosen, int to) {
    chosen[to] = Argmax.of(values, row(observations[at]), actions);
  }

  @Override
  public Scores scores() {
    return Scores.ACTION_VALUES;
  }

  @Override
  public void score(float[] observation, float[] scores) {
    System.arraycopy(values, row(observation[0]), scores, 0, actions);
  }

  /** Returns the greatest of the action values. */
  @Override
  public float value(float[] observation) {
    int row = row(observation[0]);
    return values[row + Argmax.of(values, row, actions)];
  }

  /** Returns where the values of a state begin. */
  private int row(float state) {
    return ((int) state) * actions;
  }
}
