package org.ludus.network;

import org.ludus.file.Archive;

/**
 * All that the training of a network goes on from, in the order of {@link NetworkSpec} whatever it
 * is computed on: what one kind of network has kept another can continue.
 *
 * <p>The arrays are public for those that fill them.
 */
public final class NetworkState {

  /** The parameters. */
  public final float[] parameters;

  /** Running means of the gradients, one for each parameter; zeros for RMSProp. */
  public final float[] means;

  /** Running means of the squared gradients, one for each parameter. */
  public final float[] squares;

  /** Optimiser steps taken. */
  public long steps;

  /** Makes room. */
  public NetworkState(NetworkSpec spec) {
    parameters = new float[spec.parameterCount()];
    means = new float[parameters.length];
    squares = new float[parameters.length];
  }

  /**
   * Keeps all of it or brings it back.
   *
   * @throws ArithmeticException if a parameter to be kept is no number
   */
  void persist(Archive archive) {
    for (float parameter : parameters) {
      if (!Float.isFinite(parameter)) {
        throw new ArithmeticException("a weight is " + parameter);
      }
    }
    archive.floats(parameters);
    for (float parameter : parameters) {
      archive.require(Float.isFinite(parameter), "a weight is " + parameter);
    }
    archive.floats(means);
    archive.floats(squares);
    steps = archive.count(steps);
  }
}
