package org.ludus.env.gridworld;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.ludus.agent.heuristic.MagicGridWorldHeuristic;
import org.ludus.env.Play;
import org.ludus.env.StepResult;
import org.ludus.env.wrapper.TimeLimit;

class MagicGridWorldTest {

  private final MagicGridWorld world = new MagicGridWorld(MagicGridWorldOptions.defaults());
  private final float[] observation = new float[1];

  @Test
  void the_best_return_is_minus_eleven_in_twelve_moves() {
    // Breadth first over action sequences: the first to reach the goal is a shortest one, and as
    // every move but the last costs the same, a best one.
    Map<Integer, String> paths = new HashMap<>(Map.of(0, ""));
    Deque<Integer> open = new ArrayDeque<>(paths.keySet());
    while (!open.isEmpty()) {
      String path = paths.get(open.remove());
      for (char action = '0'; action < '4'; action++) {
        String longer = path + action;
        double episodicReturn = play(longer);
        int cell = world.snapshot().agent();
        if (world.succeeded()) {
          assertThat(longer).hasSize(12);
          assertThat(episodicReturn).isEqualTo(-11);
          return;
        }
        if (paths.putIfAbsent(cell, longer) == null) {
          open.add(cell);
        }
      }
    }
    throw new AssertionError("the goal was never reached");
  }

  private double play(String actions) {
    world.reset(0, observation);
    double episodicReturn = 0;
    for (int i = 0; i < actions.length(); i++) {
      float[] action = {actions.charAt(i) - '0'};
      episodicReturn += world.step(action, observation).reward();
    }
    return episodicReturn;
  }

  @Test
  void entering_a_teleporter_leads_to_its_other_end() {
    play("22");
    assertThat(observation[0]).isEqualTo(54);
    play("222");
    assertThat(observation[0]).isEqualTo(14);
    assertThat(world.snapshot().previous()).isEqualTo(54);
  }

  @Test
  void a_move_off_the_board_costs_one_and_stays() {
    world.reset(0, observation);

    StepResult result = world.step(new float[] {3}, observation);

    assertThat(result.reward()).isEqualTo(-1);
    assertThat(result.terminated()).isFalse();
    assertThat(observation[0]).isZero();
    assertThat(world.snapshot().bumped()).isTrue();
  }

  @Test
  void the_heuristic_plays_the_best_game() {
    var outcome = Play.episode(new TimeLimit<>(world), new MagicGridWorldHeuristic(), 0);

    assertThat(outcome).isEqualTo(new Play.Outcome(-11, 12, true, false));
    assertThat(world.spec().solvedReturn()).isEqualTo(-11);
  }
}
