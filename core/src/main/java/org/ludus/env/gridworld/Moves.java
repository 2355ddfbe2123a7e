package org.ludus.env.gridworld;

import java.util.List;
import org.ludus.env.Space;

/** Steps from cell to cell of a board whose cells are numbered row by row from the top left. */
final class Moves {

  /** The four directions, in the order of their indices. */
  static final Space.Discrete ACTIONS = new Space.Discrete(List.of("up", "right", "down", "left"));

  private Moves() {}

  /** Returns the cell next to a cell in that direction, or the cell itself at the edge. */
  static int neighbour(int cell, int direction, int columns, int rows) {
    int column = cell % columns;
    return switch (direction) {
      case 0 -> cell >= columns ? cell - columns : cell;
      case 1 -> column < columns - 1 ? cell + 1 : cell;
      case 2 -> cell < columns * (rows - 1) ? cell + columns : cell;
      case 3 -> column > 0 ? cell - 1 : cell;
      default -> throw new IllegalArgumentException("no direction " + direction);
    };
  }

  /** Returns how many moves lie between two cells where no wall is in the way. */
  static int distance(int a, int b, int columns) {
    return Math.abs(a % columns - b % columns) + Math.abs(a / columns - b / columns);
  }
}
