package org.ludus.catalog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Deque;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.ludus.env.Environment;
import org.ludus.env.FiniteMdp;
import org.ludus.env.StepResult;

/** The models of worlds that have one say what happens in them, in every state. */
class FiniteMdpTest {

  private static final int SEEDS = 20_000;

  /** A step that a model lists. */
  private record Outcome(int next, float reward, boolean terminal) {}

  static Stream<String> worlds() {
    return Stream.concat(
        Environments.all().stream()
            .map(EnvironmentEntry::id)
            .filter(id -> make(id).capability(FiniteMdp.class).isPresent()),
        Stream.of(
            "grid-world[size=3,shaping=0.5,bump_reward=-2,observation=coordinates]",
            "grid-world[map=S..#/.#.#/...G]",
            "grid-world[map=..#./..../#..G]",
            "grid-world[map=S.#/.../...]",
            "grid-world[map=.#../..../.##.,step_reward=0]",
            "magic-grid-world[pixels=40,max_steps=30]"));
  }

  /**
   * Goes to every state that the model says can be come to, by the way that play has found, and
   * takes every action there.
   */
  @ParameterizedTest
  @MethodSource("worlds")
  void every_action_in_every_state_does_what_the_model_says(String world) {
    try (Environment<?> environment = make(world)) {
      FiniteMdp model = model(environment);
      BitSet left = reachable(model);
      int reached = left.cardinality();
      assertThat(reached).isGreaterThan(5);
      float[] observation = new float[environment.spec().observationSpace().size()];
      for (int seed = 0; seed < SEEDS && !left.isEmpty(); seed++) {
        environment.reset(seed, observation);
        if (left.get(model.state())) {
          walk(environment, model, seed, left);
        }
      }
      assertThat(left).as("states never come to, of %s", reached).isEqualTo(new BitSet());
    }
  }

  private static void walk(Environment<?> environment, FiniteMdp model, long seed, BitSet left) {
    Deque<int[]> ways = new ArrayDeque<>(List.of(new int[0]));
    left.clear(model.state());
    while (!ways.isEmpty()) {
      int[] way = ways.poll();
      for (int action = 0; action < model.actions(); action++) {
        int before = go(environment, model, seed, way);
        StepResult result = step(environment, action);
        Outcome happened = new Outcome(model.state(), result.reward(), result.terminated());
        assertThat(outcomes(model, before, action))
            .as("state %s, action %s", before, action)
            .contains(happened);
        if (result.terminated()) {
          left.clear(model.state());
          assertThat(outcomes(model, model.state(), action))
              .containsExactly(new Outcome(model.state(), 0, true));
        } else if (left.get(model.state())) {
          left.clear(model.state());
          int[] on = Arrays.copyOf(way, way.length + 1);
          on[way.length] = action;
          ways.add(on);
        }
      }
    }
  }

  private static int go(Environment<?> environment, FiniteMdp model, long seed, int[] way) {
    environment.reset(seed, new float[environment.spec().observationSpace().size()]);
    for (int action : way) {
      step(environment, action);
    }
    return model.state();
  }

  private static StepResult step(Environment<?> environment, int action) {
    return environment.step(
        new float[] {action}, new float[environment.spec().observationSpace().size()]);
  }

  private static List<Outcome> outcomes(FiniteMdp model, int state, int action) {
    List<Outcome> all = new ArrayList<>();
    double[] sum = new double[1];
    model.outcomes(
        state,
        action,
        (probability, next, reward, terminal) -> {
          all.add(new Outcome(next, reward, terminal));
          sum[0] += probability;
        });
    assertThat(sum[0]).isCloseTo(1, within(1e-9));
    return all;
  }

  private static BitSet reachable(FiniteMdp model) {
    BitSet found = new BitSet();
    double[] sum = new double[1];
    model.starts(
        (probability, state) -> {
          found.set(state);
          sum[0] += probability;
        });
    assertThat(sum[0]).isCloseTo(1, within(1e-9));
    Deque<Integer> open = new ArrayDeque<>(found.stream().boxed().toList());
    while (!open.isEmpty()) {
      int state = open.poll();
      for (int action = 0; action < model.actions(); action++) {
        for (Outcome outcome : outcomes(model, state, action)) {
          if (!found.get(outcome.next())) {
            found.set(outcome.next());
            open.add(outcome.next());
          }
        }
      }
    }
    return found;
  }

