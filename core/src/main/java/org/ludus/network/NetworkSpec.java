package org.ludus.network;

import java.util.List;

/**
 * The shape of a dense network: {@code inputs -> hidden... -> outputs}, an activation after each
 * hidden layer, none after the last.
 *
 * <p>Parameters are kept in one flat array, layer by layer: the weights, then the biases. The
 * weight from input {@code i} to output {@code o} of a layer with {@code n} inputs stands at {@code
 * o * n + i} of the layer's weights, which is the order DL4J keeps them in.
 *
 * @param inputs numbers in
 * @param hidden units of each hidden layer, possibly none
 * @param activation what follows each hidden layer
 * @param outputs numbers out
 */
public record NetworkSpec(int inputs, List<Integer> hidden, Activation activation, int outputs) {

  /** The non-linearity of the hidden layers. */
  public enum Activation {
    /** max(0, x). */
    RELU,
    /** The hyperbolic tangent. */
    TANH
  }

  /** Checks the sizes. */
  public NetworkSpec {
    hidden = List.copyOf(hidden);
    if (inputs < 1 || outputs < 1 || hidden.stream().anyMatch(units -> units < 1)) {
      throw new IllegalArgumentException("every layer needs at least one unit");
    }
  }

  /** Returns the number of layers with parameters. */
  public int layers() {
    return hidden.size() + 1;
  }

  /** Returns how many numbers enter a layer. */
  public int layerInputs(int layer) {
    return layer == 0 ? inputs : hidden.get(layer - 1);
  }

  /** Returns how many numbers leave a layer. */
  public int layerOutputs(int layer) {
    return layer == hidden.size() ? outputs : hidden.get(layer);
  }

  /** Returns the number of parameters of all layers. */
  public int parameterCount() {
    int count = 0;
    for (int layer = 0; layer < layers(); layer++) {
      count += (layerInputs(layer) + 1) * layerOutputs(layer);
    }
    return count;
  }
}
