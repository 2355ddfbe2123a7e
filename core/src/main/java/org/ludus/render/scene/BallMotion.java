package org.ludus.render.scene;

import java.util.List;
import org.ludus.env.arcade.BreakoutState;

/**
 * Where the ball of breakout is drawn, now and a while ago. From one step to the next it flies from
 * cell to cell; where the rules turn it round within a cell, it is seen to fly to what turns it and
 * back.
 */
final class BallMotion {

  /** Radius of the ball, in cells. */
  static final float RADIUS = 0.26f;

  /** The part of a step after which the ball meets what turns it. */
  static final float IMPACT = 0.5f;

  /** How far beyond the middle of its cell the ball gets where a wall turns it. */
  private static final float TO_WALL = 0.5f - RADIUS;

  private static final float TO_BRICK = TO_WALL + BreakoutRenderer.BRICK_GAP;
  private static final float TO_PADDLE = 1.5f - RADIUS - BreakoutRenderer.PADDLE_TOP;

  private BallMotion() {}

  /** Returns for how many steps before the moment a state shows the motion is known. */
  static float known(BreakoutState state) {
    return state.path().size() == 1 ? 0 : state.path().size() - 2 + state.progress();
  }

  /**
   * Returns where the ball was across the world.
   *
   * @param back steps before the moment the state shows, as far as known
   */
  static float x(BreakoutState state, float back) {
    int step = step(state, back);
    int to = ArcadeBoard.column(state.path().get(step));
    if (step + 1 == state.path().size()) {
      return ArcadeBoard.x(to);
    }
    int from = ArcadeBoard.column(state.path().get(step + 1));
    float part = part(state, back, step);
    float bounce = from != to ? 0 : (to == 0 ? -TO_WALL : TO_WALL) * bounce(part);
    return ArcadeBoard.x(from + (to - from) * part) + bounce;
  }

  /**
   * Returns where the ball was up the world.
   *
   * @param back steps before the moment the state shows, as far as known
   */
  static float y(BreakoutState state, float back) {
    int step = step(state, back);
    int to = ArcadeBoard.row(state.path().get(step));
    if (step + 1 == state.path().size()) {
      return ArcadeBoard.y(to);
    }
    int from = ArcadeBoard.row(state.path().get(step + 1));
    float part = part(state, back, step);
    float bounce = from != to ? 0 : rise(to, state.strikes().get(step)) * bounce(part);
    return ArcadeBoard.y(from + (to - from) * part) + bounce;
  }

  /** Returns how far up, or if negative down, a ball flies that is turned in its row. */
  private static float rise(int row, int struck) {
    if (struck >= 0) {
      return ArcadeBoard.row(struck) < row ? TO_BRICK : -TO_BRICK;
    }
    return row == 0 ? TO_WALL : -TO_PADDLE;
  }

  /** Returns 0 at the ends of a step and 1 at the impact. */
  private static float bounce(float part) {
    return part < IMPACT ? part / IMPACT : (1 - part) / (1 - IMPACT);
  }

  /** Returns which step of the path a moment belongs to; the last one there is for those before. */
  private static int step(BreakoutState state, float back) {
    List<Integer> path = state.path();
    return Math.min((int) (1 - state.progress() + back), path.size() - 1);
  }

  private static float part(BreakoutState state, float back, int step) {
    return 1 - (1 - state.progress() + back - step);
  }
}
