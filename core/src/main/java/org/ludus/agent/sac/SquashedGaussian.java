package org.ludus.agent.sac;

import org.ludus.agent.policy.Gaussian;
import org.ludus.env.SplitMix64;

/**
 * A batch of actions {@code a = tanh(u)}, {@code u = mean + deviation * noise}: normally
 * distributed numbers squashed to within -1 and 1 (Haarnoja et al. 2018, appendix C). A row of a
 * network's outputs holds all means, then the logarithms of all deviations, which are kept between
 * -5 and 2.
 *
 * <p>Written as a function of noise that is drawn first, an action has a gradient with respect to
 * the outputs.
 */
final class SquashedGaussian {

  private static final double HALF_LOG_TWO_PI = 0.5 * Math.log(2 * Math.PI);

  /** The actions, row by row. */
  final float[] actions;

  /** The logarithm of each row's probability density. */
  final double[] logProbabilities;

  private final int rows;
  private final int actionSize;
  private final double[] noise;
  private final double[] deviations;
  private final boolean[] held;

  SquashedGaussian(int rows, int actionSize) {
    this.rows = rows;
    this.actionSize = actionSize;
    actions = new float[rows * actionSize];
    logProbabilities = new double[rows];
    noise = new double[actions.length];
    deviations = new double[actions.length];
    held = new boolean[actions.length];
  }

  /** Draws one action for each row of outputs. */
  void sample(float[] outputs, SplitMix64 random) {
    for (int row = 0; row < rows; row++) {
      double logProbability = 0;
      for (int i = 0; i < actionSize; i++) {
        int at = row * actionSize + i;
        double mean = outputs[2 * row * actionSize + i];
        double free = outputs[2 * row * actionSize + actionSize + i];
        double logDeviation = Gaussian.bounded(free);
        held[at] = free != logDeviation;
        deviations[at] = Math.exp(logDeviation);
        noise[at] = random.nextGaussian();
        double u = mean + deviations[at] * noise[at];
        actions[at] = (float) Math.tanh(u);
        logProbability -= 0.5 * noise[at] * noise[at] + logDeviation + HALF_LOG_TWO_PI;
        logProbability -= logOfOneLessTanhSquared(u);
      }
      logProbabilities[row] = logProbability;
    }
  }

  /** log(1 - tanh(u)^2) = 2 (log 2 - u - log(1 + e^-2u)), which does not lose its digits. */
  private static double logOfOneLessTanhSquared(double u) {
    double magnitude = Math.abs(u);
    return 2 * (Math.log(2) - magnitude - Math.log1p(Math.exp(-2 * magnitude)));
  }

  /**
   * Writes the gradient of {@code mean over rows of (temperature log p(a | s) - value(a))} with
   * respect to the outputs.
   *
   * @param valueGradients the gradient of each row's value with respect to its action
   */
  void differentiate(double temperature, float[] valueGradients, float[] gradients) {
    for (int row = 0; row < rows; row++) {
      for (int i = 0; i < actionSize; i++) {
        int at = row * actionSize + i;
        double a = actions[at];
        // The noise stays: log p changes with u by way of the squashing alone, at a rate of 2 a.
        double byU = temperature * 2 * a - valueGradients[at] * (1 - a * a);
        double byLogDeviation = byU * deviations[at] * noise[at] - temperature;
        gradients[2 * row * actionSize + i] = (float) (byU / rows);
        gradients[2 * row * actionSize + actionSize + i] =
            held[at] ? 0 : (float) (byLogDeviation / rows);
      }
    }
  }

  /** Returns the mean over all rows of log p(a | s). */
  double meanLogProbability() {
    double sum = 0;
    for (double logProbability : logProbabilities) {
      sum += logProbability;
    }
    return sum / rows;
  }
}
