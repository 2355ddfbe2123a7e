package org.ludus.agent.policygradient;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.ludus.env.SplitMix64;

class CategoricalTest {

  private static final float[] LOGITS = {99, 0.3f, -1.2f, 2.1f, 0.8f, 99};
  private static final int OFFSET = 1;
  private static final int COUNT = 4;

  @Test
  void softmax_is_in_proportion_to_the_exponentials() {
    float[] probabilities = new float[3];

    Categorical.softmax(
        new float[] {(float) Math.log(1), (float) Math.log(2), (float) Math.log(5)},
        probabilities,
        0,
        3);

    assertThat(probabilities).containsExactly(new float[] {0.125f, 0.25f, 0.625f}, within(1e-6f));
  }

  @Test
  void huge_logits_do_not_overflow() {
    float[] probabilities = new float[2];

    Categorical.softmax(new float[] {1e6f, 1e6f - 1000}, probabilities, 0, 2);

    assertThat(probabilities).containsExactly(1, 0);
    assertThat(Categorical.logProbability(probabilities, 0, 1)).isFinite();
    assertThat(Categorical.entropy(probabilities, 0, 2)).isZero();
  }

  @Test
  void actions_are_drawn_as_often_as_they_are_likely() {
    float[] probabilities = {9, 0.5f, 0.2f, 0.3f};
    SplitMix64 random = new SplitMix64(1);
    int[] counts = new int[3];
    for (int draw = 0; draw < 100_000; draw++) {
      counts[Categorical.sample(probabilities, 1, 3, random)]++;
    }

    assertThat(counts[0]).isBetween(49_500, 50_500);
    assertThat(counts[1]).isBetween(19_500, 20_500);
  }

  @Test
  void the_entropy_of_equals_is_the_logarithm_of_their_number() {
    float[] probabilities = {0.25f, 0.25f, 0.25f, 0.25f};

    assertThat(Categorical.entropy(probabilities, 0, 4)).isCloseTo(Math.log(4), within(1e-6));
  }

  @Test
  void the_gradient_of_the_log_probability_agrees_with_finite_differences() {
    float[] gradients = new float[6];

    Categorical.addLogProbabilityGradient(softmax(LOGITS), OFFSET, COUNT, 2, 3, gradients);

    for (int i = OFFSET; i < OFFSET + COUNT; i++) {
      double above = Categorical.logProbability(softmax(moved(i, 1e-2f)), OFFSET, 2);
      double below = Categorical.logProbability(softmax(moved(i, -1e-2f)), OFFSET, 2);
      assertThat((double) gradients[i]).isCloseTo(3 * (above - below) / 2e-2, within(1e-3));
    }
    assertThat(gradients[0]).isZero();
    assertThat(gradients[5]).isZero();
  }

  @Test
  void the_gradient_of_the_entropy_agrees_with_finite_differences() {
    float[] gradients = new float[6];

    Categorical.addEntropyGradient(softmax(LOGITS), OFFSET, COUNT, 2, gradients);

    for (int i = OFFSET; i < OFFSET + COUNT; i++) {
      double above = Categorical.entropy(softmax(moved(i, 1e-2f)), OFFSET, COUNT);
      double below = Categorical.entropy(softmax(moved(i, -1e-2f)), OFFSET, COUNT);
      assertThat((double) gradients[i]).isCloseTo(2 * (above - below) / 2e-2, within(1e-3));
    }
  }

  private static float[] moved(int index, float by) {
    float[] logits = LOGITS.clone();
    logits[index] += by;
    return logits;
  }

  private static float[] softmax(float[] logits) {
    float[] probabilities = new float[logits.length];
    Categorical.softmax(logits, probabilities, OFFSET, COUNT);
    return probabilities;
  }
}
