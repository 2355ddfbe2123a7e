package org.ludus.network.simd;

import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorSpecies;

/**
 * The tiles of {@link VectorProducts}: a few rows by a few vectors of a product, summed up in
 * registers. Each shape is written out by hand: only so do all sums stay in registers, and a method
 * general enough for all shapes loses a quarter of the speed.
 *
 * <p>A tile is {@code start + A B}. Rows of A are {@code aStride} apart where they are contiguous;
 * where columns are ("turned"), those are. Nothing is checked here.
 */
final class VectorTiles {

  private static final VectorSpecies<Float> SPECIES = FloatVector.SPECIES_PREFERRED;

  /** Numbers in a vector. */
  static final int LANES = SPECIES.length();

  /** Columns of the widest tile. */
  static final int WIDEST = 4 * LANES;

  private VectorTiles() {}

  /** Computes a tile of as many vectors as that width holds, where rows of A are contiguous. */
  static void tile(
      int width,
      float[] a,
      int aOffset,
      int aStride,
      float[] b,
      int bOffset,
      int bRow,
      float[] start,
      int startOffset,
      int startRow,
      float[] c,
      int cOffset,
      int cRow,
      int inner) {
    if (width == WIDEST) {
      fourByFour(
          a,
          aOffset,
          aStride,
          b,
          bOffset,
          bRow,
          start,
          startOffset,
          startRow,
          c,
          cOffset,
          cRow,
          inner);
    } else if (width == LANES) {
      eightByOne(
          a,
          aOffset,
          aStride,
          b,
          bOffset,
          bRow,
          start,
          startOffset,
          startRow,
          c,
          cOffset,
          cRow,
          inner);
    } else {
      eightByTwo(
          a,
          aOffset,
          aStride,
          b,
          bOffset,
          bRow,
          start,
          startOffset,
          startRow,
          c,
          cOffset,
          cRow,
          inner);
    }
  }

  /** Computes a tile of as many vectors as that width holds, where columns of A are contiguous. */
  static void tileTurned(
      int width,
      float[] a,
      int aOffset,
      int aStride,
      float[] b,
      int bOffset,
      int bRow,
      float[] start,
      int startOffset,
      int startRow,
      float[] c,
      int cOffset,
      int cRow,
      int inner) {
    if (width == WIDEST) {
      fourByFourTurned(
          a,
          aOffset,
          aStride,
          b,
          bOffset,
          bRow,
          start,
          startOffset,
          startRow,
          c,
          cOffset,
          cRow,
          inner);
    } else if (width == LANES) {
      eightByOneTurned(
          a,
          aOffset,
          aStride,
          b,
          bOffset,
          bRow,
          start,
          startOffset,
          startRow,
          c,
          cOffset,
          cRow,
          inner);
    } else {
      eightByTwoTurned(
          a,
          aOffset,
          aStride,
          b,
          bOffset,
          bRow,
          start,
          startOffset,
          startRow,
          c,
          cOffset,
          cRow,
          inner);
    }
  }

  /** Computes one row of as many vectors as that width holds. */
  static void oneRow(
      int width,
      float[] a,
      int aOffset,
      int aInner,
      float[] b,
      int bOffset,
      int bRow,
      float[] start,
      int startOffset,
      float[] c,
      int cOffset,
      int inner) {
    if (width == WIDEST) {
      oneByFour(a, aOffset, aInner, b, bOffset, bRow, start, startOffset, c, cOffset, inner);
    } else if (width == LANES) {
      oneByOne(a, aOffset, aInner, b, bOffset, bRow, start, startOffset, c, cOffset, inner);
    } else {
      oneByTwo(a, aOffset, aInner, b, bOffset, bRow, start, startOffset, c, cOffset, inner);
    }
  }

