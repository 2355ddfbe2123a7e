package org.ludus.env.arcade;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.ludus.catalog.EnvironmentReference;
import org.ludus.catalog.Environments;
import org.ludus.env.Environment;
import org.ludus.env.SplitMix64;
import org.ludus.env.StepResult;

/** Where there is chance in the games: actions that stick, and the side the ball starts on. */
class ArcadeChanceTest {

  @Test
  void one_action_in_ten_is_a_repetition() {
    int steps = 0;
    int repeated = 0;
    float[] action = new float[1];
    try (Environment<?> game = Environments.make(new EnvironmentReference("breakout", Map.of()))) {
      float[] observation = new float[400];
      for (int seed = 0; seed < 8000; seed++) {
        game.reset(seed, observation);
        int paddle = 4;
        // Left and right in turn: the paddle stays between two columns as long as it is obeyed.
        int wanted = 0;
        int taken = 0;
        boolean running = true;
        for (int i = 0; running && i < 4; i++) {
          wanted = i % 2 == 0 ? 1 : 2;
          action[0] = wanted;
          running = !game.step(action, observation).ended();
          int column = paddleColumn(observation);
          int seen = column < paddle ? 1 : column > paddle ? 2 : 0;
          paddle = column;
          if (wanted != taken) {
            steps++;
            repeated += seen == taken ? 1 : 0;
          }
          taken = seen;
        }
      }
    }
    double standardError = Math.sqrt(0.1 * 0.9 / steps);
    assertThat((double) repeated / steps).isCloseTo(0.1, within(3 * standardError));
    assertThat(steps).isGreaterThan(25_000);
  }

  private static int paddleColumn(float[] observation) {
    for (int column = 0; column < 10; column++) {
      if (observation[(90 + column) * 4] == 1) {
        return column;
      }
    }
    throw new AssertionError("there is no paddle");
  }

  /** Mean return of uniform play over the six actions of the benchmark, half of them idle. */
  @Test
  void random_play_earns_what_it_earns_in_the_benchmark() {
    assertThat(randomReturn("breakout", new int[] {0, 1, 0, 2, 0, 0}, 10_000))
        .isCloseTo(0.534, within(0.04));
    assertThat(randomReturn("space-invaders", new int[] {0, 1, 0, 2, 0, 3}, 5_000))
        .isCloseTo(2.893, within(0.16));
  }

  @Test
  void random_play_with_the_minimal_actions_does_too() {
    assertThat(randomReturn("breakout", new int[] {0, 1, 2}, 10_000))
        .isCloseTo(0.391, within(0.04));
    assertThat(randomReturn("space-invaders", new int[] {0, 1, 2, 3}, 5_000))
        .isCloseTo(4.095, within(0.22));
  }

  private static double randomReturn(String id, int[] actions, int episodes) {
    SplitMix64 random = new SplitMix64(1);
    double sum = 0;
    try (Environment<?> game = Environments.make(new EnvironmentReference(id, Map.of()))) {
      float[] observation = new float[game.spec().observationSpace().size()];
      float[] action = new float[1];
      for (int seed = 0; seed < episodes; seed++) {
        game.reset(seed, observation);
        StepResult result;
        do {
          action[0] = actions[random.nextInt(actions.length)];
          result = game.step(action, observation);
          sum += result.reward();
        } while (!result.ended());
      }
    }
    return sum / episodes;
  }

  @Test
  void the_ball_starts_on_either_side_as_often() {
    Breakout game = new Breakout(BreakoutOptions.defaults());
    float[] observation = new float[400];
    int left = 0;
    for (int seed = 0; seed < 10_000; seed++) {
      game.reset(seed, observation);
      left += game.snapshot().ballColumn() == 0 ? 1 : 0;
    }
    assertThat(left / 10_000.0).isCloseTo(0.5, within(3 * 0.005));
  }
}
