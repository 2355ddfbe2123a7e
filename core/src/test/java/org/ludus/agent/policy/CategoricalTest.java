package org.ludus.agent.policy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.ludus.env.SplitMix64;

class CategoricalTest {

  private static final float[] LOGITS = {99, 0.3f, -1.2f, 2.1f, 0.8f, 99};
  private static final int OFFSET = 1;
  private static final int COUNT = 4;
  private static final float[] CHOSEN = {2};

  @Test
  void softmax_is_in_proportion_to_the_exponentials() {
    float[] row = {99, (float) Math.log(1), (float) Math.log(2), (float) Math.log(5), 99};

    Categorical.softmax(row, 1, 3);

    assertThat(row).containsExactly(new float[] {99, 0.125f, 0.25f, 0.625f, 99}, within(1e-6f));
  }

  @Test
  void huge_logits_do_not_overflow() {
    float[] row = {1e6f, 1e6f - 1000};
    Categorical distribution = new Categorical(2);
    distribution.read(row, 0);
    Categorical.softmax(row, 0, 2);

    assertThat(row).containsExactly(1, 0);
    assertThat(distribution.logProbability(new float[] {1}, 0)).isFinite();
    assertThat(distribution.entropy()).isZero();
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
    Categorical distribution = new Categorical(4);
    distribution.read(new float[] {0.25f, 0.25f, 0.25f, 0.25f}, 0);

    assertThat(distribution.entropy()).isCloseTo(Math.log(4), within(1e-6));
  }

  @Test
  void the_gradient_of_the_log_probability_agrees_with_finite_differences() {
    float[] gradients = new float[6];

    read(LOGITS).addGradient(CHOSEN, 0, 3, 0, gradients, OFFSET);

    for (int i = OFFSET; i < OFFSET + COUNT; i++) {
      double above = read(moved(i, 1e-2f)).logProbability(CHOSEN, 0);
      double below = read(moved(i, -1e-2f)).logProbability(CHOSEN, 0);
      assertThat((double) gradients[i]).isCloseTo(3 * (above - below) / 2e-2, within(1e-3));
    }
    assertThat(gradients[0]).isZero();
    assertThat(gradients[5]).isZero();
  }

  @Test
  void the_gradient_of_the_entropy_agrees_with_finite_differences() {
    float[] gradients = new float[6];

    read(LOGITS).addGradient(CHOSEN, 0, 0, 2, gradients, OFFSET);

    for (int i = OFFSET; i < OFFSET + COUNT; i++) {
      double above = read(moved(i, 1e-2f)).entropy();
      double below = read(moved(i, -1e-2f)).entropy();
      assertThat((double) gradients[i]).isCloseTo(2 * (above - below) / 2e-2, within(1e-3));
    }
  }

  private static float[] moved(int index, float by) {
    float[] logits = LOGITS.clone();
    logits[index] += by;
    return logits;
  }

  private static Categorical read(float[] logits) {
    Categorical distribution = new Categorical(COUNT);
    distribution.read(logits, OFFSET);
    return distribution;
  }
}
