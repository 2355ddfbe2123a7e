package org.ludus.render.scene;

import java.util.List;
import org.ludus.env.Space;
import org.ludus.render.Canvas;
import org.ludus.render.Lettering;
import org.ludus.render.Palette;
import org.ludus.render.Shapes;

/**
 * Draws many numbers as a table of coloured cells, in the shape that they have or about as wide as
 * its room. Where cells are large enough, each says what and how much it is. What lies beyond its
 * typical range has an edge in another colour.
 */
final class CellGrid {

  private static final float GAP = 0.06f;

  /** The width of a cell that has room for a name and a number. */
  private static final float ROOMY = 1.15f;

  /** What counts as bright, of 255. */
  private static final int BRIGHT = 120;

  private final Palette palette;
  private final Shapes shapes;

  CellGrid(Palette palette, Shapes shapes) {
    this.palette = palette;
    this.shapes = shapes;
  }

  /** Where the cells are. */
  private record Layout(int columns, int rows, int planes, float width, float height, Area area) {

    static Layout of(Area area, Space.Box box) {
      List<Integer> shape = box.shape();
      int planes = shape.size() == 3 ? shape.get(2) : 1;
      int cells = box.size() / planes;
      boolean arranged = shape.size() == 2 || shape.size() == 3;
      int columns =
          arranged
              ? shape.get(1)
              : (int) Math.ceil(Math.sqrt(cells * area.width() / area.height() / 1.7));
      int rows = (cells + columns - 1) / columns;
      float width = area.width() / columns;
      float height = area.height() / rows;
      if (arranged) {
        // A picture keeps its proportions.
        width = Math.min(width, height);
        height = width;
      }
      return new Layout(columns, rows, planes, width, height, area);
    }

    float x(int cell) {
      return area.x() + (area.width() - columns * width) / 2 + cell % columns * width;
    }

    float y(int cell) {
      int row = cell / columns;
      return area.top() - (area.height() - rows * height) / 2 - (row + 1) * height;
    }
  }

  /** Draws the numbers. */
  void draw(Canvas canvas, Area area, Space.Box box, List<Float> values) {
    Layout layout = Layout.of(area, box);
    int planes = layout.planes();
    for (int cell = 0; cell < box.size() / planes; cell++) {
      int shown = cell * planes + shownPlane(box, values, cell * planes, planes);
      drawCell(canvas, layout, cell, box, shown, values.get(shown));
    }
  }

  /** Returns which of a cell's planes is seen: the newest picture, or whatever stands out most. */
  private static int shownPlane(Space.Box box, List<Float> values, int first, int planes) {
    if (planes == 1 || box.frames() > 0) {
      return planes - 1;
    }
    int most = 0;
    for (int plane = 1; plane < planes; plane++) {
      if (strength(box, values, first + plane) > strength(box, values, first + most)) {
        most = plane;
      }
    }
    return most;
  }

  private static float strength(Space.Box box, List<Float> values, int index) {
    return Gauges.part(box.dimensions().get(index), values.get(index));
  }

  private void drawCell(
      Canvas canvas, Layout layout, int cell, Space.Box box, int index, float value) {
    Space.Dimension dimension = box.dimensions().get(index);
    float gap = Math.min(layout.width(), layout.height()) * GAP;
    float x = layout.x(cell) + gap / 2;
    float y = layout.y(cell) + gap / 2;
    float width = layout.width() - gap;
    float height = layout.height() - gap;
    boolean several = layout.planes() > 1 && box.frames() == 0;
    float part = Gauges.part(dimension, value);
    int color =
        several
            ? Palette.mix(Readout.track(palette), palette.series(index % layout.planes()), part)
            : palette.heat(part);
    float radius = Math.min(width, height) * 0.12f;
    if (Gauges.isBeyond(dimension, value)) {
      float edge = Math.min(width, height) * 0.1f;
      shapes.roundedRectangle(canvas, x, y, width, height, radius, palette.orange());
      shapes.roundedRectangle(
          canvas, x + edge, y + edge, width - 2 * edge, height - 2 * edge, radius / 2, color);
    } else {
      shapes.roundedRectangle(canvas, x, y, width, height, radius, color);
    }
    if (width >= ROOMY && height >= ROOMY / 2) {
      write(canvas, new Area(x, y, width, height), dimension, value, color);
    }
  }

  private void write(
      Canvas canvas, Area cell, Space.Dimension dimension, float value, int background) {
    int color = isBright(background) ? palette.ink() : palette.white();
    float room = cell.width() * 0.86f;
    float size = Math.min(cell.height() * 0.2f, 0.24f);
    float middle = cell.x() + cell.width() / 2;
    Lettering.writeAround(
        canvas,
        Lettering.fitted(dimension.name(), size, room),
        middle,
        cell.y() + cell.height() * 0.6f,
        size,
        color);
    String number = Numbers.of(dimension, value);
    float larger = Numbers.fittingSize(number, size * 1.25f, room);
    Lettering.writeAround(canvas, number, middle, cell.y() + cell.height() * 0.2f, larger, color);
  }

  private static boolean isBright(int color) {
    int red = (color >> 16) & 0xFF;
    int green = (color >> 8) & 0xFF;
    int blue = color & 0xFF;
    return (299 * red + 587 * green + 114 * blue) / 1000 > BRIGHT;
  }
}
