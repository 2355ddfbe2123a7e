package org.ludus.agent.policygradient;

import org.ludus.agent.RunningStatistics;
import org.ludus.file.Archive;
import org.ludus.network.FrozenNetwork;
import org.ludus.network.Network;

/**
 * What a state is expected to be worth, learned from the returns that followed it: a baseline that
 * takes out of them what was not the action's doing (Sutton and Barto 2018, section 13.4).
 *
 * <p>The network learns returns in units of their root mean square over all batches so far, so that
 * one step size suits small rewards and large ones.
 */
final class LearnedBaseline {

  private final Network network;
  private final int updates;
  private final RunningStatistics returns = new RunningStatistics(1);
  private float[] outputs = new float[0];
  private double loss = Double.NaN;

  /**
   * Prepares.
   *
   * @param network inputs in, one number out
   * @param updates optimiser steps on every batch
   */
  LearnedBaseline(Network network, int updates) {
    this.network = network;
    this.updates = updates;
  }

  /** Returns what learns. */
  Network network() {
    return network;
  }

  /** Subtracts from numbers, one for each row of inputs, what the rows are expected to be worth. */
  void subtract(float[] inputs, int rows, float[] from) {
    evaluate(inputs, rows);
    for (int row = 0; row < rows; row++) {
      from[row] -= (float) (outputs[row] * unit());
    }
  }

  /** Returns a copy of the network that answers in the world's units. */
  FrozenNetwork frozen() {
    FrozenNetwork net = new FrozenNetwork(network.spec(), network.parameters());
    return net.withOutputScale((float) unit());
  }

  /** Returns what one row of inputs is expected to be worth. */
  double value(float[] inputs) {
    evaluate(inputs, 1);
    return outputs[0] * unit();
  }

  private void evaluate(float[] inputs, int rows) {
    if (outputs.length < rows) {
      outputs = new float[rows];
    }
    network.forward(inputs, rows, outputs);
  }

  private double unit() {
    return Math.hypot(returns.mean(0), returns.deviation(0));
  }

  /** Learns what followed. */
  void learn(float[] inputs, int rows, float[] followed) {
    returns.add(followed, rows);
    double unit = unit();
    for (int update = 0; update < updates; update++) {
      network.train(
          inputs,
          rows,
          (values, gradients) -> {
            double squares = 0;
            for (int row = 0; row < rows; row++) {
              double error = values[row] - followed[row] / unit;
              gradients[row] = (float) (error / rows);
              squares += error * error;
            }
            loss = 0.5 * squares / rows;
          });
    }
  }

  /** Returns the mean of half the squared error, at the last step. */
  double loss() {
    return loss;
  }

  void persist(Archive archive) {
    network.persist(archive);
    returns.persist(archive);
    loss = archive.number(loss);
  }

  void close() {
    network.close();
  }
}
