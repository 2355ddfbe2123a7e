package org.ludus.network.simd;

import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.IntVector;
import jdk.incubator.vector.VectorOperators;
import jdk.incubator.vector.VectorSpecies;

/**
 * The operations on the JDK's Vector API, as wide as the processor's registers are.
 *
 * <p>A product is computed in tiles of rows by two vectors, which stay in registers while the inner
 * dimension runs: every number loaded is used several times. Fused multiply-add rounds once.
 */
final class VectorKernels implements Kernels {

  private static final VectorSpecies<Float> SPECIES = FloatVector.SPECIES_PREFERRED;
  private static final int LANES = SPECIES.length();
  private static final int TILE_ROWS = 6;
  private static final int TILE_COLUMNS = 2 * LANES;

  private static final float LOG2_E = 1.44269504f;

  /** ln 2 in two parts, so that their multiples lose nothing. */
  private static final float LN2_HIGH = 0.693359375f;

  private static final float LN2_LOW = -2.12194440e-4f;

  /** From here on tanh is 1 in single precision. */
  private static final float TANH_BOUND = 9.02f;

  @Override
  public int lanes() {
    return LANES;
  }

  @Override
  public String description() {
    return "Vector API, %d-bit".formatted(SPECIES.vectorBitSize());
  }

  @Override
  public void multiply(
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
    int column = 0;
    for (; column + TILE_COLUMNS <= columns; column += TILE_COLUMNS) {
      int bias = biasOffset < 0 ? -1 : biasOffset + column;
      int row = 0;
      for (; row + TILE_ROWS <= rows; row += TILE_ROWS) {
        tile(
            a,
            aOffset + row * aRow,
            aRow,
            aInner,
            b,
            bOffset + column,
            bRow,
            bias,
            c,
            cOffset + row * cRow + column,
            cRow,
            inner);
      }
      for (; row < rows; row++) {
        int to = cOffset + row * cRow + column;
        strip(a, aOffset + row * aRow, aInner, b, bOffset + column, bRow, bias, c, to, inner);
      }
    }
    if (column < columns) {
      int bias = biasOffset < 0 ? -1 : biasOffset + column;
      int row = 0;
      for (; row + TILE_ROWS <= rows; row += TILE_ROWS) {
        narrowTile(
            a,
            aOffset + row * aRow,
            aRow,
            aInner,
            b,
            bOffset + column,
            bRow,
            bias,
            c,
            cOffset + row * cRow + column,
            cRow,
            inner);
      }
      for (; row < rows; row++) {
        int to = cOffset + row * cRow + column;
        narrowStrip(a, aOffset + row * aRow, aInner, b, bOffset + column, bRow, bias, c, to, inner);
      }
    }
  }

  /** Six rows by two vectors. */
  private static void tile(
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
      int inner) {
    FloatVector left = start(b, biasOffset);
    FloatVector right = biasOffset < 0 ? left : start(b, biasOffset + LANES);
    FloatVector c00 = left;
    FloatVector c01 = right;
    FloatVector c10 = left;
    FloatVector c11 = right;
    FloatVector c20 = left;
    FloatVector c21 = right;
    FloatVector c30 = left;
    FloatVector c31 = right;
    FloatVector c40 = left;
    FloatVector c41 = right;
    FloatVector c50 = left;
    FloatVector c51 = right;
    int a0 = aOffset;
    int a1 = a0 + aRow;
    int a2 = a1 + aRow;
    int a3 = a2 + aRow;
    int a4 = a3 + aRow;
    int a5 = a4 + aRow;
    for (int i = 0; i < inner; i++) {
      FloatVector b0 = FloatVector.fromArray(SPECIES, b, bOffset + i * bRow);
      FloatVector b1 = FloatVector.fromArray(SPECIES, b, bOffset + i * bRow + LANES);
      int at = i * aInner;
      FloatVector x = FloatVector.broadcast(SPECIES, a[a0 + at]);
      c00 = x.fma(b0, c00);
      c01 = x.fma(b1, c01);
      x = FloatVector.broadcast(SPECIES, a[a1 + at]);
      c10 = x.fma(b0, c10);
      c11 = x.fma(b1, c11);
      x = FloatVector.broadcast(SPECIES, a[a2 + at]);
      c20 = x.fma(b0, c20);
      c21 = x.fma(b1, c21);
      x = FloatVector.broadcast(SPECIES, a[a3 + at]);
      c30 = x.fma(b0, c30);
      c31 = x.fma(b1, c31);
      x = FloatVector.broadcast(SPECIES, a[a4 + at]);
      c40 = x.fma(b0, c40);
      c41 = x.fma(b1, c41);
      x = FloatVector.broadcast(SPECIES, a[a5 + at]);
      c50 = x.fma(b0, c50);
      c51 = x.fma(b1, c51);
    }
    c00.intoArray(c, cOffset);
    c01.intoArray(c, cOffset + LANES);
    c10.intoArray(c, cOffset + cRow);
    c11.intoArray(c, cOffset + cRow + LANES);
    c20.intoArray(c, cOffset + 2 * cRow);
    c21.intoArray(c, cOffset + 2 * cRow + LANES);
    c30.intoArray(c, cOffset + 3 * cRow);
    c31.intoArray(c, cOffset + 3 * cRow + LANES);
    c40.intoArray(c, cOffset + 4 * cRow);
    c41.intoArray(c, cOffset + 4 * cRow + LANES);
    c50.intoArray(c, cOffset + 5 * cRow);
    c51.intoArray(c, cOffset + 5 * cRow + LANES);
  }

