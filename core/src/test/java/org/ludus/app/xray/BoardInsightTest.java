package org.ludus.app.xray;

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
import org.ludus.app.play.Brain;
import org.ludus.app.play.EpisodeInPlay;
import org.ludus.app.play.PolicyPilot;
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
import org.ludus.render.Palette;
import org.ludus.render.SaliencyMap;

class BoardInsightTest {

  private static final EnvironmentReference BREAKOUT = EnvironmentReference.parse("breakout");

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
    Brain brain = brain(valuePolicy());
    try (EpisodeInPlay<?> episode = watch(brain)) {
      SaliencyMap map = insight(episode, brain).now().saliency().orElseThrow();

      assertThat(map.rows()).isEqualTo(10);
      assertThat(map.columns()).isEqualTo(10);
      assertThat(map.ofScene()).isFalse();
      float greatest = 0;
      float[] observation = episode.observation();
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
    Brain brain = brain(policy);
    try (EpisodeInPlay<?> episode = watch(brain)) {
      BoardInsight insight = insight(episode, brain);
      insight.now();
      insight.now();
      assertThat(policy.asked).isEqualTo(1);

      episode.step();
      insight.now();
      insight.now();
      assertThat(policy.asked).isEqualTo(2);
    }
  }

  @Test
  void chance_has_no_insight() throws Exception {
    Brain brain = brain(new UniformPolicy(Space.Discrete.numbered(3)));
    try (EpisodeInPlay<?> episode = watch(brain)) {
      assertThat(insight(episode, brain).now()).isSameAs(Insight.NONE);
    }
  }

  private static Brain brain(Policy policy) {
    return Brain.of(new Model(BREAKOUT, "dqn", Map.of(), policy, 0));
  }

  private static EpisodeInPlay<?> watch(Brain brain) {
    EpisodeInPlay<?> episode =
        new EpisodeInPlay<>(
            brain.model().open(Palette.NIGHT), new PolicyPilot(brain.name(), brain.policy()));
    episode.begin(1);
    return episode;
  }

  private static BoardInsight insight(EpisodeInPlay<?> episode, Brain brain) {
    return new BoardInsight(episode, Optional.of(brain), Palette.NIGHT);
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
