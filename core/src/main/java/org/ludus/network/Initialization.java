package org.ludus.network;

import org.ludus.env.SplitMix64;

/**
 * How the weights a network starts from are drawn; biases are zero. Every kind of network starts
 * from the same ones.
 */
public enum Initialization {
  /** As {@link #HE} for layers before a rectifier, as {@link #XAVIER} for all others. */
  AUTOMATIC,
  /** Uniform within +-sqrt(6 / inputs) (He et al. 2015). */
  HE,
  /** Uniform within +-sqrt(6 / (inputs + outputs)) (Glorot and Bengio 2010). */
  XAVIER,
  /**
   * At right angles to each other, as many as there can be: rows of a length of sqrt(2) in hidden
   * layers, and of 1 in the last (Saxe et al. 2014).
   */
  ORTHOGONAL;

  /** Returns initial parameters in the order of {@link NetworkSpec}. */
  public float[] draw(NetworkSpec spec, SplitMix64 random) {
    return draw(spec, 1, random);
  }

  /**
   * Returns initial parameters in the order of {@link NetworkSpec}.
   *
   * @param outputGain factor for the last layer's weights; a small one makes a policy begin almost
   *     uniform
   */
  public float[] draw(NetworkSpec spec, double outputGain, SplitMix64 random) {
    float[] parameters = new float[spec.parameterCount()];
    int offset = 0;
    for (int layer = 0; layer < spec.layers(); layer++) {
      boolean last = layer == spec.layers() - 1;
      int in = spec.layerInputs(layer);
      int out = spec.layerOutputs(layer);
      double gain = last ? outputGain : 1;
      boolean rectified = !last && spec.activation() == NetworkSpec.Activation.RELU;
      switch (this) {
        case AUTOMATIC ->
            uniform(parameters, offset, in * out, gain * range(rectified, in, out), random);
        case HE -> uniform(parameters, offset, in * out, gain * range(true, in, out), random);
        case XAVIER -> uniform(parameters, offset, in * out, gain * range(false, in, out), random);
        case ORTHOGONAL ->
            orthogonal(parameters, offset, out, in, last ? gain : Math.sqrt(2), random);
      }
      offset += (in + 1) * out;
    }
    return parameters;
  }

  private static double range(boolean he, int in, int out) {
    return Math.sqrt(6.0 / (he ? in : in + out));
  }

  private static void uniform(
      float[] parameters, int offset, int count, double range, SplitMix64 random) {
    for (int i = 0; i < count; i++) {
      parameters[offset + i] = (float) (range * (2 * random.nextDouble() - 1));
    }
  }

  /**
   * Draws vectors in all directions alike and takes out of each what lies along those before it.
   */
  private static void orthogonal(
      float[] parameters, int offset, int rows, int columns, double gain, SplitMix64 random) {
    // There are no more such vectors than they have dimensions, so the longer side is the vectors'.
    boolean wide = columns >= rows;
    double[][] vectors = new double[Math.min(rows, columns)][Math.max(rows, columns)];
    for (int v = 0; v < vectors.length; v++) {
      for (int i = 0; i < vectors[v].length; i++) {
        vectors[v][i] = random.nextGaussian();
      }
      for (int other = 0; other < v; other++) {
        double along = dot(vectors[v], vectors[other]);
        for (int i = 0; i < vectors[v].length; i++) {
          vectors[v][i] -= along * vectors[other][i];
        }
      }
      double length = Math.sqrt(dot(vectors[v], vectors[v]));
      for (int i = 0; i < vectors[v].length; i++) {
        vectors[v][i] /= length;
      }
    }
    for (int row = 0; row < rows; row++) {
      for (int column = 0; column < columns; column++) {
        double value = wide ? vectors[row][column] : vectors[column][row];
        parameters[offset + row * columns + column] = (float) (gain * value);
      }
    }
  }

  private static double dot(double[] a, double[] b) {
    double sum = 0;
    for (int i = 0; i < a.length; i++) {
      sum += a[i] * b[i];
    }
    return sum;
  }
}
