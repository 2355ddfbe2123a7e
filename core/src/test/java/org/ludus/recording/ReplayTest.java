package org.ludus.recording;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.ludus.env.Environment;
import org.ludus.env.lunarlander.LunarLander;
import org.ludus.env.lunarlander.LunarLanderOptions;
import org.ludus.env.wrapper.TimeLimit;

class ReplayTest {

  private final EpisodeLog log = Episodes.random(Episodes.cartPole(), "cart-pole", 5);

  @Test
  void an_episode_comes_out_the_same_to_the_bit() {
    assertThat(log.steps()).isGreaterThan(5);
    assertThat(log.episodicReturn()).isEqualTo(log.steps());

    Replay.Verification verification = new Replay(log, Episodes.cartPole()).verify();

    assertThat(verification.difference()).isEmpty();
    assertThat(verification.exact()).isTrue();
  }

  @Test
  void an_episode_with_continuous_actions_comes_out_the_same() {
    try (Environment<?> lander =
        new TimeLimit<>(LunarLander.continuous(LunarLanderOptions.defaults()))) {
      EpisodeLog flight = Episodes.random(lander, "lunar-lander-continuous", 2);

      assertThat(new Replay(flight, lander).verify().exact()).isTrue();
    }
  }

  @Test
  void an_episode_can_be_stepped_through() {
    Replay replay = new Replay(log, Episodes.cartPole());
    float[] observation = new float[4];

    int steps = 0;
    while (replay.advance(observation)) {
      steps++;
      assertThat(replay.steps()).isEqualTo(steps);
    }

    assertThat(steps).isEqualTo(log.steps());
    assertThat(replay.result().terminated()).isTrue();
    assertThat(replay.episodicReturn()).isEqualTo(log.episodicReturn());
    assertThat(replay.advance(observation)).isFalse();
  }

  @Test
  void another_seed_is_found_out() {
    Replay.Verification verification =
        new Replay(
                changed(log.seed() + 1, log.checksum(), log.episodicReturn()), Episodes.cartPole())
            .verify();

    assertThat(verification.exact()).isFalse();
    assertThat(verification.difference()).isNotEmpty();
  }

  @Test
  void another_return_or_checksum_is_found_out() {
    assertThat(verify(changed(log.seed(), log.checksum() + 1, log.episodicReturn())))
        .contains("observations or rewards");
    assertThat(verify(changed(log.seed(), log.checksum(), 3))).contains("instead of 3.0");
  }

  @Test
  void an_environment_that_ends_too_early_is_found_out() {
    float[] tooMany = new float[600];
    EpisodeLog longer = new EpisodeLog("cart-pole", "nobody", 5, 1, tooMany, 0, 0);

    assertThat(verify(longer)).contains("of 600 steps");
  }

  @Test
  void actions_of_another_size_are_refused() {
    EpisodeLog other = new EpisodeLog("x", "nobody", 1, 2, new float[4], 0, 0);

    assertThatThrownBy(() -> new Replay(other, Episodes.cartPole()))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("2 numbers");
  }

  /** The window goes through a game as a timeline, everything else as a replay. */
  @ParameterizedTest
  @ValueSource(floats = {2, -1, 0.5f, Float.NaN, Float.POSITIVE_INFINITY, 3e9f})
  void an_action_that_the_world_does_not_have_is_refused_before_a_step_is_taken(float action) {
    float[] actions = {0, 1, action};
    EpisodeLog other = new EpisodeLog("x", "nobody", 1, 1, actions, 0, 0);
    String message = "the action of step 3, " + action + ", is none of cart-pole";

    assertThatThrownBy(() -> new Replay(other, Episodes.cartPole()))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(message);
    assertThatThrownBy(() -> Timeline.of(Episodes.cartPole(), other))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(message);
  }

  /** Worlds cut what is too much, so that only what is no number is refused. */
  @Test
  void numbers_of_an_action_may_be_large_but_have_to_be_numbers() {
    try (Environment<?> lander =
        new TimeLimit<>(LunarLander.continuous(LunarLanderOptions.defaults()))) {
      EpisodeLog large = new EpisodeLog("x", "y", 1, 2, new float[] {9, -9}, 0, 0);
      EpisodeLog none = new EpisodeLog("x", "y", 1, 2, new float[] {0, Float.NaN}, 0, 0);

      assertThat(new Replay(large, lander).advance(new float[8])).isTrue();
      assertThatThrownBy(() -> new Replay(none, lander))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessage("the action of step 1, [0.0, NaN], is none of lunar-lander-continuous");
    }
  }

  @Test
  void nothing_is_kept_before_the_first_reset() {
    EpisodeRecorder recorder = new EpisodeRecorder("cart-pole", "nobody", 1);

    assertThatThrownBy(recorder::log).isInstanceOf(IllegalStateException.class);
  }

  private static String verify(EpisodeLog episode) {
    return new Replay(episode, Episodes.cartPole()).verify().difference();
  }

  private EpisodeLog changed(long seed, long checksum, double episodicReturn) {
    float[] actions = new float[log.steps()];
    float[] action = new float[1];
    for (int step = 0; step < actions.length; step++) {
      log.action(step, action);
      actions[step] = action[0];
    }
    return new EpisodeLog("cart-pole", "random", seed, 1, actions, episodicReturn, checksum);
  }
}
