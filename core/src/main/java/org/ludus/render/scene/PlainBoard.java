package org.ludus.render.scene;

import java.util.List;
import java.util.Locale;
import org.ludus.env.EnvironmentSpec;
import org.ludus.env.Space;
import org.ludus.render.Canvas;
import org.ludus.render.Insight;
import org.ludus.render.Lettering;
import org.ludus.render.Observed;
import org.ludus.render.Palette;
import org.ludus.render.Shapes;

/** Draws the places of a world as squares, and who is at one of them. */
final class PlainBoard {

  private static final float LARGEST_CELL = 1.5f;
  private static final float RIM = 0.16f;
  private static final float GAP = 0.035f;
  private static final float VALUE_OPACITY = 0.8f;

  /** How far below the middle of a square the agent is, in squares: above it is the name. */
  private static final float BELOW_NAME = 0.07f;

  /** The width of a square that has room for its name. */
  private static final float ROOMY = 0.62f;

  private final Palette palette;
  private final Shapes shapes;

  PlainBoard(Palette palette, Shapes shapes) {
    this.palette = palette;
    this.shapes = shapes;
  }

  /** Where the squares are. */
  private record Layout(Observed.Board board, float cell, float left, float top) {

    static Layout of(Area area, Observed.Board board) {
      float fitting =
          Math.min(
              (area.width() - 2 * RIM) / board.columns(), (area.height() - 2 * RIM) / board.rows());
      float cell = Math.min(fitting, LARGEST_CELL);
      return new Layout(
          board,
          cell,
          area.x() + (area.width() - cell * board.columns()) / 2,
          area.top() - (area.height() - cell * board.rows()) / 2);
    }

    float x(int place) {
      return left + (place % board.columns() + 0.5f) * cell;
    }

    float y(int place) {
      int row = place / board.columns();
      return top - (row + 0.5f) * cell;
    }
  }

  /** Draws the squares. */
  void drawStill(Canvas canvas, Area area, EnvironmentSpec spec, Observed.Board board) {
    Layout layout = Layout.of(area, board);
    float width = board.columns() * layout.cell() + 2 * RIM;
    float height = board.rows() * layout.cell() + 2 * RIM;
    float x = layout.left() - RIM;
    float y = layout.top() + RIM - height;
    shapes.roundedRectangle(canvas, x, y, width, height, 0.24f, palette.frameEdge());
    for (int place = 0; place < board.places(); place++) {
      boolean light = (place % board.columns() + place / board.columns()) % 2 == 0;
      tile(canvas, layout, place, light ? palette.tileLight() : palette.tile());
    }
    if (layout.cell() >= ROOMY) {
      drawNames(canvas, layout, spec);
    }
  }

  /** Writes what places are called into their upper left corners, all as large. */
  private void drawNames(Canvas canvas, Layout layout, EnvironmentSpec spec) {
    Observed.Board board = layout.board();
    float cell = layout.cell();
    float size = cell * 0.17f;
    for (int place = 0; place < board.places(); place++) {
      size = Math.min(size, Numbers.fittingSize(name(spec, board, place), size, cell * 0.8f));
    }
    int color = Palette.mix(palette.tile(), palette.mark(), 0.55f);
    for (int place = 0; place < board.places(); place++) {
      float x = layout.x(place) - cell * 0.4f;
      float y = layout.y(place) + cell * 0.22f;
      Lettering.write(canvas, name(spec, board, place), x, y, size, color);
    }
  }

  /** Returns what a place is called: as the observation says, or by its number. */
  private static String name(EnvironmentSpec spec, Observed.Board board, int place) {
    return spec.observationSpace() instanceof Space.Discrete discrete
            && discrete.count() == board.places()
        ? discrete.names().get(place)
        : Integer.toString(place);
  }

  private void tile(Canvas canvas, Layout layout, int place, int color) {
    float size = layout.cell() * (1 - 2 * GAP);
    shapes.roundedRectangle(
        canvas,
        layout.x(place) - size / 2,
        layout.y(place) - size / 2,
        size,
        size,
        layout.cell() * 0.12f,
        color);
  }

  /** Draws who is there, if it is known where. */
  void drawMoving(Canvas canvas, Area area, Observed.Board board) {
    if (board.place() < 0) {
      return;
    }
    Layout layout = Layout.of(area, board);
    float part = GridMotion.eased(board.progress());
    int from = board.previous() < 0 ? board.place() : board.previous();
    float x = layout.x(from) + (layout.x(board.place()) - layout.x(from)) * part;
    float y = layout.y(from) + (layout.y(board.place()) - layout.y(from)) * part;
    y -= layout.cell() * BELOW_NAME;
    float radius = layout.cell() * 0.24f;
    canvas.glow(x, y, radius * 2.2f, Palette.fade(palette.gold(), 0.5f));
    canvas.fillCircle(x, y, radius * 1.14f, palette.ink());
    canvas.fillCircle(x, y, radius, palette.gold());
    canvas.fillCircle(x - radius * 0.25f, y + radius * 0.3f, radius * 0.42f, palette.goldLight());
  }

  /** Colours the squares by what an agent thinks of them, and says what it would do there. */
  void drawInsight(
      Canvas canvas, Area area, EnvironmentSpec spec, Observed.Board board, Insight insight) {
    Layout layout = Layout.of(area, board);
    if (insight.placeValues().length == board.places()) {
      drawValues(canvas, layout, insight.placeValues());
    }
    drawMoving(canvas, area, board);
    if (insight.placeActions().length == board.places()
        && spec.actionSpace() instanceof Space.Discrete actions) {
      drawActions(canvas, layout, actions.names(), insight.placeActions());
    }
  }

  private void drawValues(Canvas canvas, Layout layout, float[] values) {
    float least = Float.POSITIVE_INFINITY;
    float greatest = Float.NEGATIVE_INFINITY;
    for (float value : values) {
      if (Float.isFinite(value)) {
        least = Math.min(least, value);
        greatest = Math.max(greatest, value);
      }
    }
    for (int place = 0; place < values.length; place++) {
      if (Float.isFinite(values[place])) {
        float part = greatest > least ? (values[place] - least) / (greatest - least) : 0.5f;
        tile(canvas, layout, place, Palette.fade(palette.heat(part), VALUE_OPACITY));
      }
    }
  }

  private void drawActions(Canvas canvas, Layout layout, List<String> names, int[] actions) {
    for (int place = 0; place < actions.length; place++) {
      if (actions[place] >= 0 && actions[place] < names.size()) {
        drawAction(canvas, layout, place, names.get(actions[place]));
      }
    }
  }

  /** Draws an arrowhead at the edge that an action leads over, or else writes what it is called. */
  private void drawAction(Canvas canvas, Layout layout, int place, String name) {
    String direction = name.toLowerCase(Locale.ROOT);
    int dx = direction.equals("right") ? 1 : direction.equals("left") ? -1 : 0;
    int dy = direction.equals("up") ? 1 : direction.equals("down") ? -1 : 0;
    float cell = layout.cell();
    if (dx == 0 && dy == 0) {
      float size = Numbers.fittingSize(name, cell * 0.18f, cell * 0.8f);
      Lettering.writeAround(
          canvas, name, layout.x(place), layout.y(place) - cell * 0.38f, size, palette.mark());
      return;
    }
    float x = layout.x(place) + dx * cell * 0.34f;
    float y = layout.y(place) + dy * cell * 0.34f;
    shapes.arrowhead(canvas, x, y, cell * 0.13f, dx, dy, palette.ink());
    shapes.arrowhead(canvas, x, y, cell * 0.085f, dx, dy, palette.white());
  }
}
