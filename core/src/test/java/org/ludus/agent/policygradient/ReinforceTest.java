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

class ReinforceTest {

  private final Corridor corridor = new Corridor(true);

  @ParameterizedTest
  @ValueSource(ints = {1, 3})
  void it_learns_the_corridor(int rows) {
    Reinforce agent = agent(1);

    corridor.train(agent, 6_000 / rows, rows);

    assertThat(corridor.stepsToGoal(agent.policy().greedy())).isEqualTo(Corridor.SHORTEST);
  }

  @Test
  void equal_seeds_give_equal_weights() {
    assertThat(trained(5)).isEqualTo(trained(5));
    assertThat(trained(5)).isNotEqualTo(trained(6));
  }

  // The updates worked out by hand: one number is seen, logits are (w x + b) with everything zero,
  // so both actions are equally likely. One episode of two steps: x = 1, action 0, reward 1; x = 2,
  // action 1, reward 4. With a discount of 0.5 the returns are 1 + 2 = 3 and 4.

  @Test
  void likelier_becomes_what_was_followed_by_much() {
    float[] after = learnOneEpisode(false, false, false);

    // Gradients of the loss: -3 / 2 * (0.5, -0.5) = (-0.75, 0.75) and -4 / 2 * (-0.5, 0.5) = (1,
    // -1). Weights: 1 * (-0.75, 0.75) + 2 * (1, -1) = (1.25, -1.25); biases: (0.25, -0.25).
    assertThat(after)
        .containsExactly(new float[] {-0.125f, 0.125f, -0.025f, 0.025f}, within(1e-6f));
  }

  @Test
  void returns_count_from_their_mean_and_in_standard_deviations() {
    float[] after = learnOneEpisode(true, true, false);

    // Mean 3.5 and deviation 0.5 make advantages of -1 and 1. Gradients: 1 / 2 * (0.5, -0.5) and
    // -1 / 2 * (-0.5, 0.5), both (0.25, -0.25). Weights: (0.75, -0.75); biases: (0.5, -0.5).
    assertThat(after).containsExactly(new float[] {-0.075f, 0.075f, -0.05f, 0.05f}, within(1e-6f));
  }

  @Test
  void the_return_of_a_truncated_episode_ends_at_the_limit() {
    assertThat(learnOneEpisode(true, false, true)).isEqualTo(learnOneEpisode(true, false, false));
  }

  @Test
  void with_a_learned_baseline_a_time_limit_is_no_end() {
    // Both networks begin at zero and learn that x = 1 is worth 2: the return of an episode cut off
    // there is its reward and half of what the baseline says, that of one that ended its reward.
    assertThat(secondAdvantage(true)).isCloseTo(4 + 0.5 * 2 - 2, within(0.05));
    assertThat(secondAdvantage(false)).isCloseTo(4 - 2, within(0.05));
  }

  /** Returns the advantage that an action had after which nothing was left to be learned but it. */
  private static double secondAdvantage(boolean truncated) {
    List<Network> made = new ArrayList<>();
    Reinforce agent = lineAgent(config(0.1, 1, false, false, true, 500, 0), made);
    agent.learn(step(1, 0, 2, true, false));
    float before = bias(made.get(0));
    Transitions last = step(1, 0, 4, !truncated, truncated);
    last.nextObservations[0] = 1;
    float[] logits = new float[2];
    made.get(0).forward(new float[] {1f / 1}, 1, logits);
    double p = 1 / (1 + Math.exp(logits[1] - logits[0]));
    agent.learn(last);
    // The step size is 0.1, and the gradient of log p with respect to the bias 1 - p.
    return (bias(made.get(0)) - before) / (0.1 * (1 - p));
  }

  private static float bias(Network network) {
    return network.parameters()[2];
  }

  @Test
  void it_learns_the_corridor_with_a_learned_baseline() {
    Reinforce agent =
        new Reinforce(
            corridor.spec(),
            config(0.5, 4, true, true, true, 5, 0.001),
            1,
            LinearNetwork::new,
            new RandomStreams(1)::stream);
    Map<String, Double> metrics = new HashMap<>();

    corridor.train(agent, 6_000, 1);
    agent.report(metrics::put);

    assertThat(corridor.stepsToGoal(agent.policy().greedy())).isEqualTo(Corridor.SHORTEST);
    assertThat(metrics.get("value_loss")).isLessThan(0.1);
  }

  @Test
  void the_entropy_bonus_pulls_towards_equal_probabilities() {
    ReinforceConfig config = config(0.1, 1, false, false, 0.5);
    List<Network> made = new ArrayList<>();
    Reinforce agent = lineAgent(config, made);
    made.get(0).setParameters(new float[] {0, 0, 1, 0});

    // Without a reward there is nothing else in the loss.
    agent.learn(step(0, 0, 0, true, false));

    float[] after = made.get(0).parameters();
    assertThat(after[2]).isLessThan(1);
    assertThat(after[3]).isPositive().isCloseTo(1 - after[2], within(1e-6f));
  }

