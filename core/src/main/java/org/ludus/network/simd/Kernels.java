package org.ludus.network.simd;

import org.ludus.network.OptimizerSpec;

/**
 * The operations on matrices and vectors that training a network comes down to.
 *
 * <p>Matrices are stretches of arrays with a fixed distance from one row to the next. Columns that
 * are written or read as vectors come in whole {@link #lanes}: matrices are laid out with columns
 * to spare, and what stands in those is harmless.
 */
interface Kernels {

  /**
   * Added to running means and taken off again, which makes zeros of those below about 1e-32.
   *
   * <p>The means of a unit that is never active any more shrink with every step, and would get
   * stuck among the subnormal numbers, with which processors compute a hundred times more slowly.
   */
  float FLUSH = 1e-25f;

  /** In place of where the biases stand: sums start from zero. */
  int FROM_ZERO = -1;

  /** In place of where the biases stand: sums are added to what C holds. */
  int ADD = -2;

  /** Returns the number of columns that are handled at once: a power of two. */
  int lanes();

  /** Returns what people should know these are. */
  String description();

  /**
   * Computes {@code C = A B}, {@code C = A B + bias} with one bias per column, or {@code C += A B}.
   *
   * <p>{@code A(row, i)} stands at {@code a[aOffset + row * aRow + i * aInner]}, so that either A
   * or its transpose can be given. {@code B(i, column)} stands at {@code b[bOffset + i * bRow +
   * column]} and {@code C(row, column)} at {@code c[row * cRow + column]}.
   *
   * @param inner columns of A and rows of B
   * @param columns columns of B and C, a multiple of {@link #lanes}
   * @param biasOffset where the biases stand in {@code b}, or {@link #FROM_ZERO} or {@link #ADD}
   */
  void multiply(
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
      int columns);

  /**
   * Turns a matrix: {@code b[bOffset + column * bRow + row] = a[aOffset + row * aRow + column]}.
   */
  void transpose(
      float[] a, int aOffset, int aRow, int rows, int columns, float[] b, int bOffset, int bRow);

  /**
   * Adds rows up: {@code sums[sumsOffset + column] += sum over rows of a[aOffset + row * aRow +
   * column]}.
   *
   * @param columns a multiple of {@link #lanes}
   */
  void sumRows(
      float[] a, int aOffset, int aRow, int rows, int columns, float[] sums, int sumsOffset);

  /** Replaces the first {@code count} values, a multiple of {@link #lanes}, by max(0, x). */
  void rectify(float[] values, int count);

  /** Sets gradients to zero wherever the rectified value is. */
  void rectifyGradient(float[] gradients, float[] values, int count);

  /** Replaces the first {@code count} values, a multiple of {@link #lanes}, by tanh(x). */
  void tanh(float[] values, int count);

  /** Multiplies gradients by the derivative of tanh, {@code 1 - y^2} where its value is y. */
  void tanhGradient(float[] gradients, float[] values, int count);

  /**
   * Returns the sum of squares of the first {@code count} values, a multiple of {@link #lanes}.
   *
   * @param scratch has room for {@link #lanes} values
   */
  double sumOfSquares(float[] values, int count, float[] scratch);

  /**
   * Takes a step of Adam, as {@link OptimizerSpec} describes it, on the first {@code count}
   * parameters, a multiple of {@link #lanes}: {@code m = beta1 m + (1 - beta1) g}, {@code v = beta2
   * v + (1 - beta2) g^2}, {@code p = keep p - step m / (sqrt(v) + epsilon)}, where {@code g} is the
   * gradient times {@code gradientScale}.
   */
  void adam(
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
      float epsilon);

  /**
   * Takes a step of RMSProp on the first {@code count} parameters: {@code v = decay v + (1 - decay)
   * g^2}, {@code p = keep p - step g / (sqrt(v) + epsilon)}.
   */
  void rmsProp(
      float[] parameters,
      float[] gradients,
      float[] squares,
      int count,
      float gradientScale,
      float step,
      float keep,
      float decay,
      float epsilon);

  /**
   * Keeps the processor's multiply-add units as busy as they can be, with numbers that are in its
   * registers: what nothing can outdo.
   *
   * @param rounds how often
   * @return multiplications and additions done
   */
  long saturate(int rounds);
}
