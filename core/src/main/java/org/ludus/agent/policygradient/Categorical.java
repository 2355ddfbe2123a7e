package org.ludus.agent.policygradient;

import java.util.random.RandomGenerator;

/**
 * The distribution over discrete actions that a row of logits stands for: {@code p = softmax(z)}.
 * Rows lie in flat arrays; gradients are with respect to the logits and are added to what is there.
 */
public final class Categorical {

  private Categorical() {}

  /** Writes the probabilities of a row of logits; both rows begin at {@code offset}. */
  public static void softmax(float[] logits, float[] probabilities, int offset, int count) {
    float greatest = Float.NEGATIVE_INFINITY;
    for (int i = offset; i < offset + count; i++) {
      greatest = Math.max(greatest, logits[i]);
    }
    double sum = 0;
    for (int i = offset; i < offset + count; i++) {
      // Less the greatest logit, so that nothing overflows.
      double weight = Math.exp(logits[i] - greatest);
      probabilities[i] = (float) weight;
      sum += weight;
    }
    for (int i = offset; i < offset + count; i++) {
      probabilities[i] = (float) (probabilities[i] / sum);
    }
  }

  /** Draws an action. */
  public static int sample(float[] probabilities, int offset, int count, RandomGenerator random) {
    double left = random.nextDouble();
    for (int action = 0; action < count - 1; action++) {
      left -= probabilities[offset + action];
      if (left < 0) {
        return action;
      }
    }
    // What rounding has left over falls to the last action.
    return count - 1;
  }

  /** Returns log p(action), kept finite where the probability has underflown. */
  public static double logProbability(float[] probabilities, int offset, int action) {
    return Math.log(Math.max(probabilities[offset + action], Float.MIN_NORMAL));
  }

  /** Adds {@code scale} times the gradient of log p(action): 1 for the action, less p. */
  public static void addLogProbabilityGradient(
      float[] probabilities, int offset, int count, int action, float scale, float[] gradients) {
    for (int i = offset; i < offset + count; i++) {
      gradients[i] -= scale * probabilities[i];
    }
    gradients[offset + action] += scale;
  }

  /** Returns the entropy, -sum p log p, in nats. */
  public static double entropy(float[] probabilities, int offset, int count) {
    double entropy = 0;
    for (int action = 0; action < count; action++) {
      entropy -= probabilities[offset + action] * logProbability(probabilities, offset, action);
    }
    return entropy;
  }

  /** Adds {@code scale} times the gradient of the entropy H: -p (log p + H). */
  public static void addEntropyGradient(
      float[] probabilities, int offset, int count, float scale, float[] gradients) {
    double entropy = entropy(probabilities, offset, count);
    for (int action = 0; action < count; action++) {
      double slope = logProbability(probabilities, offset, action) + entropy;
      gradients[offset + action] -= (float) (scale * probabilities[offset + action] * slope);
    }
  }
}
