package org.ludus.network.dl4j;

import org.deeplearning4j.nn.conf.BackpropType;
import org.deeplearning4j.nn.conf.MultiLayerConfiguration;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.conf.WorkspaceMode;
import org.deeplearning4j.nn.conf.inputs.InputType;
import org.deeplearning4j.nn.conf.layers.ConvolutionLayer;
import org.deeplearning4j.nn.conf.layers.DenseLayer;
import org.deeplearning4j.nn.gradient.Gradient;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.deeplearning4j.nn.weights.WeightInit;
import org.deeplearning4j.nn.workspace.LayerWorkspaceMgr;
import org.ludus.network.FrozenNetwork;
import org.ludus.network.Network;
import org.ludus.network.NetworkSpec;
import org.ludus.network.NetworkSpec.Image;
import org.ludus.network.NetworkState;
import org.ludus.network.OptimizerSpec;
import org.nd4j.common.primitives.Pair;
import org.nd4j.linalg.activations.Activation;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.linalg.indexing.NDArrayIndex;
import org.nd4j.linalg.learning.config.Adam;
import org.nd4j.linalg.learning.config.IUpdater;
import org.nd4j.linalg.learning.config.RmsProp;

/**
 * A network on Deeplearning4j's {@link MultiLayerNetwork}.
 *
 * <p>An objective's gradient enters as what that library calls external errors: it is handed to the
 * last layer, which is therefore an ordinary dense layer without activation. One optimiser step is
 * {@code parameters -= optimiser(clip(sum of the rows' gradients))}.
 */
public final class Dl4jNetwork implements Network {

  private static final LayerWorkspaceMgr NO_WORKSPACES = LayerWorkspaceMgr.noWorkspaces();

  /** Up to here plain Java is faster than the library. */
  private static final int FEW_ROWS = 16;

  private final NetworkSpec spec;
  private final OptimizerSpec optimizer;

  /** Where the library keeps each parameter, and each number of an input. */
  private final int[] parameterPlaces;

  private final int[] pixelPlaces;
  private double learningRate;

  /** Copied weights, which answer a few rows in far less time; null after they have changed. */
  private FrozenNetwork copy;

  private final FrozenNetwork.Workspace workspace;
  private final MultiLayerNetwork network;

  /** Makes a network that starts from the given parameters. */
  public Dl4jNetwork(NetworkSpec spec, OptimizerSpec optimizer, float[] parameters) {
    Nd4jSetup.ensure();
    this.spec = spec;
    this.optimizer = optimizer;
    parameterPlaces = ParameterOrder.parameters(spec);
    pixelPlaces = ParameterOrder.pixels(spec.image());
    learningRate = optimizer.learningRate();
    network = new MultiLayerNetwork(configuration(spec, optimizer));
    network.init();
    setParameters(parameters);
    workspace = new FrozenNetwork(spec, parameters).newWorkspace();
  }

  @Override
  public NetworkSpec spec() {
    return spec;
  }

  @Override
  public void forward(float[] inputs, int rows, float[] outputs) {
    if (rows <= FEW_ROWS) {
      forwardFew(inputs, rows, outputs);
      return;
    }
    copy(network.output(images(inputs, rows), false), outputs);
  }

  private void forwardFew(float[] inputs, int rows, float[] outputs) {
    if (copy == null) {
      copy = new FrozenNetwork(spec, parameters());
    }
    for (int row = 0; row < rows; row++) {
      copy.forward(inputs, row * spec.inputs(), outputs, row * spec.outputs(), workspace);
    }
  }

  @Override
  public void train(float[] inputs, int rows, Objective objective) {
    Gradient gradient = propagateBack(inputs, rows, objective).getFirst();
    clip(gradient.gradient());
    int iteration = network.getIterationCount();
    // The updater divides by this last number of rows, and the rows are to be added up as they are.
    network.getUpdater().update(network, gradient, iteration, 0, 1, NO_WORKSPACES);
    if (optimizer.weightDecay() > 0) {
      network.params().muli(1 - learningRate * optimizer.weightDecay());
    }
    network.params().subi(gradient.gradient());
    network.getLayerWiseConfigurations().setIterationCount(iteration + 1);
    copy = null;
  }

  @Override
  public void differentiateInputs(
      float[] inputs, int rows, Objective objective, float[] inputGradients) {
    INDArray gradients = propagateBack(inputs, rows, objective).getSecond();
    ParameterOrder.fromLibrary(pixelPlaces, floats(gradients), inputGradients);
  }

  /** Returns the gradients of an objective with respect to the parameters and to the inputs. */
  private Pair<Gradient, INDArray> propagateBack(float[] inputs, int rows, Objective objective) {
    network.setInput(images(inputs, rows));
    var activations = network.feedForward(true, false);
    float[] outputs = new float[rows * spec.outputs()];
    copy(activations.get(activations.size() - 1), outputs);
    float[] gradients = new float[outputs.length];
    objective.differentiate(outputs, gradients);
    return network.backpropGradient(matrix(gradients, rows, spec.outputs()), NO_WORKSPACES);
  }

  @Override
  public void setLearningRate(double learningRate) {
    this.learningRate = learningRate;
    network.setLearningRate(learningRate);
  }

  @Override
  public float[] parameters() {
    return inOrder(network.params());
  }

