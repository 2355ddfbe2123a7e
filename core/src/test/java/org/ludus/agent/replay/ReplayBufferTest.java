package org.ludus.agent.replay;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.ludus.agent.Transitions;
import org.ludus.env.SplitMix64;

class ReplayBufferTest {

  @Test
  void what_goes_in_together_comes_out_together() {
    ReplayBuffer buffer = new ReplayBuffer(8, 2);
    buffer.add(numbered(0, 5));

    Minibatch batch = new Minibatch(100, 2);
    buffer.sample(batch, new SplitMix64(1));

    assertThat(buffer.size()).isEqualTo(5);
    for (int row = 0; row < 100; row++) {
      int number = batch.actions[row];
      assertThat(number).isBetween(0, 4);
      assertThat(batch.observations[2 * row]).isEqualTo(number + 0.25f);
      assertThat(batch.observations[2 * row + 1]).isEqualTo(number + 0.5f);
      assertThat(batch.nextObservations[2 * row + 1]).isEqualTo(-number);
      assertThat(batch.rewards[row]).isEqualTo(10f * number);
      assertThat(batch.terminated[row]).isEqualTo(number % 2 == 1);
    }
  }

  @Test
  void the_oldest_make_room_for_the_newest() {
    ReplayBuffer buffer = new ReplayBuffer(4, 2);
    buffer.add(numbered(0, 3));
    buffer.add(numbered(3, 3));

    assertThat(buffer.size()).isEqualTo(4);
    assertThat(draws(buffer, 400)).containsOnly(2, 3, 4, 5);
  }

  @Test
  void all_are_drawn_equally_often() {
    ReplayBuffer buffer = new ReplayBuffer(10, 2);
    buffer.add(numbered(0, 10));
    int[] counts = new int[10];

    for (int number : draws(buffer, 100_000)) {
      counts[number]++;
    }

    for (int count : counts) {
      assertThat(count).isBetween(9_600, 10_400);
    }
  }

  @Test
  void a_time_limit_is_not_kept_as_an_end() {
    Transitions transitions = numbered(0, 1);
    transitions.truncated[0] = true;
    ReplayBuffer buffer = new ReplayBuffer(4, 2);
    buffer.add(transitions);

    Minibatch batch = new Minibatch(1, 2);
    buffer.sample(batch, new SplitMix64(1));

    assertThat(batch.terminated[0]).isFalse();
  }

  private static int[] draws(ReplayBuffer buffer, int count) {
    Minibatch batch = new Minibatch(count, 2);
    buffer.sample(batch, new SplitMix64(3));
    return batch.actions;
  }

  /** Transitions whose every part tells their number; odd ones terminate. */
  private static Transitions numbered(int first, int rows) {
    Transitions transitions = new Transitions(rows, 2, 1);
    for (int row = 0; row < rows; row++) {
      int number = first + row;
      transitions.observations[2 * row] = number + 0.25f;
      transitions.observations[2 * row + 1] = number + 0.5f;
      transitions.nextObservations[2 * row + 1] = -number;
      transitions.actions[row] = number;
      transitions.rewards[row] = 10 * number;
      transitions.terminated[row] = number % 2 == 1;
    }
    return transitions;
  }
}
