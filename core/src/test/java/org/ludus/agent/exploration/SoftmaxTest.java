package org.ludus.agent.exploration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.ludus.agent.Metrics;
import org.ludus.agent.parts.Schedule;
import org.ludus.env.SplitMix64;
import org.ludus.file.Kept;

class SoftmaxTest {

  /** Behind one number that is not theirs: values whose exponentials are as 1 to 2 to 5. */
  private static final float[] VALUES = {
    99, (float) Math.log(1), (float) Math.log(2), (float) Math.log(5), 99
  };

  @Test
  void probabilities_are_in_proportion_to_the_exponentials() {
    assertThat(probabilities(explorer(1)))
        .containsExactly(new double[] {1 / 8.0, 2 / 8.0, 5 / 8.0}, within(1e-6));
  }

  @Test
  void half_the_temperature_squares_the_proportions() {
    assertThat(probabilities(explorer(0.5)))
        .containsExactly(new double[] {1 / 30.0, 4 / 30.0, 25 / 30.0}, within(1e-6));
  }

  @Test
  void values_far_apart_do_not_overflow() {
    double[] probabilities = new double[2];
    explorer(1e-3)
        .probabilities(Exploration.NO_STATE, new float[] {1e6f, -1e6f}, 0, 2, probabilities);

    assertThat(probabilities).containsExactly(1, 0);
  }

  @Test
  void actions_are_drawn_as_often_as_they_are_likely() {
    Softmax softmax = explorer(1);
    int[] counts = new int[3];
    for (int draw = 0; draw < 80_000; draw++) {
      counts[softmax.choose(Exploration.NO_STATE, VALUES, 1, 3)]++;
    }

    assertThat(counts[0]).isBetween(9_600, 10_400);
    assertThat(counts[1]).isBetween(19_400, 20_600);
    assertThat(counts[2]).isBetween(49_400, 50_600);
  }

  @Test
  void any_action_is_as_likely_as_another() {
    Softmax softmax = explorer(1);
    int[] counts = new int[3];
    for (int draw = 0; draw < 30_000; draw++) {
      counts[softmax.any(3)]++;
    }

    for (int count : counts) {
      assertThat(count).isBetween(9_700, 10_300);
    }
  }

  @Test
  void the_temperature_follows_its_schedule_until_it_is_set_by_hand() {
    Softmax softmax = new Softmax(new Schedule(Schedule.Shape.LINEAR, 3, 1, 10), new SplitMix64(1));
    softmax.follow(5);
    assertThat(softmax.temperature()).isEqualTo(2);

    assertThat(softmax.knob().set(0.5)).isEqualTo(0.5);
    softmax.follow(10);

    assertThat(softmax.temperature()).isEqualTo(0.5);
    assertThat(softmax.knob().value()).isEqualTo(0.5);
    assertThat(probabilities(softmax))
        .containsExactly(new double[] {1 / 30.0, 4 / 30.0, 25 / 30.0}, within(1e-6));
    Metrics metrics = new Metrics();
    Map<String, Double> told = new HashMap<>();
    softmax.declare(metrics);
    metrics.report(told::put);
    assertThat(told).isEqualTo(Map.of("temperature", 0.5));
  }

  @Test
  void what_was_set_by_hand_and_the_random_numbers_are_brought_back(@TempDir Path folder)
      throws IOException {
    Softmax softmax = explorer(1);
    softmax.knob().set(0.5);
    softmax.any(3);
    Softmax other = explorer(1);
    Kept.in(folder.resolve("state.bin"), softmax::persist, other::persist);

    assertThat(other.temperature()).isEqualTo(0.5);
    for (int draw = 0; draw < 100; draw++) {
      assertThat(other.choose(Exploration.NO_STATE, VALUES, 1, 3))
          .isEqualTo(softmax.choose(Exploration.NO_STATE, VALUES, 1, 3));
    }
  }

  private static Softmax explorer(double temperature) {
    return new Softmax(Schedule.constant(temperature), new SplitMix64(1));
  }

  private static double[] probabilities(Softmax softmax) {
    double[] probabilities = new double[3];
    softmax.probabilities(Exploration.NO_STATE, VALUES, 1, 3, probabilities);
    return probabilities;
  }
}
