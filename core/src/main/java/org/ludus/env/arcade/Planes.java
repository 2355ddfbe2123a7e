package org.ludus.env.arcade;

import java.util.ArrayList;
import java.util.List;
import org.ludus.env.Space;

/**
 * The observation of a game: for every cell of the board, row by row, one number a plane, which is
 * 1 where the plane's things are and 0 elsewhere.
 *
 * <p>From one step to the next few cells change. What was seen is kept, and only what differs is
 * written to it; the whole is then copied at once.
 */
final class Planes {

  private final int planes;
  private final float[] values;
  private final int[] shown;

  /** Shows an empty board with so many planes. */
  Planes(int planes) {
    this.planes = planes;
    values = new float[Cells.SIZE * Cells.SIZE * planes];
    shown = new int[planes * Cells.SIZE];
  }

  /** Returns the space of such observations. */
  static Space.Box space(List<String> names) {
    List<Space.Dimension> dimensions = new ArrayList<>();
    for (int row = 0; row < Cells.SIZE; row++) {
      for (int column = 0; column < Cells.SIZE; column++) {
        for (String name : names) {
          dimensions.add(
              new Space.Dimension("%s, row %d, column %d".formatted(name, row, column), "", 0, 1));
        }
      }
    }
    return new Space.Box(dimensions, List.of(Cells.SIZE, Cells.SIZE, names.size()), 1);
  }

  /** Makes a plane show a set of cells. */
  void show(int plane, Cells cells) {
    for (int row = 0; row < Cells.SIZE; row++) {
      showRow(plane, row, cells.row(row));
    }
  }

  /** Makes a plane show nothing. */
  void clear(int plane) {
    for (int row = 0; row < Cells.SIZE; row++) {
      showRow(plane, row, 0);
    }
  }

  /** Makes a row of a plane show one cell. */
  void showCell(int plane, int row, int column) {
    showRow(plane, row, 1 << column);
  }

  /** Makes a row of a plane show cells: a bit for each column. */
  void showRow(int plane, int row, int columns) {
    int index = plane * Cells.SIZE + row;
    int changed = shown[index] ^ columns;
    shown[index] = columns;
    while (changed != 0) {
      int column = Integer.numberOfTrailingZeros(changed);
      changed &= changed - 1;
      values[(row * Cells.SIZE + column) * planes + plane] = columns >> column & 1;
    }
  }

  /** Copies everything shown. */
  void writeTo(float[] observation) {
    System.arraycopy(values, 0, observation, 0, values.length);
  }
}
