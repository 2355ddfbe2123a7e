package org.ludus.env.wrapper;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Collections;
import java.util.List;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.ludus.env.Environment;
import org.ludus.env.EnvironmentSpec;
import org.ludus.env.Space;
import org.ludus.env.StepResult;
import org.ludus.env.lunarlander.LunarLander;
import org.ludus.env.lunarlander.LunarLanderOptions;

class CheckedTest {

  private final Countdown world = new Countdown(10);
  private final Checked<Integer> checked = new Checked<>(world);
  private final float[] observation = new float[2];
  private final float[] action = {1};

  @BeforeEach
  void begin() {
    checked.reset(1, observation);
  }

  private void breaks(ThrowingCallable call, String complaint) {
    assertThatThrownBy(call)
        .isInstanceOf(IllegalStateException.class)
        .hasMessageStartingWith("countdown ")
        .hasMessageContaining(complaint);
  }

  private void step() {
    checked.step(action, observation);
  }

  @Test
  void lets_a_proper_episode_pass() {
    world.terminatesAt = 2;
    step();
    assertThat(checked.step(action, observation).terminated()).isTrue();
  }

  @Test
  void a_step_outside_an_episode_is_a_breach() {
    breaks(() -> new Checked<>(world).step(action, observation), "outside an episode");
    world.terminatesAt = 1;
    step();
    breaks(this::step, "outside an episode");
  }

  @Test
  void an_observation_outside_its_space_is_a_breach() {
    world.offset = 100;
    breaks(this::step, "steps is 101");
    world.offset = Float.NaN;
    breaks(this::step, "steps is NaN");
    breaks(() -> checked.reset(1, observation), "NaN");
  }

  @Test
  void an_illegal_action_is_a_breach() {
    breaks(() -> checked.step(new float[] {4}, observation), "action outside its space");
    breaks(() -> checked.step(new float[] {0.5f}, observation), "0.5");
  }

  @Test
  void an_array_too_short_is_a_breach() {
    breaks(() -> checked.step(new float[0], observation), "array of 0 for an action of 1");
    breaks(() -> checked.step(action, new float[1]), "array of 1 for an observation of 2");
    breaks(() -> checked.reset(1, new float[1]), "array of 1");
  }

  @Test
  void a_reward_that_is_no_number_is_a_breach() {
    world.reward = Float.POSITIVE_INFINITY;
    breaks(this::step, "reward Infinity");
  }

  @Test
  void both_ends_at_once_are_a_breach() {
    world.terminatesAt = 1;
    world.truncatesToo = true;
    breaks(this::step, "both terminated and truncated");
  }

  @Test
  void throttles_may_exceed_their_bounds_but_must_be_numbers() {
    float[] seen = new float[8];
    try (Checked<?> lander = new Checked<>(LunarLander.continuous(LunarLanderOptions.defaults()))) {
      lander.reset(1, seen);
      assertThat(lander.step(new float[] {5, -5}, seen).ended()).isFalse();
      assertThatThrownBy(() -> lander.step(new float[] {0, Float.NaN}, seen))
          .isInstanceOf(IllegalStateException.class)
          .hasMessageContaining("NaN");
    }
  }

  @Test
  void frames_are_bytes_and_follow_each_other() {
    Film film = new Film();
    Checked<Integer> seen = new Checked<>(film);
    seen.reset(1, observation);
    seen.step(action, observation);

    film.forgets = true;
    assertThatThrownBy(() -> seen.step(action, observation)).hasMessageContaining("other frames");
    film.forgets = false;
    film.shade = 0.3f;
    assertThatThrownBy(() -> seen.step(action, observation))
        .hasMessageContaining("number 1 is no whole 255th: 0.3");
    assertThatThrownBy(() -> seen.reset(1, observation)).hasMessageContaining("no whole 255th");
  }

  /** Shows the last two of its pictures, each a single pixel, which is brighter every time. */
  private static final class Film implements Environment<Integer> {

    private final EnvironmentSpec spec =
        new EnvironmentSpec(
            "film",
            new Space.Box(
                Collections.nCopies(2, new Space.Dimension("brightness", "", 0, 1)),
                List.of(1, 1, 2),
                2),
            Space.Discrete.numbered(2),
            10,
            1,
            10);
    private boolean forgets;
    private float shade;
    private float shown;

    @Override
    public EnvironmentSpec spec() {
      return spec;
    }

    @Override
    public void reset(long seed, float[] observation) {
      observation[0] = shade;
      observation[1] = shade;
      shown = shade;
    }

    @Override
    public StepResult step(float[] action, float[] observation) {
      observation[0] = forgets ? 0 : shown;
      shown = shade > 0 ? shade : shown + 1 / 255f;
      observation[1] = shown;
      return StepResult.running(0);
    }

    @Override
    public Integer snapshot() {
      return 0;
    }
  }
}
