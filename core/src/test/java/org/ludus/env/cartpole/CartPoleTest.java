package org.ludus.env.cartpole;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.ludus.agent.heuristic.CartPoleHeuristic;
import org.ludus.env.Play;
import org.ludus.env.Space;
import org.ludus.env.StepResult;
import org.ludus.env.wrapper.TimeLimit;
import org.ludus.settings.Settings;
import org.ludus.settings.UsageException;

class CartPoleTest {

  private final CartPole cartPole = new CartPole(CartPoleOptions.defaults());
  private final float[] observation = new float[4];

  @Test
  void describes_itself() {
    assertThat(cartPole.spec().id()).isEqualTo("cart-pole");
    assertThat(cartPole.spec().actionSpace())
        .isEqualTo(new Space.Discrete(List.of("left", "right")));
    assertThat(cartPole.spec().maxEpisodeSteps()).isEqualTo(500);
    assertThat(cartPole.spec().solvedReturn()).isEqualTo(475);
    assertThat(cartPole.spec().stepsPerSecond()).isEqualTo(50);
  }

  @Test
  void starts_near_rest_in_the_middle() {
    for (int seed = 0; seed < 1000; seed++) {
      cartPole.reset(seed, observation);
      for (float number : observation) {
        assertThat(number).isBetween(-0.05f, 0.05f);
      }
    }
  }

  @Test
  void falls_when_pushed_one_way_and_is_paid_for_the_fall() {
    cartPole.reset(1, observation);
    StepResult result;
    do {
      result = cartPole.step(new float[] {1}, observation);
      assertThat(result.reward()).isEqualTo(1);
    } while (!result.terminated());

    assertThat(cartPole.succeeded()).isFalse();
    assertThat(cartPole.snapshot().failed()).isTrue();
    assertThat(cartPole.snapshot().force()).isEqualTo(10);
    assertThat(observation[2]).isLessThan(-0.2094f);
  }

  @Test
  void refuses_what_is_no_action() {
    cartPole.reset(1, observation);

    assertThatThrownBy(() -> cartPole.step(new float[] {2}, observation))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void refuses_options_out_of_range() {
    assertRefused(Map.of("max_steps", "0"), "cart-pole: max_steps must be at least 1, not 0");
    assertRefused(
        Map.of("start_range", "0"),
        "cart-pole: start_range must be above 0 and at most 0.2, not 0");
    assertRefused(
        Map.of("start_range", "NaN"), "cart-pole: start_range must be a number, not 'NaN'");
  }

  private static void assertRefused(Map<String, String> options, String message) {
    assertThatThrownBy(() -> Settings.override("cart-pole", CartPoleOptions.defaults(), options))
        .isInstanceOf(UsageException.class)
        .hasMessage(message);
  }

  @Test
  void random_play_lasts_as_long_as_in_the_benchmark() {
    var outcomes =
        Play.episodes(
            new TimeLimit<>(cartPole), Play.uniform(cartPole.spec().actionSpace()), 10_000);

    // 22.1 with a spread of 11.6 in the benchmark: five standard errors, and its own rounding.
    assertThat(Play.meanReturn(outcomes)).isCloseTo(22.1, within(0.65));
  }

  @Test
  void the_heuristic_balances_to_the_end() {
    var outcomes = Play.episodes(new TimeLimit<>(cartPole), new CartPoleHeuristic(), 500);

    assertThat(Play.successes(outcomes)).isEqualTo(500);
    assertThat(Play.meanReturn(outcomes)).isEqualTo(500);
  }
}
