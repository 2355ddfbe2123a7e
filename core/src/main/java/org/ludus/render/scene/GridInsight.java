package org.ludus.render.scene;

import org.ludus.env.gridworld.GridState;
import org.ludus.render.Canvas;
import org.ludus.render.Insight;
import org.ludus.render.Palette;
import org.ludus.render.Shapes;

/**
 * Draws what an agent thinks of the cells of a board: the better a cell, the more striking its
 * colour, with an arrow at the edge that it would leave it by.
 *
 * <p>Neither walls nor the goal are shown: nobody ever chooses an action there.
 */
final class GridInsight {

  private static final float OPACITY = 0.75f;

  private final Palette palette;
  private final Shapes shapes;

  GridInsight(Palette palette, Shapes shapes) {
    this.palette = palette;
    this.shapes = shapes;
  }

  /** Colours the cells of a board whose values are known. */
  void drawValues(Canvas canvas, GridLayout layout, GridState state, Insight insight) {
    float[] values = shown(state, insight.placeValues());
    float least = Float.POSITIVE_INFINITY;
    float greatest = Float.NEGATIVE_INFINITY;
    for (float value : values) {
      if (Float.isFinite(value)) {
        least = Math.min(least, value);
        greatest = Math.max(greatest, value);
      }
    }
    for (int cell = 0; cell < values.length; cell++) {
      if (Float.isFinite(values[cell])) {
        float part = greatest > least ? (values[cell] - least) / (greatest - least) : 0.5f;
        layout.fillTile(shapes, canvas, cell, Palette.fade(palette.heat(part), OPACITY));
      }
    }
  }

  /** Returns the values of the cells, NaN for those that are not shown. */
  private static float[] shown(GridState state, float[] values) {
    float[] shown = values.clone();
    if (shown.length > 0) {
      state.walls().forEach(wall -> shown[wall] = Float.NaN);
      shown[state.goal()] = Float.NaN;
    }
    return shown;
  }

  /** Draws arrows in the cells of a board whose actions are known. */
  void drawActions(Canvas canvas, GridLayout layout, GridState state, Insight insight) {
    int[] actions = insight.placeActions().clone();
    if (actions.length > 0) {
      state.walls().forEach(wall -> actions[wall] = -1);
      actions[state.goal()] = -1;
    }
    for (int cell = 0; cell < actions.length; cell++) {
      if (actions[cell] >= 0) {
        drawArrow(canvas, layout, cell, actions[cell]);
      }
    }
  }

  /** Draws a light arrowhead with a dark edge, to be seen on any colour. */
  private void drawArrow(Canvas canvas, GridLayout layout, int cell, int action) {
    int dx = action == 1 ? 1 : action == 3 ? -1 : 0;
    int dy = action == 0 ? 1 : action == 2 ? -1 : 0;
    float x = layout.x(cell) + dx * layout.cell() * 0.34f;
    float y = layout.y(cell) + dy * layout.cell() * 0.34f;
    shapes.arrowhead(canvas, x, y, layout.cell() * 0.13f, dx, dy, palette.ink());
    shapes.arrowhead(canvas, x, y, layout.cell() * 0.085f, dx, dy, palette.white());
  }
}
