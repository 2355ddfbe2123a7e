package org.ludus.agent.policy;

import java.util.random.RandomGenerator;

/**
 * The distribution over actions that a policy network's outputs stand for. {@link #read} takes in
 * one row of outputs; everything else is about that row, until the next. Confined to one thread.
 */
public interface ActionDistribution {

  /** Returns how many numbers a network has to put out. */
  int outputs();

  /** Takes in the outputs that begin at an offset. */
  void read(float[] outputs, int offset);

  /** Draws an action into the array, from the offset on; continuous ones may lie beyond 1. */
  void sample(RandomGenerator random, float[] actions, int offset);

  /** Returns the logarithm of the probability, or of its density, of an action. */
  double logProbability(float[] actions, int offset);

  /** Returns the entropy, in nats. */
  double entropy();

  /**
   * Adds to the gradient with respect to the outputs: {@code logProbabilityScale} times that of the
   * logarithm of the action's probability, and {@code entropyScale} times that of the entropy.
   */
  void addGradient(
      float[] actions,
      int actionOffset,
      double logProbabilityScale,
      double entropyScale,
      float[] gradients,
      int gradientOffset);
}