  /** Four rows by four vectors, where rows of A are contiguous. */
  private static void fourByFour(
      float[] a,
      int aOffset,
      int aStride,
      float[] b,
      int bOffset,
      int bRow,
      float[] start,
      int startOffset,
      int startRow,
      float[] c,
      int cOffset,
      int cRow,
      int inner) {
    int from = startOffset;
    FloatVector s00 = load(start, from);
    FloatVector s01 = load(start, from + LANES);
    FloatVector s02 = load(start, from + 2 * LANES);
    FloatVector s03 = load(start, from + 3 * LANES);
    from += startRow;
    FloatVector s10 = load(start, from);
    FloatVector s11 = load(start, from + LANES);
    FloatVector s12 = load(start, from + 2 * LANES);
    FloatVector s13 = load(start, from + 3 * LANES);
    from += startRow;
    FloatVector s20 = load(start, from);
    FloatVector s21 = load(start, from + LANES);
    FloatVector s22 = load(start, from + 2 * LANES);
    FloatVector s23 = load(start, from + 3 * LANES);
    from += startRow;
    FloatVector s30 = load(start, from);
    FloatVector s31 = load(start, from + LANES);
    FloatVector s32 = load(start, from + 2 * LANES);
    FloatVector s33 = load(start, from + 3 * LANES);
    int a1 = aOffset + aStride;
    int a2 = a1 + aStride;
    int a3 = a2 + aStride;
    for (int i = 0; i < inner; i++) {
      int row = bOffset + i * bRow;
      FloatVector b0 = load(b, row);
      FloatVector b1 = load(b, row + LANES);
      FloatVector b2 = load(b, row + 2 * LANES);
      FloatVector b3 = load(b, row + 3 * LANES);
      FloatVector x = FloatVector.broadcast(SPECIES, a[aOffset + i]);
      s00 = x.fma(b0, s00);
      s01 = x.fma(b1, s01);
      s02 = x.fma(b2, s02);
      s03 = x.fma(b3, s03);
      x = FloatVector.broadcast(SPECIES, a[a1 + i]);
      s10 = x.fma(b0, s10);
      s11 = x.fma(b1, s11);
      s12 = x.fma(b2, s12);
      s13 = x.fma(b3, s13);
      x = FloatVector.broadcast(SPECIES, a[a2 + i]);
      s20 = x.fma(b0, s20);
      s21 = x.fma(b1, s21);
      s22 = x.fma(b2, s22);
      s23 = x.fma(b3, s23);
      x = FloatVector.broadcast(SPECIES, a[a3 + i]);
      s30 = x.fma(b0, s30);
      s31 = x.fma(b1, s31);
      s32 = x.fma(b2, s32);
      s33 = x.fma(b3, s33);
    }
    int to = cOffset;
    s00.intoArray(c, to);
    s01.intoArray(c, to + LANES);
    s02.intoArray(c, to + 2 * LANES);
    s03.intoArray(c, to + 3 * LANES);
    to += cRow;
    s10.intoArray(c, to);
    s11.intoArray(c, to + LANES);
    s12.intoArray(c, to + 2 * LANES);
    s13.intoArray(c, to + 3 * LANES);
    to += cRow;
    s20.intoArray(c, to);
    s21.intoArray(c, to + LANES);
    s22.intoArray(c, to + 2 * LANES);
    s23.intoArray(c, to + 3 * LANES);
    to += cRow;
    s30.intoArray(c, to);
    s31.intoArray(c, to + LANES);
    s32.intoArray(c, to + 2 * LANES);
    s33.intoArray(c, to + 3 * LANES);
  }