  /** One row by two vectors. */
  private static void strip(
      float[] a,
      int aOffset,
      int aInner,
      float[] b,
      int bOffset,
      int bRow,
      int biasOffset,
      float[] c,
      int cOffset,
      int inner) {
    FloatVector left = start(b, biasOffset);
    FloatVector right = biasOffset < 0 ? left : start(b, biasOffset + LANES);
    for (int i = 0; i < inner; i++) {
      FloatVector x = FloatVector.broadcast(SPECIES, a[aOffset + i * aInner]);
      left = x.fma(FloatVector.fromArray(SPECIES, b, bOffset + i * bRow), left);
      right = x.fma(FloatVector.fromArray(SPECIES, b, bOffset + i * bRow + LANES), right);
    }
    left.intoArray(c, cOffset);
    right.intoArray(c, cOffset + LANES);
  }

  /** Six rows by one vector. */
  private static void narrowTile(
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
      int inner) {
    FloatVector c0 = start(b, biasOffset);
    FloatVector c1 = c0;
    FloatVector c2 = c0;
    FloatVector c3 = c0;
    FloatVector c4 = c0;
    FloatVector c5 = c0;
    int a0 = aOffset;
    int a1 = a0 + aRow;
    int a2 = a1 + aRow;
    int a3 = a2 + aRow;
    int a4 = a3 + aRow;
    int a5 = a4 + aRow;
    for (int i = 0; i < inner; i++) {
      FloatVector b0 = FloatVector.fromArray(SPECIES, b, bOffset + i * bRow);
      int at = i * aInner;
      c0 = FloatVector.broadcast(SPECIES, a[a0 + at]).fma(b0, c0);
      c1 = FloatVector.broadcast(SPECIES, a[a1 + at]).fma(b0, c1);
      c2 = FloatVector.broadcast(SPECIES, a[a2 + at]).fma(b0, c2);
      c3 = FloatVector.broadcast(SPECIES, a[a3 + at]).fma(b0, c3);
      c4 = FloatVector.broadcast(SPECIES, a[a4 + at]).fma(b0, c4);
      c5 = FloatVector.broadcast(SPECIES, a[a5 + at]).fma(b0, c5);
    }
    c0.intoArray(c, cOffset);
    c1.intoArray(c, cOffset + cRow);
    c2.intoArray(c, cOffset + 2 * cRow);
    c3.intoArray(c, cOffset + 3 * cRow);
    c4.intoArray(c, cOffset + 4 * cRow);
    c5.intoArray(c, cOffset + 5 * cRow);
  }

  /** One row by one vector. */
  private static void narrowStrip(
      float[] a,
      int aOffset,
      int aInner,
      float[] b,
      int bOffset,
      int bRow,
      int biasOffset,
      float[] c,
      int cOffset,
      int inner) {
    FloatVector sum = start(b, biasOffset);
    for (int i = 0; i < inner; i++) {
      FloatVector x = FloatVector.broadcast(SPECIES, a[aOffset + i * aInner]);
      sum = x.fma(FloatVector.fromArray(SPECIES, b, bOffset + i * bRow), sum);
    }
    sum.intoArray(c, cOffset);
  }

  private static FloatVector start(float[] b, int biasOffset) {
    return biasOffset < 0
        ? FloatVector.zero(SPECIES)
        : FloatVector.fromArray(SPECIES, b, biasOffset);
  }

  @Override
  public void sumRows(float[] a, int aRow, int rows, int columns, float[] sums, int sumsOffset) {
    for (int column = 0; column < columns; column += LANES) {
      FloatVector sum = FloatVector.zero(SPECIES);
      for (int row = 0; row < rows; row++) {
        sum = sum.add(FloatVector.fromArray(SPECIES, a, row * aRow + column));
      }
      sum.intoArray(sums, sumsOffset + column);
    }
  }

  @Override
  public void rectify(float[] values, int count) {
    for (int i = 0; i < count; i += LANES) {
      FloatVector.fromArray(SPECIES, values, i).max(0).intoArray(values, i);
    }
  }

  @Override
  public void rectifyGradient(float[] gradients, float[] values, int count) {
    FloatVector zero = FloatVector.zero(SPECIES);
    for (int i = 0; i < count; i += LANES) {
      var positive = FloatVector.fromArray(SPECIES, values, i).compare(VectorOperators.GT, 0);
      FloatVector gradient = FloatVector.fromArray(SPECIES, gradients, i);
      zero.blend(gradient, positive).intoArray(gradients, i);
    }
  }