  @Test
  void the_policy_draws_and_its_greedy_form_does_not() {
    Reinforce agent = agent(1);
    Policy policy = agent.policy();
    float[] scores = new float[2];
    policy.score(new float[5], scores);

    assertThat(policy.scores()).isEqualTo(Policy.Scores.ACTION_PROBABILITIES);
    assertThat(scores).containsExactly(0.5f, 0.5f);
    assertThat(meanAction(policy)).isBetween(0.45, 0.55);
    assertThat(meanAction(policy.greedy())).isZero();
  }

  @Test
  void metrics_describe_the_last_update() {
    Reinforce agent = agent(1);
    Map<String, Double> metrics = new HashMap<>();
    agent.report(metrics::put);
    assertThat(metrics.get("entropy")).isNaN();

    corridor.train(agent, 500, 1);
    agent.report(metrics::put);

    assertThat(metrics).containsOnlyKeys("policy_loss", "entropy", "batch_steps", "updates");
    assertThat(metrics.get("entropy")).isBetween(0.0, Math.log(2));
    assertThat(metrics.get("batch_steps")).isBetween(16.0, 120.0);
  }

  @Test
  void discrete_observations_are_refused() {
    EnvironmentSpec discrete = new Corridor(false).spec();
    SplitMix64 random = new SplitMix64(1);

    assertThatThrownBy(
            () ->
                new Reinforce(
                    discrete, ReinforceConfig.defaults(), 1, LinearNetwork::new, name -> random))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("vector observations");
  }

  private static double meanAction(Policy policy) {
    SplitMix64 random = new SplitMix64(1);
    float[] action = new float[1];
    double sum = 0;
    for (int draw = 0; draw < 2_000; draw++) {
      policy.act(new float[5], action, random);
      sum += action[0];
    }
    return sum / 2_000;
  }

  private float[] trained(long seed) {
    Reinforce agent = agent(seed);
    corridor.train(agent, 300, 2);
    return ((CategoricalPolicy) agent.policy()).net().parameters();
  }

  private Reinforce agent(long seed) {
    return new Reinforce(
        corridor.spec(),
        config(0.5, 4, true, true, 0.001),
        4,
        LinearNetwork::new,
        new RandomStreams(seed)::stream);
  }

  private static float[] learnOneEpisode(
      boolean meanBaseline, boolean normalizeReturns, boolean truncated) {
    List<Network> made = new ArrayList<>();
    Reinforce agent = lineAgent(config(0.1, 1, meanBaseline, normalizeReturns, 0), made);
    made.get(0).setParameters(new float[4]);
    agent.learn(step(1, 0, 1, false, false));
    agent.learn(step(2, 1, 4, !truncated, truncated));
    return made.get(0).parameters();
  }

  private static Reinforce lineAgent(ReinforceConfig config, List<Network> made) {
    Space seen = Space.Box.of(new Space.Dimension("x", "", -9, 9, -1, 1));
    NetworkFactory factory =
        (shape, optimizer, parameters) -> {
          Network network = new LinearNetwork(shape, optimizer, parameters);
          made.add(network);
          return network;
        };
    return new Reinforce(
        new EnvironmentSpec("line", seen, Space.Discrete.numbered(2), 10, 0, 10),
        config,
        1,
        factory,
        new RandomStreams(1)::stream);
  }

  private static ReinforceConfig config(
      double learningRate,
      int batchEpisodes,
      boolean meanBaseline,
      boolean normalizeReturns,
      double entropyCoefficient) {
    return config(
        learningRate, batchEpisodes, meanBaseline, normalizeReturns, false, 1, entropyCoefficient);
  }

  private static ReinforceConfig config(
      double learningRate,
      int batchEpisodes,
      boolean meanBaseline,
      boolean normalizeReturns,
      boolean learnedBaseline,
      int baselineUpdates,
      double entropyCoefficient) {
    return new ReinforceConfig(
        learningRate,
        0.5,
        batchEpisodes,
        meanBaseline,
        normalizeReturns,
        learnedBaseline,
        baselineUpdates,
        entropyCoefficient,
        "",
        List.of(),
        Activation.RELU,
        Initialization.AUTOMATIC,
        10);
  }

  private static Transitions step(
      float x, int action, float reward, boolean terminated, boolean truncated) {
    Transitions transitions = new Transitions(1, 1, 1);
    transitions.observations[0] = x;
    transitions.actions[0] = action;
    transitions.rewards[0] = reward;
    transitions.terminated[0] = terminated;
    transitions.truncated[0] = truncated;
    return transitions;
  }
}
