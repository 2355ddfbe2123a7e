package org.ludus.agent.policygradient;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.ludus.agent.Corridor;
import org.ludus.agent.LinearNetwork;
import org.ludus.agent.Policy;
import org.ludus.agent.Transitions;
import org.ludus.env.EnvironmentSpec;
import org.ludus.env.RandomStreams;
import org.ludus.env.Space;
import org.ludus.env.SplitMix64;
import org.ludus.network.Initialization;
import org.ludus.network.Network;
import org.ludus.network.NetworkFactory;
import org.ludus.network.NetworkSpec.Activation;
import org.ludus.network.simd.SimdNetwork;

class PpoTest {

  private static final double NEVER = Double.POSITIVE_INFINITY;

  private final Corridor corridor = new Corridor(true);

  @ParameterizedTest
  @ValueSource(ints = {1, 3})
  void it_learns_the_corridor(int rows) {
    Ppo agent = corridorAgent(rows, 1);

    corridor.train(agent, 6_000 / rows, rows);

    assertThat(corridor.stepsToGoal(agent.policy().greedy())).isEqualTo(Corridor.SHORTEST);
  }

  @Test
  void equal_seeds_give_equal_policies() {
    assertThat(trained(5)).isEqualTo(trained(5));
    assertThat(trained(5)).isNotEqualTo(trained(6));
  }

  // The update worked out by hand: one number is seen, logits and value are (w x + b) with
  // everything zero. Two steps: x = 1, action 0, reward 1; x = 2, action 1, reward 4, the end. With
  // a discount of 0.5 and a lambda of 1 the advantages are 1 + 2 = 3 and 4, as are the targets.

  @Test
  void the_first_minibatch_follows_the_policy_gradient() {
    List<Network> networks = learnOneEpisode(1, 0.2);

    // As the ratio is 1, gradients are -3 / 2 * (0.5, -0.5) and -4 / 2 * (-0.5, 0.5). Weights: 1 *
    // (-0.75, 0.75) + 2 * (1, -1) = (1.25, -1.25); biases: (0.25, -0.25). The step size is 0.1.
    assertThat(networks.get(0).parameters())
        .containsExactly(new float[] {-0.125f, 0.125f, -0.025f, 0.025f}, within(1e-6f));
    // Errors -3 / 2 and -4 / 2: weight -1.5 - 4 = -5.5, bias -3.5.
    assertThat(networks.get(1).parameters())
        .containsExactly(new float[] {0.55f, 0.35f}, within(1e-6f));
  }

  @Test
  void a_shared_network_follows_the_sum_of_both_gradients() {
    List<Network> networks = learnOneEpisode(1, 0.2, NEVER, true);

    // As above, the value's with a weight of a half. Weights of all outputs, then biases.
    assertThat(networks).hasSize(1);
    assertThat(networks.get(0).parameters())
        .containsExactly(
            new float[] {-0.125f, 0.125f, 0.275f, -0.025f, 0.025f, 0.175f}, within(1e-6f));
  }

  @Test
  void with_a_shared_trunk_it_learns_the_corridor_and_policies_hold_their_own_head() {
    Ppo agent =
        agent(
            corridor.spec(),
            2,
            6_000,
            SimdNetwork::new,
            List.of(16),
            4,
            0.2,
            NEVER,
            64,
            1e-2,
            1,
            true);

    corridor.train(agent, 3_000, 2);

    CategoricalPolicy policy = (CategoricalPolicy) agent.policy();
    assertThat(corridor.stepsToGoal(policy.greedy())).isEqualTo(Corridor.SHORTEST);
    assertThat(policy.net().spec().outputs()).isEqualTo(2);
    assertThat(policy.critic().orElseThrow().spec().outputs()).isEqualTo(1);
  }

  @Test
  void beyond_the_clip_nothing_pulls_any_further() {
    float[] once = learnOneEpisode(1, 1e-3).get(0).parameters();
    float[] twice = learnOneEpisode(2, 1e-3).get(0).parameters();

    // The first epoch made x = 2, action 1 likelier than the clip allows, and x = 1, action 0 less
    // likely: only the latter, whose advantage is positive too, still pulls.
    float p = (float) (1 / (1 + Math.exp(-0.3)));
    float ratio = 2 * (1 - p);
    float pull = 0.1f * 3 / 2 * ratio * p;
    assertThat(twice)
        .containsExactly(
            new float[] {once[0] + pull, once[1] - pull, once[2] + pull, once[3] - pull},
            within(1e-5f));
  }

  @Test
  void epochs_end_early_when_the_policy_has_moved_far_enough() {
    assertThat(learnOneEpisode(50, 0.2, 1e-9).get(0).parameters())
        .isEqualTo(learnOneEpisode(2, 0.2, NEVER).get(0).parameters());
  }

