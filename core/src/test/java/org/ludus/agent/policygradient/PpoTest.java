package org.ludus.agent.policygradient;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.ludus.agent.AgentContext;
import org.ludus.agent.Corridor;
import org.ludus.agent.Lever;
import org.ludus.agent.LinearNetwork;
import org.ludus.agent.Policy;
import org.ludus.agent.Rollout;
import org.ludus.agent.policy.NetworkPolicy;
import org.ludus.env.EnvironmentSpec;
import org.ludus.env.RandomStreams;
import org.ludus.env.Space;
import org.ludus.network.Network;
import org.ludus.network.NetworkFactory;
import org.ludus.network.simd.SimdNetwork;
import org.ludus.settings.Settings;
import org.ludus.train.Trainer;

class PpoTest {

  private static final double NEVER = Double.POSITIVE_INFINITY;

  private final Corridor corridor = new Corridor(true);

  @ParameterizedTest
  @ValueSource(ints = {1, 3})
  void it_learns_the_corridor(int rows) {
    Ppo agent = corridorAgent(rows, 1);

    corridor.train(agent, 6_000, rows);

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

    corridor.train(agent, 6_000, 2);

    NetworkPolicy policy = (NetworkPolicy) agent.policy();
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
    agent.metrics().report(metrics::put);
    assertThat(metrics.get("policy_loss")).isNaN();

    corridor.train(agent, 640, 1);
    agent.metrics().report(metrics::put);

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

  @ParameterizedTest
  @ValueSource(floats = {1, 2})
  void continuous_actions_go_where_the_reward_is(float greatestTorque) {
    Lever lever = new Lever(greatestTorque);
    Ppo agent = leverAgent(lever);

    Trainer trainer = lever.train(agent, 8_000);

    Policy policy = agent.policy().greedy();
    List<Float> shares = lever.shares(policy);
    assertThat(shares.get(0)).isCloseTo(-0.4f, within(0.12f));
    assertThat(shares.get(1)).isCloseTo(0, within(0.12f));
    assertThat(shares.get(2)).isCloseTo(0.4f, within(0.12f));
    // What it is trained on, and judged by, is what it does in the world's own units.
    assertThat(lever.evaluate(policy).returnMean()).isGreaterThan(-0.02);
    assertThat(trainer.recent().returnMean())
        .isCloseTo(lever.evaluate(agent.policy()).returnMean(), within(0.05));
  }

  @Test
  void two_worlds_that_differ_by_their_units_alone_are_learned_alike() {
    Lever weak = new Lever(1);
    Lever strong = new Lever(2);
    Ppo ofWeak = leverAgent(weak);
    Ppo ofStrong = leverAgent(strong);
    weak.train(ofWeak, 640);
    strong.train(ofStrong, 640);

    assertThat(parameters(ofStrong)).isEqualTo(parameters(ofWeak));
    assertThat(strong.shares(ofStrong.policy())).isEqualTo(weak.shares(ofWeak.policy()));
  }

  private static Ppo leverAgent(Lever lever) {
    return agent(
        lever.spec(), 1, 8_000, SimdNetwork::new, List.of(16), 4, 0.2, NEVER, 64, 1e-2, 1, false);
  }

  /**
   * What is learned from is seen as it was when it was chosen, by networks that have not changed:
   * the ratio is 1, also where the statistics of observations have moved on with the rollouts
   * before. The policy is far from uniform, or it would be about 1 in any case.
   */
  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void in_the_first_minibatch_of_every_rollout_the_ratio_is_one(boolean sharedTrunk) {
    NetworkFactory opinionated =
        (shape, optimizer, parameters) -> {
          float[] far = parameters.clone();
          for (int i = 0; i < far.length; i++) {
            far[i] *= 500;
          }
          return new SimdNetwork(shape, optimizer, far);
        };
    PpoConfig config =
        Settings.override(
            "ppo",
            Settings.defaults(PpoConfig.class),
            Map.of(
                "horizon",
                32,
                "epochs",
                1,
                "minibatch_size",
                64,
                "shared_trunk",
                sharedTrunk,
                "normalize.observations",
                true,
                "network.hidden",
                List.of(),
                "optimizer.learning_rate",
                1e-30));
    Ppo agent = new Ppo(context(corridor.spec(), 2, 6_000, opinionated, 1), config);
    Trainer trainer = corridor.trainer(agent, 2);
    for (int rollout = 0; rollout < 4; rollout++) {
      trainer.advance(64);
      Map<String, Double> metrics = new HashMap<>();
      agent.metrics().report(metrics::put);

      assertThat(metrics).containsEntry("updates", rollout + 1.0);
      assertThat(metrics.get("entropy")).isLessThan(0.6);
      assertThat(metrics.get("approx_kl")).isCloseTo(0, within(1e-9));
      assertThat(metrics.get("clip_fraction")).isZero();
    }
  }

  @Test
  void discrete_observations_are_refused() {
    EnvironmentSpec spec = new Corridor(false).spec();

    assertThatThrownBy(
            () -> agent(spec, 1, 10, LinearNetwork::new, List.of(), 1, 1, 1, 1, 1, 1, false))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("observations that are numbers are needed");
  }

  private float[] trained(long seed) {
    Ppo agent = corridorAgent(2, seed);
    corridor.train(agent, 800, 2);
    return parameters(agent);
  }

  private static float[] parameters(Ppo agent) {
    return ((NetworkPolicy) agent.policy()).net().parameters();
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
    Rollout rollout = agent.rollout();
    rollout.observations[0] = 1;
    rollout.nextObservations[0] = 2;
    rollout.rewards[0] = 1;
    rollout.observations[1] = 2;
    rollout.actions[1] = 1;
    rollout.rewards[1] = 4;
    rollout.terminated[1] = true;
    Arrays.fill(rollout.logProbabilities, (float) Math.log(0.5));
    agent.learn();
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
    Map<String, Object> settings =
        Map.of(
            "discount", 0.5,
            "gae_lambda", byHand ? 1 : 0.9,
            "horizon", horizon,
            "epochs", epochs,
            "minibatch_size", 64,
            "clip", clip,
            "target_kl", targetKl,
            "shared_trunk", sharedTrunk,
            "network.hidden", hidden,
            "optimizer",
                Map.of(
                    "learning_rate",
                    learningRate,
                    "anneal_learning_rate",
                    false,
                    "max_gradient_norm",
                    10));
    PpoConfig config =
        Settings.override(
            "ppo",
            Settings.override("ppo", Settings.defaults(PpoConfig.class), settings),
            Map.of(
                "normalize.observations", !byHand,
                "normalize.returns", !byHand,
                "normalize.advantages", !byHand));
    return new Ppo(context(spec, rows, plannedSteps, networks, seed), config);
  }

  private static AgentContext context(
      EnvironmentSpec spec, int rows, long plannedSteps, NetworkFactory networks, long seed) {
    return new AgentContext(
        spec, rows, plannedSteps, new RandomStreams(seed), networks, Runnable::run);
  }
}
