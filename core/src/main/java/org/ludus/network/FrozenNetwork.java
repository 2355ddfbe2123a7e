package org.ludus.network;

import java.util.Arrays;
import java.util.Objects;
import org.ludus.network.NetworkSpec.Image;

/**
 * Copied weights and a plain Java forward pass: the network of those who only act. It answers a
 * single observation in about a microsecond where a tensor library needs a hundred.
 *
 * <p>Immutable, so that any number of threads may share one; each brings a {@link Workspace} of its
 * own, and then nothing is allocated.
 */
public final class FrozenNetwork {

  private final NetworkSpec spec;
  private final float[] parameters;

  /** The weights of each layer, one row of outputs per input. */
  private final float[][] weights;

  private final float[][] biases;

  private final NetworkSpec.Convolution[] windows;

  /** What enters and leaves each convolution: one image more than there are of them. */
  private final Image[] images;

  /**
   * Copies weights.
   *
   * @param parameters all parameters in the order of {@link NetworkSpec}
   */
  public FrozenNetwork(NetworkSpec spec, float[] parameters) {
    if (parameters.length != spec.parameterCount()) {
      throw new IllegalArgumentException(
          "%s parameters given, %s needed".formatted(parameters.length, spec.parameterCount()));
    }
    this.spec = spec;
    this.parameters = parameters.clone();
    weights = new float[spec.layers()][];
    biases = new float[spec.layers()][];
    images = new Image[spec.convolutions().size() + 1];
    Arrays.setAll(images, spec::imageInto);
    windows = spec.convolutions().toArray(NetworkSpec.Convolution[]::new);
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
   * @param scale one factor per input; before a convolution the same for all pixels
   */
  public FrozenNetwork withInputScale(float[] scale) {
    requireAlike(scale);
    float[] scaled = parameters.clone();
    int inputs = spec.layerInputs(0);
    int period = spec.isConvolution(0) ? spec.image().channels() : inputs;
    for (int i = 0; i < inputs * spec.layerOutputs(0); i++) {
      scaled[i] *= scale[i % inputs % period];
    }
    return new FrozenNetwork(spec, scaled);
  }

  /**
   * Returns the network that answers an input as this one answers the input plus {@code shift}.
   *
   * @param shift one summand per input; before a convolution the same for all pixels
   */
  public FrozenNetwork withInputShift(float[] shift) {
    requireAlike(shift);
    float[] shifted = parameters.clone();
    int units = spec.layerOutputs(0);
    int inputs = spec.layerInputs(0);
    int period = spec.isConvolution(0) ? spec.image().channels() : inputs;
    int firstBias = inputs * units;
    for (int unit = 0; unit < units; unit++) {
      double sum = 0;
      for (int i = 0; i < inputs; i++) {
        sum += (double) parameters[unit * inputs + i] * shift[i % period];
      }
      shifted[firstBias + unit] += (float) sum;
    }
    return new FrozenNetwork(spec, shifted);
  }

  private void requireAlike(float[] perInput) {
    if (!spec.isConvolution(0)) {
      return;
    }
    int channels = spec.image().channels();
    for (int i = channels; i < perInput.length; i++) {
      if (perInput[i] != perInput[i % channels]) {
        throw new IllegalArgumentException("a convolution treats all pixels alike");
      }
    }
  }

  /** Returns the network that answers {@code scale} times what this one answers. */
  public FrozenNetwork withOutputScale(float scale) {
    float[] scaled = parameters.clone();
    int last = spec.layers() - 1;
    int lastParameters = (spec.layerInputs(last) + 1) * spec.outputs();
    for (int i = scaled.length - lastParameters; i < scaled.length; i++) {
      scaled[i] *= scale;
    }
    return new FrozenNetwork(spec, scaled);
  }

  /** Returns room for the values of hidden layers, for one thread. */
  public Workspace newWorkspace() {
    int widest = 0;
    for (int layer = 0; layer < spec.layers() - 1; layer++) {
      widest = Math.max(widest, spec.places(layer) * spec.layerOutputs(layer));
    }
    return new Workspace(widest);
  }

  /**
   * Returns the network that answers some of this one's outputs: one of several heads.
   *
   * @param first the first of them
   * @param count how many there are
   * @throws IndexOutOfBoundsException if this one has no such outputs
   */
  public FrozenNetwork head(int first, int count) {
    Objects.checkFromIndexSize(first, count, spec.outputs());
    int last = spec.layers() - 1;
    int inputs = spec.layerInputs(last);
    int before = parameters.length - (inputs + 1) * spec.outputs();
    NetworkSpec shape = spec.withOutputs(count);
    float[] kept = Arrays.copyOf(parameters, shape.parameterCount());
    System.arraycopy(parameters, before + first * inputs, kept, before, count * inputs);
    System.arraycopy(
        parameters, before + spec.outputs() * inputs + first, kept, before + count * inputs, count);
    return new FrozenNetwork(shape, kept);
  }

  /** Returns what answers with this network, for one thread. */
  public Responder newResponder() {
    Workspace workspace = newWorkspace();
    return (inputs, inputOffset, outputs, outputOffset) ->
        forward(inputs, inputOffset, outputs, outputOffset, workspace);
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
      forward(layer, from, fromOffset, to, 0);
      from = to;
      fromOffset = 0;
    }
    forward(last, from, fromOffset, outputs, outputOffset);
  }

