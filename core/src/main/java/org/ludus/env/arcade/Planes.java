package org.ludus.env.arcade;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.ludus.env.Space;

/**
 * The observation of a game: for every cell of the board, row by row, one number a plane, which is
 * 1 where the plane's things are and 0 elsewhere.
 *
 * <p>From one step to the next few cells change. What was seen is kept, and only what differs is
 * written to it; the whole is then copied at once.
 */
final class Planes {

  private static final Cells NONE = new Cells();

  private final int planes;
  private final float[] values;

  /** What each plane shows: the bits of {@link Cells#upper} and {@link Cells#lower}. */
  private final long[] upper;

  private final long[] lower;

  /** Where the 1 of each plane is that shows a single cell; at first, where its first cell is. */
  private final int[] places;

  /** Shows an empty board with so many planes. */
  Planes(int planes) {
    this.planes = planes;
    values = new float[Cells.SIZE * Cells.SIZE * planes];
    upper = new long[planes];
    lower = new long[planes];
    places = IntStream.range(0, planes).toArray();
  }

  /** Returns the space of such observations. */
  static Space.Box space(List<String> names) {
    List<Space.Dimension> dimensions = new ArrayList<>();
    for (int row = 0; row < Cells.SIZE; row++) {
      for (int column = 0; column < Cells.SIZE; column++) {
        for (String name : names) {
          dimensions.add(
              new Space.Dimension("%s, row %s, column %s".formatted(name, row, column), "", 0, 1));
        }
      }
    }
    return new Space.Box(dimensions, List.of(Cells.SIZE, Cells.SIZE, names.size()), 1);
  }

  /** Makes a plane show a set of cells. */
  void show(int plane, Cells cells) {
    change(plane, 0, upper[plane] ^ cells.upper(), cells.upper());
    change(plane, Cells.HALF, lower[plane] ^ cells.lower(), cells.lower());
    upper[plane] = cells.upper();
    lower[plane] = cells.lower();
  }

  /**
   * Makes a plane show a single cell, as it always must from the first time on: two numbers to
   * write, and nothing to find out or to decide.
   */
  void show(int plane, int row, int column) {
    values[places[plane]] = 0;
    int place = (row * Cells.SIZE + column) * planes + plane;
    values[place] = 1;
    places[plane] = place;
  }

  /** Makes a plane show nothing. */
  void clear(int plane) {
    show(plane, NONE);
  }

  /**
   * Writes the cells that differ from what was shown.
   *
   * @param first the cell that the first bit stands for
   */
  private void change(int plane, int first, long changed, long shown) {
    for (long rest = changed; rest != 0; rest &= rest - 1) {
      int bit = Long.numberOfTrailingZeros(rest);
      values[(first + bit) * planes + plane] = (shown >> bit) & 1;
    }
  }

  /** Copies everything shown. */
  void writeTo(float[] observation) {
    System.arraycopy(values, 0, observation, 0, values.length);
  }
}
