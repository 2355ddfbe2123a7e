package org.ludus.env.lunarlander;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.ludus.agent.heuristic.LunarLanderHeuristic;
import org.ludus.env.Play;
import org.ludus.env.Space;
import org.ludus.env.StepResult;
import org.ludus.env.lunarlander.LunarLanderState.Ending;
import org.ludus.env.wrapper.TimeLimit;
import org.ludus.settings.Settings;
import org.ludus.settings.UsageException;

class LunarLanderTest {

  private static final LunarLanderOptions OPTIONS = LunarLanderOptions.defaults();

  private final LunarLander lander = LunarLander.discrete(OPTIONS);
  private final LunarLander throttled = LunarLander.continuous(OPTIONS);
  private final float[] observation = new float[8];

  @AfterEach
  void closeBoth() {
    lander.close();
    throttled.close();
  }

  @Test
  void describes_itself() {
    assertThat(lander.spec().id()).isEqualTo("lunar-lander");
    assertThat(throttled.spec().id()).isEqualTo("lunar-lander-continuous");
    assertThat(((Space.Discrete) lander.spec().actionSpace()).names())
        .containsExactly("nothing", "left engine", "main engine", "right engine");
    assertThat(throttled.spec().actionSpace().size()).isEqualTo(2);
    assertThat(lander.spec().observationSpace().size()).isEqualTo(8);
    assertThat(lander.spec().maxEpisodeSteps()).isEqualTo(1000);
    assertThat(lander.spec().solvedReturn()).isEqualTo(200);
  }

  @Test
  void refuses_options_out_of_range_by_name() {
    assertRefused("gravity", "0", "above -12 and below 0");
    assertRefused("gravity", "-12", "above -12 and below 0");
    assertRefused("wind_power", "21", "from 0 to 20");
    assertRefused("turbulence_power", "-0.1", "from 0 to 2");
    assertRefused("max_steps", "0", "at least 1");
  }

  private static void assertRefused(String option, String value, String range) {
    assertThatThrownBy(() -> Settings.override("lander", OPTIONS, Map.of(option, value)))
        .isInstanceOf(UsageException.class)
        .hasMessage("lander: %s must be %s, not %s".formatted(option, range, value));
  }

  @Test
  void refuses_what_is_no_action() {
    lander.reset(1, observation);

    assertThatThrownBy(() -> lander.step(new float[] {4}, observation))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void a_snapshot_shows_the_pad_and_the_legs_on_their_sides() {
    lander.reset(1, observation);
    LunarLanderState state = lander.snapshot();

    assertThat(state.terrain()).hasSize(11);
    for (int point = 4; point <= 6; point++) {
      assertThat(state.terrain().get(point)).isCloseTo(3.3f, within(1e-5f));
    }
    assertThat(state.leftLeg().x()).isLessThan(state.lander().x());
    assertThat(state.rightLeg().x()).isGreaterThan(state.lander().x());
    assertThat(state.ending()).isEqualTo(Ending.NONE);
    assertThat(state.steps()).isZero();
  }

  @Test
  void left_and_right_engine_push_to_the_side_they_are_named_after() {
    for (int action = 1; action <= 3; action += 2) {
      lander.reset(1, observation);
      float before = observation[2];
      for (int i = 0; i < 10; i++) {
        lander.step(new float[] {action}, observation);
      }
      assertThat((observation[2] - before) * (action - 2)).isPositive();
      assertThat(lander.snapshot().sideDirection()).isEqualTo(action - 2);
    }
  }

  @Test
  void throttles_beyond_their_bounds_are_clipped() {
    float[] clipped = new float[8];
    throttled.reset(1, observation);
    throttled.step(new float[] {1, -1}, observation);
    throttled.reset(1, clipped);
    throttled.step(new float[] {7, -9}, clipped);

    assertThat(clipped).isEqualTo(observation);
    assertThat(throttled.snapshot().mainPower()).isEqualTo(1);
    assertThat(throttled.snapshot().sideDirection()).isEqualTo(-1);
  }

  @Test
  void throttles_in_the_dead_zone_fire_nothing() {
    throttled.reset(1, observation);

    throttled.step(new float[] {0, 0.5f}, observation);

    assertThat(throttled.snapshot().mainPower()).isZero();
    assertThat(throttled.snapshot().sidePower()).isZero();
  }

  @Test
  void falling_ends_in_a_crash_worth_minus_a_hundred() {
    lander.reset(1, observation);
    StepResult result;
    do {
      result = lander.step(new float[] {0}, observation);
    } while (!result.terminated());

    assertThat(result.reward()).isEqualTo(-100);
    assertThat(lander.snapshot().ending()).isEqualTo(Ending.CRASHED);
    assertThat(lander.succeeded()).isFalse();
  }

  @Test
  void coming_to_rest_ends_it_with_a_hundred() {
    throttled.reset(0, observation);
    float[] action = new float[2];
    StepResult result;
    do {
      LunarLanderHeuristic.continuous().act(observation, 0, action, 0);
      result = throttled.step(action, observation);
    } while (!result.terminated());

    assertThat(result.reward()).isEqualTo(100);
    assertThat(throttled.snapshot().ending()).isEqualTo(Ending.AT_REST);
    assertThat(throttled.succeeded()).isTrue();
    assertThat(observation[6] + observation[7]).isEqualTo(2);
  }

  @Test
  void closing_twice_is_harmless_and_a_reset_opens_again() {
    lander.close();
    lander.reset(1, observation);
    lander.close();
    lander.close();
    lander.reset(1, observation);

    assertThat(lander.step(new float[] {0}, observation).terminated()).isFalse();
  }

  @Test
  void many_resets_leave_no_native_memory_behind() throws IOException {
    resetOften(2000);
    long before = residentKilobytes();
    resetOften(20_000);

    // A world that is not disposed holds more than 100 kB: leaking them would take over 2 GB. The
    // Java heap counts as well, and may meanwhile grow to its limit, which is half of that.
    long heap = Runtime.getRuntime().maxMemory() / 1024;
    assertThat(residentKilobytes() - before).isLessThan(heap + 200_000);
  }

  private void resetOften(int times) {
    for (int seed = 0; seed < times; seed++) {
      lander.reset(seed, observation);
    }
  }

  /** Returns the memory this process holds, where the operating system says so, else 0. */
  private static long residentKilobytes() throws IOException {
    Path status = Path.of("/proc/self/status");
    if (!Files.exists(status)) {
      return 0;
    }
    return Files.readAllLines(status).stream()
        .filter(line -> line.startsWith("VmRSS:"))
        .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")))
        .findFirst()
        .orElse(0);
  }

  @Test
  void plays_to_the_time_limit_at_most() {
    var outcomes = Play.episodes(new TimeLimit<>(lander), LunarLanderHeuristic.discrete(), 60);

    assertThat(outcomes).allMatch(outcome -> outcome.length() <= 1000);
    assertThat(outcomes).noneMatch(outcome -> outcome.truncated() && outcome.length() < 1000);
  }
}
