package org.ludus.agent.heuristic;

import java.util.random.RandomGenerator;
import org.ludus.agent.Policy;

/**
 * Walks to grid-world's goal: first along the row, then along the column. That is a shortest way as
 * long as no wall is in it; the rule does not see walls and runs into them.
 */
public final class GridWorldHeuristic implements Policy {

  private static final float UP = 0;
  private static final float RIGHT = 1;
  private static final float DOWN = 2;
  private static final float LEFT = 3;

  private final int columns;
  private final int cells;

  private GridWorldHeuristic(int columns, int cells) {
    this.columns = columns;
    this.cells = cells;
  }

  /** Returns the rule for one-hot observations of a board of that size. */
  public static GridWorldHeuristic oneHot(int columns, int rows) {
    return new GridWorldHeuristic(columns, columns * rows);
  }

  /** Returns the rule for observations that are coordinates. */
  public static GridWorldHeuristic coordinates() {
    return new GridWorldHeuristic(0, 0);
  }

  @Override
  public void act(float[] observation, float[] action, RandomGenerator random) {
    if (cells == 0) {
      action[0] = towards(observation[2] - observation[0], observation[3] - observation[1]);
      return;
    }
    int agent = hot(observation, 0);
    int goal = hot(observation, cells);
    action[0] = towards(goal % columns - agent % columns, goal / columns - agent / columns);
  }

  private static float towards(float right, float down) {
    if (right != 0) {
      return right > 0 ? RIGHT : LEFT;
    }
    return down > 0 ? DOWN : UP;
  }

  private int hot(float[] observation, int offset) {
    int cell = 0;
    while (cell < cells - 1 && observation[offset + cell] == 0) {
      cell++;
    }
    return cell;
  }
}
