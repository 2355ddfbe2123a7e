package org.ludus.agent.policy;

import java.util.random.RandomGenerator;

/**
 * Continuous actions: independent normal distributions. The network puts out all means, then the
 * logarithms of all standard deviations, which are kept between -5 and 2.
 */
public final class Gaussian implements ActionDistribution {

  private static final double LOG_DEVIATION_LOW = -5;
  private static final double LOG_DEVIATION_HIGH = 2;
  private static final double HALF_LOG_TWO_PI = 0.5 * Math.log(2 * Math.PI);

  private final double[] means;
  private final double[] logDeviations;

  /** Whether a bound holds, where the gradient ends. */
  private final boolean[] held;

  /** Makes room for actions of so many numbers. */
  public Gaussian(int actionSize) {
    means = new double[actionSize];
    logDeviations = new double[actionSize];
    held = new boolean[actionSize];
  }

  @Override
  public int outputs() {
    return 2 * means.length;
  }

  @Override
  public void read(float[] outputs, int offset) {
    for (int i = 0; i < means.length; i++) {
      means[i] = outputs[offset + i];
      double free = outputs[offset + means.length + i];
      logDeviations[i] = bounded(free);
      held[i] = free != logDeviations[i];
    }
  }

  /** Returns the logarithm of a standard deviation as it counts, whatever a network says. */
  public static double bounded(double logDeviation) {
    return Math.max(LOG_DEVIATION_LOW, Math.min(LOG_DEVIATION_HIGH, logDeviation));
  }

  @Override
  public void sample(RandomGenerator random, float[] actions, int offset) {
    for (int i = 0; i < means.length; i++) {
      double deviation = Math.exp(logDeviations[i]);
      actions[offset + i] = (float) (means[i] + deviation * random.nextGaussian());
    }
  }

  @Override
  public double logProbability(float[] actions, int offset) {
    double sum = 0;
    for (int i = 0; i < means.length; i++) {
      double z = (actions[offset + i] - means[i]) * Math.exp(-logDeviations[i]);
      sum -= 0.5 * z * z + logDeviations[i] + HALF_LOG_TWO_PI;
    }
    return sum;
  }

  @Override
  public double entropy() {
    double sum = 0;
    for (double logDeviation : logDeviations) {
      sum += logDeviation + HALF_LOG_TWO_PI + 0.5;
    }
    return sum;
  }

  @Override
  public void addGradient(
      float[] actions,
      int actionOffset,
      double logProbabilityScale,
      double entropyScale,
      float[] gradients,
      int gradientOffset) {
    for (int i = 0; i < means.length; i++) {
      double deviation = Math.exp(logDeviations[i]);
      double z = (actions[actionOffset + i] - means[i]) / deviation;
      gradients[gradientOffset + i] += (float) (logProbabilityScale * z / deviation);
      if (!held[i]) {
        double slope = logProbabilityScale * (z * z - 1) + entropyScale;
        gradients[gradientOffset + means.length + i] += (float) slope;
      }
    }
  }
}
