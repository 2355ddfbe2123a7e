package org.ludus.env.wrapper;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.ludus.env.Environment;
import org.ludus.env.FiniteMdp;
import org.ludus.env.Inspectable;
import org.ludus.env.Space;
import org.ludus.env.gridworld.GridState;
import org.ludus.env.gridworld.GridWorld;
import org.ludus.env.gridworld.GridWorldOptions;

class InStatesTest {

  private final GridWorld board = new GridWorld(GridWorldOptions.defaults());
  private final Environment<GridState> seen = new InStates<>(board);
  private final float[] observation = new float[1];

  @Test
  void the_state_s_number_is_all_that_is_observed() {
    FiniteMdp model = board.capability(FiniteMdp.class).orElseThrow();

    assertThat(seen.spec().observationSpace()).isEqualTo(Space.Discrete.numbered(625));
    for (int seed = 0; seed < 20; seed++) {
      seen.reset(seed, observation);
      assertThat(observation).containsExactly(model.state());
      for (int step = 0; step < 20; step++) {
        seen.step(new float[] {step % 3}, observation);
        GridState state = seen.snapshot();
        assertThat(observation).containsExactly(25 * state.goal() + state.agent());
      }
    }
  }

  @Test
  void from_another_place_the_number_is_another() {
    Inspectable places = seen.capability(Inspectable.class).orElseThrow();
    seen.reset(1, observation);
    int goal = seen.snapshot().goal();

    places.observeFrom(7, observation);

    assertThat(observation).containsExactly(25 * goal + 7);
  }

  @Test
  void worlds_without_a_model_or_with_too_many_states_are_refused() {
    GridWorldOptions options = GridWorldOptions.defaults();
    assertThatThrownBy(() -> new InStates<>(new Countdown(10)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("countdown has no finite model");
    assertThatThrownBy(() -> new InStates<>(new GridWorld(options.withWalls(0.2))))
        .hasMessage("grid-world has no finite model");
    assertThatThrownBy(() -> new InStates<>(new GridWorld(options.withMap(openBoard(32)))))
        .hasMessage("grid-world has 1,048,576 states, more than 1,000,000");
  }

  private static String openBoard(int side) {
    return (".".repeat(side) + "/").repeat(side - 1) + ".".repeat(side);
  }
}
