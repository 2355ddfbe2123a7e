package org.ludus.env.lunarlander;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.ludus.agent.Policy;
import org.ludus.agent.heuristic.LunarLanderHeuristic;
import org.ludus.env.Play;
import org.ludus.env.wrapper.TimeLimit;

/** Compares means over many episodes with those of 1,000 episodes of the benchmark. */
class LunarLanderStatisticsTest {

  /** A policy in a variant of the world, and what the benchmark's 1,000 episodes came to. */
  enum Row {
    RANDOM(false, false, false, -179.6, 108.5),
    NO_OP(false, false, false, -132.2, 43.4),
    HEURISTIC(true, false, false, 238.1, 104.3),
    HEURISTIC_IN_WIND(true, true, false, 96.8, 168.4),
    HEURISTIC_CONTINUOUS(true, false, true, 283.7, 22.6),
    RANDOM_CONTINUOUS(false, false, true, -214.3, 129.5);

    final boolean heuristic;
    final boolean wind;
    final boolean continuous;
    final double mean;
    final double deviation;

    Row(boolean heuristic, boolean wind, boolean continuous, double mean, double deviation) {
      this.heuristic = heuristic;
      this.wind = wind;
      this.continuous = continuous;
      this.mean = mean;
      this.deviation = deviation;
    }

    LunarLander lander() {
      LunarLanderOptions options = LunarLanderOptions.defaults().withWind(wind);
      return continuous ? LunarLander.continuous(options) : LunarLander.discrete(options);
    }

    Policy policy(LunarLander lander) {
      if (this == NO_OP) {
        return () -> (seen, at, action, to) -> action[to] = 0;
      }
      if (!heuristic) {
        return Play.uniform(lander.spec().actionSpace());
      }
      return continuous ? LunarLanderHeuristic.continuous() : LunarLanderHeuristic.discrete();
    }
  }

  @ParameterizedTest
  @EnumSource(Row.class)
  void means_agree_over_two_hundred_episodes(Row row) {
    compare(row, 200);
  }

  @Tag("learning")
  @ParameterizedTest
  @EnumSource(Row.class)
  void means_agree_over_a_thousand_episodes(Row row) {
    List<Play.Outcome> outcomes = compare(row, 1000);

    System.out.printf(
        "%s: mean return %.1f, %d successes%n",
        row, Play.meanReturn(outcomes), Play.successes(outcomes));
    assertThat(Play.meanReturn(outcomes)).isCloseTo(row.mean, within(15.0));
  }

  /** Allows for four standard errors of the difference of two means. */
  private static List<Play.Outcome> compare(Row row, int episodes) {
    try (LunarLander lander = row.lander()) {
      List<Play.Outcome> outcomes =
          Play.episodes(new TimeLimit<>(lander), row.policy(lander), episodes);
      double tolerance = 4 * row.deviation * Math.sqrt(1.0 / episodes + 1.0 / 1000);
      assertThat(Play.meanReturn(outcomes)).isCloseTo(row.mean, within(tolerance));
      return outcomes;
    }
  }
}
