package org.ludus.agent.policygradient;

import static org.assertj.core.api.Assertions.assertThat;
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
import org.ludus.agent.LinearNetwork;
import org.ludus.agent.Rollout;
import org.ludus.agent.policy.NetworkPolicy;
import org.ludus.env.EnvironmentSpec;
import org.ludus.env.RandomStreams;
import org.ludus.env.Space;
import org.ludus.network.Network;
import org.ludus.network.NetworkFactory;
import org.ludus.network.simd.SimdNetwork;
import org.ludus.settings.Settings;

class ActorCriticTest {

  private final Corridor corridor = new Corridor(true);

  @ParameterizedTest
  @ValueSource(ints = {1, 3})
  void it_learns_the_corridor(int rows) {
    ActorCritic agent = corridorAgent(rows, 1);

    corridor.train(agent, 6_000, rows);

    assertThat(corridor.stepsToGoal(agent.policy().greedy())).isEqualTo(Corridor.SHORTEST);
  }

  @Test
  void equal_seeds_give_equal_policies() {
    assertThat(trained(5)).isEqualTo(trained(5));
    assertThat(trained(5)).isNotEqualTo(trained(6));
  }

  // The update worked out by hand: one number is seen, logits are (w x + b) with everything zero,
  // and everything is thought to be worth 2. Two steps: x = 1, action 0, reward 1; x = 2, action 1,
  // reward 4, after which x = 3. The discount is 0.5. The step size is 0.1.

  @Test
  void advantages_are_n_step_returns_over_what_was_expected() {
    List<Network> networks = learnTwoSteps(true, false);

    // Returns are 1 + 4 / 2 = 3 and 4, advantages 1 and 2. Gradients of the logits: -1 / 2 * (0.5,
    // -0.5) and -2 / 2 * (-0.5, 0.5). Weights: 1 * (-0.25, 0.25) + 2 * (0.5, -0.5) = (0.75, -0.75);
    // biases: (0.25, -0.25).
    assertThat(networks.get(0).parameters())
        .containsExactly(new float[] {-0.075f, 0.075f, -0.025f, 0.025f}, within(1e-6f));
    // Errors -1 / 2 and -2 / 2: weight -0.5 - 2, bias -1.5.
    assertThat(networks.get(1).parameters())
        .containsExactly(new float[] {0.25f, 2.15f}, within(1e-6f));
  }

  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void what_is_seen_last_counts_after_a_time_limit_as_in_the_midst_of_an_episode(boolean limit) {
    List<Network> networks = learnTwoSteps(false, limit);

    // The last step is worth 4 + 2 / 2 = 5 and the first 1 + 5 / 2 = 3.5: advantages 1.5 and 3.
    // Gradients of the logits: -0.75 * (0.5, -0.5) and -1.5 * (-0.5, 0.5). Weights: (-0.375, 0.375)
    // + 2 * (0.75, -0.75) = (1.125, -1.125); biases: (0.375, -0.375).
    assertThat(networks.get(0).parameters())
        .containsExactly(new float[] {-0.1125f, 0.1125f, -0.0375f, 0.0375f}, within(1e-6f));
    // Errors -0.75 and -1.5: weight -0.75 - 3, bias -2.25.
    assertThat(networks.get(1).parameters())
        .containsExactly(new float[] {0.375f, 2.225f}, within(1e-6f));
  }

  @Test
  void metrics_are_of_the_last_update() {
    ActorCritic agent = corridorAgent(1, 1);
    Map<String, Double> metrics = new HashMap<>();
    agent.metrics().report(metrics::put);
    assertThat(metrics.get("policy_loss")).isNaN();

    corridor.train(agent, 80, 1);
    agent.metrics().report(metrics::put);

    assertThat(metrics)
        .containsOnlyKeys(
            "policy_loss",
            "value_loss",
            "entropy",
            "explained_variance",
            "learning_rate",
            "updates");
    assertThat(metrics.get("updates")).isEqualTo(10);
    assertThat(metrics.get("entropy")).isBetween(0.0, Math.log(2));
  }

  private float[] trained(long seed) {
    ActorCritic agent = corridorAgent(2, seed);
    corridor.train(agent, 800, 2);
    return ((NetworkPolicy) agent.policy()).net().parameters();
  }

  private ActorCritic corridorAgent(int rows, long seed) {
    return agent(corridor.spec(), rows, SimdNetwork::new, List.of(16), 8, 1e-2, seed);
  }

  /** Returns the policy's network and the values' after the update described above. */
  private static List<Network> learnTwoSteps(boolean terminated, boolean truncated) {
    List<Network> made = new ArrayList<>();
    NetworkFactory factory =
        (shape, optimizer, parameters) -> {
          float[] start = new float[shape.parameterCount()];
          if (shape.outputs() == 1) {
            start[1] = 2;
          }
          Network network = new LinearNetwork(shape, optimizer, start);
          made.add(network);
          return network;
        };
    Space seen = Space.Box.of(new Space.Dimension("x", "", -9, 9, -1, 1));
    EnvironmentSpec spec = new EnvironmentSpec("line", seen, Space.Discrete.numbered(2), 10, 0, 10);
    ActorCritic agent = agent(spec, 1, factory, List.of(), 2, 0.1, 1);
    Rollout rollout = agent.rollout();
    rollout.observations[0] = 1;
    rollout.nextObservations[0] = 2;
    rollout.rewards[0] = 1;
    rollout.observations[1] = 2;
    rollout.nextObservations[1] = 3;
    rollout.actions[1] = 1;
    rollout.rewards[1] = 4;
    rollout.terminated[1] = terminated;
    rollout.truncated[1] = truncated;
    Arrays.fill(rollout.logProbabilities, (float) Math.log(0.5));
    agent.learn();
    return made;
  }

  private static ActorCritic agent(
      EnvironmentSpec spec,
      int rows,
      NetworkFactory networks,
      List<Integer> hidden,
      int horizon,
      double learningRate,
      long seed) {
    boolean byHand = hidden.isEmpty();
    ActorCriticConfig config =
        Settings.override(
            "actor-critic",
            Settings.defaults(ActorCriticConfig.class),
            Map.of(
                "discount",
                0.5,
                "horizon",
                horizon,
                "entropy_coefficient",
                byHand ? 0 : 0.01,
                "normalize.observations",
                false,
                "normalize.returns",
                !byHand,
                "normalize.advantages",
                !byHand,
                "network.hidden",
                hidden,
                "optimizer.learning_rate",
                learningRate,
                "optimizer.anneal_learning_rate",
                false,
                "optimizer.max_gradient_norm",
                10));
    return new ActorCritic(
        new AgentContext(spec, rows, 1_000, new RandomStreams(seed), networks, Runnable::run),
        config);
  }
}
