package org.ludus.network;

import org.ludus.env.SplitMix64;

/**
 * Draws the weights a network starts from, so that every kind of network starts from the same ones.
 *
 * <p>Weights are uniform around zero and biases are zero. Layers before a rectifier get the range
 * sqrt(6 / inputs) of He et al. (2015), others sqrt(6 / (inputs + outputs)) of Glorot and Bengio
 * (2010).
 */
public final class Initialization {

  private Initialization() {}

  /** Returns initial parameters in the order of {@link NetworkSpec}. */
  public static float[] draw(NetworkSpec spec, SplitMix64 random) {
    return draw(spec, 1, random);
  }

  /**
   * Returns initial parameters in the order of {@link NetworkSpec}.
   *
   * @param outputGain factor for the last layer's weights; a small one makes a policy begin almost
   *     uniform
   */
  public static float[] draw(NetworkSpec spec, double outputGain, SplitMix64 random) {
    float[] parameters = new float[spec.parameterCount()];
    int offset = 0;
    for (int layer = 0; layer < spec.layers(); layer++) {
      int weights = spec.layerInputs(layer) * spec.layerOutputs(layer);
      double range = range(spec, layer) * (layer == spec.layers() - 1 ? outputGain : 1);
      for (int i = 0; i < weights; i++) {
        parameters[offset + i] = (float) (range * (2 * random.nextDouble() - 1));
      }
      offset += weights + spec.layerOutputs(layer);
    }
    return parameters;
  }

  private static double range(NetworkSpec spec, int layer) {
    int in = spec.layerInputs(layer);
    boolean rectified =
        layer < spec.layers() - 1 && spec.activation() == NetworkSpec.Activation.RELU;
    return Math.sqrt(6.0 / (rectified ? in : in + spec.layerOutputs(layer)));
  }
}
