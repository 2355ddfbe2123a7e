package org.ludus.env.arcade;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.util.Map;
import java.util.function.Function;
import org.junit.jupiter.api.Test;
import org.ludus.env.Draws;
import org.ludus.env.Environment;
import org.ludus.env.Recordings;
import org.ludus.env.StepResult;

/**
 * Replays recorded games of the benchmark: every cell of every plane, every reward, every ending.
 */
class ArcadeConformanceTest {

  /** The benchmark knows six actions in all games: nothing, left, up, right, down, fire. */
  private static final Map<Integer, Integer> BREAKOUT_ACTIONS = Map.of(1, 1, 3, 2);

  private static final Map<Integer, Integer> SPACE_INVADERS_ACTIONS = Map.of(1, 1, 3, 2, 5, 3);

  @Test
  void breakout_follows_every_recorded_game() throws IOException {
    compare(
        "breakout.jsonl",
        BREAKOUT_ACTIONS,
        game -> new Breakout(BreakoutOptions.defaults(), startingAt(game.get("start").intValue())));
  }

  @Test
  void space_invaders_follows_every_recorded_game() throws IOException {
    compare(
        "space-invaders.jsonl",
        SPACE_INVADERS_ACTIONS,
        game -> new SpaceInvaders(SpaceInvadersOptions.defaults()));
  }

  private static void compare(
      String file, Map<Integer, Integer> actions, Function<JsonNode, Environment<?>> maker)
      throws IOException {
    for (JsonNode game : Recordings.read(file)) {
      try (Environment<?> environment = maker.apply(game)) {
        compare(file + " game " + game.get("id"), game, actions, environment);
      }
    }
  }

  private static void compare(
      String where, JsonNode game, Map<Integer, Integer> actions, Environment<?> environment) {
    float[] observation = new float[environment.spec().observationSpace().size()];
    environment.reset(0, observation);
    assertThat(observation).as(where + " start").isEqualTo(planes(game, 0));
    int steps = game.get("actions").size();
    for (int i = 0; i < steps; i++) {
      int action = actions.getOrDefault(game.get("actions").get(i).intValue(), 0);
      StepResult result = environment.step(new float[] {action}, observation);
      String step = where + " step " + i;
      assertThat(observation).as(step).isEqualTo(planes(game, i + 1));
      assertThat(result.reward()).as(step).isEqualTo(game.get("rewards").get(i).floatValue());
      assertThat(result.terminated())
          .as(step)
          .isEqualTo(game.get("terminal").get(i).booleanValue());
      assertThat(result.truncated()).as(step).isFalse();
    }
  }

  private static float[] planes(JsonNode game, int step) {
    JsonNode planes = game.get("planes").get(step);
    float[] expected = new float[100 * planes.size()];
    for (int plane = 0; plane < planes.size(); plane++) {
      for (JsonNode cell : planes.get(plane)) {
        expected[cell.intValue() * planes.size() + plane] = 1;
      }
    }
    return expected;
  }

  /** Draws one number, whatever is asked for. */
  private static Draws startingAt(int side) {
    return new Draws() {
      @Override
      public void begin(long seed) {
        // The side is all there is to draw, and it is known.
      }

      @Override
      public double uniform(double low, double high) {
        throw new UnsupportedOperationException("the side is a whole number");
      }

      @Override
      public int integer(int low, int high) {
        return side;
      }
    };
  }
}
