package org.ludus.agent.parts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.ludus.agent.Rollout;
import org.ludus.env.Space;
import org.ludus.env.SplitMix64;
import org.ludus.file.Kept;

/**
 * One stream of three steps: rewards 1, 2, 3; values 10, 20, 30; what follows is worth 40 at last.
 * What is seen is what it is worth, as far as the critic goes by that.
 */
class AdvantagesTest {

  private static final Advantages.Critic AS_SEEN =
      (inputs, rows, values) -> System.arraycopy(inputs, 0, values, 0, rows);
  private static final Advantages.Critic NOTHING =
      (inputs, rows, values) -> Arrays.fill(values, 0, rows, 0);

  private final ObservationNormalizer none =
      new ObservationNormalizer(
          Space.Box.of(new Space.Dimension("worth", "", -100, 100, -1, 1)), false);
  private final Rollout rollout = new Rollout(1, 3, 1, 1);

  AdvantagesTest() {
    for (int step = 0; step < 3; step++) {
      rollout.rewards[step] = step + 1;
      rollout.observations[step] = 10 * (step + 1);
      rollout.nextObservations[step] = 10 * (step + 2);
    }
  }

  @Test
  void advantages_are_discounted_sums_of_temporal_differences() {
    // With a discount of 1/2: deltas 1 + 10 - 10 = 1, 2 + 15 - 20 = -3, 3 + 20 - 30 = -7; each
    // further one counts 1/2 * 1/2.
    assertThat(advantages())
        .containsExactly(new float[] {1 + (-3 - 7 / 4f) / 4, -3 - 7 / 4f, -7}, within(1e-6f));
  }

  @Test
  void after_a_terminal_step_there_is_nothing() {
    rollout.terminated[1] = true;

    // The second delta is 2 - 20 = -18, and the third is another episode's.
    assertThat(advantages()).containsExactly(new float[] {1 - 18 / 4f, -18, -7}, within(1e-6f));
  }

  @Test
  void after_a_time_limit_the_value_of_what_was_seen_last_counts_and_no_more() {
    rollout.truncated[1] = true;

    assertThat(advantages()).containsExactly(new float[] {1 - 3 / 4f, -3, -7}, within(1e-6f));
  }

  @Test
  void values_learn_towards_what_they_were_and_the_advantage() {
    Advantages judged = judged(0.5, false, AS_SEEN);

    assertThat(judged.values).containsExactly(10, 20, 30);
    assertThat(judged.targets)
        .containsExactly(
            new float[] {10 + judged.advantages[0], 20 + judged.advantages[1], 23}, within(1e-6f));
  }

  @Test
  void every_one_of_many_ends_is_worth_what_was_seen_there() {
    Rollout ends = new Rollout(3, 70, 1, 1);
    for (int step = 0; step < ends.size(); step++) {
      ends.observations[step] = step;
      ends.nextObservations[step] = 1_000 + step;
      ends.truncated[step] = step % 3 != 1;
    }
    Advantages judged = new Advantages(ends, 0.5, 0, false);
    judged.estimate(ends, ends.observations, none, AS_SEEN);

    for (int step = 0; step < ends.size(); step++) {
      boolean last = ends.truncated[step] || step % 70 == 69;
      float next = last ? 1_000 + step : step + 1;
      assertThat(judged.advantages[step]).isCloseTo(next / 2 - step, within(1e-3f));
    }
  }

  // Discounted sums of the rewards so far are 1, 2.5 and 4.25.

  @Test
  void rewards_are_divided_by_the_deviation_of_discounted_returns() {
    rollout.terminated[2] = true;
    Advantages judged = judged(1, true, NOTHING);
    double unit = deviation(1, 2.5, 4.25);

    assertThat(judged.rewardUnit()).isCloseTo(unit, within(1e-6));
    assertThat(judged.advantages)
        .containsExactly(
            new float[] {(float) (2.75 / unit), (float) (3.5 / unit), (float) (3 / unit)},
            within(1e-6f));
    assertThat(rollout.rewards).as("what was earned").containsExactly(1, 2, 3);
  }

