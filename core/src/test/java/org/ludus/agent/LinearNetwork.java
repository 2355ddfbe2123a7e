package org.ludus.agent;

import org.ludus.network.FrozenNetwork;
import org.ludus.network.Network;
import org.ludus.network.NetworkSpec;
import org.ludus.network.NetworkState;
import org.ludus.network.OptimizerSpec;

/**
 * A network without hidden layers and with plain gradient descent, {@code parameters -=
 * learningRate * gradient}: simple enough for its updates to be worked out by hand.
 */
public final class LinearNetwork implements Network {

  private final NetworkSpec spec;
  private double learningRate;
  private float[] parameters;

  /** Makes a network; of the optimiser only the learning rate counts. */
  public LinearNetwork(NetworkSpec spec, OptimizerSpec optimizer, float[] parameters) {
    if (spec.layers() > 1) {
      throw new IllegalArgumentException("no hidden layers here");
    }
    this.spec = spec;
    learningRate = optimizer.learningRate();
    this.parameters = parameters.clone();
  }

  @Override
  public NetworkSpec spec() {
    return spec;
  }

  @Override
  public void forward(float[] inputs, int rows, float[] outputs) {
    FrozenNetwork net = new FrozenNetwork(spec, parameters);
    for (int row = 0; row < rows; row++) {
      net.forward(inputs, row * spec.inputs(), outputs, row * spec.outputs(), net.newWorkspace());
    }
  }

  @Override
  public void train(float[] inputs, int rows, Objective objective) {
    float[] outputs = new float[rows * spec.outputs()];
    float[] gradients = new float[outputs.length];
    forward(inputs, rows, outputs);
    objective.differentiate(outputs, gradients);
    int biases = spec.inputs() * spec.outputs();
    for (int row = 0; row < rows; row++) {
      for (int o = 0; o < spec.outputs(); o++) {
        float step = (float) (learningRate * gradients[row * spec.outputs() + o]);
        for (int i = 0; i < spec.inputs(); i++) {
          parameters[o * spec.inputs() + i] -= step * inputs[row * spec.inputs() + i];
        }
        parameters[biases + o] -= step;
      }
    }
  }

  @Override
  public void differentiateInputs(
      float[] inputs, int rows, Objective objective, float[] inputGradients) {
    float[] outputs = new float[rows * spec.outputs()];
    float[] gradients = new float[outputs.length];
    forward(inputs, rows, outputs);
    objective.differentiate(outputs, gradients);
    for (int row = 0; row < rows; row++) {
      for (int i = 0; i < spec.inputs(); i++) {
        float sum = 0;
        for (int o = 0; o < spec.outputs(); o++) {
          sum += gradients[row * spec.outputs() + o] * parameters[o * spec.inputs() + i];
        }
        inputGradients[row * spec.inputs() + i] = sum;
      }
    }
  }

  @Override
  public void setLearningRate(double learningRate) {
    this.learningRate = learningRate;
  }

  @Override
  public NetworkState state() {
    NetworkState state = new NetworkState(spec);
    System.arraycopy(parameters, 0, state.parameters, 0, parameters.length);
    return state;
  }

  @Override
  public void restore(NetworkState state) {
    setParameters(state.parameters);
  }

  @Override
  public float[] parameters() {
    return parameters.clone();
  }

  @Override
  public void setParameters(float[] replacement) {
    parameters = replacement.clone();
  }
}
