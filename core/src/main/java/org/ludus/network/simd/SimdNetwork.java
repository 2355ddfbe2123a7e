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
 */
public final class SimdNetwork implements Network {

  private final NetworkSpec spec;
  private final OptimizerSpec optimizer;
  private final Kernels kernels;
  private final ForwardPass forward;
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
    forward = new ForwardPass(spec, kernels);
    layers = forward.layers;
    parameters = forward.parameters;
    gradients = new float[parameters.length];
    means = new float[parameters.length];
    squares = new float[parameters.length];
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
    forward.propagate(inputs, 0, rows);
    forward.unpad(rows, results, 0);
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
    makeRoom(rows);
    forward.propagate(inputs, 0, rows);
    forward.unpad(rows, outputs, 0);
    Arrays.fill(outputGradients, 0, rows * spec.outputs(), 0);
    objective.differentiate(outputs, outputGradients);
    pad(rows);
  }

  @Override
  public void setLearningRate(double learningRate) {
    this.learningRate = learningRate;
  }

  /** Computes the gradient of every parameter, from that of the last layer's values. */
  private void propagateBack(float[] inputs, int rows) {
    Arrays.fill(gradients, 0);
    for (int i = layers.length - 1; i >= 0; i--) {
      Layer layer = layers[i];
      Layer below = i == 0 ? null : layers[i - 1];
      for (int row = 0; row < rows; row += layer.block()) {
        int count = Math.min(layer.block(), rows - row);
        addGradients(
            layer,
            below == null ? inputs : below.values,
            below == null ? spec.inputs() : below.valuesOf(1),
            row,
            count,
            rows);
      }
      if (below != null) {
        propagateBack(layer, below, rows);
      }
    }
  }

  /**
   * Adds the gradients of a layer's parameters that some of the rows call for.
   *
   * @param from what entered the layer, in rows {@code stride} apart
   * @param rows how many rows went forward
   */
  private void addGradients(Layer layer, float[] from, int stride, int row, int count, int rows) {
    boolean unfolds = layer.unfolds();
    boolean kept = rows <= layer.block();
    float[] entered = !unfolds ? from : kept ? layer.patches() : layer.unfold(from, 0, row, count);
    kernels.multiply(
        entered,
        unfolds ? 0 : row * stride,
        1,
        unfolds ? layer.patchStride : stride,
        layer.gradients,
        layer.valuesOf(row),
        layer.stride,
        Kernels.ADD,
        gradients,
        layer.weights,
        layer.stride,
        layer.inputs,
        count * layer.places,
        layer.columns);
    kernels.sumRows(
        layer.gradients,
        layer.valuesOf(row),
        layer.stride,
        count * layer.places,
        layer.columns,
        gradients,
        layer.bias);
  }

  private void propagateBack(Layer layer, Layer below, int rows) {
    propagateBack(layer, below.gradients, below.valuesOf(1), rows);
    int count = below.valuesOf(rows);
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
    int most = Math.min(layer.block(), rows) * layer.places;
    // G W', with W turned: the weights, or if they are more, both the gradients and the result.
    boolean turned = (long) most * (layer.units + layer.inputs) < (long) layer.inputs * layer.units;
    if (!turned) {
      kernels.transpose(
          parameters,
          layer.weights,
          layer.stride,
          layer.inputs,
          layer.units,
          layer.transposed(),
          0,
          layer.transposedStride);
    }
    for (int row = 0; row < rows; row += layer.block()) {
      int count = Math.min(layer.block(), rows - row);
      float[] entering = folds ? layer.patchGradients(count, length) : into;
      int offset = folds ? 0 : row * stride;
      if (turned) {
        multiplyTurned(layer, row, count * layer.places, entering, offset, length);
      } else {
        multiply(layer, row, count * layer.places, entering, offset, length, columns);
      }
      if (folds) {
        layer.fold(length, into, row, count);
      }
    }
  }

  private void multiply(
      Layer layer, int row, int count, float[] entering, int offset, int length, int columns) {
    kernels.multiply(
        layer.gradients,
        layer.valuesOf(row),
        layer.stride,
        1,
        layer.transposed(),
        0,
        layer.transposedStride,
        Kernels.FROM_ZERO,
        entering,
        offset,
        length,
        count,
        layer.units,
        columns);
  }

  private void multiplyTurned(
      Layer layer, int row, int count, float[] entering, int offset, int length) {
    int columns = Layer.padded(count, kernels.lanes());
    float[] turned = layer.turnedGradients(columns);
    float[] result = layer.turnedResult(columns);
    kernels.transpose(
        layer.gradients, layer.valuesOf(row), layer.stride, count, layer.units, turned, 0, columns);
    kernels.multiply(
        parameters,
        layer.weights,
        layer.stride,
        1,
        turned,
        0,
        columns,
        Kernels.FROM_ZERO,
        result,
        0,
        columns,
        layer.inputs,
        layer.units,
        columns);
    kernels.transpose(result, 0, columns, layer.inputs, count, entering, offset, length);
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
      layer.makeRoomForGradients(rows);
    }
    outputs = new float[rows * spec.outputs()];
    outputGradients = new float[rows * spec.outputs()];
  }

  private void pad(int rows) {
    Layer last = forward.last();
    for (int row = 0; row < rows; row++) {
      System.arraycopy(
          outputGradients, row * last.units, last.gradients, row * last.stride, last.units);
    }
  }

  @Override
  public float[] parameters() {
    float[] dense = new float[spec.parameterCount()];
    forward.gather(parameters, dense);
    return dense;
  }

  @Override
  public void setParameters(float[] replacement) {
    if (replacement.length != spec.parameterCount()) {
      throw new IllegalArgumentException(
          "%s parameters given, %s needed".formatted(replacement.length, spec.parameterCount()));
    }
    forward.scatter(replacement, parameters);
  }

  @Override
  public void softUpdate(Network other, double share) {
    if (!(other instanceof SimdNetwork leader) || leader.parameters.length != parameters.length) {
      Network.super.softUpdate(other, share);
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
    forward.gather(parameters, state.parameters);
    forward.gather(means, state.means);
    forward.gather(squares, state.squares);
    state.steps = steps;
    return state;
  }

  @Override
  public void restore(NetworkState state) {
    forward.scatter(state.parameters, parameters);
    forward.scatter(state.means, means);
    forward.scatter(state.squares, squares);
    steps = state.steps;
  }
}
