package org.ludus.env.arcade;

import java.util.List;

/**
 * A picture of a game of breakout. Rows count from the top, columns from the left, both from 0.
 *
 * @param paddle column of the paddle, which is always in the last row
 * @param previousPaddle its column a step ago
 * @param ballRow row of the ball
 * @param ballColumn column of the ball
 * @param trailRow where the ball was a step ago; at the start of a game where it is
 * @param trailColumn the same for columns
 * @param bricks cells that hold a brick, as {@code row * 10 + column}, in order
 * @param struck the cell whose brick the last step has taken away, or -1
 * @param score bricks taken away so far
 * @param steps steps taken so far
 * @param lost whether the ball has got past the paddle
 * @param progress how far the last step has got, from 0, as things were before it, to 1
 */
public record BreakoutState(
    int paddle,
    int previousPaddle,
    int ballRow,
    int ballColumn,
    int trailRow,
    int trailColumn,
    List<Integer> bricks,
    int struck,
    int score,
    int steps,
    boolean lost,
    float progress) {

  /** Makes the list immutable. */
  public BreakoutState {
    bricks = List.copyOf(bricks);
  }

  /** Returns the same with its last step only partly done. */
  public BreakoutState withProgress(float part) {
    return new BreakoutState(
        paddle,
        previousPaddle,
        ballRow,
        ballColumn,
        trailRow,
        trailColumn,
        bricks,
        struck,
        score,
        steps,
        lost,
        part);
  }
}
