package org.ludus.env.arcade;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.ludus.agent.Actor;
import org.ludus.agent.Policy;
import org.ludus.agent.heuristic.BreakoutHeuristic;
import org.ludus.agent.heuristic.SpaceInvadersHeuristic;
import org.ludus.catalog.EnvironmentReference;
import org.ludus.catalog.Environments;
import org.ludus.env.Environment;
import org.ludus.env.Play;
import org.ludus.env.RecordedDraws;

/** The rules written by hand play the games well, with and without actions that stick. */
class ArcadeHeuristicTest {

  @Test
  void breakout_is_played_without_losing_a_ball_that_obeys() {
    var outcomes = play("breakout", new BreakoutHeuristic(), "0", "2000", 2);

    assertThat(outcomes).allMatch(Play.Outcome::truncated);
    assertThat(Play.meanReturn(outcomes)).isGreaterThan(150);
  }

  /** What 1,000 games of 5,000 steps come to on average is 361. */
  @Test
  void breakout_is_played_well_with_sticky_actions() {
    var outcomes = play("breakout", new BreakoutHeuristic(), "0.1", "600", 40);

    assertThat(Play.meanReturn(outcomes)).isGreaterThan(45);
  }

  /** What 1,000 games of 5,000 steps come to on average is 324. */
  @Test
  void space_invaders_is_played_well_with_sticky_actions() {
    var outcomes = play("space-invaders", new SpaceInvadersHeuristic(), "0.1", "600", 20);

    assertThat(Play.meanReturn(outcomes)).isGreaterThan(70);
  }

  /** Both places from which a ball can be returned are next to each other, or the same. */
  @Test
  void the_paddle_waits_where_the_ball_comes_down() {
    for (int start = 0; start <= 1; start++) {
      Breakout game = breakout(start);
      float[] observation = new float[400];
      game.reset(0, observation);
      play(game, observation, new BreakoutHeuristic(), 5);

      // Five steps have led from row 3 and column 0 or 9 to row 8; the next meets the paddle.
      int landing = start == 0 ? 5 : 4;
      assertThat(game.snapshot().ballRow()).isEqualTo(8);
      assertThat(game.snapshot().ballColumn()).isEqualTo(landing);
      assertThat(Math.abs(game.snapshot().paddle() - landing)).isLessThanOrEqualTo(1);
    }
  }

  /** An idle cannon is shot in step 17. */
  @Test
  void the_cannon_leaves_the_way_of_a_bullet() {
    SpaceInvaders game = new SpaceInvaders(SpaceInvadersOptions.defaults());
    float[] observation = new float[600];
    game.reset(0, observation);
    SpaceInvadersHeuristic heuristic = new SpaceInvadersHeuristic();
    play(game, observation, () -> (seen, at, action, to) -> action[to] = 0, 14);
    assertThat(game.snapshot().enemyBullets()).containsExactly(65);

    play(game, observation, heuristic, 3);

    assertThat(game.snapshot().enemyBullets()).containsExactly(95);
    assertThat(game.snapshot().cannon()).isNotEqualTo(5);
    assertThat(game.snapshot().lost()).isFalse();
  }

  private static Breakout breakout(int start) {
    RecordedDraws draws = new RecordedDraws();
    draws.load(start);
    return new Breakout(BreakoutOptions.defaults(), draws);
  }

  private static void play(Environment<?> game, float[] observation, Policy policy, int steps) {
    Actor actor = policy.newActor();
    float[] action = new float[1];
    for (int step = 0; step < steps; step++) {
      actor.act(observation, 0, action, 0);
      game.step(action, observation);
    }
  }

  private static List<Play.Outcome> play(
      String id, Policy policy, String stickiness, String steps, int episodes) {
    Map<String, String> options = Map.of("sticky_actions", stickiness, "max_steps", steps);
    try (Environment<?> game = Environments.make(new EnvironmentReference(id, options))) {
      return Play.episodes(game, policy, episodes);
    }
  }
}
