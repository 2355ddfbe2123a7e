package org.ludus.agent.policygradient;

import java.util.Arrays;
import org.ludus.file.Archive;

/** Steps in the order they were taken, in arrays that grow: one episode, or several in a row. */
final class Trajectory {

  private final int observationSize;
  private int length;
  private float[] observations;
  private int[] actions = new int[64];

  /** The reward of each step, or once the episode is over what followed from it. */
  private float[] returns = new float[64];

  Trajectory(int observationSize) {
    this.observationSize = observationSize;
    observations = new float[64 * observationSize];
  }

  int length() {
    return length;
  }

  float[] observations() {
    return observations;
  }

  int[] actions() {
    return actions;
  }

  float[] returns() {
    return returns;
  }

  void clear() {
    length = 0;
  }

  /** Adds a step, whose observation is a row of many. */
  void add(float[] rows, int row, int action, float reward) {
    reserve(length + 1);
    System.arraycopy(
        rows, row * observationSize, observations, length * observationSize, observationSize);
    actions[length] = action;
    returns[length] = reward;
    length++;
  }

  /**
   * Turns rewards into returns: what each step brought together with what came after it.
   *
   * @param future what is to come after the last step
   */
  void accumulate(double discount, double future) {
    double sum = future;
    for (int step = length - 1; step >= 0; step--) {
      sum = returns[step] + discount * sum;
      returns[step] = (float) sum;
    }
  }

  /** Adds all steps of another trajectory. */
  void append(Trajectory other) {
    reserve(length + other.length);
    System.arraycopy(
        other.observations,
        0,
        observations,
        length * observationSize,
        other.length * observationSize);
    System.arraycopy(other.actions, 0, actions, length, other.length);
    System.arraycopy(other.returns, 0, returns, length, other.length);
    length += other.length;
  }

  /** Keeps the steps or brings them back. */
  void persist(Archive archive) {
    length = archive.number(length);
    reserve(length);
    archive.floats(observations, length * observationSize);
    archive.ints(actions, length);
    archive.floats(returns, length);
  }

  private void reserve(int steps) {
    if (steps > actions.length) {
      int capacity = Math.max(steps, 2 * actions.length);
      observations = Arrays.copyOf(observations, capacity * observationSize);
      actions = Arrays.copyOf(actions, capacity);
      returns = Arrays.copyOf(returns, capacity);
    }
  }
}
