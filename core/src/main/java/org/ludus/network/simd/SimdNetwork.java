package org.ludus.network.simd;

import java.util.Arrays;
import org.ludus.network.Network;
import org.ludus.network.NetworkSpec;
import org.ludus.network.NetworkSpec.Activation;
import org.ludus.network.NetworkState;
import org.ludus.network.OptimizerSpec;

/**
 * A dense network whose every step is a handful of vectorised loops: forward, backward by the chain
 * rule, and the optimiser over one flat array of parameters. Nothing is allocated once the largest
 * number of rows has been seen.
 *
 * <p>Inside, a layer's weights stand with one row per input, so that the weights towards
 * neighbouring units are neighbours: that is the order in which products are computed. Rows are
 * padded to whole vectors. Padding starts at zero, its gradient is zero, and so it stays zero.
 */
public final class SimdNetwork implements Network {

  private final NetworkSpec spec;
  private final OptimizerSpec optimizer;
  private final Kernels kernels;
  private final Layer[] layers;

  private final float[] parameters;
  private final float[] gradients;
  private final float[] means;
  private final float[] squares;
  private final float[] scratch;

  /** The network's own outputs and their gradients without padding, for objectives. */
  private float[] outputs = new float[0];

  private float[] outputGradients = new float[0];

  /** Gradients of inputs, of use to those only who ask for them. */
  private float[] paddedInputGradients = new float[0];

  private int room;
  private double learningRate;
  private long steps;

  /** Makes a network that starts from the given parameters. */
  public SimdNetwork(NetworkSpec spec, OptimizerSpec optimizer, float[] parameters) {
    this(spec, optimizer, parameters, SimdSupport.kernels());
  }

  SimdNetwork(NetworkSpec spec, OptimizerSpec optimizer, float[] initial, Kernels kernels) {
    this.spec = spec;
    this.optimizer = optimizer;
    this.kernels = kernels;
    learningRate = optimizer.learningRate();
    layers = new Layer[spec.layers()];
    int offset = 0;
    for (int i = 0; i < layers.length; i++) {
      layers[i] = new Layer(spec, i, offset, kernels.lanes());
      offset = layers[i].end();
    }
    parameters = new float[offset];
    gradients = new float[offset];
    means = new float[offset];
    squares = new float[offset];
    // As DL4J does it; the first steps would be large without.
    if (optimizer.method() == OptimizerSpec.Method.RMS_PROP) {
      Arrays.fill(squares, (float) optimizer.epsilon());
    }
    scratch = new float[kernels.lanes()];
    setParameters(initial);
  }

  /** One layer's place in the flat arrays, and room for what flows through it. */
  private static final class Layer {

    final int inputs;
    final int units;

    /** Distance between rows of weights and of values: whole vectors. */
    final int stride;

    final int weights;
    final int bias;

    /** Values after the activation, and their gradients: one row of {@code stride} per row. */
    float[] values = new float[0];

    float[] gradients = new float[0];

    /** The weights with one row per unit, for the way back. */
    final float[] transposed;

    final int transposedStride;

    Layer(NetworkSpec spec, int index, int offset, int lanes) {
      inputs = spec.layerInputs(index);
      units = spec.layerOutputs(index);
      stride = stride(units, lanes);
      weights = offset;
      bias = offset + inputs * stride;
      transposedStride = stride(inputs, lanes);
      transposed = new float[units * transposedStride];
    }

    int end() {
      return bias + stride;
    }

    /** Rows a power of two apart would compete for the same few lines of the cache. */
    private static int stride(int columns, int lanes) {
      int padded = padded(columns, lanes);
      return padded >= 128 && padded % 128 == 0 ? padded + lanes : padded;
    }

    private static int padded(int columns, int lanes) {
      return (columns + lanes - 1) / lanes * lanes;
    }
  }

  @Override
  public NetworkSpec spec() {
    return spec;
  }

  @Override
  public void forward(float[] inputs, int rows, float[] results) {
    propagate(inputs, rows);
    unpad(rows, results);
  }

  @Override
  public void train(float[] inputs, int rows, Objective objective) {
    differentiateOutputs(inputs, rows, objective);
    propagateBack(inputs, rows);
    descend();
  }

