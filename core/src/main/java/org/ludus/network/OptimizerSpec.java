package org.ludus.network;

/**
 * How parameters follow gradients: Adam (Kingma and Ba 2015) or RMSProp (Tieleman and Hinton 2012),
 * with gradients clipped by their global norm and decoupled weight decay (Loshchilov and Hutter
 * 2019).
 *
 * <p>Adam takes the step {@code learningRate sqrt(1 - beta2^t) / (1 - beta1^t) m / (sqrt(v) +
 * epsilon)}, RMSProp {@code learningRate g / (sqrt(v) + epsilon)}; {@code m} and {@code v} are
 * running means of the gradient {@code g} and of its square.
 *
 * @param method which of the two
 * @param learningRate step size
 * @param beta1 decay of the mean of gradients; of no meaning to RMSProp
 * @param beta2 decay of the mean of squared gradients
 * @param epsilon keeps the divisor away from zero
 * @param maxGradientNorm global norm that gradients are scaled down to; infinity: never
 * @param weightDecay share of every parameter, times the learning rate, that each step takes away
 */
public record OptimizerSpec(
    Method method,
    double learningRate,
    double beta1,
    double beta2,
    double epsilon,
    double maxGradientNorm,
    double weightDecay) {

  /** The rule of the steps. */
  public enum Method {
    /** Steps along the mean of gradients over the root of the mean of their squares. */
    ADAM,
    /** Steps along the gradient over the root of the mean of its square. */
    RMS_PROP
  }

  /** Checks the ranges. */
  public OptimizerSpec {
    if (!(learningRate > 0) || !(maxGradientNorm > 0)) {
      throw new IllegalArgumentException("learning rate and gradient norm must be positive");
    }
    if (!(weightDecay >= 0)) {
      throw new IllegalArgumentException("weight decay must not be negative");
    }
  }

  /** Returns Adam with the paper's decays. */
  public static OptimizerSpec adam(double learningRate, double maxGradientNorm) {
    return new OptimizerSpec(Method.ADAM, learningRate, 0.9, 0.999, 1e-8, maxGradientNorm, 0);
  }

  /** Returns RMSProp as Mnih et al. (2016) use it. */
  public static OptimizerSpec rmsProp(double learningRate, double maxGradientNorm) {
    return new OptimizerSpec(Method.RMS_PROP, learningRate, 0, 0.99, 1e-5, maxGradientNorm, 0);
  }

  /** Returns the same with another epsilon. */
  public OptimizerSpec withEpsilon(double other) {
    return new OptimizerSpec(
        method, learningRate, beta1, beta2, other, maxGradientNorm, weightDecay);
  }

  /** Returns the same with weight decay. */
  public OptimizerSpec withWeightDecay(double share) {
    return new OptimizerSpec(method, learningRate, beta1, beta2, epsilon, maxGradientNorm, share);
  }
}
