package org.ludus.render.scene;

import org.ludus.env.gridworld.GridState;
import org.ludus.render.Canvas;
import org.ludus.render.Shapes;

/** Where the cells of a board are, in the units of {@link GridRenderer}'s world. */
record GridLayout(int columns, int rows, float cell, float left, float bottom) {

  private static final float LARGEST_BOARD_WIDTH = 13.4f;
  private static final float LARGEST_BOARD_HEIGHT = 8.6f;
  private static final float LARGEST_CELL = 2;
  private static final float GAP = 0.035f;

  /** Lays a board out in the middle of the world, as large as it may be. */
  static GridLayout of(GridState state) {
    float fitting =
        Math.min(LARGEST_BOARD_WIDTH / state.columns(), LARGEST_BOARD_HEIGHT / state.rows());
    float cell = Math.min(fitting, LARGEST_CELL);
    return new GridLayout(
        state.columns(),
        state.rows(),
        cell,
        (GridRenderer.WIDTH - cell * state.columns()) / 2,
        (GridRenderer.HEIGHT - cell * state.rows()) / 2);
  }

  /** Returns the x of a cell's middle. */
  float x(int number) {
    return left + (number % columns + 0.5f) * cell;
  }

  /** Returns the y of a cell's middle. */
  float y(int number) {
    return bottom + (rows - number / columns - 0.5f) * cell;
  }

  /** Fills a cell but for the gap around it. */
  void fillTile(Shapes shapes, Canvas canvas, int number, int color) {
    float size = cell * (1 - 2 * GAP);
    shapes.roundedRectangle(
        canvas, x(number) - size / 2, y(number) - size / 2, size, size, cell * 0.14f, color);
  }
}
