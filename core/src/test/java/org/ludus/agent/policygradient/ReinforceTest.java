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
import org.ludus.agent.Actor;
import org.ludus.agent.AgentContext;
import org.ludus.agent.Corridor;
import org.ludus.agent.Episode;
import org.ludus.agent.Explains;
import org.ludus.agent.LinearNetwork;
import org.ludus.agent.Policy;
import org.ludus.agent.policy.NetworkPolicy;
import org.ludus.env.EnvironmentSpec;
import org.ludus.env.RandomStreams;
import org.ludus.env.Space;
import org.ludus.env.SplitMix64;
import org.ludus.network.Network;
import org.ludus.network.NetworkFactory;
import org.ludus.settings.Settings;

class ReinforceTest {

  private final Corridor corridor = new Corridor(true);

  @ParameterizedTest
  @ValueSource(ints = {1, 3})
  void it_learns_the_corridor(int rows) {
    Reinforce agent = agent(rows, 1);

    corridor.train(agent, 6_000, rows);

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
    agent.learn(List.of(episode(true, 0, step(1, 0, 2))));
    float before = bias(made.get(0));
    float[] logits = new float[2];
    made.get(0).forward(new float[] {1f / 1}, 1, logits);
    double p = 1 / (1 + Math.exp(logits[1] - logits[0]));
    agent.learn(List.of(episode(!truncated, 1, step(1, 0, 4))));
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
            context(corridor.spec(), 1, LinearNetwork::new, 1),
            config(0.5, 4, true, true, true, 5, 0.001));
    Map<String, Double> metrics = new HashMap<>();

    corridor.train(agent, 6_000, 1);
    agent.metrics().report(metrics::put);

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
    agent.learn(List.of(episode(true, 0, step(0, 0, 0))));

    float[] after = made.get(0).parameters();
    assertThat(after[2]).isLessThan(1);
    assertThat(after[3]).isPositive().isCloseTo(1 - after[2], within(1e-6f));
  }

  @Test
  void the_policy_draws_and_its_greedy_form_does_not() {
    Reinforce agent = agent(1, 1);
    Policy policy = agent.policy();
    float[] scores = new float[2];
    Explains explains = Explains.of(policy);
    explains.score(new float[5], scores);

    assertThat(explains.scores()).isEqualTo(Explains.Scores.ACTION_PROBABILITIES);
    assertThat(scores).containsExactly(0.5f, 0.5f);
    assertThat(meanAction(policy)).isBetween(0.45, 0.55);
    assertThat(meanAction(policy.greedy())).isZero();
  }

  @Test
  void metrics_describe_the_last_update() {
    Reinforce agent = agent(1, 1);
    Map<String, Double> metrics = new HashMap<>();
    agent.metrics().report(metrics::put);
    assertThat(metrics.get("entropy")).isNaN();

    corridor.train(agent, 500, 1);
    agent.metrics().report(metrics::put);

    assertThat(metrics)
        .containsOnlyKeys("policy_loss", "entropy", "batch_steps", "learning_rate", "updates");
    assertThat(metrics.get("entropy")).isBetween(0.0, Math.log(2));
    assertThat(metrics.get("batch_steps")).isBetween(16.0, 120.0);
  }

  @Test
  void discrete_observations_are_refused() {
    AgentContext context = context(new Corridor(false).spec(), 1, LinearNetwork::new, 1);

    assertThatThrownBy(() -> new Reinforce(context, Settings.defaults(ReinforceConfig.class)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("observations that are numbers are needed");
  }

  private static double meanAction(Policy policy) {
    Actor actor = policy.newActor();
    actor.begin(new SplitMix64(1));
    float[] action = new float[1];
    double sum = 0;
    for (int draw = 0; draw < 2_000; draw++) {
      actor.act(new float[5], 0, action, 0);
      sum += action[0];
    }
    return sum / 2_000;
  }

  private float[] trained(long seed) {
    Reinforce agent = agent(2, seed);
    corridor.train(agent, 600, 2);
    return ((NetworkPolicy) agent.policy()).net().parameters();
  }

  private Reinforce agent(int rows, long seed) {
    return new Reinforce(
        context(corridor.spec(), rows, LinearNetwork::new, seed),
        config(0.5, 4, true, true, 0.001));
  }

  private static AgentContext context(
      EnvironmentSpec spec, int rows, NetworkFactory networks, long seed) {
    return new AgentContext(spec, rows, 6_000, new RandomStreams(seed), networks, Runnable::run);
  }

  private static float[] learnOneEpisode(
      boolean meanBaseline, boolean normalizeReturns, boolean truncated) {
    List<Network> made = new ArrayList<>();
    Reinforce agent = lineAgent(config(0.1, 1, meanBaseline, normalizeReturns, 0), made);
    made.get(0).setParameters(new float[4]);
    agent.learn(List.of(episode(!truncated, 0, step(1, 0, 1), step(2, 1, 4))));
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
    EnvironmentSpec spec = new EnvironmentSpec("line", seen, Space.Discrete.numbered(2), 10, 0, 10);
    return new Reinforce(context(spec, 1, factory, 1), config);
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
    return Settings.override(
        "reinforce",
        Settings.defaults(ReinforceConfig.class),
        Map.of(
            "discount", 0.5,
            "batch_episodes", batchEpisodes,
            "mean_baseline", meanBaseline,
            "normalize_returns", normalizeReturns,
            "learned_baseline", learnedBaseline,
            "baseline_updates", baselineUpdates,
            "entropy_coefficient", entropyCoefficient,
            "network.hidden", List.of(),
            "optimizer.learning_rate", learningRate,
            "optimizer.max_gradient_norm", 10));
  }

  /** What was seen, done and earned. */
  private record Step(float x, int action, float reward) {}

  private static Step step(float x, int action, float reward) {
    return new Step(x, action, reward);
  }

  /**
   * Returns an episode.
   *
   * @param terminated whether it ended, or else was cut off
   * @param last what was seen at its end
   */
  private static Episode episode(boolean terminated, float last, Step... steps) {
    Episode episode = new Episode(1, 1);
    for (Step step : steps) {
      episode.reserve();
      episode.observations[episode.length] = step.x;
      episode.actions[episode.length] = step.action;
      episode.rewards[episode.length] = step.reward;
      episode.length++;
    }
    episode.observations[episode.length] = last;
    episode.terminated = terminated;
    return episode;
  }
}
