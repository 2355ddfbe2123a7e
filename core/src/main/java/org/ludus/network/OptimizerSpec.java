package org.ludus.network;

/**
 * Adam (Kingma and Ba 2015) and its settings.
 *
 * @param learningRate step size
 * @param beta1 decay of the mean of gradients
 * @param beta2 decay of the mean of squared gradients
 * @param epsilon added to the root of the latter
 * @param maxGradientNorm global norm that gradients are scaled down to; infinity: never
 */
public record OptimizerSpec(
    double learningRate, double beta1, double beta2, double epsilon, double maxGradientNorm) {

  /** Checks the ranges. */
  public OptimizerSpec {
    if (!(learningRate > 0) || !(maxGradientNorm > 0)) {
      throw new IllegalArgumentException("learning rate and gradient norm must be positive");
    }
  }

  /** Returns Adam with the paper's decays. */
  public static OptimizerSpec adam(double learningRate, double maxGradientNorm) {
    return new OptimizerSpec(learningRate, 0.9, 0.999, 1e-8, maxGradientNorm);
  }
}
