package org.ludus.env.gridworld;

import java.util.List;

/**
 * A picture of a board of cells, numbered row by row from the top left, starting with 0.
 *
 * @param columns cells in a row
 * @param rows cells in a column
 * @param walls numbers of the cells that cannot be entered
 * @param teleporters doors that lead from one cell to another
 * @param start cell the episode began in
 * @param goal cell that ends it
 * @param agent cell the agent is in
 * @param previous cell it was in before the last step
 * @param lastAction index of the last action: 0 up, 1 right, 2 down, 3 left; -1 before the first
 * @param bumped whether the last step ran into a wall or the edge
 * @param steps steps taken in the episode
 * @param progress how much of the last step has happened, 0 to 1; always 1 in an environment's own
 *     pictures, less in those drawn between two of them
 */
public record GridState(
    int columns,
    int rows,
    List<Integer> walls,
    List<Teleporter> teleporters,
    int start,
    int goal,
    int agent,
    int previous,
    int lastAction,
    boolean bumped,
    int steps,
    float progress) {

  /**
   * A door that opens one way.
   *
   * @param from cell that is left on being entered
   * @param to cell one finds oneself in
   */
  public record Teleporter(int from, int to) {}

  /** Makes the lists immutable. */
  public GridState {
    walls = List.copyOf(walls);
    teleporters = List.copyOf(teleporters);
  }

  /** Returns this board with so much of its last step done, 0 to 1. */
  public GridState withProgress(float part) {
    return new GridState(
        columns,
        rows,
        walls,
        teleporters,
        start,
        goal,
        agent,
        previous,
        lastAction,
        bumped,
        steps,
        part);
  }
}
