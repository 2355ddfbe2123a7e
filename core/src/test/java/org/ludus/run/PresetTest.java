package org.ludus.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.BiPredicate;
import java.util.function.LongFunction;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.ludus.agent.Policy;
import org.ludus.catalog.AgentEntry;
import org.ludus.catalog.Agents;
import org.ludus.catalog.Backend;
import org.ludus.catalog.EnvironmentEntry;
import org.ludus.catalog.EnvironmentReference;
import org.ludus.catalog.Environments;
import org.ludus.env.Environment;
import org.ludus.env.SplitMix64;
import org.ludus.settings.Settings;
import org.ludus.settings.UsageException;
import org.ludus.train.Evaluation;
import org.ludus.train.Evaluator;
import org.ludus.train.TrainingListener;

/**
 * The presets that ship with the program: all of them are sound, and what they train plays well.
 */
class PresetTest {

  private static final int EPISODES = 100;

  /** What each preset must reach: world, agent, mean return over fresh episodes, seeds. */
  static Stream<Arguments> scores() {
    return Stream.of(
        Arguments.of("magic-grid-world", "q-learning", -11),
        Arguments.of("magic-grid-world", "sarsa", -11),
        Arguments.of("magic-grid-world", "dqn", -11),
        Arguments.of("magic-grid-world", "reinforce", -11),
        Arguments.of("magic-grid-world", "actor-critic", -11),
        Arguments.of("magic-grid-world", "ppo", -11),
        Arguments.of("grid-world", "actor-critic", 9.9),
        Arguments.of("grid-world", "q-learning", 9.9),
        Arguments.of("grid-world", "dqn", 9.9),
        Arguments.of("grid-world", "reinforce", 9.9),
        Arguments.of("cart-pole", "q-learning", 475),
        Arguments.of("cart-pole", "dqn", 475),
        Arguments.of("cart-pole", "reinforce", 475),
        Arguments.of("grid-world", "ppo", 9.9),
        Arguments.of("cart-pole", "ppo", 475),
        Arguments.of("lunar-lander", "dqn", 230),
        Arguments.of("lunar-lander", "reinforce", 200),
        Arguments.of("lunar-lander", "ppo", 250),
        Arguments.of("cart-pole", "actor-critic", 475),
        Arguments.of("lunar-lander-continuous", "ppo", 270),
        Arguments.of("lunar-lander-continuous", "sac", 250),
        Arguments.of("breakout", "ppo", 28),
        Arguments.of("breakout", "dqn", 15),
        Arguments.of("space-invaders", "ppo", 183),
        Arguments.of("space-invaders", "dqn", 100));
  }

  /** The same for worlds that are seen as pictures. */
  static Stream<Arguments> scoresFromPixels() {
    return Stream.of(
        Arguments.of("cart-pole", "ppo", 400),
        Arguments.of("lunar-lander", "ppo", 50),
        Arguments.of("breakout", "ppo", 15),
        Arguments.of("space-invaders", "ppo", 60));
  }

  static List<Arguments> presets() {
    return presets(Preset::exists);
  }

  private static List<Arguments> presets(BiPredicate<String, String> exists) {
    List<Arguments> presets = new ArrayList<>();
    for (EnvironmentEntry<?, ?> environment : Environments.all()) {
      for (AgentEntry<?> agent : Agents.all()) {
        if (exists.test(environment.id(), agent.id())) {
          presets.add(Arguments.of(environment.id(), agent.id()));
        }
      }
    }
    return presets;
  }

  @Test
  void every_preset_has_a_score_to_reach() {
    assertThat(named(presets().stream())).containsExactlyInAnyOrderElementsOf(named(scores()));
    assertThat(named(presets(Preset::existsForPixels).stream()))
        .containsExactlyInAnyOrderElementsOf(named(scoresFromPixels()));
  }

  private static List<List<Object>> named(Stream<Arguments> presets) {
    return presets.map(preset -> List.of(preset.get()[0], preset.get()[1])).toList();
  }

  @ParameterizedTest
  @MethodSource("presets")
  void every_preset_starts(String environment, String agent) {
    Experiment experiment = experiment(environment, agent, 1, Map.of());

    try (Experiment.Session session = experiment.start(new Best())) {
      session.trainer().advance(300);
      assertThat(session.trainer().steps()).isBetween(300L, 300L + 16 * 1_024);
    }
  }

  static List<Arguments> presetsForPixels() {
    List<Arguments> presets = new ArrayList<>();
    for (EnvironmentEntry<?, ?> environment : Environments.all()) {
      presets.add(Arguments.of(environment.id(), "ppo"));
      if (!environment.id().equals("lunar-lander-continuous")) {
        presets.add(Arguments.of(environment.id(), "dqn"));
      }
    }
    return presets;
  }

