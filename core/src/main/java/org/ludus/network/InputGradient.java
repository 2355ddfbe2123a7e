package org.ludus.network;

import java.util.Arrays;
import org.ludus.network.NetworkSpec.Activation;
import org.ludus.network.NetworkSpec.Convolution;
import org.ludus.network.NetworkSpec.Image;

/**
 * Backpropagation through a frozen network to its inputs: how its answer would change if what it
 * sees did. Nothing is learned from it; it shows people what an answer hangs on.
 *
 * <p>{@link #forward} answers an input, {@link #backward} then says what the answer hangs on. An
 * instance holds what flows through the layers, so it is confined to one thread, and a call
 * allocates nothing.
 */
public final class InputGradient {

  private final FrozenNetwork net;
  private final NetworkSpec spec;

  /** What leaves each layer, after its activation. */
  private final float[][] values;

  /** The gradients with respect to what leaves each layer, before its activation. */
  private final float[][] slopes;

  /** Makes room for the values and the gradients of all layers of a network. */
  public InputGradient(FrozenNetwork net) {
    this.net = net;
    spec = net.spec();
    values = new float[spec.layers()][];
    Arrays.setAll(values, layer -> new float[spec.places(layer) * spec.layerOutputs(layer)]);
    slopes = new float[spec.layers() - 1][];
    Arrays.setAll(slopes, layer -> new float[values[layer].length]);
  }

  /**
   * Computes the outputs, as {@link FrozenNetwork#forward} does.
   *
   * @param inputs {@code spec().inputs()} numbers
   * @return {@code spec().outputs()} numbers, which the next call changes
   */
  public float[] forward(float[] inputs) {
    float[] from = inputs;
    for (int layer = 0; layer < spec.layers(); layer++) {
      net.forward(layer, from, 0, values[layer], 0);
      from = values[layer];
    }
    return from;
  }

  /**
   * Computes the gradient of a sum of outputs with respect to the inputs that {@link #forward} has
   * answered last. A rectified unit at exactly 0 passes nothing on.
   *
   * @param outputGradients how much each output counts in the sum; {@code spec().outputs()} numbers
   * @param inputGradients receives {@code spec().inputs()} numbers
   */
  public void backward(float[] outputGradients, float[] inputGradients) {
    float[] above = outputGradients;
    for (int layer = spec.layers() - 1; layer >= 0; layer--) {
      float[] below = layer == 0 ? inputGradients : slopes[layer - 1];
      if (spec.isConvolution(layer)) {
        spread(layer, above, below);
      } else {
        project(layer, above, below);
      }
      if (layer > 0) {
        deactivate(values[layer - 1], below);
      }
      above = below;
    }
  }

  /** Takes gradients back through a dense layer. */
  private void project(int layer, float[] above, float[] below) {
    float[] weights = net.weights(layer);
    int outputs = spec.layerOutputs(layer);
    for (int i = 0; i < spec.layerInputs(layer); i++) {
      below[i] = dot(weights, i * outputs, above, 0, outputs);
    }
  }

  /** Takes gradients back through a convolution: from every place to all that its window sees. */
  private void spread(int layer, float[] above, float[] below) {
    float[] weights = net.weights(layer);
    Convolution window = spec.convolutions().get(layer);
    Image before = spec.imageInto(layer);
    Image after = spec.imageInto(layer + 1);
    int filters = window.filters();
    int row = window.size() * before.channels();
    Arrays.fill(below, 0, before.size(), 0);
    for (int y = 0; y < after.height(); y++) {
      for (int x = 0; x < after.width(); x++) {
        int place = (y * after.width() + x) * filters;
        for (int dy = 0; dy < window.size(); dy++) {
          int pixel = (y * window.stride() + dy) * before.width() + x * window.stride();
          int to = pixel * before.channels();
          for (int i = 0; i < row; i++) {
            below[to + i] += dot(weights, (dy * row + i) * filters, above, place, filters);
          }
        }
      }
    }
  }

  /** Takes gradients back through the activation that has led to those values. */
  private void deactivate(float[] values, float[] gradients) {
    boolean rectified = spec.activation() == Activation.RELU;
    for (int i = 0; i < values.length; i++) {
      float slope = rectified ? (values[i] > 0 ? 1 : 0) : 1 - values[i] * values[i];
      gradients[i] *= slope;
    }
  }

  /** Four sums side by side, none of which has to wait for the one before. */
  private static float dot(float[] a, int aOffset, float[] b, int bOffset, int count) {
    float first = 0;
    float second = 0;
    float third = 0;
    float fourth = 0;
    int i = 0;
    for (; i + 3 < count; i += 4) {
      first += a[aOffset + i] * b[bOffset + i];
      second += a[aOffset + i + 1] * b[bOffset + i + 1];
      third += a[aOffset + i + 2] * b[bOffset + i + 2];
      fourth += a[aOffset + i + 3] * b[bOffset + i + 3];
    }
    for (; i < count; i++) {
      first += a[aOffset + i] * b[bOffset + i];
    }
    return first + second + third + fourth;
  }
}
