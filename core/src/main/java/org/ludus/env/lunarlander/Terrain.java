package org.ludus.env.lunarlander;

import java.util.ArrayList;
import java.util.List;
import org.ludus.env.Draws;

/** The ground below the lander: a line through eleven points, flat where the pad is. */
final class Terrain {

  /** Width of the visible world, in m: 600 px at 30 px a metre. */
  static final double WIDTH = 600 / 30.0;

  /** Height of the visible world, in m: 400 px at 30 px a metre. */
  static final double HEIGHT = 400 / 30.0;

  /** Height that observations are measured from, in m. */
  static final double HELIPAD_Y = HEIGHT / 4;

  /** Number of points. */
  static final int POINTS = 11;

  // The pad's three points lie at the middle, and one more on each side keeps the smoothing off it.
  private static final int FIRST_FLAT = POINTS / 2 - 2;
  private static final int LAST_FLAT = POINTS / 2 + 2;

  private final double[] drawn = new double[POINTS + 1];
  private final double[] heights = new double[POINTS];

  /** Draws new ground. */
  void draw(Draws draws) {
    for (int i = 0; i < drawn.length; i++) {
      drawn[i] = draws.uniform(0, HEIGHT / 2);
    }
    for (int i = FIRST_FLAT; i <= LAST_FLAT; i++) {
      drawn[i] = HELIPAD_Y;
    }
    for (int i = 0; i < POINTS; i++) {
      double before = drawn[i == 0 ? drawn.length - 1 : i - 1];
      // 0.33, not a third: the benchmark's pad lies 3 cm below the height it measures from.
      heights[i] = 0.33 * (before + drawn[i] + drawn[i + 1]);
    }
  }

  /** Returns the position of a point, in m. */
  static double x(int point) {
    return WIDTH / (POINTS - 1) * point;
  }

  /** Returns the height of a point, in m. */
  double y(int point) {
    return heights[point];
  }

  /** Returns the heights of all points, in m. */
  List<Float> heights() {
    List<Float> list = new ArrayList<>(POINTS);
    for (double height : heights) {
      list.add((float) height);
    }
    return list;
  }
}