  /** Four rows by four vectors, where columns of A are contiguous. */
  private static void fourByFourTurned(
      float[] a,
      int aOffset,
      int aStride,
      float[] b,
      int bOffset,
      int bRow,
      float[] start,
      int startOffset,
      int startRow,
      float[] c,
      int cOffset,
      int cRow,
      int inner) {
    int from = startOffset;
    FloatVector s00 = load(start, from);
    FloatVector s01 = load(start, from + LANES);
    FloatVector s02 = load(start, from + 2 * LANES);
    FloatVector s03 = load(start, from + 3 * LANES);
    from += startRow;
    FloatVector s10 = load(start, from);
    FloatVector s11 = load(start, from + LANES);
    FloatVector s12 = load(start, from + 2 * LANES);
    FloatVector s13 = load(start, from + 3 * LANES);
    from += startRow;
    FloatVector s20 = load(start, from);
    FloatVector s21 = load(start, from + LANES);
    FloatVector s22 = load(start, from + 2 * LANES);
    FloatVector s23 = load(start, from + 3 * LANES);
    from += startRow;
    FloatVector s30 = load(start, from);
    FloatVector s31 = load(start, from + LANES);
    FloatVector s32 = load(start, from + 2 * LANES);
    FloatVector s33 = load(start, from + 3 * LANES);
    for (int i = 0; i < inner; i++) {
      int row = bOffset + i * bRow;
      FloatVector b0 = load(b, row);
      FloatVector b1 = load(b, row + LANES);
      FloatVector b2 = load(b, row + 2 * LANES);
      FloatVector b3 = load(b, row + 3 * LANES);
      int column = aOffset + i * aStride;
      FloatVector x = FloatVector.broadcast(SPECIES, a[column]);
      s00 = x.fma(b0, s00);
      s01 = x.fma(b1, s01);
      s02 = x.fma(b2, s02);
      s03 = x.fma(b3, s03);
      x = FloatVector.broadcast(SPECIES, a[column + 1]);
      s10 = x.fma(b0, s10);
      s11 = x.fma(b1, s11);
      s12 = x.fma(b2, s12);
      s13 = x.fma(b3, s13);
      x = FloatVector.broadcast(SPECIES, a[column + 2]);
      s20 = x.fma(b0, s20);
      s21 = x.fma(b1, s21);
      s22 = x.fma(b2, s22);
      s23 = x.fma(b3, s23);
      x = FloatVector.broadcast(SPECIES, a[column + 3]);
      s30 = x.fma(b0, s30);
      s31 = x.fma(b1, s31);
      s32 = x.fma(b2, s32);
      s33 = x.fma(b3, s33);
    }
    int to = cOffset;
    s00.intoArray(c, to);
    s01.intoArray(c, to + LANES);
    s02.intoArray(c, to + 2 * LANES);
    s03.intoArray(c, to + 3 * LANES);
    to += cRow;
    s10.intoArray(c, to);
    s11.intoArray(c, to + LANES);
    s12.intoArray(c, to + 2 * LANES);
    s13.intoArray(c, to + 3 * LANES);
    to += cRow;
    s20.intoArray(c, to);
    s21.intoArray(c, to + LANES);
    s22.intoArray(c, to + 2 * LANES);
    s23.intoArray(c, to + 3 * LANES);
    to += cRow;
    s30.intoArray(c, to);
    s31.intoArray(c, to + LANES);
    s32.intoArray(c, to + 2 * LANES);
    s33.intoArray(c, to + 3 * LANES);
  }

  /** Eight rows by two vectors, where rows of A are contiguous. */
  private static void eightByTwo(
      float[] a,
      int aOffset,
      int aStride,
      float[] b,
      int bOffset,
      int bRow,
      float[] start,
      int startOffset,
      int startRow,
      float[] c,
      int cOffset,
      int cRow,
      int inner) {
    int from = startOffset;
    FloatVector s00 = load(start, from);
    FloatVector s01 = load(start, from + LANES);
    from += startRow;
    FloatVector s10 = load(start, from);
    FloatVector s11 = load(start, from + LANES);
    from += startRow;
    FloatVector s20 = load(start, from);
    FloatVector s21 = load(start, from + LANES);
    from += startRow;
    FloatVector s30 = load(start, from);
    FloatVector s31 = load(start, from + LANES);
    from += startRow;
    FloatVector s40 = load(start, from);
    FloatVector s41 = load(start, from + LANES);
    from += startRow;
    FloatVector s50 = load(start, from);
    FloatVector s51 = load(start, from + LANES);
    from += startRow;
    FloatVector s60 = load(start, from);
    FloatVector s61 = load(start, from + LANES);
    from += startRow;
    FloatVector s70 = load(start, from);
    FloatVector s71 = load(start, from + LANES);
    int a1 = aOffset + aStride;
    int a2 = a1 + aStride;
    int a3 = a2 + aStride;
    int a4 = a3 + aStride;
    int a5 = a4 + aStride;
    int a6 = a5 + aStride;
    int a7 = a6 + aStride;
    for (int i = 0; i < inner; i++) {
      int row = bOffset + i * bRow;
      FloatVector b0 = load(b, row);
      FloatVector b1 = load(b, row + LANES);
      FloatVector x = FloatVector.broadcast(SPECIES, a[aOffset + i]);
      s00 = x.fma(b0, s00);
      s01 = x.fma(b1, s01);
      x = FloatVector.broadcast(SPECIES, a[a1 + i]);
      s10 = x.fma(b0, s10);
      s11 = x.fma(b1, s11);
      x = FloatVector.broadcast(SPECIES, a[a2 + i]);
      s20 = x.fma(b0, s20);
      s21 = x.fma(b1, s21);
      x = FloatVector.broadcast(SPECIES, a[a3 + i]);
      s30 = x.fma(b0, s30);
      s31 = x.fma(b1, s31);
      x = FloatVector.broadcast(SPECIES, a[a4 + i]);
      s40 = x.fma(b0, s40);
      s41 = x.fma(b1, s41);
      x = FloatVector.broadcast(SPECIES, a[a5 + i]);
      s50 = x.fma(b0, s50);
      s51 = x.fma(b1, s51);
      x = FloatVector.broadcast(SPECIES, a[a6 + i]);
      s60 = x.fma(b0, s60);
      s61 = x.fma(b1, s61);
      x = FloatVector.broadcast(SPECIES, a[a7 + i]);
      s70 = x.fma(b0, s70);
      s71 = x.fma(b1, s71);
    }
    int to = cOffset;
    s00.intoArray(c, to);
    s01.intoArray(c, to + LANES);
    to += cRow;
    s10.intoArray(c, to);
    s11.intoArray(c, to + LANES);
    to += cRow;
    s20.intoArray(c, to);
    s21.intoArray(c, to + LANES);
    to += cRow;
    s30.intoArray(c, to);
    s31.intoArray(c, to + LANES);
    to += cRow;
    s40.intoArray(c, to);
    s41.intoArray(c, to + LANES);
    to += cRow;
    s50.intoArray(c, to);
    s51.intoArray(c, to + LANES);
    to += cRow;
    s60.intoArray(c, to);
    s61.intoArray(c, to + LANES);
    to += cRow;
    s70.intoArray(c, to);
    s71.intoArray(c, to + LANES);
  }

