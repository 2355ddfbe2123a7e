package org.ludus.network.simd;

import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.IntVector;
import jdk.incubator.vector.VectorOperators;
import jdk.incubator.vector.VectorSpecies;

/** The operations on the JDK's Vector API, as wide as the processor's registers are. */
final class VectorKernels implements Kernels {

  private static final VectorSpecies<Float> SPECIES = FloatVector.SPECIES_PREFERRED;
  private static final int LANES = SPECIES.length();

  private static final float LOG2_E = 1.442695f;

  /** ln 2 in two parts, so that their multiples lose nothing. */
  private static final float LN2_HIGH = 355f / 512;

  private static final float LN2_LOW = -2.1219444e-4f;

  /** 1.5 * 2^23. */
  private static final float ROUND = 0x1.8p23f;

  /** From here on tanh is 1 in single precision. */
  private static final float TANH_BOUND = 9.02f;

  @Override
  public int lanes() {
    return LANES;
  }

  @Override
  public String description() {
    return "Vector API, %s-bit".formatted(SPECIES.vectorBitSize());
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
    VectorProducts.multiply(
        a,
        aOffset,
        aRow,
        aInner,
        b,
        bOffset,
        bRow,
        biasOffset,
        c,
        cOffset,
        cRow,
        rows,
        inner,
        columns);
  }

  @Override
  public void transpose(
      float[] a, int aOffset, int aRow, int rows, int columns, float[] b, int bOffset, int bRow) {
    VectorProducts.check(a, aOffset, (rows - 1) * aRow + columns);
    VectorProducts.check(b, bOffset, (columns - 1) * bRow + rows);
    int[] strides = new int[LANES];
    for (int lane = 0; lane < LANES; lane++) {
      strides[lane] = lane * aRow;
    }
    int row = 0;
    for (; row + LANES <= rows; row += LANES) {
      for (int column = 0; column < columns; column++) {
        FloatVector.fromArray(SPECIES, a, aOffset + row * aRow + column, strides, 0)
            .intoArray(b, bOffset + column * bRow + row);
      }
    }
    for (; row < rows; row++) {
      for (int column = 0; column < columns; column++) {
        b[bOffset + column * bRow + row] = a[aOffset + row * aRow + column];
      }
    }
  }

  @Override
  public void sumRows(
      float[] a, int aOffset, int aRow, int rows, int columns, float[] sums, int sumsOffset) {
    for (int column = 0; column < columns; column += LANES) {
      FloatVector sum = FloatVector.fromArray(SPECIES, sums, sumsOffset + column);
      for (int row = 0; row < rows; row++) {
        sum = sum.add(FloatVector.fromArray(SPECIES, a, aOffset + row * aRow + column));
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
    // After this number is added, the lowest bits hold the nearest whole number.
    FloatVector rounded = y.mul(LOG2_E).add(ROUND);
    FloatVector n = rounded.sub(ROUND);
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
    IntVector exponent = rounded.reinterpretAsInts().sub(Float.floatToRawIntBits(ROUND) - 127);
    IntVector bits = exponent.lanewise(VectorOperators.LSHL, 23);
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
    FloatVector flush = FloatVector.broadcast(SPECIES, FLUSH);
    for (int i = 0; i < count; i += LANES) {
      FloatVector g = FloatVector.fromArray(SPECIES, gradients, i);
      FloatVector m = FloatVector.fromArray(SPECIES, means, i).fma(oldMean, flush);
      m = g.fma(newMean, m).sub(flush);
      m.intoArray(means, i);
      FloatVector v = FloatVector.fromArray(SPECIES, squares, i).fma(oldSquare, flush);
      v = g.mul(newSquare).fma(g, v).sub(flush);
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
      FloatVector v = FloatVector.fromArray(SPECIES, squares, i).mul(decay).add(FLUSH);
      v = g.mul(1 - decay).fma(g, v).sub(FLUSH);
      v.intoArray(squares, i);
      FloatVector change = g.mul(step).div(v.sqrt().add(epsilon));
      FloatVector.fromArray(SPECIES, parameters, i).mul(keep).sub(change).intoArray(parameters, i);
    }
  }

  /** So many independent sums that no unit waits for a result. */
  @Override
  public long saturate(int rounds) {
    FloatVector one = FloatVector.broadcast(SPECIES, 1);
    FloatVector half = FloatVector.broadcast(SPECIES, 0.5f);
    FloatVector s0 = one;
    FloatVector s1 = one;
    FloatVector s2 = one;
    FloatVector s3 = one;
    FloatVector s4 = one;
    FloatVector s5 = one;
    FloatVector s6 = one;
    FloatVector s7 = one;
    FloatVector s8 = one;
    FloatVector s9 = one;
    FloatVector s10 = one;
    FloatVector s11 = one;
    for (int round = 0; round < rounds; round++) {
      s0 = s0.fma(half, one);
      s1 = s1.fma(half, one);
      s2 = s2.fma(half, one);
      s3 = s3.fma(half, one);
      s4 = s4.fma(half, one);
      s5 = s5.fma(half, one);
      s6 = s6.fma(half, one);
      s7 = s7.fma(half, one);
      s8 = s8.fma(half, one);
      s9 = s9.fma(half, one);
      s10 = s10.fma(half, one);
      s11 = s11.fma(half, one);
    }
    // All of them below 2 in every lane; looking at them keeps the loop from being left out.
    float total =
        s0.add(s1)
            .add(s2)
            .add(s3)
            .add(s4)
            .add(s5)
            .add(s6)
            .add(s7)
            .add(s8)
            .add(s9)
            .add(s10)
            .add(s11)
            .lane(0);
    return total > 0 ? 2L * 12 * LANES * rounds : 0;
  }
}