  @Test
  void sums_go_on_in_the_next_rollout_but_not_after_an_end() {
    Advantages judged = judged(1, true, NOTHING);
    rollout.terminated[0] = true;
    judged.estimate(rollout, rollout.observations, none, NOTHING);

    assertThat(judged.rewardUnit())
        .isCloseTo(deviation(1, 2.5, 4.25, 4.25 / 2 + 1, 2, 4), within(1e-6));
  }

  @Test
  void what_rewards_are_divided_by_is_brought_back(@TempDir Path folder) throws IOException {
    Advantages judged = judged(1, true, NOTHING);
    Advantages other = new Advantages(rollout, 0.5, 1, true);
    Kept.in(folder.resolve("state.bin"), judged::persist, other::persist);
    assertThat(other.rewardUnit()).isEqualTo(judged.rewardUnit());

    judged.estimate(rollout, rollout.observations, none, NOTHING);
    other.estimate(rollout, rollout.observations, none, NOTHING);

    assertThat(other.rewardUnit()).isEqualTo(judged.rewardUnit());
    assertThat(other.advantages).isEqualTo(judged.advantages);
  }

  @Test
  void rewards_as_they_are_have_a_unit_of_one() {
    assertThat(judged(1, false, NOTHING).rewardUnit()).isEqualTo(1);
  }

  // To the end, the steps are worth 1 + 2 / 2 + 3 / 4 = 2.75, 2 + 3 / 2 = 3.5 and 3.

  @Test
  void perfect_values_explain_all_of_the_variance_half_ones_three_quarters_and_none_nothing() {
    assertThat(explainedVariance(1)).isCloseTo(1, within(1e-6));
    // Half of each is left over: a quarter of the variance.
    assertThat(explainedVariance(0.5)).isCloseTo(0.75, within(1e-6));
    assertThat(explainedVariance(0)).isCloseTo(0, within(1e-6));
  }

  /** Returns how much is explained by values that are so much of what the steps are worth. */
  private double explainedVariance(double share) {
    double[] worth = {2.75, 3.5, 3};
    for (int step = 0; step < 3; step++) {
      rollout.observations[step] = (float) (share * worth[step]);
    }
    rollout.terminated[2] = true;
    return judged(1, false, AS_SEEN).explainedVariance();
  }

  @Test
  void minibatches_get_their_advantages_as_they_are_or_normalised() {
    Advantages judged = judged(0.5, false, AS_SEEN);
    Rollout.Minibatches all =
        new Rollout.Minibatches(rollout.observations, 1, 3, new SplitMix64(1));
    all.begin();
    all.shuffle();
    assertThat(all.next()).isTrue();
    double[] plain = new double[3];
    double[] normalised = new double[3];
    judged.gather(all, false, plain);
    judged.gather(all, true, normalised);

    double deviation = deviation(plain);
    for (int row = 0; row < 3; row++) {
      assertThat(plain[row]).isEqualTo(judged.advantages[all.step(row)]);
      assertThat(normalised[row])
          .isCloseTo((plain[row] - judged.meanAdvantage()) / deviation, within(1e-6));
    }
    assertThat(judged.advantageDeviation()).isCloseTo(deviation, within(1e-6));
  }

  @Test
  void a_single_advantage_stays_as_it_is() {
    Advantages judged = judged(0.5, false, AS_SEEN);
    Rollout.Minibatches single =
        new Rollout.Minibatches(rollout.observations, 1, 1, new SplitMix64(1));
    single.begin();
    single.shuffle();
    assertThat(single.next()).isTrue();
    double[] normalised = new double[1];
    judged.gather(single, true, normalised);

    assertThat(normalised[0]).isEqualTo(judged.advantages[single.step(0)]);
  }

  private float[] advantages() {
    return judged(0.5, false, AS_SEEN).advantages;
  }

  private Advantages judged(double lambda, boolean scaleRewards, Advantages.Critic critic) {
    Advantages judged = new Advantages(rollout, 0.5, lambda, scaleRewards);
    judged.estimate(rollout, rollout.observations, none, critic);
    return judged;
  }

  private static double deviation(double... values) {
    double mean = Arrays.stream(values).average().orElseThrow();
    return Math.sqrt(
        Arrays.stream(values)
            .map(value -> (value - mean) * (value - mean))
            .average()
            .orElseThrow());
  }
}
