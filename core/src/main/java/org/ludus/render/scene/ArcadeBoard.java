package org.ludus.render.scene;

import org.ludus.render.Canvas;

/** Where the 10 x 10 cells of an arcade game lie in the visible world: a cell is a unit wide. */
final class ArcadeBoard {

  /** Width and height of the visible world. */
  static final float SIDE = 11.4f;

  /** Rows and columns. */
  static final int CELLS = 10;

  /** The board's left edge. */
  static final float LEFT = (SIDE - CELLS) / 2;

  /** The board's right edge. */
  static final float RIGHT = LEFT + CELLS;

  /** The board's lower edge. */
  static final float BOTTOM = 0.75f;

  /** The board's upper edge. */
  static final float TOP = BOTTOM + CELLS;

  /** Pixels of a cell below which only what matters for the game is drawn, and that plainly. */
  private static final float PLAIN = 12;

  private ArcadeBoard() {}

  /** Returns the middle of a column, which may lie between two. */
  static float x(float column) {
    return LEFT + column + 0.5f;
  }

  /** Returns the middle of a row, which may lie between two. */
  static float y(float row) {
    return TOP - row - 0.5f;
  }

  /** Returns the row of a cell. */
  static int row(int cell) {
    return Math.floorDiv(cell, CELLS);
  }

  /** Returns the column of a cell. */
  static int column(int cell) {
    return Math.floorMod(cell, CELLS);
  }

  /** Returns whether a picture is too small for anything but plain shapes. */
  static boolean isPlain(Canvas canvas) {
    return canvas.pixelsPerUnit() < PLAIN;
  }
}