  @Override
  public void differentiateInputs(
      float[] inputs, int rows, Objective objective, float[] inputGradients) {
    differentiateOutputs(inputs, rows, objective);
    for (int i = layers.length - 1; i > 0; i--) {
      propagateBack(layers[i], layers[i - 1], rows);
    }
    Layer first = layers[0];
    int columns = Layer.padded(first.inputs, kernels.lanes());
    if (paddedInputGradients.length < rows * columns) {
      paddedInputGradients = new float[rows * columns];
    }
    propagateBack(first, paddedInputGradients, columns, columns, rows);
    for (int row = 0; row < rows; row++) {
      System.arraycopy(
          paddedInputGradients, row * columns, inputGradients, row * first.inputs, first.inputs);
    }
  }

  /** Computes all values, and the gradient of the objective with respect to the last of them. */
  private void differentiateOutputs(float[] inputs, int rows, Objective objective) {
    propagate(inputs, rows);
    unpad(rows, outputs);
    Arrays.fill(outputGradients, 0, rows * spec.outputs(), 0);
    objective.differentiate(outputs, outputGradients);
    pad(rows);
  }

  @Override
  public void setLearningRate(double learningRate) {
    this.learningRate = learningRate;
  }

  /** Computes every layer's values. */
  private void propagate(float[] inputs, int rows) {
    makeRoom(rows);
    float[] from = inputs;
    int fromStride = spec.inputs();
    for (int i = 0; i < layers.length; i++) {
      Layer layer = layers[i];
      kernels.multiply(
          from,
          0,
          fromStride,
          1,
          parameters,
          layer.weights,
          layer.stride,
          layer.bias,
          layer.values,
          0,
          layer.stride,
          rows,
          layer.inputs,
          Layer.padded(layer.units, kernels.lanes()));
      if (i < layers.length - 1) {
        activate(layer.values, rows * layer.stride);
      }
      from = layer.values;
      fromStride = layer.stride;
    }
  }

  private void activate(float[] values, int count) {
    if (spec.activation() == Activation.RELU) {
      kernels.rectify(values, count);
    } else {
      kernels.tanh(values, count);
    }
  }

  /** Computes the gradient of every parameter, from that of the last layer's values. */
  private void propagateBack(float[] inputs, int rows) {
    for (int i = layers.length - 1; i >= 0; i--) {
      Layer layer = layers[i];
      float[] from = i == 0 ? inputs : layers[i - 1].values;
      int fromStride = i == 0 ? spec.inputs() : layers[i - 1].stride;
      int columns = Layer.padded(layer.units, kernels.lanes());
      kernels.multiply(
          from,
          0,
          1,
          fromStride,
          layer.gradients,
          0,
          layer.stride,
          -1,
          gradients,
          layer.weights,
          layer.stride,
          layer.inputs,
          rows,
          columns);
      kernels.sumRows(layer.gradients, layer.stride, rows, columns, gradients, layer.bias);
      if (i > 0) {
        propagateBack(layer, layers[i - 1], rows);
      }
    }
  }

  private void propagateBack(Layer layer, Layer below, int rows) {
    int columns = Layer.padded(below.units, kernels.lanes());
    propagateBack(layer, below.gradients, below.stride, columns, rows);
    int count = rows * below.stride;
    if (spec.activation() == Activation.RELU) {
      kernels.rectifyGradient(below.gradients, below.values, count);
    } else {
      kernels.tanhGradient(below.gradients, below.values, count);
    }
  }

  /** Computes the gradients of what enters a layer from those of what leaves it. */
  private void propagateBack(Layer layer, float[] into, int stride, int columns, int rows) {
    kernels.transpose(
        parameters,
        layer.weights,
        layer.stride,
        layer.inputs,
        layer.units,
        layer.transposed,
        layer.transposedStride);
    kernels.multiply(
        layer.gradients,
        0,
        layer.stride,
        1,
        layer.transposed,
        0,
        layer.transposedStride,
        -1,
        into,
        0,
        stride,
        rows,
        layer.units,
        columns);
  }