  /** Eight rows by two vectors, where columns of A are contiguous. */
  private static void eightByTwoTurned(
      float[] a,
      int aOffset,
      int aStride,
      float[] b,
      int bOffset,
      int bRow,
      float[] start,
      int startOffset,
      int startRow,
      float[] c,
      int cOffset,
      int cRow,
      int inner) {
    int from = startOffset;
    FloatVector s00 = load(start, from);
    FloatVector s01 = load(start, from + LANES);
    from += startRow;
    FloatVector s10 = load(start, from);
    FloatVector s11 = load(start, from + LANES);
    from += startRow;
    FloatVector s20 = load(start, from);
    FloatVector s21 = load(start, from + LANES);
    from += startRow;
    FloatVector s30 = load(start, from);
    FloatVector s31 = load(start, from + LANES);
    from += startRow;
    FloatVector s40 = load(start, from);
    FloatVector s41 = load(start, from + LANES);
    from += startRow;
    FloatVector s50 = load(start, from);
    FloatVector s51 = load(start, from + LANES);
    from += startRow;
    FloatVector s60 = load(start, from);
    FloatVector s61 = load(start, from + LANES);
    from += startRow;
    FloatVector s70 = load(start, from);
    FloatVector s71 = load(start, from + LANES);
    for (int i = 0; i < inner; i++) {
      int row = bOffset + i * bRow;
      FloatVector b0 = load(b, row);
      FloatVector b1 = load(b, row + LANES);
      int column = aOffset + i * aStride;
      FloatVector x = FloatVector.broadcast(SPECIES, a[column]);
      s00 = x.fma(b0, s00);
      s01 = x.fma(b1, s01);
      x = FloatVector.broadcast(SPECIES, a[column + 1]);
      s10 = x.fma(b0, s10);
      s11 = x.fma(b1, s11);
      x = FloatVector.broadcast(SPECIES, a[column + 2]);
      s20 = x.fma(b0, s20);
      s21 = x.fma(b1, s21);
      x = FloatVector.broadcast(SPECIES, a[column + 3]);
      s30 = x.fma(b0, s30);
      s31 = x.fma(b1, s31);
      x = FloatVector.broadcast(SPECIES, a[column + 4]);
      s40 = x.fma(b0, s40);
      s41 = x.fma(b1, s41);
      x = FloatVector.broadcast(SPECIES, a[column + 5]);
      s50 = x.fma(b0, s50);
      s51 = x.fma(b1, s51);
      x = FloatVector.broadcast(SPECIES, a[column + 6]);
      s60 = x.fma(b0, s60);
      s61 = x.fma(b1, s61);
      x = FloatVector.broadcast(SPECIES, a[column + 7]);
      s70 = x.fma(b0, s70);
      s71 = x.fma(b1, s71);
    }
    int to = cOffset;
    s00.intoArray(c, to);
    s01.intoArray(c, to + LANES);
    to += cRow;
    s10.intoArray(c, to);
    s11.intoArray(c, to + LANES);
    to += cRow;
    s20.intoArray(c, to);
    s21.intoArray(c, to + LANES);
    to += cRow;
    s30.intoArray(c, to);
    s31.intoArray(c, to + LANES);
    to += cRow;
    s40.intoArray(c, to);
    s41.intoArray(c, to + LANES);
    to += cRow;
    s50.intoArray(c, to);
    s51.intoArray(c, to + LANES);
    to += cRow;
    s60.intoArray(c, to);
    s61.intoArray(c, to + LANES);
    to += cRow;
    s70.intoArray(c, to);
    s71.intoArray(c, to + LANES);
  }

