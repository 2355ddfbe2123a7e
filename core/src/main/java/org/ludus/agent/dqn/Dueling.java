package org.ludus.agent.dqn;

import org.ludus.network.FrozenNetwork;
import org.ludus.network.NetworkSpec;

/**
 * Dueling heads (Wang et al. 2016): the network puts out the value of the state, then how much each
 * action is better, and {@code Q(s, a) = V(s) + A(s, a) - mean_b A(s, b)}. What an action teaches
 * about the state serves all of them.
 */
final class Dueling {

  private Dueling() {}

  /**
   * Computes action values from rows of a state value and advantages.
   *
   * @param raw rows of {@code 1 + actions} numbers
   * @param values receives rows of {@code actions} numbers
   */
  static void values(float[] raw, int rows, int actions, float[] values) {
    for (int row = 0; row < rows; row++) {
      int from = row * (actions + 1);
      float mean = 0;
      for (int action = 1; action <= actions; action++) {
        mean += raw[from + action] / actions;
      }
      for (int action = 0; action < actions; action++) {
        values[row * actions + action] = raw[from] + raw[from + 1 + action] - mean;
      }
    }
  }

  /** Turns the gradient of one action's value in a row into that of the network's outputs. */
  static void gradient(float slope, int row, int action, int actions, float[] gradients) {
    int to = row * (actions + 1);
    gradients[to] = slope;
    for (int other = 0; other < actions; other++) {
      gradients[to + 1 + other] = slope * ((other == action ? 1 : 0) - 1f / actions);
    }
  }

  /** Returns the network that puts out the action values themselves: all of it is linear. */
  static FrozenNetwork merged(FrozenNetwork net) {
    NetworkSpec spec = net.spec();
    int actions = spec.outputs() - 1;
    int last = spec.layers() - 1;
    int inputs = spec.layerInputs(last);
    float[] old = net.parameters();
    int weights = old.length - (inputs + 1) * (actions + 1);
    NetworkSpec shape = spec.withOutputs(actions);
    float[] merged = new float[shape.parameterCount()];
    System.arraycopy(old, 0, merged, 0, weights);
    float[] raw = new float[actions + 1];
    float[] values = new float[actions];
    // Column by column of the last layer: what each input, and at last the bias, adds.
    for (int input = 0; input <= inputs; input++) {
      boolean bias = input == inputs;
      for (int output = 0; output <= actions; output++) {
        raw[output] =
            old[weights + (bias ? inputs * (actions + 1) + output : output * inputs + input)];
      }
      values(raw, 1, actions, values);
      for (int action = 0; action < actions; action++) {
        merged[weights + (bias ? inputs * actions + action : action * inputs + input)] =
            values[action];
      }
    }
    return new FrozenNetwork(shape, merged);
  }
}
