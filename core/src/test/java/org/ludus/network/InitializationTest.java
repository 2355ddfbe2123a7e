package org.ludus.network;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.ludus.env.SplitMix64;
import org.ludus.network.NetworkSpec.Activation;

class InitializationTest {

  private static final NetworkSpec SPEC = new NetworkSpec(30, List.of(50), Activation.RELU, 10);

  @ParameterizedTest
  @EnumSource(Initialization.class)
  void biases_are_zero_and_equal_seeds_give_equal_weights(Initialization initialization) {
    float[] parameters = initialization.draw(SPEC, new SplitMix64(3));

    assertThat(parameters).isEqualTo(initialization.draw(SPEC, new SplitMix64(3)));
    assertThat(parameters).isNotEqualTo(initialization.draw(SPEC, new SplitMix64(4)));
    for (int i = 0; i < 50; i++) {
      assertThat(parameters[30 * 50 + i]).isZero();
    }
  }

  @ParameterizedTest
  @CsvSource({
    "AUTOMATIC, 30, 60",
    "HE, 30, 50",
    "XAVIER, 80, 60",
  })
  void uniform_weights_reach_as_far_as_their_papers_say(
      Initialization initialization, double hidden, double last) {
    float[] parameters = initialization.draw(SPEC, 0.1, new SplitMix64(3));

    assertThat(greatest(parameters, 0, 1_500)).isCloseTo(Math.sqrt(6 / hidden), within(0.01));
    assertThat(greatest(parameters, 1_550, 500)).isCloseTo(0.1 * Math.sqrt(6 / last), within(0.01));
  }

  private static double greatest(float[] parameters, int from, int count) {
    double greatest = 0;
    for (int i = from; i < from + count; i++) {
      greatest = Math.max(greatest, Math.abs(parameters[i]));
    }
    return greatest;
  }

  @Test
  void orthogonal_weights_stand_at_right_angles() {
    float[] parameters = Initialization.ORTHOGONAL.draw(SPEC, 0.5, new SplitMix64(3));

    // 50 rows of 30: the columns are orthogonal. 10 rows of 50: the rows are.
    for (int a = 0; a < 10; a++) {
      for (int b = 0; b < 10; b++) {
        double columns = 0;
        for (int row = 0; row < 50; row++) {
          columns += (double) parameters[row * 30 + a] * parameters[row * 30 + b];
        }
        double rows = 0;
        for (int i = 0; i < 50; i++) {
          rows += (double) parameters[1_550 + a * 50 + i] * parameters[1_550 + b * 50 + i];
        }
        assertThat(columns).isCloseTo(a == b ? 2 : 0, within(1e-5));
        assertThat(rows).isCloseTo(a == b ? 0.25 : 0, within(1e-5));
      }
    }
  }
}