  /** Eight rows by one vector, where rows of A are contiguous. */
  private static void eightByOne(
      float[] a,
      int aOffset,
      int aStride,
      float[] b,
      int bOffset,
      int bRow,
      float[] start,
      int startOffset,
      int startRow,
      float[] c,
      int cOffset,
      int cRow,
      int inner) {
    int from = startOffset;
    FloatVector s00 = load(start, from);
    from += startRow;
    FloatVector s10 = load(start, from);
    from += startRow;
    FloatVector s20 = load(start, from);
    from += startRow;
    FloatVector s30 = load(start, from);
    from += startRow;
    FloatVector s40 = load(start, from);
    from += startRow;
    FloatVector s50 = load(start, from);
    from += startRow;
    FloatVector s60 = load(start, from);
    from += startRow;
    FloatVector s70 = load(start, from);
    int a1 = aOffset + aStride;
    int a2 = a1 + aStride;
    int a3 = a2 + aStride;
    int a4 = a3 + aStride;
    int a5 = a4 + aStride;
    int a6 = a5 + aStride;
    int a7 = a6 + aStride;
    for (int i = 0; i < inner; i++) {
      int row = bOffset + i * bRow;
      FloatVector b0 = load(b, row);
      FloatVector x = FloatVector.broadcast(SPECIES, a[aOffset + i]);
      s00 = x.fma(b0, s00);
      x = FloatVector.broadcast(SPECIES, a[a1 + i]);
      s10 = x.fma(b0, s10);
      x = FloatVector.broadcast(SPECIES, a[a2 + i]);
      s20 = x.fma(b0, s20);
      x = FloatVector.broadcast(SPECIES, a[a3 + i]);
      s30 = x.fma(b0, s30);
      x = FloatVector.broadcast(SPECIES, a[a4 + i]);
      s40 = x.fma(b0, s40);
      x = FloatVector.broadcast(SPECIES, a[a5 + i]);
      s50 = x.fma(b0, s50);
      x = FloatVector.broadcast(SPECIES, a[a6 + i]);
      s60 = x.fma(b0, s60);
      x = FloatVector.broadcast(SPECIES, a[a7 + i]);
      s70 = x.fma(b0, s70);
    }
    int to = cOffset;
    s00.intoArray(c, to);
    to += cRow;
    s10.intoArray(c, to);
    to += cRow;
    s20.intoArray(c, to);
    to += cRow;
    s30.intoArray(c, to);
    to += cRow;
    s40.intoArray(c, to);
    to += cRow;
    s50.intoArray(c, to);
    to += cRow;
    s60.intoArray(c, to);
    to += cRow;
    s70.intoArray(c, to);
  }

