package org.ludus.network;

import java.util.Arrays;

/**
 * Copied weights and a plain Java forward pass: the network of those who only act. It answers a
 * single observation in about a microsecond where a tensor library needs a hundred.
 *
 * <p>Immutable, so that any number of threads may share one; each brings a {@link Workspace} of its
 * own, and then nothing is allocated.
 */
public final class DenseNet {

  private final NetworkSpec spec;
  private final float[] parameters;

  /** The weights of each layer, one row of outputs per input. */
  private final float[][] weights;

  private final float[][] biases;

  /**
   * Copies weights.
   *
   * @param parameters all parameters in the order of {@link NetworkSpec}
   */
  public DenseNet(NetworkSpec spec, float[] parameters) {
    if (parameters.length != spec.parameterCount()) {
      throw new IllegalArgumentException(
          "%d parameters given, %d needed".formatted(parameters.length, spec.parameterCount()));
    }
    this.spec = spec;
    this.parameters = parameters.clone();
    weights = new float[spec.layers()][];
    biases = new float[spec.layers()][];
    int offset = 0;
    for (int layer = 0; layer < spec.layers(); layer++) {
      int in = spec.layerInputs(layer);
      int out = spec.layerOutputs(layer);
      weights[layer] = transpose(parameters, offset, out, in);
      offset += in * out;
      biases[layer] = Arrays.copyOfRange(parameters, offset, offset + out);
      offset += out;
    }
  }

  /** Returns the network's shape. */
  public NetworkSpec spec() {
    return spec;
  }

  /** Returns a copy of all parameters in the order of {@link NetworkSpec}. */
  public float[] parameters() {
    return parameters.clone();
  }

  /**
   * Returns the network that answers an input as this one answers the input times {@code scale}.
   *
   * @param scale one factor per input
   */
  public DenseNet withInputScale(float[] scale) {
    float[] scaled = parameters.clone();
    int firstWeights = spec.inputs() * spec.layerOutputs(0);
    for (int i = 0; i < firstWeights; i++) {
      scaled[i] *= scale[i % spec.inputs()];
    }
    return new DenseNet(spec, scaled);
  }

  /**
   * Returns the network that answers an input as this one answers the input plus {@code shift}.
   *
   * @param shift one summand per input
   */
  public DenseNet withInputShift(float[] shift) {
    float[] shifted = parameters.clone();
    int units = spec.layerOutputs(0);
    int firstBias = spec.inputs() * units;
    for (int unit = 0; unit < units; unit++) {
      double sum = 0;
      for (int i = 0; i < spec.inputs(); i++) {
        sum += (double) parameters[unit * spec.inputs() + i] * shift[i];
      }
      shifted[firstBias + unit] += (float) sum;
    }
    return new DenseNet(spec, shifted);
  }

  /** Returns the network that answers {@code scale} times what this one answers. */
  public DenseNet withOutputScale(float scale) {
    float[] scaled = parameters.clone();
    int last = spec.layers() - 1;
    int lastParameters = (spec.layerInputs(last) + 1) * spec.outputs();
    for (int i = scaled.length - lastParameters; i < scaled.length; i++) {
      scaled[i] *= scale;
    }
    return new DenseNet(spec, scaled);
  }

  /** Returns room for the values of hidden layers, for one thread. */
  public Workspace newWorkspace() {
    int widest = spec.hidden().stream().mapToInt(Integer::intValue).max().orElse(0);
    return new Workspace(widest);
  }

  /**
   * Computes the outputs for one row of inputs.
   *
   * @param inputs holds {@code spec().inputs()} numbers from {@code inputOffset} on
   * @param outputs receives {@code spec().outputs()} numbers from {@code outputOffset} on
   * @param workspace of this network or one of the same shape, used by no other thread meanwhile
   */
  public void forward(
      float[] inputs, int inputOffset, float[] outputs, int outputOffset, Workspace workspace) {
    float[] from = inputs;
    int fromOffset = inputOffset;
    int last = spec.layers() - 1;
    for (int layer = 0; layer < last; layer++) {
      float[] to = layer % 2 == 0 ? workspace.even : workspace.odd;
      affine(layer, from, fromOffset, to, 0);
      activate(to, biases[layer].length);
      from = to;
      fromOffset = 0;
    }
    affine(last, from, fromOffset, outputs, outputOffset);
  }

  /** Adds up one row of weights per input: long inner loops that the JIT compiler vectorises. */
  private void affine(int layer, float[] from, int fromOffset, float[] to, int toOffset) {
    float[] bias = biases[layer];
    float[] weight = weights[layer];
    int out = bias.length;
    int in = weight.length / out;
    System.arraycopy(bias, 0, to, toOffset, out);
    for (int i = 0; i < in; i++) {
      float value = from[fromOffset + i];
      // Rectified units and one-hot inputs are mostly zero.
      if (value != 0) {
        int row = i * out;
        for (int o = 0; o < out; o++) {
          to[toOffset + o] += value * weight[row + o];
        }
      }
    }
  }

  private void activate(float[] values, int count) {
    if (spec.activation() == NetworkSpec.Activation.RELU) {
      for (int i = 0; i < count; i++) {
        values[i] = Math.max(0, values[i]);
      }
    } else {
      for (int i = 0; i < count; i++) {
        values[i] = (float) Math.tanh(values[i]);
      }
    }
  }

  private static float[] transpose(float[] matrix, int offset, int rows, int columns) {
    float[] transposed = new float[rows * columns];
    for (int row = 0; row < rows; row++) {
      for (int column = 0; column < columns; column++) {
        transposed[column * rows + row] = matrix[offset + row * columns + column];
      }
    }
    return transposed;
  }

  /** Room for the values of two neighbouring hidden layers. */
  public static final class Workspace {

    private final float[] even;
    private final float[] odd;

    private Workspace(int widest) {
      even = new float[widest];
      odd = new float[widest];
    }
  }
}
