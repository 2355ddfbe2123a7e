package org.ludus.agent.replay;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.ludus.env.Space;
import org.ludus.env.SplitMix64;

class ReplayBufferTest {

  private static final Space.Box PLANE =
      Space.Box.of(
          new Space.Dimension("x", "", -100, 100), new Space.Dimension("y", "", -100, 100));

  @Test
  void what_goes_in_together_comes_out_together() {
    ReplayBuffer buffer = new ReplayBuffer(PLANE, 1, 8);
    add(buffer, 0, 5);

    Minibatch batch = new Minibatch(100, 2, 1);
    buffer.sample(batch, 0, new SplitMix64(1));

    assertThat(buffer.size()).isEqualTo(5);
    for (int row = 0; row < 100; row++) {
      int number = (int) batch.actions[row];
      assertThat(number).isBetween(0, 4);
      assertThat(batch.observations[2 * row]).isEqualTo(number + 0.25f);
      assertThat(batch.observations[2 * row + 1]).isEqualTo(number + 0.5f);
      assertThat(batch.nextObservations[2 * row + 1]).isEqualTo(-number);
      assertThat(batch.rewards[row]).isEqualTo(10f * number);
      assertThat(batch.discounts[row]).isEqualTo(number / 10f);
    }
  }

  @Test
  void the_oldest_make_room_for_the_newest() {
    ReplayBuffer buffer = new ReplayBuffer(PLANE, 1, 4);
    add(buffer, 0, 3);
    add(buffer, 3, 3);

    assertThat(buffer.size()).isEqualTo(4);
    assertThat(draws(buffer, 400)).containsOnly(2, 3, 4, 5);
  }

  @Test
  void all_are_drawn_equally_often() {
    ReplayBuffer buffer = new ReplayBuffer(PLANE, 1, 10);
    add(buffer, 0, 10);
    int[] counts = new int[10];

    for (float number : draws(buffer, 100_000)) {
      counts[(int) number]++;
    }

    for (int count : counts) {
      assertThat(count).isBetween(9_600, 10_400);
    }
  }

  @Test
  void surprising_transitions_are_drawn_more_often_and_count_less() {
    ReplayBuffer buffer = new ReplayBuffer(PLANE, 1, 4, 0.5);
    add(buffer, 0, 4);
    Minibatch all = new Minibatch(4, 2, 1);
    buffer.sample(all, 1, new SplitMix64(1));
    assertThat(all.actions).as("new ones all have the same chance").containsExactly(0, 1, 2, 3);
    assertThat(all.weights).containsOnly(1);

    // Roots 1, 2, 3 and 4 of the errors: chances of 0.1, 0.2, 0.3 and 0.4.
    buffer.prioritize(all, new float[] {1, -4, 9, -16});

    Minibatch batch = new Minibatch(10_000, 2, 1);
    buffer.sample(batch, 1, new SplitMix64(2));
    int[] counts = new int[4];
    for (int row = 0; row < batch.rows; row++) {
      int number = (int) batch.actions[row];
      counts[number]++;
      assertThat(batch.weights[row]).isCloseTo(1f / (number + 1), within(1e-4f));
    }
    for (int number = 0; number < 4; number++) {
      assertThat(counts[number]).isBetween(1000 * number + 980, 1000 * number + 1020);
    }
  }

  private static float[] draws(ReplayBuffer buffer, int count) {
    Minibatch batch = new Minibatch(count, 2, 1);
    buffer.sample(batch, 0, new SplitMix64(3));
    return batch.actions;
  }

  /** Adds transitions whose every part tells their number. */
  private static void add(ReplayBuffer buffer, int first, int count) {
    for (int number = first; number < first + count; number++) {
      int seen = buffer.seen().start(new float[] {-1, -1, number + 0.25f, number + 0.5f}, 1);
      int seenNext = buffer.seen().start(new float[] {0, -number}, 0);
      buffer.add(seen, new float[] {9, number}, 1, 10f * number, seenNext, number / 10f);
      buffer.seen().release(seen);
      buffer.seen().release(seenNext);
    }
  }
}
