package org.ludus.agent;

import java.util.Arrays;
import org.ludus.env.EnvironmentSpec;
import org.ludus.env.Space;
import org.ludus.env.SplitMix64;

/**
 * The smallest world that takes more than one step: five cells in a row, a start at the left, a
 * goal at the right, -1 a step. It is seen as the cell's number, or one-hot.
 */
public final class Corridor {

  /** Steps from start to goal. */
  public static final int SHORTEST = 4;

  private static final int CELLS = 5;
  private static final int LIMIT = 30;

  private final boolean oneHot;
  private final EnvironmentSpec spec;

  /** Makes a corridor. */
  public Corridor(boolean oneHot) {
    this.oneHot = oneHot;
    Space.Dimension[] dimensions = new Space.Dimension[CELLS];
    Arrays.fill(dimensions, new Space.Dimension("cell", "", 0, 1));
    Space seen = oneHot ? Space.Box.of(dimensions) : Space.Discrete.numbered(CELLS);
    spec = new EnvironmentSpec("corridor", seen, Space.Discrete.numbered(2), LIMIT, -4, 10);
  }

  /** Returns what an agent is made with. */
  public EnvironmentSpec spec() {
    return spec;
  }

  /** Lets an agent act and learn in that many streams at once. */
  public void train(Agent agent, int rounds, int rows) {
    int size = spec.observationSpace().size();
    Transitions transitions = new Transitions(rows, size, 1);
    int[] cells = new int[rows];
    int[] ages = new int[rows];
    for (int round = 0; round < rounds; round++) {
      for (int row = 0; row < rows; row++) {
        see(cells[row], transitions.observations, row * size);
      }
      agent.act(transitions.observations, transitions.actions, rows);
      for (int row = 0; row < rows; row++) {
        cells[row] = move(cells[row], transitions.actions[row]);
        ages[row]++;
        see(cells[row], transitions.nextObservations, row * size);
        transitions.rewards[row] = -1;
        transitions.terminated[row] = cells[row] == CELLS - 1;
        transitions.truncated[row] = !transitions.terminated[row] && ages[row] == LIMIT;
        if (transitions.ended(row)) {
          cells[row] = 0;
          ages[row] = 0;
        }
      }
      agent.learn(transitions);
    }
  }

  /** Returns how many steps a policy takes to the goal, at most the limit. */
  public int stepsToGoal(Policy policy) {
    float[] observation = new float[spec.observationSpace().size()];
    float[] action = new float[1];
    int cell = 0;
    int steps = 0;
    while (cell < CELLS - 1 && steps < LIMIT) {
      see(cell, observation, 0);
      policy.act(observation, action, new SplitMix64(0));
      cell = move(cell, action[0]);
      steps++;
    }
    return steps;
  }

  private void see(int cell, float[] observations, int offset) {
    if (oneHot) {
      Arrays.fill(observations, offset, offset + CELLS, 0);
      observations[offset + cell] = 1;
    } else {
      observations[offset] = cell;
    }
  }

  private static int move(int cell, float action) {
    return Math.max(0, Math.min(CELLS - 1, cell + (action == 1 ? 1 : -1)));
  }
}