  @Test
  void metrics_are_of_the_last_update() {
    Ppo agent = corridorAgent(1, 1);
    Map<String, Double> metrics = new HashMap<>();
    agent.report(metrics::put);
    assertThat(metrics.get("policy_loss")).isNaN();

    corridor.train(agent, 640, 1);
    agent.report(metrics::put);

    assertThat(metrics)
        .containsOnlyKeys(
            "policy_loss",
            "value_loss",
            "entropy",
            "approx_kl",
            "clip_fraction",
            "explained_variance",
            "learning_rate",
            "updates");
    assertThat(metrics.get("updates")).isEqualTo(10);
    assertThat(metrics.get("entropy")).isBetween(0.0, Math.log(2));
    assertThat(metrics.get("explained_variance")).isLessThanOrEqualTo(1);
  }

  @Test
  void continuous_actions_go_where_the_reward_is() {
    Space seen = Space.Box.of(new Space.Dimension("x", "", -1, 1));
    EnvironmentSpec spec = new EnvironmentSpec("point", seen, seen, 10, 0, 10);
    Ppo agent =
        agent(spec, 1, 8_000, SimdNetwork::new, List.of(16), 4, 0.2, NEVER, 64, 1e-2, 1, false);
    Transitions step = new Transitions(1, 1, 1);
    SplitMix64 random = new SplitMix64(3);
    for (int i = 0; i < 8_000; i++) {
      step.observations[0] = (float) (2 * random.nextDouble() - 1);
      agent.act(step.observations, step.actions, 1);
      // The best action is half of what is seen.
      float error = step.actions[0] - step.observations[0] / 2;
      step.rewards[0] = -error * error;
      step.terminated[0] = true;
      agent.learn(step);
    }

    Policy policy = agent.policy().greedy();
    float[] action = new float[1];
    for (float x : new float[] {-0.8f, 0, 0.8f}) {
      policy.act(new float[] {x}, action, null);
      assertThat(action[0]).isCloseTo(x / 2, within(0.12f));
    }
  }

  @Test
  void discrete_observations_are_refused() {
    EnvironmentSpec spec = new Corridor(false).spec();

    assertThatThrownBy(
            () -> agent(spec, 1, 10, LinearNetwork::new, List.of(), 1, 1, 1, 1, 1, 1, false))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("vector observations are needed");
  }

  private float[] trained(long seed) {
    Ppo agent = corridorAgent(2, seed);
    corridor.train(agent, 400, 2);
    return ((CategoricalPolicy) agent.policy()).net().parameters();
  }

  private Ppo corridorAgent(int rows, long seed) {
    return agent(
        corridor.spec(),
        rows,
        6_000,
        SimdNetwork::new,
        List.of(16),
        4,
        0.2,
        NEVER,
        64,
        1e-2,
        seed,
        false);
  }

  private static List<Network> learnOneEpisode(int epochs, double clip) {
    return learnOneEpisode(epochs, clip, NEVER);
  }

  private static List<Network> learnOneEpisode(int epochs, double clip, double targetKl) {
    return learnOneEpisode(epochs, clip, targetKl, false);
  }

  /**
   * Returns the policy's network and the values' after the update described above, or the one they
   * share.
   */
  private static List<Network> learnOneEpisode(
      int epochs, double clip, double targetKl, boolean sharedTrunk) {
    List<Network> made = new ArrayList<>();
    NetworkFactory zeros =
        (shape, optimizer, parameters) -> {
          Network network = new LinearNetwork(shape, optimizer, new float[shape.parameterCount()]);
          made.add(network);
          return network;
        };
    Space seen = Space.Box.of(new Space.Dimension("x", "", -9, 9, -1, 1));
    EnvironmentSpec spec = new EnvironmentSpec("line", seen, Space.Discrete.numbered(2), 10, 0, 10);
    Ppo agent =
        agent(spec, 1, 1_000, zeros, List.of(), epochs, clip, targetKl, 2, 0.1, 1, sharedTrunk);
    Transitions step = new Transitions(1, 1, 1);
    step.observations[0] = 1;
    step.nextObservations[0] = 2;
    step.rewards[0] = 1;
    agent.learn(step);
    step.observations[0] = 2;
    step.actions[0] = 1;
    step.rewards[0] = 4;
    step.terminated[0] = true;
    agent.learn(step);
    return made;
  }

  private static Ppo agent(
      EnvironmentSpec spec,
      int rows,
      long plannedSteps,
      NetworkFactory networks,
      List<Integer> hidden,
      int epochs,
      double clip,
      double targetKl,
      int horizon,
      double learningRate,
      long seed,
      boolean sharedTrunk) {
    boolean byHand = hidden.isEmpty();
    PpoConfig config =
        new PpoConfig(
            learningRate,
            false,
            0.5,
            byHand ? 1 : 0.9,
            horizon,
            epochs,
            64,
            clip,
            false,
            targetKl,
            0,
            !byHand,
            !byHand,
            !byHand,
            sharedTrunk,
            0.5,
            "",
            hidden,
            Activation.TANH,
            Initialization.AUTOMATIC,
            10);
    return new Ppo(
        spec, config, rows, plannedSteps, networks, Runnable::run, new RandomStreams(seed)::stream);
  }
}
