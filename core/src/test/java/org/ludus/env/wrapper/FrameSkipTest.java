package org.ludus.env.wrapper;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.ludus.env.EnvironmentSpec;
import org.ludus.env.Inspectable;
import org.ludus.env.StepResult;

class FrameSkipTest {

  private final Countdown world = new Countdown(10);
  private final FrameSkip<Integer> skipping = new FrameSkip<>(new TimeLimit<>(world), 4);
  private final float[] action = {2};
  private final float[] observation = new float[2];

  @Test
  void a_step_is_several_of_the_world_s_own() {
    world.reward = 1.5f;
    skipping.reset(1, observation);

    StepResult result = skipping.step(action, observation);

    assertThat(result).isEqualTo(StepResult.running(6));
    assertThat(observation).containsExactly(4, 2);
    assertThat(skipping.snapshot()).isEqualTo(4);
  }

  @Test
  void what_was_before_is_remembered_for_those_who_want_it() {
    FrameSkip<Integer> remembering = FrameSkip.remembering(new TimeLimit<>(world), 4);
    remembering.reset(1, observation);
    assertThat(remembering.before()).isZero();
    remembering.step(action, observation);
    assertThat(remembering.before()).isEqualTo(3);
  }

  @Test
  void what_was_before_is_not_remembered_otherwise() {
    skipping.reset(1, observation);
    skipping.step(action, observation);

    assertThatThrownBy(skipping::before).isInstanceOf(IllegalStateException.class);
  }

  @Test
  void an_episode_may_end_among_them() {
    world.terminatesAt = 6;
    skipping.reset(1, observation);
    skipping.step(action, observation);

    StepResult result = skipping.step(action, observation);

    assertThat(result).isEqualTo(new StepResult(2, true, false));
    assertThat(world.steps).isEqualTo(6);
    assertThat(skipping.capability(Inspectable.class).orElseThrow().succeeded()).isTrue();
    assertThatThrownBy(() -> skipping.step(action, observation))
        .isInstanceOf(IllegalStateException.class);
  }

  @Test
  void a_time_limit_counts_the_world_s_own_steps() {
    skipping.reset(1, observation);
    skipping.step(action, observation);
    skipping.step(action, observation);

    assertThat(skipping.step(action, observation)).isEqualTo(new StepResult(2, false, true));
    assertThat(skipping.spec().maxEpisodeSteps()).isEqualTo(3);
  }

  @Test
  void on_screen_the_world_keeps_its_pace() {
    assertThat(world.spec().stepsPerSecond()).isEqualTo(10);
    assertThat(new FrameSkip<>(world, 2).spec().stepsPerSecond()).isEqualTo(5);
    assertThat(new FrameSkip<>(world, 30).spec().stepsPerSecond()).isEqualTo(1);
  }

  @Test
  void what_is_without_end_stays_so() {
    FrameSkip<Integer> endless = new FrameSkip<>(new Countdown(EnvironmentSpec.NO_LIMIT), 4);

    assertThat(endless.spec().maxEpisodeSteps()).isEqualTo(EnvironmentSpec.NO_LIMIT);
    assertThatThrownBy(() -> new FrameSkip<>(world, 0)).hasMessageContaining("at least 1, not 0");
  }
}