  /** Eight rows by one vector, where columns of A are contiguous. */
  private static void eightByOneTurned(
      float[] a,
      int aOffset,
      int aStride,
      float[] b,
      int bOffset,
      int bRow,
      float[] start,
      int startOffset,
      int startRow,
      float[] c,
      int cOffset,
      int cRow,
      int inner) {
    int from = startOffset;
    FloatVector s00 = load(start, from);
    from += startRow;
    FloatVector s10 = load(start, from);
    from += startRow;
    FloatVector s20 = load(start, from);
    from += startRow;
    FloatVector s30 = load(start, from);
    from += startRow;
    FloatVector s40 = load(start, from);
    from += startRow;
    FloatVector s50 = load(start, from);
    from += startRow;
    FloatVector s60 = load(start, from);
    from += startRow;
    FloatVector s70 = load(start, from);
    for (int i = 0; i < inner; i++) {
      int row = bOffset + i * bRow;
      FloatVector b0 = load(b, row);
      int column = aOffset + i * aStride;
      FloatVector x = FloatVector.broadcast(SPECIES, a[column]);
      s00 = x.fma(b0, s00);
      x = FloatVector.broadcast(SPECIES, a[column + 1]);
      s10 = x.fma(b0, s10);
      x = FloatVector.broadcast(SPECIES, a[column + 2]);
      s20 = x.fma(b0, s20);
      x = FloatVector.broadcast(SPECIES, a[column + 3]);
      s30 = x.fma(b0, s30);
      x = FloatVector.broadcast(SPECIES, a[column + 4]);
      s40 = x.fma(b0, s40);
      x = FloatVector.broadcast(SPECIES, a[column + 5]);
      s50 = x.fma(b0, s50);
      x = FloatVector.broadcast(SPECIES, a[column + 6]);
      s60 = x.fma(b0, s60);
      x = FloatVector.broadcast(SPECIES, a[column + 7]);
      s70 = x.fma(b0, s70);
    }
    int to = cOffset;
    s00.intoArray(c, to);
    to += cRow;
    s10.intoArray(c, to);
    to += cRow;
    s20.intoArray(c, to);
    to += cRow;
    s30.intoArray(c, to);
    to += cRow;
    s40.intoArray(c, to);
    to += cRow;
    s50.intoArray(c, to);
    to += cRow;
    s60.intoArray(c, to);
    to += cRow;
    s70.intoArray(c, to);
  }

  /** One row by four vectors. */
  private static void oneByFour(
      float[] a,
      int aOffset,
      int aInner,
      float[] b,
      int bOffset,
      int bRow,
      float[] start,
      int startOffset,
      float[] c,
      int cOffset,
      int inner) {
    FloatVector s00 = load(start, startOffset);
    FloatVector s01 = load(start, startOffset + LANES);
    FloatVector s02 = load(start, startOffset + 2 * LANES);
    FloatVector s03 = load(start, startOffset + 3 * LANES);
    for (int i = 0; i < inner; i++) {
      int row = bOffset + i * bRow;
      FloatVector b0 = load(b, row);
      FloatVector b1 = load(b, row + LANES);
      FloatVector b2 = load(b, row + 2 * LANES);
      FloatVector b3 = load(b, row + 3 * LANES);
      FloatVector x = FloatVector.broadcast(SPECIES, a[aOffset + i * aInner]);
      s00 = x.fma(b0, s00);
      s01 = x.fma(b1, s01);
      s02 = x.fma(b2, s02);
      s03 = x.fma(b3, s03);
    }
    s00.intoArray(c, cOffset);
    s01.intoArray(c, cOffset + LANES);
    s02.intoArray(c, cOffset + 2 * LANES);
    s03.intoArray(c, cOffset + 3 * LANES);
  }

  /** One row by two vectors. */
  private static void oneByTwo(
      float[] a,
      int aOffset,
      int aInner,
      float[] b,
      int bOffset,
      int bRow,
      float[] start,
      int startOffset,
      float[] c,
      int cOffset,
      int inner) {
    FloatVector s00 = load(start, startOffset);
    FloatVector s01 = load(start, startOffset + LANES);
    for (int i = 0; i < inner; i++) {
      int row = bOffset + i * bRow;
      FloatVector b0 = load(b, row);
      FloatVector b1 = load(b, row + LANES);
      FloatVector x = FloatVector.broadcast(SPECIES, a[aOffset + i * aInner]);
      s00 = x.fma(b0, s00);
      s01 = x.fma(b1, s01);
    }
    s00.intoArray(c, cOffset);
    s01.intoArray(c, cOffset + LANES);
  }

  /** One row by one vector. */
  private static void oneByOne(
      float[] a,
      int aOffset,
      int aInner,
      float[] b,
      int bOffset,
      int bRow,
      float[] start,
      int startOffset,
      float[] c,
      int cOffset,
      int inner) {
    FloatVector s00 = load(start, startOffset);
    for (int i = 0; i < inner; i++) {
      int row = bOffset + i * bRow;
      FloatVector b0 = load(b, row);
      FloatVector x = FloatVector.broadcast(SPECIES, a[aOffset + i * aInner]);
      s00 = x.fma(b0, s00);
    }
    s00.intoArray(c, cOffset);
  }

  private static FloatVector load(float[] array, int index) {
    return FloatVector.fromArray(SPECIES, array, index);
  }
}
