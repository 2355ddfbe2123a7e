package org.ludus.agent.policy;

import java.util.random.RandomGenerator;

/** Discrete actions: the network puts out one logit each, {@code p = softmax(z)}. */
public final class Categorical implements ActionDistribution {

  private final float[] probabilities;

  /** Makes room for so many actions. */
  public Categorical(int count) {
    probabilities = new float[count];
  }

  @Override
  public int outputs() {
    return probabilities.length;
  }

  @Override
  public void read(float[] outputs, int offset) {
    System.arraycopy(outputs, offset, probabilities, 0, probabilities.length);
    softmax(probabilities, 0, probabilities.length);
  }

  @Override
  public void sample(RandomGenerator random, float[] actions, int offset) {
    actions[offset] = sample(probabilities, 0, probabilities.length, random);
  }

  @Override
  public double logProbability(float[] actions, int offset) {
    return logarithm(probabilities[(int) actions[offset]]);
  }

  /** The entropy {@code H = -sum p log p}. */
  @Override
  public double entropy() {
    double entropy = 0;
    for (float p : probabilities) {
      entropy -= p * logarithm(p);
    }
    return entropy;
  }

  /** The gradient of log p(a) is 1 for the action, less p; that of the entropy -p (log p + H). */
  @Override
  public void addGradient(
      float[] actions,
      int actionOffset,
      double logProbabilityScale,
      double entropyScale,
      float[] gradients,
      int gradientOffset) {
    int chosen = (int) actions[actionOffset];
    double entropy = entropyScale == 0 ? 0 : entropy();
    for (int action = 0; action < probabilities.length; action++) {
      double p = probabilities[action];
      double slope = logProbabilityScale * ((action == chosen ? 1 : 0) - p);
      if (entropyScale != 0) {
        slope -= entropyScale * p * (logarithm(probabilities[action]) + entropy);
      }
      gradients[gradientOffset + action] += (float) slope;
    }
  }

  /** Returns log p, kept finite where the probability has underflown. */
  private static double logarithm(float probability) {
    return Math.log(Math.max(probability, Float.MIN_NORMAL));
  }

  /** Turns a row of logits, which begins at an offset, into probabilities, in place. */
  public static void softmax(float[] row, int offset, int count) {
    float greatest = Float.NEGATIVE_INFINITY;
    for (int i = offset; i < offset + count; i++) {
      greatest = Math.max(greatest, row[i]);
    }
    double sum = 0;
    for (int i = offset; i < offset + count; i++) {
      // Less the greatest logit, so that nothing overflows.
      double weight = Math.exp(row[i] - greatest);
      row[i] = (float) weight;
      sum += weight;
    }
    for (int i = offset; i < offset + count; i++) {
      row[i] = (float) (row[i] / sum);
    }
  }

  /** Draws an action from a row of probabilities, which begins at an offset. */
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
}
