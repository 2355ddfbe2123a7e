package org.ludus.render.scene;

import java.util.List;
import org.ludus.env.Space;
import org.ludus.render.Canvas;
import org.ludus.render.Lettering;
import org.ludus.render.Palette;
import org.ludus.render.Shapes;

/**
 * Draws numbers as bars over their typical ranges, in one or two columns: what each is, how much it
 * is, and where zero lies. A number beyond its range fills the bar and says so in another colour.
 */
final class Gauges {

  /** More numbers than these are not told apart by bars. */
  static final int MOST = 24;

  private static final int ONE_COLUMN = 6;
  private static final float WIDE = 8;
  private static final float GAP = 0.8f;

  /** The most of a row's width that is kept for its number. */
  private static final float MOST_FOR_NUMBER = 0.5f;

  private static final float TALLEST_ROW = 1.75f;

  /** The height of a row from which on there is room for the ends of its range. */
  private static final float ROOMY = 1.1f;

  private final Palette palette;
  private final Shapes shapes;
  private final float[] corners = new float[6];

  Gauges(Palette palette, Shapes shapes) {
    this.palette = palette;
    this.shapes = shapes;
  }

  /** Where the bar of a number is, and how large its letters are. */
  private record Row(float x, float y, float width, float bar, float text, boolean roomy) {

    static Row of(Area area, int index, int count) {
      int columns = count > ONE_COLUMN && area.width() > WIDE ? 2 : 1;
      int rows = (count + columns - 1) / columns;
      float height = Math.min(area.height() / rows, TALLEST_ROW);
      float width = (area.width() - (columns - 1) * GAP) / columns;
      float top = area.top() - (area.height() - rows * height) / 2;
      boolean roomy = height >= ROOMY;
      int column = index / rows;
      float bar = height * (roomy ? 0.24f : 0.26f);
      return new Row(
          area.x() + column * (width + GAP),
          top - (index % rows + 1) * height + height * (roomy ? 0.34f : 0.16f),
          width,
          bar,
          height * (roomy ? 0.2f : 0.3f),
          roomy);
    }

    /** Returns how wide a number may be: as much as those within its range are. */
    float roomForNumber(Space.Dimension dimension) {
      float low = Lettering.width(Numbers.of(dimension, dimension.typicalLow()), text);
      float high = Lettering.width(Numbers.of(dimension, dimension.typicalHigh()), text);
      return Math.min(Math.max(low, high), width * MOST_FOR_NUMBER);
    }

    float roomForName(Space.Dimension dimension) {
      return width - roomForNumber(dimension) - text;
    }

    float base() {
      return y + bar + text * 0.45f;
    }

    float at(float part) {
      return x + width * part;
    }
  }

  /** Draws what stays: the names and the empty bars. */
  void drawStill(Canvas canvas, Area area, List<Space.Dimension> dimensions) {
    for (int i = 0; i < dimensions.size(); i++) {
      Space.Dimension dimension = dimensions.get(i);
      Row row = Row.of(area, i, dimensions.size());
      Lettering.write(
          canvas,
          Lettering.fitted(dimension.name(), row.text(), row.roomForName(dimension)),
          row.x(),
          row.base(),
          row.text(),
          Readout.text(palette));
      shapes.roundedRectangle(
          canvas, row.x(), row.y(), row.width(), row.bar(), row.bar() / 2, Readout.track(palette));
      if (row.roomy()) {
        drawEnds(canvas, row, dimension);
      }
    }
  }

  private void drawEnds(Canvas canvas, Row row, Space.Dimension dimension) {
    float size = row.text() * 0.6f;
    float y = row.y() - size * 1.6f;
    int color = Readout.faint(palette);
    Lettering.write(canvas, Numbers.end(dimension.typicalLow()), row.x(), y, size, color);
    Lettering.writeBefore(canvas, Numbers.end(dimension.typicalHigh()), row.at(1), y, size, color);
    float zero = part(dimension, 0);
    if (zero > 0.1f && zero < 0.9f) {
      Lettering.writeAround(canvas, "0", row.at(zero), y, size, color);
    }
  }

