package org.ludus.agent.policygradient;

import java.util.random.RandomGenerator;

/** Discrete actions: one logit each, {@code p = softmax(z)}. */
final class CategoricalDistribution implements ActionDistribution {

  private final float[] probabilities;

  CategoricalDistribution(int count) {
    probabilities = new float[count];
  }

  @Override
  public int outputs() {
    return probabilities.length;
  }

  @Override
  public void read(float[] outputs, int offset) {
    System.arraycopy(outputs, offset, probabilities, 0, probabilities.length);
    Categorical.softmax(probabilities, probabilities, 0, probabilities.length);
  }

  @Override
  public void sample(RandomGenerator random, float[] actions, int offset) {
    actions[offset] = Categorical.sample(probabilities, 0, probabilities.length, random);
  }

  @Override
  public double logProbability(float[] actions, int offset) {
    return Categorical.logProbability(probabilities, 0, (int) actions[offset]);
  }

  @Override
  public double entropy() {
    return Categorical.entropy(probabilities, 0, probabilities.length);
  }

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
        slope -=
            entropyScale * p * (Categorical.logProbability(probabilities, 0, action) + entropy);
      }
      gradients[gradientOffset + action] += (float) slope;
    }
  }
}
