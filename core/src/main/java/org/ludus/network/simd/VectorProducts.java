package org.ludus.network.simd;

import java.util.Objects;

/**
 * Products of matrices on the JDK's Vector API.
 *
 * <p>A product is computed in {@link VectorTiles}, which stay in registers while the inner
 * dimension runs: every number loaded is used several times. Fused multiply-add rounds once. What
 * each call may touch is checked once, at its start: {@link SimdSupport} tells the Vector API not
 * to check every access again.
 */
final class VectorProducts {

  private static final int LANES = VectorTiles.LANES;

  /** So many rows of B, four vectors wide, stay in the first-level cache. */
  private static final int INNER_BLOCK = 64;

  private static final float[] ZEROS = new float[VectorTiles.WIDEST];

  private VectorProducts() {}

  /** Multiplies; see {@link Kernels#multiply}. */
  static void multiply(
      float[] a,
      int aOffset,
      int aRow,
      int aInner,
      float[] b,
      int bOffset,
      int bRow,
      int biasOffset,
      float[] c,
      int cOffset,
      int cRow,
      int rows,
      int inner,
      int columns) {
    if (aRow != 1 && aInner != 1) {
      throw new IllegalArgumentException("neither rows nor columns of A are contiguous");
    }
    check(a, aOffset, (rows - 1) * aRow + (inner - 1) * aInner + 1);
    check(b, bOffset, (inner - 1) * bRow + columns);
    check(c, cOffset, (rows - 1) * cRow + columns);
    if (biasOffset >= 0) {
      check(b, biasOffset, columns);
    }
    for (int i = 0; i < inner; i += INNER_BLOCK) {
      int count = Math.min(INNER_BLOCK, inner - i);
      int fromA = aOffset + i * aInner;
      int fromB = bOffset + i * bRow;
      int column = 0;
      while (column < columns) {
        // The widest tile that fits: of four, two or one vectors.
        int left = columns - column;
        int width =
            left >= VectorTiles.WIDEST ? VectorTiles.WIDEST : left >= 2 * LANES ? 2 * LANES : LANES;
        int tileRows = width == VectorTiles.WIDEST ? 4 : 8;
        // Sums start from the bias or zero, which all rows share, or from what they were.
        boolean goesOn = i > 0 || biasOffset == Kernels.ADD;
        float[] start = goesOn ? c : biasOffset >= 0 ? b : ZEROS;
        int startOffset = goesOn ? cOffset + column : biasOffset >= 0 ? biasOffset + column : 0;
        int startRow = goesOn ? cRow : 0;
        int tileB = fromB + column;
        int row = 0;
        for (; row + tileRows <= rows; row += tileRows) {
          int tileA = fromA + row * aRow;
          int from = startOffset + row * startRow;
          int to = cOffset + row * cRow + column;
          if (aInner == 1) {
            VectorTiles.tile(
                width, a, tileA, aRow, b, tileB, bRow, start, from, startRow, c, to, cRow, count);
          } else {
            VectorTiles.tileTurned(
                width, a, tileA, aInner, b, tileB, bRow, start, from, startRow, c, to, cRow, count);
          }
        }
        for (; row < rows; row++) {
          int tileA = fromA + row * aRow;
          int from = startOffset + row * startRow;
          int to = cOffset + row * cRow + column;
          VectorTiles.oneRow(width, a, tileA, aInner, b, tileB, bRow, start, from, c, to, count);
        }
        column += width;
      }
    }
  }

  static void check(float[] array, int offset, int count) {
    Objects.checkFromIndexSize(offset, Math.max(count, 0), array.length);
  }
}
