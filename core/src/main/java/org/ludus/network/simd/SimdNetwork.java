package org.ludus.network.simd;

import java.util.Arrays;
import org.ludus.network.Network;
import org.ludus.network.NetworkSpec;
import org.ludus.network.NetworkSpec.Activation;
import org.ludus.network.NetworkState;
import org.ludus.network.OptimizerSpec;

/**
 * A network whose every step is a handful of vectorised loops: forward, backward by the chain rule,
 * and the optimiser over one flat array of parameters. Nothing is allocated once the largest number
 * of rows has been seen.
 *
 * <p>Inside, a layer's weights stand with one row per input, so that the weights towards
 * neighbouring units are neighbours: that is the order in which products are computed. {@link
 * Layer} says where everything is.
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
      layers[i] = new Layer(spec, i, i == 0 ? null : layers[i - 1], offset, kernels.lanes());
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
    int length = spec.inputs();
    if (first.unfolds()) {
      propagateBack(first, inputGradients, length, rows);
      return;
    }
    int padded = Layer.padded(length, kernels.lanes());
    if (paddedInputGradients.length < rows * padded) {
      paddedInputGradients = new float[rows * padded];
    }
    propagateBack(first, paddedInputGradients, padded, rows);
    for (int row = 0; row < rows; row++) {
      System.arraycopy(paddedInputGradients, row * padded, inputGradients, row * length, length);
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
      boolean unfolds = layer.unfolds();
      kernels.multiply(
          unfolds ? layer.unfold(from, rows) : from,
          0,
          unfolds ? layer.patchStride : fromStride,
          1,
          parameters,
          layer.weights,
          layer.stride,
          layer.bias,
          layer.values,
          0,
          layer.stride,
          rows * layer.places,
          layer.inputs,
          layer.columns);
      if (i < layers.length - 1) {
        activate(layer.values, rows * layer.places * layer.stride);
      }
      from = layer.values;
      fromStride = layer.places * layer.stride;
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
      Layer below = i == 0 ? null : layers[i - 1];
      boolean unfolds = layer.unfolds();
      float[] from = unfolds ? layer.patches() : below == null ? inputs : below.values;
      int fromStride =
          unfolds ? layer.patchStride : below == null ? spec.inputs() : below.places * below.stride;
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
          rows * layer.places,
          layer.columns);
      kernels.sumRows(
          layer.gradients, layer.stride, rows * layer.places, layer.columns, gradients, layer.bias);
      if (below != null) {
        propagateBack(layer, below, rows);
      }
    }
  }

  private void propagateBack(Layer layer, Layer below, int rows) {
    propagateBack(layer, below.gradients, below.places * below.stride, rows);
    int count = rows * below.places * below.stride;
    if (spec.activation() == Activation.RELU) {
      kernels.rectifyGradient(below.gradients, below.values, count);
    } else {
      kernels.tanhGradient(below.gradients, below.values, count);
    }
  }

  /**
   * Computes the gradients of what enters a layer from those of what leaves it.
   *
   * @param stride from one row of them to the next
   */
  private void propagateBack(Layer layer, float[] into, int stride, int rows) {
    boolean folds = layer.unfolds();
    int columns = Layer.padded(layer.inputs, kernels.lanes());
    int length = folds ? Math.max(columns, layer.patchStride) : stride;
    float[] entering = folds ? layer.patchGradients(rows, length) : into;
    int count = rows * layer.places;
    // G W', with W turned: the weights, or if they are more, both the gradients and the result.
    if ((long) count * (layer.units + layer.inputs) < (long) layer.inputs * layer.units) {
      multiplyTurned(layer, count, entering, length);
    } else {
      multiply(layer, count, entering, length, columns);
    }
    if (folds) {
      layer.fold(length, into, rows);
    }
  }

  private void multiply(Layer layer, int count, float[] entering, int length, int columns) {
    kernels.transpose(
        parameters,
        layer.weights,
        layer.stride,
        layer.inputs,
        layer.units,
        layer.transposed(),
        layer.transposedStride);
    kernels.multiply(
        layer.gradients,
        0,
        layer.stride,
        1,
        layer.transposed(),
        0,
        layer.transposedStride,
        -1,
        entering,
        0,
        length,
        count,
        layer.units,
        columns);
  }

  private void multiplyTurned(Layer layer, int count, float[] entering, int length) {
    int columns = Layer.padded(count, kernels.lanes());
    float[] turned = layer.turnedGradients(columns);
    float[] result = layer.turnedResult(columns);
    kernels.transpose(layer.gradients, 0, layer.stride, count, layer.units, turned, columns);
    kernels.multiply(
        parameters,
        layer.weights,
        layer.stride,
        1,
        turned,
        0,
        columns,
        -1,
        result,
        0,
        columns,
        layer.inputs,
        layer.units,
        columns);
    kernels.transpose(result, 0, columns, layer.inputs, count, entering, length);
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
      layer.makeRoom(rows);
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

  private void scatter(float[] dense, float[] padded) {
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
