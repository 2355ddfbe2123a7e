package org.ludus.check;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.ludus.env.EnvironmentSpec;
import org.ludus.env.MatchingPennies;
import org.ludus.env.MultiAgentEnvironment;
import org.ludus.env.Nim;
import org.ludus.env.Space;
import org.ludus.env.TwoWalkers;
import org.ludus.env.wrapper.JointTimeLimit;

/** Games of several roles keep the contract, and those that break it are found out. */
class MultiAgentContractTest {

  static Stream<Supplier<MultiAgentEnvironment<?>>> games() {
    return Stream.of(
        () -> new JointTimeLimit<>(new MatchingPennies(10)),
        () -> new JointTimeLimit<>(new Nim()),
        () -> new JointTimeLimit<>(new TwoWalkers(8)));
  }

  @ParameterizedTest
  @MethodSource("games")
  void games_keep_their_promises(Supplier<MultiAgentEnvironment<?>> game) {
    assertThat(MultiAgentCheck.run(game)).hasSize(10).allMatch(Finding::kept);
  }

  @Test
  void a_game_that_breaks_them_all_is_found_out() {
    AtomicInteger shared = new AtomicInteger();

    List<Finding> findings = MultiAgentCheck.run(() -> new Broken(shared));

    assertThat(findings)
        .filteredOn(finding -> !finding.kept())
        .extracting(Finding::promise)
        .contains(
            "its roles have names and specs that fit together",
            "observations, rewards and turns are as they are said",
            "every episode ends",
            "equal seeds and actions give equal episodes",
            "actions of roles that do not act make no difference",
            "an episode does not depend on those before it",
            "instances in other threads play the same episodes",
            "looking does not change what happens",
            "a finished episode cannot be stepped",
            "each role alone is an environment");
  }

  /** Both roles have one name; one waits for ever but is heard, and all instances share a count. */
  private static final class Broken implements MultiAgentEnvironment<Integer> {

    private final AtomicInteger shared;

    Broken(AtomicInteger shared) {
      this.shared = shared;
    }

    @Override
    public List<String> roles() {
      return List.of("twin", "twin");
    }

    @Override
    public EnvironmentSpec spec(int role) {
      return new EnvironmentSpec(
          "broken",
          Space.Box.of(new Space.Dimension("count", "", 0, 10)),
          new Space.Discrete(List.of("wait", "count")),
          15,
          0,
          1);
    }

    @Override
    public void reset(long seed, float[][] observations) {
      shared.incrementAndGet();
    }

    @Override
    public Turn turn(int role) {
      return role == 0 ? Turn.ACTS : Turn.WAITS;
    }

    @Override
    public Ending step(float[][] actions, float[][] observations, float[] rewards) {
      observations[0][0] = shared.incrementAndGet() + actions[1][0];
      observations[1][0] = observations[0][0];
      return Ending.NONE;
    }

    @Override
    public Integer snapshot() {
      return shared.incrementAndGet();
    }
  }
}
