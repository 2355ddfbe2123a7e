package org.ludus.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.ludus.catalog.EnvironmentEntry;
import org.ludus.catalog.Environments;
import org.ludus.env.Environment;
import org.ludus.env.SplitMix64;
import org.ludus.settings.UsageException;
import org.ludus.train.Evaluator;

/** The trained models that come with the program. */
class ModelsTest {

  /** What presets are held to that are not asked to solve their world, but to learn it quickly. */
  private static final Map<String, Double> ASKED_OF_LESS =
      Map.of("breakout/dqn", 15.0, "space-invaders/dqn", 60.0);

  static List<String> pretrained() {
    return Models.all().stream()
        .filter(model -> model.summary().startsWith("trained: ") && !model.name().contains("runs/"))
        .map(Models.Listed::name)
        .toList();
  }

  @Test
  void every_world_has_one() {
    for (EnvironmentEntry<?, ?> environment : Environments.all()) {
      assertThat(pretrained()).anyMatch(name -> name.startsWith(environment.id() + "/"));
    }
  }

  @ParameterizedTest
  @MethodSource("pretrained")
  void they_play_far_better_than_chance(String name) throws IOException {
    Model model = Models.find(name).inEvaluation();
    try (Environment<?> world = model.makeEnvironment()) {
      SplitMix64 seeds = new SplitMix64(99);
      double mean =
          new Evaluator(world).evaluate(model.policy().greedy(), 100, seeds::nextLong).returnMean();
      // Nine tenths of what is asked of them; the magic squares have nothing but the best.
      double asked = ASKED_OF_LESS.getOrDefault(name, world.spec().solvedReturn());
      assertThat(mean).isGreaterThanOrEqualTo(asked > 0 ? 0.9 * asked : asked);
    }
  }

  @Test
  void they_can_be_played_under_other_options_if_those_look_the_same() throws IOException {
    Model windy = Models.find("lunar-lander[wind=true]/dqn");

    assertThat(windy.environment().toString()).isEqualTo("lunar-lander[wind=true]");
    assertThatThrownBy(() -> Models.find("grid-world[size=7]/dqn"))
        .isInstanceOf(UsageException.class)
        .hasMessageContaining("its policy does not fit grid-world[size=7]");
  }

  @Test
  void what_there_is_not_can_be_trained() {
    assertThatThrownBy(() -> Models.find("lunar-lander/q-learning"))
        .isInstanceOf(UsageException.class)
        .hasMessageContaining("ludus train lunar-lander --agent q-learning");
  }
}
