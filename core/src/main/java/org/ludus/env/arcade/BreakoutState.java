package org.ludus.env.arcade;

import java.util.List;

/**
 * A picture of a game of breakout. Cells are {@code row * 10 + column}; rows count from the top,
 * columns from the left, both from 0.
 *
 * @param paddle column of the paddle, which is always in the last row
 * @param previousPaddle its column a step ago
 * @param path cells in which the ball is and was, latest first: as many as it has been in, at most
 *     five
 * @param strikes for each step of that path the cell whose brick it has taken away, or -1, latest
 *     first; one less than cells in the path
 * @param bricks cells that hold a brick, in order
 * @param relaid steps since the wall of bricks was last laid anew, or -1 if it is still the first
 * @param score bricks taken away so far
 * @param steps steps taken so far
 * @param lost whether the ball has got past the paddle
 * @param progress how far the last step has got, from 0, as things were before it, to 1
 */
public record BreakoutState(
    int paddle,
    int previousPaddle,
    List<Integer> path,
    List<Integer> strikes,
    List<Integer> bricks,
    int relaid,
    int score,
    int steps,
    boolean lost,
    float progress) {

  /** Makes the lists immutable. */
  public BreakoutState {
    path = List.copyOf(path);
    strikes = List.copyOf(strikes);
    bricks = List.copyOf(bricks);
  }

  /** Returns the row of the ball. */
  public int ballRow() {
    return path.get(0) / Cells.SIZE;
  }

  /** Returns the column of the ball. */
  public int ballColumn() {
    return path.get(0) % Cells.SIZE;
  }

  /** Returns the cell whose brick the last step has taken away, or -1. */
  public int struck() {
    return strikes.isEmpty() ? -1 : strikes.get(0);
  }

  /** Returns the same with its last step only partly done. */
  public BreakoutState withProgress(float part) {
    return new BreakoutState(
        paddle, previousPaddle, path, strikes, bricks, relaid, score, steps, lost, part);
  }
}
