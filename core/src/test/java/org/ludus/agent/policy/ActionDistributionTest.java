package org.ludus.agent.policy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.ludus.env.SplitMix64;

class ActionDistributionTest {

  static Stream<Arguments> cases() {
    return Stream.of(
        Arguments.of(new Categorical(3), new float[] {9, 0.3f, -1.2f, 0.9f}, new float[] {9, 2}),
        Arguments.of(
            new Gaussian(2),
            new float[] {9, 0.3f, -0.5f, -0.7f, 0.2f},
            new float[] {9, 0.6f, -1.4f}));
  }

  /** Outputs and actions stand behind one number that is not theirs. */
  @ParameterizedTest
  @MethodSource("cases")
  void gradients_agree_with_finite_differences(
      ActionDistribution distribution, float[] outputs, float[] action) {
    float[] gradients = new float[outputs.length];
    distribution.read(outputs, 1);
    distribution.addGradient(action, 1, 3, -2, gradients, 1);

    assertThat(gradients[0]).isZero();
    assertThat(distribution.outputs()).isEqualTo(outputs.length - 1);
    for (int i = 1; i < outputs.length; i++) {
      double slope =
          (objective(distribution, moved(outputs, i, 1e-2f), action)
                  - objective(distribution, moved(outputs, i, -1e-2f), action))
              / 2e-2;
      assertThat((double) gradients[i]).isCloseTo(slope, within(2e-3));
    }
  }

  private static double objective(
      ActionDistribution distribution, float[] outputs, float[] action) {
    distribution.read(outputs, 1);
    return 3 * distribution.logProbability(action, 1) - 2 * distribution.entropy();
  }

  private static float[] moved(float[] outputs, int index, float distance) {
    float[] moved = outputs.clone();
    moved[index] += distance;
    return moved;
  }

  @Test
  void normal_actions_have_the_mean_and_deviation_that_the_network_says() {
    Gaussian distribution = new Gaussian(1);
    distribution.read(new float[] {0.5f, (float) Math.log(2)}, 0);
    SplitMix64 random = new SplitMix64(1);
    float[] action = new float[1];
    double sum = 0;
    double squares = 0;
    for (int draw = 0; draw < 100_000; draw++) {
      distribution.sample(random, action, 0);
      sum += action[0];
      squares += (action[0] - 0.5) * (action[0] - 0.5);
    }

    assertThat(sum / 100_000).isCloseTo(0.5, within(0.03));
    assertThat(Math.sqrt(squares / 100_000)).isCloseTo(2, within(0.03));
  }

  @Test
  void the_normal_density_is_that_of_the_formula() {
    Gaussian distribution = new Gaussian(1);
    distribution.read(new float[] {1, (float) Math.log(2)}, 0);

    // At one deviation from the mean: exp(-1/2) / (2 sqrt(2 pi)).
    double density = Math.exp(-0.5) / (2 * Math.sqrt(2 * Math.PI));
    assertThat(distribution.logProbability(new float[] {3}, 0))
        .isCloseTo(Math.log(density), within(1e-6));
    assertThat(distribution.entropy())
        .isCloseTo(0.5 * Math.log(2 * Math.PI * Math.E * 4), within(1e-6));
  }

  @Test
  void deviations_stay_within_their_bounds() {
    Gaussian distribution = new Gaussian(1);
    distribution.read(new float[] {0, 50}, 0);
    float[] gradients = new float[2];
    distribution.addGradient(new float[] {1}, 0, 1, 1, gradients, 0);

    assertThat(distribution.entropy()).isLessThan(4);
    assertThat(gradients[1]).isZero();
  }
}