  @ParameterizedTest
  @MethodSource("presetsForPixels")
  void every_world_has_one_for_pixels(String environment, String agent) {
    EnvironmentReference seen = EnvironmentReference.parse(environment + "[pixels=40]");

    Preset preset = Preset.find(seen, agent);

    assertThat(preset.settings().get("network.convolutions").toString()).isNotBlank();
    Experiment.of(seen, agent, preset, Map.of(), Map.of(), 1).makeEnvironment().close();
  }

  @Test
  void a_world_s_own_preset_for_pixels_comes_before_that_for_any() {
    Preset own = Preset.find(EnvironmentReference.parse("cart-pole[pixels=84]"), "ppo");
    Preset any = Preset.find(EnvironmentReference.parse("grid-world[pixels=84]"), "ppo");

    assertThat(own.environment()).containsEntry("frame_skip", "2");
    assertThat(any.environment()).isEmpty();
    assertThat(Preset.find(EnvironmentReference.parse("cart-pole"), "ppo").environment()).isEmpty();
  }

  @ParameterizedTest
  @MethodSource("scoresFromPixels")
  @Tag("learning")
  void training_from_pixels_reaches_its_score_on_several_seeds(
      String environment, String agent, double score) {
    // What the preset says of the pictures' size comes with it.
    EnvironmentReference seen = EnvironmentReference.parse(environment + "[pixels=84]");
    Preset preset = Preset.find(seen, agent);
    assertThat(preset.environment()).containsKey("pixels");

    assertReaches(
        score,
        seed ->
            Experiment.of(
                EnvironmentReference.parse(environment), agent, preset, Map.of(), Map.of(), seed));
  }

  @Test
  void settings_given_win_over_the_preset_s() {
    Experiment experiment =
        Experiment.of(
            EnvironmentReference.parse("cart-pole"),
            "dqn",
            Preset.find("cart-pole", "dqn"),
            Map.of("steps", 123, "backend", "dl4j"),
            Map.of("replay.batch_size", "7"),
            1);

    assertThat(experiment.training().steps()).isEqualTo(123);
    assertThat(experiment.backend()).isEqualTo(Backend.DL4J);
    Map<String, Object> settings =
        Settings.flatten(Map.of("settings", experiment.toMap().get("settings")));
    assertThat(settings)
        .containsEntry("settings.replay.batch_size", 7)
        .containsEntry("settings.replay.train_every", 2)
        .containsEntry("settings.optimizer.learning_rate", 1e-3);
  }

