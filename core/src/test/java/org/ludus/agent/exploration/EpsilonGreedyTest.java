package org.ludus.agent.exploration;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.ludus.agent.Schedule;
import org.ludus.env.SplitMix64;

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

    assertThat(exploration.epsilon(5)).isEqualTo(0.5);
    assertThat(exploration.choose(VALUES, 1, 2, 10)).isEqualTo(1);
  }

  @Test
  void the_greedy_choice_is_the_first_of_equals() {
    assertThat(EpsilonGreedy.greatest(VALUES, 1, 4)).isEqualTo(1);
  }

  private static int[] count(double epsilon, float[] values, int offset, int actions) {
    EpsilonGreedy exploration = new EpsilonGreedy(Schedule.constant(epsilon), new SplitMix64(1));
    int[] counts = new int[actions];
    for (int draw = 0; draw < 30_000; draw++) {
      counts[exploration.choose(values, offset, actions, draw)]++;
    }
    return counts;
  }
}