  private void descend() {
    steps++;
    double norm = Double.isInfinite(optimizer.maxGradientNorm()) ? 0 : gradientNorm();
    float scale =
        norm > optimizer.maxGradientNorm() ? (float) (optimizer.maxGradientNorm() / norm) : 1;
    float keep = (float) (1 - learningRate * optimizer.weightDecay());
    if (optimizer.method() == OptimizerSpec.Method.RMS_PROP) {
      kernels.rmsProp(
          parameters,
          gradients,
          squares,
          parameters.length,
          scale,
          (float) learningRate,
          keep,
          (float) optimizer.beta2(),
          (float) optimizer.epsilon());
    } else {
      double correction =
          Math.sqrt(1 - Math.pow(optimizer.beta2(), (double) steps))
              / (1 - Math.pow(optimizer.beta1(), (double) steps));
      kernels.adam(
          parameters,
          gradients,
          means,
          squares,
          parameters.length,
          scale,
          (float) (learningRate * correction),
          keep,
          (float) optimizer.beta1(),
          (float) optimizer.beta2(),
          (float) optimizer.epsilon());
    }
  }

  private double gradientNorm() {
    return Math.sqrt(kernels.sumOfSquares(gradients, gradients.length, scratch));
  }

  private void makeRoom(int rows) {
    if (rows <= room) {
      return;
    }
    room = rows;
    for (Layer layer : layers) {
      layer.values = new float[rows * layer.stride];
      layer.gradients = new float[rows * layer.stride];
    }
    outputs = new float[rows * spec.outputs()];
    outputGradients = new float[rows * spec.outputs()];
  }

  private void unpad(int rows, float[] results) {
    Layer last = layers[layers.length - 1];
    for (int row = 0; row < rows; row++) {
      for (int unit = 0; unit < last.units; unit++) {
        results[row * last.units + unit] = last.values[row * last.stride + unit];
      }
    }
  }

  private void pad(int rows) {
    Layer last = layers[layers.length - 1];
    for (int row = 0; row < rows; row++) {
      for (int unit = 0; unit < last.units; unit++) {
        last.gradients[row * last.stride + unit] = outputGradients[row * last.units + unit];
      }
    }
  }

  @Override
  public float[] parameters() {
    float[] dense = new float[spec.parameterCount()];
    gather(parameters, dense);
    return dense;
  }

  @Override
  public void setParameters(float[] replacement) {
    if (replacement.length != spec.parameterCount()) {
      throw new IllegalArgumentException(
          "%d parameters given, %d needed".formatted(replacement.length, spec.parameterCount()));
    }
    scatter(replacement, parameters);
  }

  @Override
  public void follow(Network other, double share) {
    if (!(other instanceof SimdNetwork leader) || leader.parameters.length != parameters.length) {
      Network.super.follow(other, share);
      return;
    }
    if (share == 1) {
      System.arraycopy(leader.parameters, 0, parameters, 0, parameters.length);
      return;
    }
    float part = (float) share;
    for (int i = 0; i < parameters.length; i++) {
      parameters[i] += part * (leader.parameters[i] - parameters[i]);
    }
  }

  @Override
  public NetworkState state() {
    NetworkState state = new NetworkState(spec);
    gather(parameters, state.parameters);
    gather(means, state.means);
    gather(squares, state.squares);
    state.steps = steps;
    return state;
  }

  @Override
  public void restore(NetworkState state) {
    scatter(state.parameters, parameters);
    scatter(state.means, means);
    scatter(state.squares, squares);
    steps = state.steps;
  }

  /** Brings numbers that belong to parameters into the order of {@link NetworkSpec}. */
  private void gather(float[] padded, float[] dense) {
    int at = 0;
    for (Layer layer : layers) {
      for (int unit = 0; unit < layer.units; unit++) {
        for (int input = 0; input < layer.inputs; input++) {
          dense[at++] = padded[layer.weights + input * layer.stride + unit];
        }
      }
      System.arraycopy(padded, layer.bias, dense, at, layer.units);
      at += layer.units;
    }
  }

  private void scatter(float[] dense, float[] padded) {
    int at = 0;
    for (Layer layer : layers) {
      for (int unit = 0; unit < layer.units; unit++) {
        for (int input = 0; input < layer.inputs; input++) {
          padded[layer.weights + input * layer.stride + unit] = dense[at++];
        }
      }
      System.arraycopy(dense, at, padded, layer.bias, layer.units);
      at += layer.units;
    }
  }
}
