package org.ludus.catalog;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.ludus.check.EnvironmentCheck;
import org.ludus.check.Finding;
import org.ludus.env.Environment;
import org.ludus.env.EnvironmentSpec;
import org.ludus.env.FiniteMdp;
import org.ludus.env.Space;
import org.ludus.env.StepResult;
import org.ludus.env.cartpole.CartPoleState;

/** Every registered environment, with its defaults and with options, keeps the contract. */
class EnvironmentContractTest {

  static Stream<String> references() {
    return Stream.concat(
        Environments.all().stream().map(EnvironmentEntry::id),
        Stream.of(
            "grid-world[size=8,walls=0.2,observation=coordinates]",
            "grid-world[map=S..#/.#.#/...G]",
            "lunar-lander[wind=true,gravity=-5]",
            "cart-pole[sticky_actions=0.25]",
            "cart-pole[pixels=40,frame_skip=3,sticky_actions=0.1]",
            "magic-grid-world[pixels=40,frame_stack=2,max_steps=30]",
            "lunar-lander[frame_stack=3,frame_skip=2]",
            "lunar-lander-continuous[wind=true]"));
  }

  @ParameterizedTest
  @MethodSource("references")
  void environments_keep_their_promises(String text) {
    EnvironmentReference reference = EnvironmentReference.parse(text);

    List<Finding> findings =
        EnvironmentCheck.run(Environments.find(reference.id()), reference.options());

    assertThat(findings).isNotEmpty().allMatch(Finding::kept);
  }

  @Test
  void an_environment_that_remembers_earlier_episodes_is_found_out() {
    EnvironmentEntry<?, ?> forgetful = entry(Drifting::new);

    List<Finding> findings = EnvironmentCheck.run(forgetful, Map.of());

    assertThat(findings)
        .filteredOn(finding -> !finding.kept())
        .extracting(Finding::promise)
        .contains("an episode does not depend on those before it");
  }

  @Test
  void a_model_that_says_something_else_is_found_out() {
    for (String fault : List.of("start", "sum", "reward", "next", "terminal")) {
      List<Finding> findings = EnvironmentCheck.run(entry(() -> new Lying(fault)), Map.of());

      assertThat(findings)
          .as(fault)
          .filteredOn(finding -> !finding.kept())
          .extracting(Finding::promise)
          .containsExactly("its model says what happens");
    }
    assertThat(EnvironmentCheck.run(entry(() -> new Lying("")), Map.of())).allMatch(Finding::kept);
  }

  private static EnvironmentEntry<?, ?> entry(
      java.util.function.Supplier<Environment<CartPoleState>> dynamics) {
    return EnvironmentEntry.of(
            "drifting",
            "Drifting",
            "Counts its episodes.",
            new NoOptions(),
            options -> dynamics.get())
        .build();
  }

  private record NoOptions() {}

  /** Three steps to the end, and a model of them that is wrong in one thing, or in none. */
  private static final class Lying implements Environment<CartPoleState>, FiniteMdp {

    private final String fault;
    private int steps;

    Lying(String fault) {
      this.fault = fault;
    }

    @Override
    public EnvironmentSpec spec() {
      return new EnvironmentSpec(
          "drifting", Space.Discrete.numbered(4), new Space.Discrete(List.of("wait")), 5, 0, 1);
    }

    @Override
    public void reset(long seed, float[] observation) {
      steps = 0;
      observation[0] = 0;
    }

    @Override
    public StepResult step(float[] action, float[] observation) {
      observation[0] = ++steps;
      return new StepResult(-1, steps == 3, false);
    }

    @Override
    public CartPoleState snapshot() {
      return new CartPoleState(0, 0, 0, 0, 0, steps, false);
    }

    @Override
    public int states() {
      return 4;
    }

    @Override
    public int actions() {
      return 1;
    }

    @Override
    public int state() {
      return steps;
    }

    @Override
    public void starts(StartSink sink) {
      sink.start(1, fault.equals("start") ? 1 : 0);
    }

    @Override
    public void outcomes(int state, int action, OutcomeSink sink) {
      if (state == 3 && !fault.equals("terminal")) {
        sink.outcome(1, 3, 0, true);
        return;
      }
      int next = Math.min(state + 1, 3);
      sink.outcome(
          fault.equals("sum") ? 0.9 : 1,
          fault.equals("next") ? state : next,
          fault.equals("reward") ? 0 : -1,
          next == 3);
    }
  }

  /** Shows the number of episodes so far, which no episode should know. */
  private static final class Drifting implements Environment<CartPoleState> {

    private int episodes;
    private int steps;

    @Override
    public EnvironmentSpec spec() {
      return new EnvironmentSpec(
          "drifting",
          Space.Box.of(new Space.Dimension("episodes", "", 0, 1e6f)),
          new Space.Discrete(List.of("wait")),
          5,
          0,
          1);
    }

    @Override
    public void reset(long seed, float[] observation) {
      steps = 0;
      observation[0] = ++episodes;
    }

    @Override
    public StepResult step(float[] action, float[] observation) {
      observation[0] = episodes;
      return new StepResult(0, ++steps == 3, false);
    }

    @Override
    public CartPoleState snapshot() {
      return new CartPoleState(0, 0, 0, 0, 0, steps, false);
    }
  }
}