  @Test
  void starts_come_as_often_as_the_model_says() {
    try (Environment<?> environment = make("grid-world[map=.#./...]")) {
      FiniteMdp model = model(environment);
      int[] counts = new int[model.states()];
      float[] observation = new float[environment.spec().observationSpace().size()];
      for (int seed = 0; seed < SEEDS; seed++) {
        environment.reset(seed, observation);
        counts[model.state()]++;
      }
      model.starts(
          (probability, state) -> {
            assertThat(counts[state] / (double) SEEDS).isCloseTo(probability, within(0.01));
            counts[state] = 0;
          });
      assertThat(counts).containsOnly(0);
    }
  }

  @Test
  void planning_with_the_models_gives_the_best_returns_there_are() {
    try (Environment<?> magic = make("magic-grid-world");
        Environment<?> open = make("grid-world")) {
      assertThat(values(model(magic), 20)[0]).isCloseTo(-11, within(1e-6));
      double[] values = values(model(open), 20);
      model(open)
          .starts((probability, state) -> assertThat(values[state]).isCloseTo(10, within(1e-5)));
    }
  }

  /** Value iteration without a discount (Sutton and Barto 2018, equation 4.10). */
  private static double[] values(FiniteMdp model, int sweeps) {
    double[] values = new double[model.states()];
    for (int sweep = 0; sweep < sweeps; sweep++) {
      double[] next = new double[values.length];
      for (int state = 0; state < values.length; state++) {
        next[state] = Double.NEGATIVE_INFINITY;
        for (int action = 0; action < model.actions(); action++) {
          double[] sum = new double[1];
          model.outcomes(
              state,
              action,
              (probability, to, reward, terminal) ->
                  sum[0] += probability * (reward + (terminal ? 0 : values[to])));
          next[state] = Math.max(next[state], sum[0]);
        }
      }
      System.arraycopy(next, 0, values, 0, values.length);
    }
    return values;
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "grid-world[walls=0.2]",
        "grid-world[sticky_actions=0.1]",
        "magic-grid-world[frame_skip=2]",
        "cart-pole"
      })
  void where_the_board_or_what_actions_do_is_another_thing_there_is_no_model(String world) {
    try (Environment<?> environment = make(world)) {
      assertThat(environment.capability(FiniteMdp.class)).isEmpty();
    }
  }

  @Test
  void a_state_is_the_agent_s_cell_and_the_goal_s_unless_that_is_fixed() {
    try (Environment<?> fixed = make("grid-world[map=.../..G]");
        Environment<?> drawn = make("grid-world[map=S../...]");
        Environment<?> large = make("grid-world[size=64]")) {
      assertThat(model(fixed).states()).isEqualTo(6);
      assertThat(model(drawn).states()).isEqualTo(36);
      assertThat(model(large).states()).isEqualTo(4096 * 4096);
      float[] observation = new float[12];
      drawn.reset(3, observation);
      int state = model(drawn).state();

      assertThat(state % 6).isZero();
      assertThat(observation[6 + state / 6]).isEqualTo(1);
      assertThat(model(drawn).stateFrom(4)).isEqualTo(state + 4);
    }
  }

  @Test
  void what_is_no_state_or_action_is_refused() {
    for (String world : List.of("magic-grid-world", "grid-world")) {
      FiniteMdp model = model(make(world));
      assertThatThrownBy(() -> outcomes(model, model.states(), 0))
          .isInstanceOf(IndexOutOfBoundsException.class);
      assertThatThrownBy(() -> outcomes(model, 0, 4)).isInstanceOf(IndexOutOfBoundsException.class);
      assertThatThrownBy(() -> model.stateFrom(-1)).isInstanceOf(IndexOutOfBoundsException.class);
    }
  }

  private static Environment<?> make(String world) {
    return Environments.make(EnvironmentReference.parse(world));
  }

  private static FiniteMdp model(Environment<?> environment) {
    return environment.capability(FiniteMdp.class).orElseThrow();
  }
}
