package org.ludus.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.ludus.catalog.AgentEntry;
import org.ludus.catalog.Agents;
import org.ludus.catalog.EnvironmentEntry;
import org.ludus.catalog.EnvironmentReference;
import org.ludus.catalog.Environments;
import org.ludus.env.Environment;
import org.ludus.env.StepResult;
import org.ludus.model.Models;
import org.ludus.settings.SettingDescription;
import org.ludus.settings.Settings;
import org.ludus.settings.UsageException;

/**
 * Whatever options a world is given and whatever settings an agent: they are taken, or refused in
 * one line that calls them what people call them.
 */
class OddOptionsTest {

  private static final List<String> VALUES =
      List.of(
          "",
          " ",
          "0",
          "-0",
          "1",
          "2",
          "8",
          "9",
          "+5",
          "-5",
          "40",
          "64",
          "84",
          "0.5",
          "-0.5",
          "0.999999999",
          "1e-3",
          "1e-320",
          "5.",
          "1_000",
          "1__0",
          "2147483647",
          "2147483648",
          "-2147483648",
          "99999999999999999999",
          "9".repeat(500),
          "1e6",
          "1e38",
          "1e400",
          "-1e400",
          "inf",
          ".inf",
          "-.inf",
          "NaN",
          ".nan",
          "0x10",
          "0x1p-1",
          "0.9f",
          "1d",
          "1:30",
          "040",
          "\u0661\u0662",
          "\uff11",
          "true",
          "FALSE",
          "yes",
          "maybe",
          "null",
          "~",
          "[]",
          "[1,2]",
          "{}",
          "one_hot",
          "ONE-HOT",
          "coordinates",
          "S.G",
          "S#G",
          "/",
          "#/#",
          ".".repeat(65),
          "./".repeat(64) + ".",
          "S\u0000G",
          "S\nG",
          "\ud83d\ude00",
          "..%s%n");

  static List<EnvironmentEntry<?, ?>> worlds() {
    return Environments.all();
  }

  static Stream<AgentEntry<?>> learners() {
    return Agents.all().stream().filter(AgentEntry::trains);
  }

  @ParameterizedTest
  @MethodSource("worlds")
  void every_option_is_taken_or_refused_by_its_name(EnvironmentEntry<?, ?> world) {
    for (String option : world.options().keySet()) {
      for (String value : VALUES) {
        try (Environment<?> made = world.make(Map.of(option, value))) {
          play(made);
        } catch (UsageException e) {
          assertOneLine(e, option, world.id());
        } catch (RuntimeException e) {
          fail("%s[%s=%s]".formatted(world.id(), option, value), e);
        }
      }
    }
  }

  /** Plays what an option may spoil: the start of an episode, and a step of it. */
  private static void play(Environment<?> world) {
    float[] observation = new float[world.spec().observationSpace().size()];
    world.reset(1, observation);
    StepResult result = world.step(new float[world.spec().actionSpace().size()], observation);

    assertThat(Float.isFinite(result.reward())).isTrue();
    assertThat(world.spec().solvedReturn()).isFinite();
  }

  @ParameterizedTest
  @MethodSource("worlds")
  void every_agent_takes_a_world_as_it_is_set_or_refuses_it(EnvironmentEntry<?, ?> world)
      throws IOException {
    for (String option : world.options().keySet()) {
      for (String value :
          List.of("0", "0.5", "2", "8", "64", "84", "false", "S.G", "coordinates")) {
        EnvironmentReference reference =
            new EnvironmentReference(world.id(), Map.of(option, value));
        for (AgentEntry<?> agent : Agents.all()) {
          meet(agent, reference);
        }
      }
    }
  }

  private static void meet(AgentEntry<?> agent, EnvironmentReference world) throws IOException {
    try {
      if (agent.trains()) {
        experiment(world, agent.id(), Map.of()).makeEnvironment().close();
      } else {
        Models.find(world + "/" + agent.id());
      }
    } catch (UsageException e) {
      assertThat(e).hasMessageNotContaining("\n");
    } catch (RuntimeException e) {
      fail("%s in %s".formatted(agent.id(), world), e);
    }
  }

  @ParameterizedTest
  @MethodSource("learners")
  void every_setting_is_taken_or_refused_by_its_name(AgentEntry<?> agent) {
    for (String setting : names(agent)) {
      for (String value : VALUES) {
        try {
          agent.requirements(Map.of(setting, value));
        } catch (UsageException e) {
          assertOneLine(e, setting, agent.id());
        } catch (RuntimeException e) {
          fail("%s %s=%s".formatted(agent.id(), setting, value), e);
        }
      }
    }
  }

  private static List<String> names(AgentEntry<?> agent) {
    return Settings.describe(agent.defaults()).stream().map(SettingDescription::name).toList();
  }

  private static void assertOneLine(UsageException refused, String name, String owner) {
    assertThat(refused)
        .hasMessageNotContaining("\n")
        .hasMessageContaining(name)
        .hasMessageContaining(owner)
        .message()
        .hasSizeLessThan(1000)
        .doesNotContainPattern("[a-z][A-Z][a-z]");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "grid-world[map=false] | environment grid-world: map has an unknown character 'f'",
        "grid-world[map=S] | environment grid-world: map has no way from a start to a goal",
        "grid-world[size=1000000] | environment grid-world: size must be from 2 to 64",
        "magic-grid-world[frame_stack=8] | environment magic-grid-world: frame_stack is for",
        "magic-grid-world[frame_stack=2,frame_skip=2] | environment magic-grid-world: frame_stack",
        "lunar-lander[windPower=3] | unknown setting 'windPower' of environment lunar-lander: did",
        "lunar-lander[wind_power=30] | environment lunar-lander: wind_power must be from 0 to 20",
        "cart-pole[max_steps=0] | environment cart-pole: max_steps must be at least 1, not 0",
        "breakout[moves_per_second=9] | environment breakout: moves_per_second must be from 10 to",
        "space-invaders[max_steps=-1] | environment space-invaders: max_steps must be at least 0",
      })
  void what_is_refused_is_told_as_people_write_it(String world, String message) {
    for (String agent : List.of("random", "heuristic")) {
      try {
        Models.find(world + "/" + agent);
        fail(world + " was taken");
      } catch (UsageException e) {
        assertThat(e).hasMessageStartingWith(message);
      } catch (IOException e) {
        fail(world, e);
      }
    }
  }

  @Test
  void minus_nothing_is_nothing() {
    assertThat(Environments.canonical(EnvironmentReference.parse("cart-pole[sticky_actions=-0.0]")))
        .isEqualTo(EnvironmentReference.parse("cart-pole"));
  }

  private static Experiment experiment(
      EnvironmentReference world, String agent, Map<String, ?> settings) {
    Preset empty = new Preset(Map.of(), Map.of(), Map.of());
    return Experiment.of(world, agent, empty, Map.of(), settings, 1);
  }
}