  @Test
  void files_that_are_none_are_refused() {
    assertThatThrownBy(() -> Preset.parse("x.yaml", "steps: [", "cart-pole", "dqn"))
        .isInstanceOf(UsageException.class)
        .hasMessageStartingWith("x.yaml: ");
    assertThatThrownBy(() -> Preset.parse("x.yaml", "agent: ppo", "cart-pole", "dqn"))
        .isInstanceOf(UsageException.class)
        .hasMessage("x.yaml: line 1: it is for the agent ppo, not dqn");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "steps: 1:30 | line 1: training: steps must be a whole number, not '1:30'",
        "steps: 0 | line 1: training: steps must be at least 1, not 0",
        "steps: | line 1: training: steps must be a whole number, and it is empty",
        "stpes: 5 | line 1: unknown setting 'stpes' of training: did you mean 'steps'?",
        "steps: 5;steps: 6 | line 2: steps is given twice",
        "backend: torch | line 1: backend must be one of simd, dl4j, not 'torch'",
        "env: 5 | line 1: it is for the environment 5, not cart-pole",
        "agent: [dqn] | line 1: agent must be a single value, not several",
        "steps: 5;settings:;  discount: 1e400 | "
            + "line 3: agent dqn: discount must be a number, not '1e400'",
        "settings:;  discount: 0.9f | "
            + "line 2: agent dqn: discount must be a number, not '0.9f'",
        "settings:;  discuont: 1 | line 2: unknown setting 'discuont' of agent dqn",
        "settings:;  optimizer:;    learning_rate: -1 | "
            + "line 3: agent dqn: optimizer.learning_rate must be above 0, not -1",
        "settings:;  discount: 1;  learning_rate: 1 | line 3: unknown setting 'learning_rate' of"
            + " agent dqn: did you mean 'optimizer.learning_rate'?",
        "settings:;  optimizer: 1 | line 2: agent dqn: optimizer is a group of settings: give "
            + "optimizer.learning_rate, ",
        "settings:;  optimizer:;    learning_rate: 1;  optimizer.learning_rate: 1 | "
            + "line 4: agent dqn: setting optimizer.learning_rate is given twice",
        "settings:;  network:;    hidden: [64, null] | line 3: agent dqn: network.hidden must be"
            + " whole numbers such as 64,64, not '[64, null]'",
        "settings: 5 | line 1: settings must be names with values",
        "environment:;  wind: true | line 2: unknown setting 'wind' of environment cart-pole",
        "environment:;  start_range: 9 | line 2: environment cart-pole: start_range must be",
        "env: cart-pole[max_steps=x] | line 1: environment cart-pole: max_steps must be a whole",
        "env: cart-pole[max_steps | line 1: 'cart-pole[max_steps'",
        "env: cart-pole[max_steps=9];environment:;  max_steps: 8 | line 3: max_steps is given twice",
        "env: cart-pole[max_steps=9,max_steps=8] | line 1: ",
        "environment:;  pixels: 39 | line 2: environment cart-pole: pixels must be 0 or from 40 to",
        "backend: [simd] | line 1: backend must be a single value, not several",
        "prefill: games.replay | line 1: prefill must be a list of files",
        "prefill: [{file: a, sha256: b, games: x, steps: 1}] | line 1: prefill: games must be",
        "prefill: [{file: \"\\0\", sha256: b, games: 1, steps: 1}] | line 1: no file can be called",
        "environment:;  max_steps: | "
            + "line 2: environment.max_steps must be a single value, and it is empty",
      })
  void what_is_wrong_in_a_file_is_told_with_its_line(String text, String message) {
    assertThatThrownBy(() -> Preset.parse("x.yaml", text.replace(";", "\n"), "cart-pole", "dqn"))
        .isInstanceOf(UsageException.class)
        .hasMessageStartingWith("x.yaml: " + message)
        .hasMessageNotContaining("\n");
  }

  @Test
  void options_that_a_world_cannot_have_are_told_with_their_line() {
    assertThatThrownBy(
            () -> Preset.parse("x.yaml", "\nenvironment: {map: false}", "grid-world", "q-learning"))
        .isInstanceOf(UsageException.class)
        .hasMessageStartingWith(
            "x.yaml: line 2: environment grid-world: map has an unknown character 'f'");
    assertThatThrownBy(
            () -> Preset.parse("x.yaml", "env: grid-world[map=S#G]", "grid-world", "q-learning"))
        .hasMessageStartingWith("x.yaml: line 1: environment grid-world: map has no way");
  }

  @Test
  void numbers_of_a_file_are_decimal_whatever_they_begin_with() {
    Preset preset = Preset.parse("x.yaml", "steps: 040000", "cart-pole", "dqn");

    assertThat(
            Experiment.of(
                    EnvironmentReference.parse("cart-pole"), "dqn", preset, Map.of(), Map.of(), 1)
                .training()
                .steps())
        .isEqualTo(40_000);
  }

  @Test
  void settings_in_groups_are_kept_by_their_dotted_names() {
    Preset preset =
        new Preset(Map.of(), Map.of(), Map.of("optimizer", Map.of("learning_rate", "0.5")));

    assertThat(preset.settings()).isEqualTo(Map.of("optimizer.learning_rate", "0.5"));
    assertThat(
            Preset.parse(
                    "x.yaml",
                    """
                    settings:
                      discount: 0.5
                      network.hidden: [8]
                      optimizer:
                        learning_rate: 1e-3
                    """,
                    "cart-pole",
                    "dqn")
                .settings())
        .isEqualTo(
            Map.of(
                "discount",
                "0.5",
                "network.hidden",
                List.of("8"),
                "optimizer.learning_rate",
                "1e-3"));
  }

  @ParameterizedTest
  @MethodSource("scores")
  @Tag("learning")
  void training_reaches_its_score_on_several_seeds(String environment, String agent, double score) {
    assertReaches(score, seed -> experiment(environment, agent, seed, Map.of()));
  }

  private static void assertReaches(double score, LongFunction<Experiment> experiments) {
    List<Double> returns =
        LongStream.rangeClosed(1, 3)
            .mapToObj(seed -> trainAndEvaluate(experiments.apply(seed)))
            .toList();

    assertThat(returns).hasSize(3).allMatch(mean -> mean >= score);
  }

  private static Experiment experiment(
      String environment, String agent, long seed, Map<String, ?> training) {
    return Experiment.of(
        EnvironmentReference.parse(environment),
        agent,
        Preset.find(environment, agent),
        training,
        Map.of(),
        seed);
  }

  private static double trainAndEvaluate(Experiment experiment) {
    Best best = new Best();
    try (Experiment.Session session = experiment.start(best);
        Environment<?> world = experiment.makeEvaluationEnvironment()) {
      while (session.trainer().advance(10_000)) {
        // All of it.
      }
      SplitMix64 seeds = new SplitMix64(experiment.seed() + 1_000_000);
      return new Evaluator(world)
          .evaluate(best.policy.greedy(), EPISODES, seeds::nextLong)
          .returnMean();
    }
  }

  /** Keeps the best policy of a run. */
  private static final class Best implements TrainingListener {

    private Policy policy;

    @Override
    public void evaluated(Evaluation evaluation) {
      if (evaluation.best()) {
        policy = evaluation.policy();
      }
    }
  }
}