  /** Computes what leaves one layer, after its activation, from what enters it. */
  void forward(int layer, float[] from, int fromOffset, float[] to, int toOffset) {
    if (spec.isConvolution(layer)) {
      convolve(layer, from, fromOffset, to);
      activate(to, images[layer + 1].size());
    } else {
      affine(layer, from, fromOffset, to, toOffset);
      if (layer < spec.layers() - 1) {
        activate(to, biases[layer].length);
      }
    }
  }

  /** Returns a layer's weights, one row of outputs per input; not a copy. */
  float[] weights(int layer) {
    return weights[layer];
  }

  private void affine(int layer, float[] from, int fromOffset, float[] to, int toOffset) {
    int out = biases[layer].length;
    System.arraycopy(biases[layer], 0, to, toOffset, out);
    accumulate(layer, 0, from, fromOffset, weights[layer].length / out, to, toOffset);
  }

  private void convolve(int layer, float[] from, int fromOffset, float[] to) {
    NetworkSpec.Convolution window = windows[layer];
    Image before = images[layer];
    Image after = images[layer + 1];
    int filters = window.filters();
    int row = window.size() * before.channels();
    for (int y = 0; y < after.height(); y++) {
      for (int x = 0; x < after.width(); x++) {
        int place = (y * after.width() + x) * filters;
        System.arraycopy(biases[layer], 0, to, place, filters);
        for (int dy = 0; dy < window.size(); dy++) {
          int pixel = (y * window.stride() + dy) * before.width() + x * window.stride();
          accumulate(layer, dy * row, from, fromOffset + pixel * before.channels(), row, to, place);
        }
      }
    }
  }

  /**
   * Adds up one row of weights per input that is not zero: rectified units, planes and one-hot
   * inputs mostly are. Four rows at a time, in long inner loops that the JIT compiler vectorises;
   * the order in which the products are added is that of the inputs.
   *
   * @param first the layer's input that the first of those numbers is
   */
  private void accumulate(
      int layer, int first, float[] from, int fromOffset, int count, float[] to, int toOffset) {
    float[] weight = weights[layer];
    int out = biases[layer].length;
    int i = nextNonZero(from, fromOffset, 0, count);
    while (i < count) {
      int j = nextNonZero(from, fromOffset, i + 1, count);
      int k = nextNonZero(from, fromOffset, j + 1, count);
      int l = nextNonZero(from, fromOffset, k + 1, count);
      if (l < count) {
        addFour(
            from[fromOffset + i],
            (first + i) * out,
            from[fromOffset + j],
            (first + j) * out,
            from[fromOffset + k],
            (first + k) * out,
            from[fromOffset + l],
            (first + l) * out,
            weight,
            to,
            toOffset,
            out);
        i = nextNonZero(from, fromOffset, l + 1, count);
      } else {
        add(from[fromOffset + i], weight, (first + i) * out, to, toOffset, out);
        i = j;
      }
    }
  }

  private static int nextNonZero(float[] values, int offset, int start, int end) {
    int i = start;
    while (i < end && values[offset + i] == 0) {
      i++;
    }
    return i;
  }

  private static void add(
      float value, float[] weight, int row, float[] to, int toOffset, int count) {
    for (int o = 0; o < count; o++) {
      to[toOffset + o] += value * weight[row + o];
    }
  }

  private static void addFour(
      float a,
      int rowA,
      float b,
      int rowB,
      float c,
      int rowC,
      float d,
      int rowD,
      float[] weight,
      float[] to,
      int toOffset,
      int count) {
    for (int o = 0; o < count; o++) {
      to[toOffset + o] =
          to[toOffset + o]
              + a * weight[rowA + o]
              + b * weight[rowB + o]
              + c * weight[rowC + o]
              + d * weight[rowD + o];
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
