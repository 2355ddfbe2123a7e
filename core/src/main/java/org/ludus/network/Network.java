package org.ludus.network;

import org.ludus.file.Archive;

/**
 * A differentiable function with parameters and an optimiser: rows of inputs in, rows of outputs
 * out.
 *
 * <p>An algorithm states what it wants as the gradient of its loss with respect to the outputs; how
 * that reaches the parameters is the network's business. Only the learner that made a network ever
 * touches it; others get copied weights ({@link FrozenNetwork}).
 */
public interface Network extends AutoCloseable {

  /** Returns the network's shape. */
  NetworkSpec spec();

  /**
   * Computes outputs.
   *
   * @param inputs {@code rows} rows of {@code spec().inputs()}
   * @param outputs receives {@code rows} rows of {@code spec().outputs()}
   */
  void forward(float[] inputs, int rows, float[] outputs);

  /**
   * Takes one optimiser step down the gradient of an objective.
   *
   * @param inputs {@code rows} rows of {@code spec().inputs()}
   */
  void train(float[] inputs, int rows, Objective objective);

  /**
   * Computes the gradient of an objective with respect to the inputs; nothing is learned.
   *
   * @param inputs {@code rows} rows of {@code spec().inputs()}
   * @param inputGradients receives one number per input
   */
  void differentiateInputs(float[] inputs, int rows, Objective objective, float[] inputGradients);

  /** Changes the optimiser's step size, from the next step on. */
  void setLearningRate(double learningRate);

  /**
   * Returns a copy of all parameters in the order of {@link NetworkSpec}: layer by layer, first the
   * weights, one row of inputs per output, then the biases.
   */
  float[] parameters();

  /** Replaces all parameters; the optimiser's moments stay. Order as in {@link #parameters}. */
  void setParameters(float[] parameters);

  /**
   * Moves all parameters towards those of another network of the same shape and kind: {@code p +=
   * share (other - p)}.
   *
   * @param share how much of the way, from 0 to 1, which makes this one a copy
   */
  default void softUpdate(Network other, double share) {
    float[] theirs = other.parameters();
    if (share < 1) {
      float[] own = parameters();
      for (int i = 0; i < own.length; i++) {
        theirs[i] = own[i] + (float) share * (theirs[i] - own[i]);
      }
    }
    setParameters(theirs);
  }

  /** Returns a copy of all that training goes on from. */
  NetworkState state();

  /** Goes on from where {@link #state} was read, from a network of this one or of another kind. */
  void restore(NetworkState state);

  /**
   * Keeps all that training goes on from, or brings it back.
   *
   * @throws ArithmeticException if a parameter to be kept is no number
   */
  default void persist(Archive archive) {
    NetworkState state = state();
    state.persist(archive);
    if (archive.restoring()) {
      restore(state);
    }
  }

  /** Frees native memory, where there is any. */
  @Override
  default void close() {}

  /** What a network is to minimise. */
  @FunctionalInterface
  interface Objective {

    /**
     * Writes the gradient of the loss with respect to the outputs. A mean over rows is the
     * objective's to take: the network adds the rows' gradients up as they are.
     *
     * @param outputs the network's outputs for the inputs being trained on, row by row
     * @param gradients receives one number per output
     */
    void differentiate(float[] outputs, float[] gradients);
  }
}