  @Override
  public void setParameters(float[] parameters) {
    if (parameters.length != spec.parameterCount()) {
      throw new IllegalArgumentException(
          "%s parameters given, %s needed".formatted(parameters.length, spec.parameterCount()));
    }
    network.setParams(inLibraryOrder(parameters));
    copy = null;
  }

  @Override
  public NetworkState state() {
    NetworkState state = new NetworkState(spec);
    ParameterOrder.fromLibrary(parameterPlaces, floats(network.params()), state.parameters);
    ParameterOrder.fromLibrary(parameterPlaces, floats(squares()), state.squares);
    if (optimizer.method() == OptimizerSpec.Method.ADAM) {
      ParameterOrder.fromLibrary(parameterPlaces, floats(means()), state.means);
    }
    state.steps = network.getIterationCount();
    return state;
  }

  @Override
  public void restore(NetworkState state) {
    setParameters(state.parameters);
    squares().assign(inLibraryOrder(state.squares));
    if (optimizer.method() == OptimizerSpec.Method.ADAM) {
      means().assign(inLibraryOrder(state.means));
    }
    network.getLayerWiseConfigurations().setIterationCount((int) state.steps);
  }

  /** Returns a view of Adam's means, which come before its squares. */
  private INDArray means() {
    INDArray moments = network.getUpdater().getStateViewArray();
    return moments.get(NDArrayIndex.all(), NDArrayIndex.interval(0, spec.parameterCount()));
  }

  /** Returns a view of the mean squares, which come last. */
  private INDArray squares() {
    INDArray moments = network.getUpdater().getStateViewArray();
    long end = moments.length();
    return moments.get(NDArrayIndex.all(), NDArrayIndex.interval(end - spec.parameterCount(), end));
  }

  /** Returns the library's own network, for its own file format. */
  MultiLayerNetwork library() {
    return network;
  }

  private void clip(INDArray gradient) {
    double maxGradientNorm = optimizer.maxGradientNorm();
    if (Double.isInfinite(maxGradientNorm)) {
      return;
    }
    double norm = gradient.norm2Number().doubleValue();
    if (norm > maxGradientNorm) {
      gradient.muli(maxGradientNorm / norm);
    }
  }

  private float[] inOrder(INDArray perParameter) {
    float[] numbers = new float[spec.parameterCount()];
    ParameterOrder.fromLibrary(parameterPlaces, floats(perParameter), numbers);
    return numbers;
  }

  private INDArray inLibraryOrder(float[] perParameter) {
    int count = perParameter.length;
    return matrix(ParameterOrder.toLibrary(parameterPlaces, perParameter, count), 1, count);
  }

  /** Returns rows of inputs; the array may be longer than the rows that count. */
  private INDArray images(float[] inputs, int rows) {
    float[] exact = ParameterOrder.toLibrary(pixelPlaces, inputs, rows * spec.inputs());
    return matrix(exact, rows, spec.inputs());
  }

  private static INDArray matrix(float[] values, int rows, int columns) {
    return Nd4j.create(values, new long[] {rows, columns}, 'c');
  }

  private static float[] floats(INDArray matrix) {
    return matrix.dup('c').data().asFloat();
  }

  private static void copy(INDArray matrix, float[] into) {
    float[] values = floats(matrix);
    System.arraycopy(values, 0, into, 0, values.length);
  }

  private static MultiLayerConfiguration configuration(NetworkSpec spec, OptimizerSpec optimizer) {
    var list =
        new NeuralNetConfiguration.Builder()
            // Its default is the clock, which would end up in saved files.
            .seed(0)
            .weightInit(WeightInit.ZERO)
            .miniBatch(false)
            .updater(updater(optimizer))
            // Gradients that come from outside do not go with workspaces.
            .trainingWorkspaceMode(WorkspaceMode.NONE)
            .inferenceWorkspaceMode(WorkspaceMode.NONE)
            .list();
    for (int layer = 0; layer < spec.layers(); layer++) {
      boolean last = layer == spec.layers() - 1;
      if (spec.isConvolution(layer)) {
        list.layer(convolution(spec, layer));
        continue;
      }
      list.layer(
          new DenseLayer.Builder()
              .nIn(spec.layerInputs(layer))
              .nOut(spec.layerOutputs(layer))
              .activation(last ? Activation.IDENTITY : activation(spec))
              .build());
    }
    if (!spec.convolutions().isEmpty()) {
      Image image = spec.image();
      list.setInputType(
          InputType.convolutionalFlat(image.height(), image.width(), image.channels()));
    }
    return list.backpropType(BackpropType.Standard).build();
  }

  private static ConvolutionLayer convolution(NetworkSpec spec, int layer) {
    NetworkSpec.Convolution window = spec.convolutions().get(layer);
    return new ConvolutionLayer.Builder(window.size(), window.size())
        .stride(window.stride(), window.stride())
        .nIn(spec.imageInto(layer).channels())
        .nOut(window.filters())
        .activation(activation(spec))
        .build();
  }

  private static IUpdater updater(OptimizerSpec optimizer) {
    return switch (optimizer.method()) {
      case ADAM ->
          new Adam(
              optimizer.learningRate(), optimizer.beta1(), optimizer.beta2(), optimizer.epsilon());
      case RMS_PROP ->
          new RmsProp(optimizer.learningRate(), optimizer.beta2(), optimizer.epsilon());
    };
  }

  private static Activation activation(NetworkSpec spec) {
    return switch (spec.activation()) {
      case RELU -> Activation.RELU;
      case TANH -> Activation.TANH;
    };
  }
}
