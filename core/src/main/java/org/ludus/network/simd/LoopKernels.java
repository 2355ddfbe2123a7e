package org.ludus.network.simd;

/** The operations in plain loops, which the JIT compiler vectorises as well as it can. */
final class LoopKernels implements Kernels {

  @Override
  public int lanes() {
    return 1;
  }

  @Override
  public String description() {
    return "plain loops";
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
    for (int row = 0; row < rows; row++) {
      int to = cOffset + row * cRow;
      for (int column = 0; column < columns; column++) {
        c[to + column] =
            biasOffset >= 0 ? b[biasOffset + column] : biasOffset == ADD ? c[to + column] : 0;
      }
      for (int i = 0; i < inner; i++) {
        addMultiple(a[aOffset + row * aRow + i * aInner], b, bOffset + i * bRow, c, to, columns);
      }
    }
  }

  private static void addMultiple(float factor, float[] b, int from, float[] c, int to, int count) {
    for (int i = 0; i < count; i++) {
      c[to + i] += factor * b[from + i];
    }
  }

  @Override
  public void transpose(
      float[] a, int aOffset, int aRow, int rows, int columns, float[] b, int bOffset, int bRow) {
    for (int column = 0; column < columns; column++) {
      for (int row = 0; row < rows; row++) {
        b[bOffset + column * bRow + row] = a[aOffset + row * aRow + column];
      }
    }
  }

  @Override
  public void sumRows(
      float[] a, int aOffset, int aRow, int rows, int columns, float[] sums, int sumsOffset) {
    for (int row = 0; row < rows; row++) {
      addMultiple(1, a, aOffset + row * aRow, sums, sumsOffset, columns);
    }
  }

  @Override
  public void rectify(float[] values, int count) {
    for (int i = 0; i < count; i++) {
      values[i] = Math.max(0, values[i]);
    }
  }

  @Override
  public void rectifyGradient(float[] gradients, float[] values, int count) {
    for (int i = 0; i < count; i++) {
      gradients[i] = values[i] > 0 ? gradients[i] : 0;
    }
  }

  @Override
  public void tanh(float[] values, int count) {
    for (int i = 0; i < count; i++) {
      values[i] = (float) Math.tanh(values[i]);
    }
  }

  @Override
  public void tanhGradient(float[] gradients, float[] values, int count) {
    for (int i = 0; i < count; i++) {
      gradients[i] *= 1 - values[i] * values[i];
    }
  }

  @Override
  public double sumOfSquares(float[] values, int count, float[] scratch) {
    double sum = 0;
    for (int i = 0; i < count; i++) {
      sum += values[i] * values[i];
    }
    return sum;
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
    for (int i = 0; i < count; i++) {
      float g = gradients[i] * gradientScale;
      means[i] = beta1 * means[i] + FLUSH + (1 - beta1) * g - FLUSH;
      squares[i] = beta2 * squares[i] + FLUSH + (1 - beta2) * g * g - FLUSH;
      float change = step * means[i] / ((float) Math.sqrt(squares[i]) + epsilon);
      parameters[i] = keep * parameters[i] - change;
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
    for (int i = 0; i < count; i++) {
      float g = gradients[i] * gradientScale;
      squares[i] = decay * squares[i] + FLUSH + (1 - decay) * g * g - FLUSH;
      float change = step * g / ((float) Math.sqrt(squares[i]) + epsilon);
      parameters[i] = keep * parameters[i] - change;
    }
  }

  @Override
  public long saturate(int rounds) {
    float[] sums = new float[256];
    for (int round = 0; round < rounds; round++) {
      addMultiple(0.5f, sums, 0, sums, 0, sums.length);
    }
    return 2L * rounds * sums.length;
  }
}
