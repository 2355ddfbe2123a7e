package org.ludus.network.simd;

import org.ludus.network.NetworkSpec;
import org.ludus.network.NetworkSpec.Activation;

/**
 * The layers of a network with their parameters, and the way forward through them.
 *
 * <p>Inside, a layer's weights stand with one row per input, so that the weights towards
 * neighbouring units are neighbours: that is the order in which products are computed. {@link
 * Layer} says where everything is.
 */
final class ForwardPass {

  final NetworkSpec spec;
  final Kernels kernels;
  final Layer[] layers;

  /** The parameters of all layers, padded. */
  final float[] parameters;

  private int room;

  /** Lays out a network whose parameters are zero. */
  ForwardPass(NetworkSpec spec, Kernels kernels) {
    this.spec = spec;
    this.kernels = kernels;
    layers = layers(spec, kernels);
    parameters = new float[layers[layers.length - 1].end()];
  }

  /** Shares the parameters of another, but not the room for values. */
  ForwardPass(ForwardPass other) {
    spec = other.spec;
    kernels = other.kernels;
    layers = layers(spec, kernels);
    parameters = other.parameters;
  }

  private static Layer[] layers(NetworkSpec spec, Kernels kernels) {
    Layer[] layers = new Layer[spec.layers()];
    int offset = 0;
    for (int i = 0; i < layers.length; i++) {
      layers[i] = new Layer(spec, i, i == 0 ? null : layers[i - 1], offset, kernels.lanes());
      offset = layers[i].end();
    }
    return layers;
  }

  Layer last() {
    return layers[layers.length - 1];
  }

  /** Computes every layer's values. */
  void propagate(float[] inputs, int inputOffset, int rows) {
    makeRoom(rows);
    float[] from = inputs;
    int offset = inputOffset;
    int stride = spec.inputs();
    for (Layer layer : layers) {
      for (int row = 0; row < rows; row += layer.block()) {
        int count = Math.min(layer.block(), rows - row);
        boolean unfolds = layer.unfolds();
        kernels.multiply(
            unfolds ? layer.unfold(from, offset, row, count) : from,
            unfolds ? 0 : offset + row * stride,
            unfolds ? layer.patchStride : stride,
            1,
            parameters,
            layer.weights,
            layer.stride,
            layer.bias,
            layer.values,
            layer.valuesOf(row),
            layer.stride,
            count * layer.places,
            layer.inputs,
            layer.columns);
      }
      if (layer != last()) {
        activate(layer.values, layer.valuesOf(rows));
      }
      from = layer.values;
      offset = 0;
      stride = layer.valuesOf(1);
    }
  }

  private void activate(float[] values, int count) {
    if (spec.activation() == Activation.RELU) {
      kernels.rectify(values, count);
    } else {
      kernels.tanh(values, count);
    }
  }

  private void makeRoom(int rows) {
    if (rows > room) {
      room = rows;
      for (Layer layer : layers) {
        layer.makeRoom(rows);
      }
    }
  }

  /** Copies the last layer's values without their padding. */
  void unpad(int rows, float[] results, int resultOffset) {
    Layer last = last();
    for (int row = 0; row < rows; row++) {
      System.arraycopy(
          last.values, row * last.stride, results, resultOffset + row * last.units, last.units);
    }
  }

  /** Brings numbers that belong to parameters into the order of {@link NetworkSpec}. */
  void gather(float[] padded, float[] dense) {
    int at = 0;
    for (int i = 0; i < layers.length; i++) {
      Layer layer = layers[i];
      for (int unit = 0; unit < layer.units; unit++) {
        for (int input = 0; input < spec.layerInputs(i); input++) {
          dense[at++] = padded[layer.weights + layer.paddedInput(input) * layer.stride + unit];
        }
      }
      System.arraycopy(padded, layer.bias, dense, at, layer.units);
      at += layer.units;
    }
  }

  /** Brings numbers that belong to parameters from the order of {@link NetworkSpec} into this. */
  void scatter(float[] dense, float[] padded) {
    int at = 0;
    for (int i = 0; i < layers.length; i++) {
      Layer layer = layers[i];
      for (int unit = 0; unit < layer.units; unit++) {
        for (int input = 0; input < spec.layerInputs(i); input++) {
          padded[layer.weights + layer.paddedInput(input) * layer.stride + unit] = dense[at++];
        }
      }
      System.arraycopy(dense, at, padded, layer.bias, layer.units);
      at += layer.units;
    }
  }
}
