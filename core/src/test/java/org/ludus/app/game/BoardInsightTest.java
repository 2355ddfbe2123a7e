package org.ludus.app.game;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.ludus.agent.Actor;
import org.ludus.agent.Explains;
import org.ludus.agent.Policy;
import org.ludus.agent.policy.Head;
import org.ludus.agent.policy.NetworkPolicy;
import org.ludus.agent.policy.UniformPolicy;
import org.ludus.app.shell.Keys;
import org.ludus.catalog.EnvironmentReference;
import org.ludus.env.Space;
import org.ludus.env.SplitMix64;
import org.ludus.model.Model;
import org.ludus.network.FrozenNetwork;
import org.ludus.network.Initialization;
import org.ludus.network.NetworkSpec;
import org.ludus.network.NetworkSpec.Activation;
import org.ludus.network.NetworkSpec.Convolution;
import org.ludus.network.NetworkSpec.Image;
import org.ludus.render.Insight;
import org.ludus.render.SaliencyMap;

class BoardInsightTest {

  private static final EnvironmentReference BREAKOUT = EnvironmentReference.parse("breakout");

  private final QuietShell shell = new QuietShell();

  /** Counts how often it is asked what its choice hangs on. */
  private static final class Counting implements Policy, Explains {

    private final NetworkPolicy inner = valuePolicy();
    private int asked;

    @Override
    public Actor newActor() {
      return inner.newActor();
    }

    @Override
    public Saliency saliency() {
      return inner.saliency();
    }

    @Override
    public void differentiate(float[] observation, float[] gradient) {
      asked++;
      inner.differentiate(observation, gradient);
    }
  }

  @Test
  void a_network_that_sees_a_board_marks_things_that_are_on_it() throws Exception {
    try (GameRun run = watch(valuePolicy())) {
      SaliencyMap map = new BoardInsight(run).now().saliency().orElseThrow();

      assertThat(map.rows()).isEqualTo(10);
      assertThat(map.columns()).isEqualTo(10);
      assertThat(map.ofScene()).isFalse();
      float greatest = 0;
      float[] observation = run.session().observation();
      for (int cell = 0; cell < 100; cell++) {
        greatest = Math.max(greatest, map.weights()[cell]);
        boolean empty = true;
        for (int plane = 0; plane < 4; plane++) {
          empty &= observation[cell * 4 + plane] == 0;
        }
        assertThat(map.weights()[cell]).isBetween(0f, empty ? 0f : 1f);
      }
      assertThat(greatest).isEqualTo(1);
    }
  }

  @Test
  void nothing_is_worked_out_twice_for_a_step() throws Exception {
    Counting policy = new Counting();
    try (GameRun run = watch(policy)) {
      BoardInsight insight = new BoardInsight(run);
      insight.now();
      insight.now();
      assertThat(policy.asked).isEqualTo(1);

      run.step();
      insight.now();
      insight.now();
      assertThat(policy.asked).isEqualTo(2);
    }
  }

  @Test
  void chance_has_no_insight() throws Exception {
    try (GameRun run = watch(new UniformPolicy(Space.Discrete.numbered(3)))) {
      assertThat(new BoardInsight(run).now()).isSameAs(Insight.NONE);
    }
  }

  private GameRun watch(Policy policy) throws Exception {
    Brain brain = Brain.of(new Model(BREAKOUT, "dqn", Map.of(), policy, 0));
    return GameRun.open(shell, Game.watch(brain, 1, 1), Keys.of(shell.profile(), BREAKOUT.id()));
  }

  private static NetworkPolicy valuePolicy() {
    return new NetworkPolicy(
        network(), Optional.empty(), Head.ACTION_VALUES, Space.Discrete.numbered(3));
  }

  private static FrozenNetwork network() {
    NetworkSpec spec =
        new NetworkSpec(
            new Image(10, 10, 4),
            List.of(new Convolution(8, 3, 1)),
            List.of(16),
            Activation.RELU,
            3);
    return new FrozenNetwork(spec, Initialization.AUTOMATIC.draw(spec, new SplitMix64(3)));
  }
}
