package org.ludus.env.arcade;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * A set of cells of the board. Each row is a number whose bit {@code c} says whether column {@code
 * c} belongs to the set, so that whole rows are moved and compared at once.
 */
final class Cells {

  /** Rows and columns of the board. */
  static final int SIZE = 10;

  private static final int FULL_ROW = (1 << SIZE) - 1;

  private final int[] rows = new int[SIZE];

  /** Returns one row: a bit for each column. */
  int row(int row) {
    return rows[row];
  }

  boolean contains(int row, int column) {
    return (rows[row] >> column & 1) != 0;
  }

  void add(int row, int column) {
    rows[row] |= 1 << column;
  }

  void remove(int row, int column) {
    rows[row] &= ~(1 << column);
  }

  void clear() {
    Arrays.fill(rows, 0);
  }

  /** Adds all cells of some rows and columns, the last ones excluded. */
  void addAll(int firstRow, int lastRow, int firstColumn, int lastColumn) {
    int columns = (1 << lastColumn) - (1 << firstColumn);
    for (int row = firstRow; row < lastRow; row++) {
      rows[row] |= columns;
    }
  }

  boolean isEmpty() {
    return columns() == 0;
  }

  int count() {
    int count = 0;
    for (int row : rows) {
      count += Integer.bitCount(row);
    }
    return count;
  }

  /** Returns which columns hold any cell: a bit for each. */
  int columns() {
    int columns = 0;
    for (int row : rows) {
      columns |= row;
    }
    return columns;
  }

  /** Returns the last row that holds a cell of that column, or -1. */
  int lowestRow(int column) {
    int row = SIZE - 1;
    while (row >= 0 && !contains(row, column)) {
      row--;
    }
    return row;
  }

  /** Moves all cells one row up; those of the first row are lost. */
  void moveUp() {
    System.arraycopy(rows, 1, rows, 0, SIZE - 1);
    rows[SIZE - 1] = 0;
  }

  /** Moves all cells one row down; those of the last row are lost. */
  void moveDown() {
    System.arraycopy(rows, 0, rows, 1, SIZE - 1);
    rows[0] = 0;
  }

  /** Moves all cells one row down, those of the last row to the first. */
  void rollDown() {
    int last = rows[SIZE - 1];
    moveDown();
    rows[0] = last;
  }

  /** Moves all cells one column left; none may be in the first. */
  void moveLeft() {
    for (int row = 0; row < SIZE; row++) {
      rows[row] >>= 1;
    }
  }

  /** Moves all cells one column right; none may be in the last. */
  void moveRight() {
    for (int row = 0; row < SIZE; row++) {
      rows[row] = rows[row] << 1 & FULL_ROW;
    }
  }

  /** Becomes the set of cells that two others have in common. */
  void setToCommon(Cells first, Cells second) {
    for (int row = 0; row < SIZE; row++) {
      rows[row] = first.rows[row] & second.rows[row];
    }
  }

  /** Removes all cells of another set. */
  void removeAll(Cells other) {
    for (int row = 0; row < SIZE; row++) {
      rows[row] &= ~other.rows[row];
    }
  }

  /** Returns the cells as {@code row * 10 + column}, in order. */
  List<Integer> toList() {
    List<Integer> cells = new ArrayList<>();
    for (int row = 0; row < SIZE; row++) {
      addTo(cells, row, rows[row]);
    }
    return cells;
  }

  /** Returns which columns a row holds, in order, given as a bit for each. */
  static List<Integer> toList(int columns) {
    List<Integer> list = new ArrayList<>();
    addTo(list, 0, columns);
    return list;
  }

  private static void addTo(List<Integer> cells, int row, int columns) {
    for (int rest = columns; rest != 0; rest &= rest - 1) {
      cells.add(row * SIZE + Integer.numberOfTrailingZeros(rest));
    }
  }
}
