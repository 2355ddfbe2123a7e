package org.ludus.env.arcade;

import java.util.ArrayList;
import java.util.List;

/**
 * A set of cells of the board, held in the bits of two numbers: five rows in each, and in each row
 * a bit for every column. So the whole set is moved, counted and compared at once.
 */
final class Cells {

  /** Rows and columns of the board. */
  static final int SIZE = 10;

  private static final int HALF_ROWS = SIZE / 2;

  /** Cells of half the board. */
  static final int HALF = HALF_ROWS * SIZE;

  private static final int ROW = (1 << SIZE) - 1;
  private static final long HALF_BOARD = (1L << HALF) - 1;

  /** Bit of a row in its half that is its first, for the last row of a half. */
  private static final int LAST_OF_HALF = HALF - SIZE;

  /** The first column of half the board. */
  private static final long COLUMN = 1L | (1L << 10) | (1L << 20) | (1L << 30) | (1L << 40);

  private long upper;
  private long lower;

  /** Returns the rows 0 to 4: bit {@code row * 10 + column} for every cell. */
  long upper() {
    return upper;
  }

  /** Returns the rows 5 to 9: bit {@code (row - 5) * 10 + column} for every cell. */
  long lower() {
    return lower;
  }

  /** Returns one row: a bit for each column. */
  int row(int row) {
    long half = row < HALF_ROWS ? upper : lower;
    return (int) (half >> (row % HALF_ROWS * SIZE)) & ROW;
  }

  boolean contains(int row, int column) {
    return ((row(row) >> column) & 1) != 0;
  }

  void add(int row, int column) {
    if (row < HALF_ROWS) {
      upper |= bit(row, column);
    } else {
      lower |= bit(row, column);
    }
  }

  void remove(int row, int column) {
    if (row < HALF_ROWS) {
      upper &= ~bit(row, column);
    } else {
      lower &= ~bit(row, column);
    }
  }

  private static long bit(int row, int column) {
    return 1L << (row % HALF_ROWS * SIZE + column);
  }

  void clear() {
    upper = 0;
    lower = 0;
  }

  /** Returns all cells of some rows and columns, the last ones excluded. */
  static Cells rectangle(int firstRow, int lastRow, int firstColumn, int lastColumn) {
    Cells cells = new Cells();
    for (int row = firstRow; row < lastRow; row++) {
      for (int column = firstColumn; column < lastColumn; column++) {
        cells.add(row, column);
      }
    }
    return cells;
  }

  /** Adds all cells of another set. */
  void addAll(Cells other) {
    upper |= other.upper;
    lower |= other.lower;
  }

  boolean isEmpty() {
    return (upper | lower) == 0;
  }

  int count() {
    return Long.bitCount(upper) + Long.bitCount(lower);
  }

  /** Returns which columns hold any cell: a bit for each. */
  int columns() {
    long rows = upper | lower;
    rows |= (rows >> SIZE) | (rows >> (2 * SIZE)) | (rows >> (3 * SIZE)) | (rows >> (4 * SIZE));
    return (int) rows & ROW;
  }

  /** Returns the last row that holds a cell of that column, or -1. */
  int lowestRow(int column) {
    long inLower = lower & (COLUMN << column);
    long inUpper = upper & (COLUMN << column);
    return inLower != 0 ? HALF_ROWS + lastRow(inLower) : inUpper != 0 ? lastRow(inUpper) : -1;
  }

  private static int lastRow(long half) {
    return (Long.SIZE - 1 - Long.numberOfLeadingZeros(half)) / SIZE;
  }

  /** Moves all cells one row up; those of the first row are lost. */
  void moveUp() {
    upper = (upper >> SIZE) | ((lower & ROW) << LAST_OF_HALF);
    lower >>= SIZE;
  }

  /** Moves all cells one row down; those of the last row are lost. */
  void moveDown() {
    lower = ((lower << SIZE) & HALF_BOARD) | (upper >> LAST_OF_HALF);
    upper = (upper << SIZE) & HALF_BOARD;
  }

  /** Moves all cells one row down, those of the last row to the first. */
  void rollDown() {
    long last = lower >> LAST_OF_HALF;
    moveDown();
    upper |= last;
  }

  /** Moves all cells one column left; none may be in the first. */
  void moveLeft() {
    upper >>= 1;
    lower >>= 1;
  }

  /** Moves all cells one column right; none may be in the last. */
  void moveRight() {
    upper <<= 1;
    lower <<= 1;
  }

  /** Becomes the set of cells that two others have in common. */
  void setToCommon(Cells first, Cells second) {
    upper = first.upper & second.upper;
    lower = first.lower & second.lower;
  }

  /** Removes all cells of another set. */
  void removeAll(Cells other) {
    upper &= ~other.upper;
    lower &= ~other.lower;
  }

  /** Returns the cells as {@code row * 10 + column}, in order. */
  List<Integer> toList() {
    List<Integer> cells = new ArrayList<>();
    addTo(cells, 0, upper);
    addTo(cells, HALF, lower);
    return cells;
  }

  /** Returns which columns a row holds, in order, given as a bit for each. */
  static List<Integer> toList(int columns) {
    List<Integer> list = new ArrayList<>();
    addTo(list, 0, columns);
    return list;
  }

  private static void addTo(List<Integer> cells, int first, long bits) {
    for (long rest = bits; rest != 0; rest &= rest - 1) {
      cells.add(first + Long.numberOfTrailingZeros(rest));
    }
  }
}
