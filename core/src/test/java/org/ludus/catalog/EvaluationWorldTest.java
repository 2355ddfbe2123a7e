package org.ludus.catalog;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.ludus.env.Environment;
import org.ludus.env.EnvironmentSpec;

/** Worlds without an end are judged with one. */
class EvaluationWorldTest {

  private static int limit(EnvironmentReference reference) {
    try (Environment<?> world = Environments.make(reference)) {
      return world.spec().maxEpisodeSteps();
    }
  }

  @Test
  void arcade_games_are_endless_until_agents_are_judged_by_them() {
    for (String id : new String[] {"breakout", "space-invaders"}) {
      EnvironmentReference game = new EnvironmentReference(id, Map.of());

      assertThat(limit(game)).isEqualTo(EnvironmentSpec.NO_LIMIT);
      assertThat(limit(Environments.forEvaluation(game))).isEqualTo(5000);
    }
  }

  @Test
  void a_limit_that_was_asked_for_holds_there_too() {
    EnvironmentReference game = EnvironmentReference.parse("breakout[max_steps=70]");

    assertThat(limit(Environments.forEvaluation(game))).isEqualTo(70);
  }

  @Test
  void other_worlds_are_judged_as_they_are() {
    EnvironmentReference world = EnvironmentReference.parse("cart-pole[start_range=0.1]");

    assertThat(Environments.forEvaluation(world)).isEqualTo(world);
  }
}
