package org.ludus.env.gridworld;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.ludus.agent.heuristic.GridWorldHeuristic;
import org.ludus.env.Play;
import org.ludus.env.StepResult;
import org.ludus.env.gridworld.GridWorldOptions.Observation;
import org.ludus.env.wrapper.TimeLimit;
import org.ludus.settings.Settings;
import org.ludus.settings.UsageException;

class GridWorldTest {

  private static final float[] UP = {0};
  private static final float[] RIGHT = {1};
  private static final float[] DOWN = {2};
  private static final GridWorldOptions OPTIONS = GridWorldOptions.defaults();

  @Test
  void pays_for_steps_bumps_progress_and_the_goal() {
    GridWorld world = new GridWorld(OPTIONS.withMap("S#./..G"));
    float[] observation = new float[world.spec().observationSpace().size()];
    world.reset(1, observation);

    assertThat(world.step(UP, observation).reward()).isCloseTo(-1.1f, within(1e-6f));
    assertThat(world.snapshot().bumped()).isTrue();
    assertThat(world.step(RIGHT, observation).reward()).isCloseTo(-1.1f, within(1e-6f));
    assertThat(world.snapshot().agent()).isZero();
    assertThat(world.step(DOWN, observation).reward()).isCloseTo(0f, within(1e-6f));
    assertThat(world.step(RIGHT, observation).ended()).isFalse();
    StepResult last = world.step(RIGHT, observation);

    assertThat(last.reward()).isCloseTo(10f, within(1e-6f));
    assertThat(last.terminated()).isTrue();
    assertThat(world.succeeded()).isTrue();
    assertThat(world.snapshot().steps()).isEqualTo(5);
  }

  @Test
  void shows_agent_goal_and_walls_one_hot() {
    GridWorld world = new GridWorld(OPTIONS.withMap("S#/.G"));
    float[] observation = new float[12];

    world.reset(1, observation);

    assertThat(observation).containsExactly(1, 0, 0, 0, 0, 0, 0, 1, 0, 1, 0, 0);
  }

  @Test
  void shows_coordinates_from_zero_to_one() {
    GridWorld world =
        new GridWorld(OPTIONS.withMap(".S./.../..G").withObservation(Observation.COORDINATES));
    float[] observation = new float[4];

    world.reset(1, observation);

    assertThat(observation).containsExactly(0.5f, 0, 1, 1);
  }

  @Test
  void without_walls_there_is_no_plane_for_them() {
    assertThat(new GridWorld(OPTIONS).spec().observationSpace().size()).isEqualTo(50);
    assertThat(new GridWorld(OPTIONS.withWalls(0.2)).spec().observationSpace().size())
        .isEqualTo(75);
  }

  @Test
  void draws_every_start_and_goal_but_never_both_in_one_cell() {
    GridWorld world = new GridWorld(OPTIONS);
    float[] observation = new float[50];
    Set<Integer> pairs = new HashSet<>();
    for (int seed = 0; seed < 10_000; seed++) {
      world.reset(seed, observation);
      GridState state = world.snapshot();
      assertThat(state.start()).isNotEqualTo(state.goal());
      pairs.add(state.start() * 25 + state.goal());
    }
    assertThat(pairs).hasSize(25 * 24);
  }

  @Test
  void random_walls_have_their_share_and_leave_a_way() {
    GridWorld world = new GridWorld(OPTIONS.withWalls(0.3));
    float[] observation = new float[75];
    for (int seed = 0; seed < 500; seed++) {
      world.reset(seed, observation);
      GridState state = world.snapshot();
      assertThat(state.walls()).hasSize(8).doesNotContain(state.start(), state.goal());
      assertThat(solvable(state)).as("seed %d", seed).isTrue();
    }
  }

  @Test
  void a_board_full_of_walls_is_still_a_way() {
    GridWorld world = new GridWorld(OPTIONS.withWalls(0.99));
    float[] observation = new float[75];
    for (int seed = 0; seed < 100; seed++) {
      world.reset(seed, observation);
      assertThat(solvable(world.snapshot())).isTrue();
    }
  }

  private static boolean solvable(GridState state) {
    Set<Integer> reached = new HashSet<>(Set.of(state.start()));
    int before;
    do {
      before = reached.size();
      for (int cell : Set.copyOf(reached)) {
        for (int direction = 0; direction < 4; direction++) {
          int next = Moves.neighbour(cell, direction, state.columns(), state.rows());
          if (!state.walls().contains(next)) {
            reached.add(next);
          }
        }
      }
    } while (reached.size() > before);
    return reached.contains(state.goal());
  }

  @Test
  void a_map_leaves_what_it_does_not_fix_to_chance() {
    GridWorld world = new GridWorld(OPTIONS.withMap("..#./..#S"));
    float[] observation = new float[24];
    for (int seed = 0; seed < 50; seed++) {
      world.reset(seed, observation);
      assertThat(world.snapshot().start()).isEqualTo(7);
      assertThat(world.snapshot().goal()).isEqualTo(3);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"S", "S#G", "..X", "../...", "SS/.G", "S./GG", "#/#", "/"})
  void refuses_a_map_without_a_way_to_a_goal(String map) {
    GridWorldOptions options = OPTIONS.withMap(map);

    assertThatThrownBy(() -> new GridWorld(options))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageStartingWith("map ");
  }

  @Test
  void refuses_options_out_of_range() {
    assertRefused(Map.of("walls", "1"), "grid: walls must be at least 0 and below 1, not 1");
    assertRefused(Map.of("size", "65"), "grid: size must be from 2 to 64, not 65");
    assertRefused(
        Map.of("goal_reward", "1e7"),
        "grid: goal_reward must be from -1000000 to 1000000, not 1e7");
  }

  private static void assertRefused(Map<String, String> options, String message) {
    assertThatThrownBy(() -> Settings.override("grid", OPTIONS, options))
        .isInstanceOf(UsageException.class)
        .hasMessage(message);
  }

  @Test
  void the_heuristic_takes_the_shortest_way() {
    var oneHot =
        Play.episodes(
            new TimeLimit<>(new GridWorld(OPTIONS)), GridWorldHeuristic.oneHot(5, 5), 1000);
    var coordinates =
        Play.episodes(
            new TimeLimit<>(new GridWorld(OPTIONS.withObservation(Observation.COORDINATES))),
            GridWorldHeuristic.coordinates(),
            1000);

    // Whatever a step costs, its progress brings back.
    assertThat(Play.meanReturn(oneHot)).isCloseTo(10, within(1e-5));
    assertThat(coordinates).isEqualTo(oneHot);
    assertThat(Play.successes(oneHot)).isEqualTo(1000);
    assertThat(new GridWorld(OPTIONS).spec().solvedReturn()).isCloseTo(9.5, within(1e-9));
  }
}
