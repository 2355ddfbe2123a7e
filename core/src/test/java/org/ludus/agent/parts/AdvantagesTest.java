package org.ludus.agent.policygradient;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.ludus.agent.Rollout;

/**
 * One stream of three steps: rewards 1, 2, 3; values 10, 20, 30; what follows is worth 40 at last.
 */
class GeneralizedAdvantageTest {

  private static final float[] REWARDS = {1, 2, 3};
  private static final float[] VALUES = {10, 20, 30};
  private static final float[] NEXT_VALUES = {20, 30, 40};

  private final Rollout rollout = new Rollout(1, 3, 1, 1);

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

  private float[] advantages() {
    float[] advantages = new float[3];
    GeneralizedAdvantage.compute(rollout, REWARDS, VALUES, NEXT_VALUES, 0.5, 0.5, advantages);
    return advantages;
  }
}
