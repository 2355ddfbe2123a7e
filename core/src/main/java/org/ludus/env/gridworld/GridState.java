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
    int steps) {

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
}
