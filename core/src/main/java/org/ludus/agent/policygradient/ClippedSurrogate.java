package org.ludus.agent.policygradient;

import org.ludus.network.Network;

/**
 * What the policy of {@link Ppo} minimises on a minibatch: the mean of {@code -min(ratio A,
 * clip(ratio, 1 - c, 1 + c) A) - entropyCoefficient H}. It keeps count of how an epoch went.
 */
final class ClippedSurrogate implements Network.Objective {

  private final PpoConfig config;
  private final double clip;
  private final double entropyCoefficient;
  private final ActionDistribution distribution;
  private final Minibatches minibatch;
  private final float[] actions;
  private final int actionSize;
  private final float[] advantages;
  private final float[] oldLogProbabilities;

  private long seen;
  private double loss;
  private double entropy;
  private double divergence;
  private long clipped;

  /**
   * Prepares.
   *
   * @param clip how far the probability ratio may move away from 1, whatever the settings say
   * @param entropyCoefficient weight of the entropy bonus, whatever the settings say
   * @param minibatch the steps it is about, one minibatch after the other
   * @param actions what was done in every step
   * @param advantages how much better that was than expected
   * @param oldLogProbabilities how likely it was then
   */
  ClippedSurrogate(
      PpoConfig config,
      double clip,
      double entropyCoefficient,
      ActionDistribution distribution,
      Minibatches minibatch,
      float[] actions,
      int actionSize,
      float[] advantages,
      float[] oldLogProbabilities) {
    this.config = config;
    this.clip = clip;
    this.entropyCoefficient = entropyCoefficient;
    this.distribution = distribution;
    this.minibatch = minibatch;
    this.actions = actions;
    this.actionSize = actionSize;
    this.advantages = advantages;
    this.oldLogProbabilities = oldLogProbabilities;
  }

  /** Starts to count anew. */
  void beginEpoch() {
    seen = 0;
    loss = 0;
    entropy = 0;
    divergence = 0;
    clipped = 0;
  }

  /** Returns whether the policy is still close enough to what it was. */
  boolean mayGoOn() {
    return seen == 0 || divergence() <= config.targetKl();
  }

  @Override
  public void differentiate(float[] outputs, float[] gradients) {
    int rows = minibatch.rows();
    double mean = 0;
    double inverseDeviation = 1;
    if (config.normalizeAdvantages() && rows > 1) {
      mean = meanAdvantage();
      inverseDeviation = 1 / (advantageDeviation(mean) + 1e-8);
    }
    for (int row = 0; row < rows; row++) {
      int step = minibatch.step(row);
      int offset = row * distribution.outputs();
      double advantage = (advantages[step] - mean) * inverseDeviation;
      distribution.read(outputs, offset);
      double logRatio =
          distribution.logProbability(actions, step * actionSize) - oldLogProbabilities[step];
      double ratio = Math.exp(logRatio);
      double within = Math.max(1 - clip, Math.min(1 + clip, ratio));
      // Where the clipped term is the smaller one, it is constant.
      boolean constant = within * advantage < ratio * advantage;
      double slope = constant ? 0 : ratio * advantage;
      distribution.addGradient(
          actions, step * actionSize, -slope / rows, -entropyCoefficient / rows, gradients, offset);
      loss -= Math.min(ratio * advantage, within * advantage);
      entropy += distribution.entropy();
      // Schulman's estimate of the Kullback-Leibler divergence: never negative, little variance.
      divergence += ratio - 1 - logRatio;
      clipped += ratio == within ? 0 : 1;
    }
    seen += rows;
  }

  private double meanAdvantage() {
    double sum = 0;
    for (int row = 0; row < minibatch.rows(); row++) {
      sum += advantages[minibatch.step(row)];
    }
    return sum / minibatch.rows();
  }

  private double advantageDeviation(double mean) {
    double squares = 0;
    for (int row = 0; row < minibatch.rows(); row++) {
      double difference = advantages[minibatch.step(row)] - mean;
      squares += difference * difference;
    }
    return Math.sqrt(squares / minibatch.rows());
  }

  /** Returns the mean loss of the last epoch, without the entropy bonus. */
  double loss() {
    return loss / seen;
  }

  /** Returns the mean entropy of the last epoch, in nats. */
  double entropy() {
    return entropy / seen;
  }

  /** Returns the mean divergence of the last epoch from the old policy. */
  double divergence() {
    return divergence / seen;
  }

  /** Returns the share of steps in the last epoch whose ratio was clipped. */
  double clipFraction() {
    return (double) clipped / seen;
  }
}
