package org.ludus.agent.exploration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.ludus.agent.parts.Schedule;
import org.ludus.env.SplitMix64;
import org.ludus.file.Kept;

class EpsilonGreedyTest {

  private static final float[] VALUES = {9, 1, 5, 5, 2, 9};

  @Test
  void without_epsilon_the_greatest_value_of_the_row_wins() {
    int[] counts = count(0, new float[] {9, 1, 5, 4, 9}, 1, 3);

    assertThat(counts).containsExactly(0, 30_000, 0);
  }

  @Test
  void ties_are_broken_evenly() {
    int[] counts = count(0, VALUES, 1, 4);

    assertThat(counts[0]).isZero();
    assertThat(counts[1]).isBetween(14_700, 15_300);
    assertThat(counts[3]).isZero();
    for (int count : count(0, new float[3], 0, 3)) {
      assertThat(count).isBetween(9_700, 10_300);
    }
  }

  @Test
  void epsilon_is_the_share_of_random_actions() {
    int[] counts = count(0.3, new float[] {0, 1, 0}, 0, 3);

    // 0.7 by choice and a third of 0.3 by chance.
    assertThat(counts[1]).isBetween(23_600, 24_400);
  }

  @Test
  void epsilon_follows_its_schedule() {
    Schedule schedule = new Schedule(Schedule.Shape.LINEAR, 1, 0, 10);
    EpsilonGreedy exploration = new EpsilonGreedy(schedule, new SplitMix64(1));
    assertThat(exploration.epsilon()).isEqualTo(1);

    exploration.follow(5);
    assertThat(exploration.epsilon()).isEqualTo(0.5);

    exploration.follow(10);
    assertThat(exploration.choose(Exploration.NO_STATE, VALUES, 1, 2)).isEqualTo(1);
  }

  @Test
  void probabilities_are_a_share_for_each_and_the_rest_for_the_greatest() {
    double[] probabilities = {7, 7, 7, 7, 7};
    explorer(0.3).probabilities(Exploration.NO_STATE, VALUES, 1, 4, probabilities);

    // 0.3 / 4 for each; 5 and 5 share the other 0.7.
    assertThat(probabilities)
        .containsExactly(new double[] {0.075, 0.425, 0.425, 0.075, 7}, within(1e-12));
  }

  @Test
  void actions_are_chosen_as_often_as_they_are_likely() {
    double[] probabilities = new double[4];
    explorer(0.3).probabilities(Exploration.NO_STATE, VALUES, 1, 4, probabilities);
    int[] counts = count(0.3, VALUES, 1, 4);

    for (int action = 0; action < 4; action++) {
      assertThat(counts[action] / 30_000.0).isCloseTo(probabilities[action], within(0.01));
    }
  }

  @Test
  void epsilon_set_by_hand_stays_and_is_brought_back(@TempDir Path folder) throws IOException {
    EpsilonGreedy exploration = explorer(0.3);
    assertThat(exploration.knob().set(0.25)).isEqualTo(0.25);
    exploration.follow(100);
    EpsilonGreedy other = explorer(0.3);
    Kept.in(folder.resolve("state.bin"), exploration::persist, other::persist);

    assertThat(exploration.epsilon()).isEqualTo(0.25);
    assertThat(other.epsilon()).isEqualTo(0.25);
    for (int draw = 0; draw < 100; draw++) {
      assertThat(other.any(1_000)).isEqualTo(exploration.any(1_000));
    }
  }

  private static EpsilonGreedy explorer(double epsilon) {
    return new EpsilonGreedy(Schedule.constant(epsilon), new SplitMix64(1));
  }

  private static int[] count(double epsilon, float[] values, int offset, int actions) {
    EpsilonGreedy exploration = explorer(epsilon);
    int[] counts = new int[actions];
    for (int draw = 0; draw < 30_000; draw++) {
      counts[exploration.choose(Exploration.NO_STATE, values, offset, actions)]++;
    }
    return counts;
  }
}
