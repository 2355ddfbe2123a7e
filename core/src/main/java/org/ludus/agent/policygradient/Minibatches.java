package org.ludus.agent.policygradient;

import org.ludus.env.SplitMix64;

/** All steps of a stretch in an order drawn anew for every epoch, some at a time. */
final class Minibatches {

  private final float[] source;
  private final int width;
  private final SplitMix64 random;
  private final int size;
  private final int[] indices;
  private final float[] inputs;
  private int from;
  private int rows;

  /**
   * Prepares.
   *
   * @param source rows of inputs, one for each step
   * @param width numbers in a row
   * @param size steps of a minibatch, at the most
   */
  Minibatches(float[] source, int width, int size, SplitMix64 random) {
    this.source = source;
    this.width = width;
    this.random = random;
    indices = new int[source.length / width];
    this.size = Math.min(size, indices.length);
    inputs = new float[this.size * width];
    for (int i = 0; i < indices.length; i++) {
      indices[i] = i;
    }
  }

  /** Starts over in a new order (Fisher and Yates). */
  void shuffle() {
    for (int i = indices.length - 1; i > 0; i--) {
      int other = random.nextInt(i + 1);
      int kept = indices[i];
      indices[i] = indices[other];
      indices[other] = kept;
    }
    from = 0;
    rows = 0;
  }

  /** Goes on to the next steps, if there are any. */
  boolean next() {
    from += rows;
    rows = Math.min(size, indices.length - from);
    for (int row = 0; row < rows; row++) {
      System.arraycopy(source, step(row) * width, inputs, row * width, width);
    }
    return rows > 0;
  }

  /** Returns how many steps there are in this minibatch. */
  int rows() {
    return rows;
  }

  /** Returns which step of the stretch a row is. */
  int step(int row) {
    return indices[from + row];
  }

  /** Returns the inputs, row by row; they stay until the next minibatch. */
  float[] inputs() {
    return inputs;
  }
}