  /** Draws what moves: how far the bars are filled, and the numbers. */
  void drawMoving(Canvas canvas, Area area, List<Space.Dimension> dimensions, List<Float> values) {
    for (int i = 0; i < dimensions.size(); i++) {
      Space.Dimension dimension = dimensions.get(i);
      Row row = Row.of(area, i, dimensions.size());
      float value = values.get(i);
      boolean beyond = isBeyond(dimension, value);
      int color = beyond ? palette.orange() : palette.blue();
      if (!Float.isNaN(value)) {
        fill(canvas, row, dimension, value, color);
      }
      drawZero(canvas, row, dimension);
      if (!Float.isNaN(value)) {
        drawMark(canvas, row, dimension, value, beyond);
      }
      String number = Numbers.of(dimension, value);
      Lettering.writeBefore(
          canvas,
          number,
          row.at(1),
          row.base(),
          Numbers.fittingSize(number, row.text(), row.roomForNumber(dimension)),
          beyond ? palette.orange() : Readout.text(palette));
    }
  }

  private void fill(Canvas canvas, Row row, Space.Dimension dimension, float value, int color) {
    float origin = Math.min(Math.max(part(dimension, 0), 0), 1);
    float end = Math.min(Math.max(part(dimension, value), 0), 1);
    float left = row.at(Math.min(origin, end));
    float width = row.at(Math.max(origin, end)) - left;
    boolean fromEnd = origin == 0 || origin == 1;
    float least = fromEnd ? row.bar() : 0;
    if (width < least) {
      left = origin == 1 ? row.at(1) - least : row.x();
      width = least;
    }
    shapes.roundedRectangle(canvas, left, row.y(), width, row.bar(), row.bar() / 2, color);
  }

  private void drawZero(Canvas canvas, Row row, Space.Dimension dimension) {
    float zero = part(dimension, 0);
    if (zero >= 0 && zero <= 1) {
      float width = row.bar() * 0.14f;
      float x = Math.min(Math.max(row.at(zero) - width / 2, row.x()), row.at(1) - width);
      canvas.fillRectangle(
          x, row.y() - row.bar() * 0.2f, width, row.bar() * 1.4f, Readout.text(palette));
    }
  }

  /** Draws where a value is: a knob, or an arrow that points out of the bar. */
  private void drawMark(
      Canvas canvas, Row row, Space.Dimension dimension, float value, boolean beyond) {
    float part = part(dimension, value);
    float middle = row.y() + row.bar() / 2;
    float half = row.bar() * 0.62f;
    if (!beyond) {
      float x = Math.min(Math.max(row.at(part), row.x() + half), row.at(1) - half);
      canvas.fillCircle(x, middle, half, palette.ink());
      canvas.fillCircle(x, middle, half * 0.72f, palette.white());
      return;
    }
    float side = part > 1 ? 1 : -1;
    float base = part > 1 ? row.at(1) - half : row.x() + half;
    corners[0] = base + side * half * 1.9f;
    corners[1] = middle;
    corners[2] = base - side * half * 0.4f;
    corners[3] = middle + half * 1.15f;
    corners[4] = base - side * half * 0.4f;
    corners[5] = middle - half * 1.15f;
    canvas.fillPolygon(corners, 6, palette.orange());
  }

  /** Returns whether a value lies outside of its typical range, or is no number. */
  static boolean isBeyond(Space.Dimension dimension, float value) {
    return !(value >= dimension.typicalLow() && value <= dimension.typicalHigh());
  }

  /** Returns where a value lies in its typical range: 0 at the low end, 1 at the high one. */
  static float part(Space.Dimension dimension, float value) {
    double low = dimension.typicalLow();
    return (float) ((value - low) / (dimension.typicalHigh() - low));
  }
}
