package org.ludus.agent.heuristic;

import org.ludus.agent.Actor;
import org.ludus.agent.Policy;

/**
 * Walks to grid-world's goal: first along the row, then along the column. That is a shortest way as
 * long as no wall is in it; the rule does not see walls and runs into them.
 */
public final class GridWorldHeuristic implements Policy, Actor {

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

  /** Returns the rule itself, which remembers nothing. */
  @Override
  public Actor newActor() {
    return this;
  }

  @Override
  public void act(float[] observations, int at, float[] actions, int to) {
    if (cells == 0) {
      actions[to] =
          towards(
              observations[at + 2] - observations[at], observations[at + 3] - observations[at + 1]);
      return;
    }
    int agent = hot(observations, at);
    int goal = hot(observations, at + cells);
    actions[to] = towards(goal % columns - agent % columns, goal / columns - agent / columns);
  }

  private static float towards(float right, float down) {
    if (right != 0) {
      return right > 0 ? RIGHT : LEFT;
    }
    return down > 0 ? DOWN : UP;
  }

  private int hot(float[] observations, int at) {
    int cell = 0;
    while (cell < cells - 1 && observations[at + cell] == 0) {
      cell++;
    }
    return cell;
  }
}