  /** tanh(x) = 1 - 2 / (e^2x + 1), with e^y = 2^n e^r and a polynomial in r = y - n ln 2. */
  @Override
  public void tanh(float[] values, int count) {
    FloatVector one = FloatVector.broadcast(SPECIES, 1);
    for (int i = 0; i < count; i += LANES) {
      FloatVector x = FloatVector.fromArray(SPECIES, values, i).min(TANH_BOUND).max(-TANH_BOUND);
      FloatVector exponential = exponential(x.add(x));
      one.sub(FloatVector.broadcast(SPECIES, 2).div(exponential.add(1))).intoArray(values, i);
    }
  }

  private static FloatVector exponential(FloatVector y) {
    // Adding and subtracting 1.5 * 2^23 rounds to the nearest whole number.
    FloatVector n = y.mul(LOG2_E).add(0x1.8p23f).sub(0x1.8p23f);
    FloatVector r = n.mul(-LN2_HIGH).add(y);
    r = n.mul(-LN2_LOW).add(r);
    // Taylor's series: at |r| <= ln 2 / 2 its rest is below the last bit.
    FloatVector p = FloatVector.broadcast(SPECIES, 1f / 5040);
    p = p.fma(r, FloatVector.broadcast(SPECIES, 1f / 720));
    p = p.fma(r, FloatVector.broadcast(SPECIES, 1f / 120));
    p = p.fma(r, FloatVector.broadcast(SPECIES, 1f / 24));
    p = p.fma(r, FloatVector.broadcast(SPECIES, 1f / 6));
    p = p.fma(r, FloatVector.broadcast(SPECIES, 1f / 2));
    p = p.fma(r, FloatVector.broadcast(SPECIES, 1));
    p = p.fma(r, FloatVector.broadcast(SPECIES, 1));
    IntVector exponent = (IntVector) n.convert(VectorOperators.F2I, 0);
    IntVector bits = exponent.add(127).lanewise(VectorOperators.LSHL, 23);
    return p.mul(bits.reinterpretAsFloats());
  }

  @Override
  public void tanhGradient(float[] gradients, float[] values, int count) {
    FloatVector one = FloatVector.broadcast(SPECIES, 1);
    for (int i = 0; i < count; i += LANES) {
      FloatVector y = FloatVector.fromArray(SPECIES, values, i);
      FloatVector slope = one.sub(y.mul(y));
      FloatVector.fromArray(SPECIES, gradients, i).mul(slope).intoArray(gradients, i);
    }
  }

  @Override
  public double sumOfSquares(float[] values, int count, float[] scratch) {
    FloatVector sum = FloatVector.zero(SPECIES);
    for (int i = 0; i < count; i += LANES) {
      FloatVector x = FloatVector.fromArray(SPECIES, values, i);
      sum = x.fma(x, sum);
    }
    // The order in which reduceLanes adds is left open, and with it the last bit.
    sum.intoArray(scratch, 0);
    double total = 0;
    for (int lane = 0; lane < LANES; lane++) {
      total += scratch[lane];
    }
    return total;
  }

  @Override
  public void adam(
      float[] parameters,
      float[] gradients,
      float[] means,
      float[] squares,
      int count,
      float gradientScale,
      float step,
      float keep,
      float beta1,
      float beta2,
      float epsilon) {
    FloatVector oldMean = FloatVector.broadcast(SPECIES, beta1);
    FloatVector newMean = FloatVector.broadcast(SPECIES, (1 - beta1) * gradientScale);
    FloatVector oldSquare = FloatVector.broadcast(SPECIES, beta2);
    float rest = (1 - beta2) * gradientScale * gradientScale;
    FloatVector newSquare = FloatVector.broadcast(SPECIES, rest);
    FloatVector kept = FloatVector.broadcast(SPECIES, keep);
    FloatVector stride = FloatVector.broadcast(SPECIES, step);
    for (int i = 0; i < count; i += LANES) {
      FloatVector g = FloatVector.fromArray(SPECIES, gradients, i);
      FloatVector m = FloatVector.fromArray(SPECIES, means, i).mul(oldMean);
      m = g.fma(newMean, m);
      m.intoArray(means, i);
      FloatVector v = FloatVector.fromArray(SPECIES, squares, i).mul(oldSquare);
      v = g.mul(g).fma(newSquare, v);
      v.intoArray(squares, i);
      FloatVector change = m.mul(stride).div(v.sqrt().add(epsilon));
      FloatVector.fromArray(SPECIES, parameters, i).mul(kept).sub(change).intoArray(parameters, i);
    }
  }

  @Override
  public void rmsProp(
      float[] parameters,
      float[] gradients,
      float[] squares,
      int count,
      float gradientScale,
      float step,
      float keep,
      float decay,
      float epsilon) {
    for (int i = 0; i < count; i += LANES) {
      FloatVector g = FloatVector.fromArray(SPECIES, gradients, i).mul(gradientScale);
      FloatVector v = FloatVector.fromArray(SPECIES, squares, i).mul(decay);
      v = g.mul(1 - decay).fma(g, v);
      v.intoArray(squares, i);
      FloatVector change = g.mul(step).div(v.sqrt().add(epsilon));
      FloatVector.fromArray(SPECIES, parameters, i).mul(keep).sub(change).intoArray(parameters, i);
    }
  }
}
