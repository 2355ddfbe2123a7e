package org.ludus.agent.dqn;

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
import org.ludus.agent.AgentContext;
import org.ludus.agent.Corridor;
import org.ludus.agent.Explains;
import org.ludus.agent.Knob;
import org.ludus.agent.LinearNetwork;
import org.ludus.agent.Transitions;
import org.ludus.agent.policy.NetworkPolicy;
import org.ludus.env.EnvironmentSpec;
import org.ludus.env.RandomStreams;
import org.ludus.env.Space;
import org.ludus.network.Network;
import org.ludus.network.NetworkFactory;
import org.ludus.network.dl4j.Dl4jNetwork;
import org.ludus.settings.Settings;
import org.ludus.train.Trainer;

class DqnAgentTest {

  private final Corridor corridor = new Corridor(true);

  @ParameterizedTest
  @ValueSource(ints = {1, 3})
  void it_learns_the_corridor(int rows) {
    DqnAgent agent = agent(LinearNetwork::new, List.of(), 0.1, rows, 1);

    corridor.train(agent, 3_000, rows);

    assertThat(corridor.stepsToGoal(agent.policy())).isEqualTo(Corridor.SHORTEST);
  }

  @Test
  void it_learns_the_corridor_with_hidden_layers() {
    DqnAgent agent = agent(Dl4jNetwork::new, List.of(16), 0.01, 1, 1);

    corridor.train(agent, 2_000, 1);

    assertThat(corridor.stepsToGoal(agent.policy())).isEqualTo(Corridor.SHORTEST);
  }

  @Test
  void equal_seeds_give_equal_weights() {
    assertThat(trained(5)).isEqualTo(trained(5));
    assertThat(trained(5)).isNotEqualTo(trained(6));
  }

  // The updates worked out by hand: one number is seen, Q(x) = (w x + b) for two actions. The
  // learning network has w = (1, 2), b = (0, 0.5). The step is x = 1, action 0, reward 3, x' = 2.

  @Test
  void double_q_learning_lets_the_learner_choose_and_the_target_judge() {
    List<Network> networks = learnOneStep(true, 100, false, false);

    // The learner's values of x' are 2 and 4.5, so action 1; the target's, of w = (5, 3), b = (0,
    // 0), are 10 and 6. y = 3 + 0.5 * 6 = 6, the error 1 - 6 = -5, the step 0.1 * 5.
    assertThat(networks.get(0).parameters())
        .containsExactly(new float[] {1.5f, 2, 0.5f, 0.5f}, within(1e-6f));
  }

  @Test
  void the_step_size_falls_to_zero_over_the_training() {
    List<Network> networks = learnOneStep(true, 4, true, 100, false, false);

    // As above, but after one of four steps only three quarters of the step size are left.
    assertThat(networks.get(0).parameters())
        .containsExactly(new float[] {1.375f, 2, 0.375f, 0.5f}, within(1e-6f));
  }

  @Test
  void what_somebody_else_did_is_what_is_remembered_and_learned() {
    List<Network> made = new ArrayList<>();
    DqnAgent agent = handWorkedAgent(false, 100, made);
    float[] ownChoice = new float[1];
    agent.explorer(0).act(new float[] {1}, 0, ownChoice, 0);
    assertThat(ownChoice).containsExactly(1);

    // The step is of action 0, as above, though the agent would have taken the other.
    agent.learn(step(false, false));

    assertThat(agent.learnsFromOthers()).isTrue();
    assertThat(made.get(0).parameters())
        .containsExactly(new float[] {1.5f, 2, 0.5f, 0.5f}, within(1e-6f));
  }

  @Test
  void a_step_size_set_by_hand_leaves_the_schedule() {
    List<Network> made = new ArrayList<>();
    DqnAgent agent = handWorkedAgent(true, 4, made);
    knob(agent, "learning_rate").set(0.05);

    agent.learn(step(false, false));

    // Half the step size, and nothing of it lost to the four steps of the training.
    assertThat(made.get(0).parameters())
        .containsExactly(new float[] {1.25f, 2, 0.25f, 0.5f}, within(1e-6f));
    assertThat(knob(agent, "learning_rate").value()).isEqualTo(0.05);
  }

  @Test
  void epsilon_set_by_hand_leaves_the_schedule() {
    DqnAgent agent = handWorkedAgent(false, 100, new ArrayList<>());
    knob(agent, "epsilon").set(3);
    Map<String, Double> metrics = new HashMap<>();
    agent.metrics().glance(metrics::put);

    // No further than the slider goes.
    assertThat(metrics).containsEntry("epsilon", 1.0);
    float[] actions = new float[1];
    int others = 0;
    for (int i = 0; i < 100; i++) {
      agent.explorer(0).act(new float[] {1}, 0, actions, 0);
      others += actions[0] == 0 ? 1 : 0;
    }
    assertThat(others).isBetween(25, 75);
  }

  @Test
  void whoever_looks_at_live_figures_changes_none_of_the_reported_ones() {
    DqnAgent watched = agent(LinearNetwork::new, List.of(), 0.1, 1, 1);
    DqnAgent alone = agent(LinearNetwork::new, List.of(), 0.1, 1, 1);
    Map<String, Double> live = new HashMap<>();
    Map<String, Double> reported = new HashMap<>();
    Map<String, Double> expected = new HashMap<>();
    Trainer whileWatched = corridor.trainer(watched, 1);
    whileWatched.advance(200);
    watched.metrics().glance(live::put);
    watched.metrics().glance(live::put);
    whileWatched.advance(100);
    corridor.train(alone, 300, 1);
    watched.metrics().report(reported::put);
    alone.metrics().report(expected::put);

    assertThat(live.get("td_loss")).isNaN();
    assertThat(reported).isEqualTo(expected);
  }

  @Test
  void without_it_the_target_does_both() {
    List<Network> networks = learnOneStep(false, 100, false, false);

    // y = 3 + 0.5 * 10 = 8, the error 1 - 8 = -7.
    assertThat(networks.get(0).parameters())
        .containsExactly(new float[] {1.7f, 2, 0.7f, 0.5f}, within(1e-6f));
  }

  @Test
  void large_errors_count_as_delta() {
    List<Network> networks = learnOneStep(true, 2, false, false);

    assertThat(networks.get(0).parameters())
        .containsExactly(new float[] {1.2f, 2, 0.2f, 0.5f}, within(1e-6f));
  }

  @Test
  void termination_leaves_no_future() {
    List<Network> networks = learnOneStep(true, 100, true, false);

    // y = 3, the error 1 - 3 = -2.
    assertThat(networks.get(0).parameters())
        .containsExactly(new float[] {1.2f, 2, 0.2f, 0.5f}, within(1e-6f));
  }

  @Test
  void a_time_limit_leaves_the_future_its_value() {
    assertThat(learnOneStep(true, 100, false, true).get(0).parameters())
        .isEqualTo(learnOneStep(true, 100, false, false).get(0).parameters());
  }

  @Test
  void the_target_network_moves_towards_the_learner() {
    List<Network> networks = learnOneStep(true, 100, false, false);

    // A quarter of the way from (5, 3, 0, 0) to (1.5, 2, 0.5, 0.5).
    assertThat(networks.get(1).parameters())
        .containsExactly(new float[] {4.125f, 2.75f, 0.125f, 0.125f}, within(1e-6f));
  }

  @Test
  void networks_see_the_typical_range_and_policies_see_plain_observations() {
    Space seen = Space.Box.of(new Space.Dimension("x", "", -9, 9, -4, 4));
    EnvironmentSpec spec = new EnvironmentSpec("line", seen, Space.Discrete.numbered(2), 10, 0, 10);
    List<Network> made = new ArrayList<>();
    DqnAgent agent = lineAgent(spec, false, 100, true, 100, made);
    made.get(0).setParameters(new float[] {1, 2, 0, 0.5f});
    made.get(1).setParameters(new float[4]);

    agent.learn(step(true, false));

    // The network sees 1 / 4: y = 3, the error 0.25 - 3, the step 0.1 * 2.75, for the weight of an
    // input of 1 / 4 a quarter of it.
    assertThat(made.get(0).parameters())
        .containsExactly(new float[] {1.06875f, 2, 0.275f, 0.5f}, within(1e-6f));
    float[] scores = new float[2];
    Explains.of(agent.policy()).score(new float[] {4}, scores);
    assertThat(scores).containsExactly(new float[] {1.34375f, 2.5f}, within(1e-6f));
  }

  @Test
  void metrics_are_means_over_the_updates_since_the_last_report() {
    DqnAgent agent = agent(LinearNetwork::new, List.of(), 0.1, 1, 1);
    Map<String, Double> metrics = new HashMap<>();
    agent.metrics().report(metrics::put);
    assertThat(metrics.get("td_loss")).isNaN();

    corridor.train(agent, 300, 1);
    agent.metrics().report(metrics::put);

    assertThat(metrics)
        .containsOnlyKeys("epsilon", "td_loss", "q_mean", "learning_rate", "updates");
    assertThat(metrics.get("td_loss")).isPositive();
    assertThat(metrics.get("q_mean")).isNegative();
    // One update every second step from step 50 to step 300.
    assertThat(metrics.get("updates")).isEqualTo(126);
  }

  @Test
  void dueling_heads_learn_the_same_values() {
    DqnAgent agent = agent(LinearNetwork::new, List.of(), 0.05, 1, true, 1, 1);
    corridor.train(agent, 4_000, 1);
    float[] scores = new float[2];
    Explains.of(agent.policy()).score(new float[] {0, 0, 0, 1, 0}, scores);

    assertThat(corridor.stepsToGoal(agent.policy())).isEqualTo(Corridor.SHORTEST);
    assertThat(scores[1]).isCloseTo(-1, within(0.1f));
    assertThat(scores[0]).isLessThan(-1.5f);
  }

  @ParameterizedTest
  @ValueSource(doubles = {1, 0.1})
  void policies_say_what_they_expect_in_the_world_s_units(double rewardScale) {
    DqnAgent agent = agent(LinearNetwork::new, List.of(), 0.1, rewardScale, false, 1, 1);
    corridor.train(agent, 3_000, 1);
    Explains policy = Explains.of(agent.policy());

    float[] scores = new float[2];
    policy.score(new float[] {0, 0, 0, 1, 0}, scores);

    assertThat(policy.scores()).isEqualTo(Explains.Scores.ACTION_VALUES);
    assertThat(scores[1]).isCloseTo(-1, within(0.1f));
    assertThat(scores[0]).isLessThan(-1.5f);
  }

  @Test
  void discrete_observations_are_refused() {
    AgentContext context = context(new Corridor(false).spec(), 1, 100, LinearNetwork::new, 1);

    assertThatThrownBy(() -> new DqnAgent(context, Settings.defaults(DqnConfig.class)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("observations that are numbers are needed");
  }

  private float[] trained(long seed) {
    DqnAgent agent = agent(LinearNetwork::new, List.of(), 0.1, 2, seed);
    corridor.train(agent, 400, 2);
    return ((NetworkPolicy) agent.policy()).net().parameters();
  }

  private DqnAgent agent(
      NetworkFactory networks, List<Integer> hidden, double learningRate, int rows, long seed) {
    return agent(networks, hidden, learningRate, 1, false, rows, seed);
  }

  private DqnAgent agent(
      NetworkFactory networks,
      List<Integer> hidden,
      double learningRate,
      double rewardScale,
      boolean dueling,
      int rows,
      long seed) {
    Map<String, Object> settings =
        Map.of(
            "discount",
            0.9,
            "reward_scale",
            rewardScale,
            "dueling",
            dueling,
            "huber_delta",
            10,
            "exploration",
            Map.of("epsilon_end", 0.1, "epsilon_decay_fraction", 0.3),
            "replay",
            replay(16, 1_000, 50, 2),
            "target.update_every",
            20,
            "network.hidden",
            hidden,
            "optimizer",
            Map.of("learning_rate", learningRate, "anneal_learning_rate", false));
    return new DqnAgent(context(corridor.spec(), rows, 2_000, networks, seed), config(settings));
  }

  /** Returns settings of a memory of single steps. */
  private static Map<String, Object> replay(
      int batchSize, int capacity, int learningStarts, int trainEvery) {
    return Map.of(
        "batch_size", batchSize,
        "capacity", capacity,
        "learning_starts", learningStarts,
        "train_every", trainEvery,
        "multi_step", 1);
  }

  private static DqnConfig config(Map<String, Object> settings) {
    return Settings.override("dqn", Settings.defaults(DqnConfig.class), settings);
  }

  private static AgentContext context(
      EnvironmentSpec spec, int rows, long plannedSteps, NetworkFactory networks, long seed) {
    return new AgentContext(
        spec, rows, plannedSteps, new RandomStreams(seed), networks, Runnable::run);
  }

  @Test
  void until_learning_starts_any_action_is_as_likely() {
    DqnAgent agent = agent(LinearNetwork::new, List.of(), 0.1, 4, 1);
    knob(agent, "epsilon").set(0);
    float[] action = new float[1];
    float[] observation = new float[corridor.spec().observationSpace().size()];
    int[] counts = new int[2];
    for (int i = 0; i < 4000; i++) {
      agent.explorer(i % 4).act(observation, 0, action, 0);
      counts[(int) action[0]]++;
    }

    assertThat(counts[0] / 4000.0).isCloseTo(0.5, within(0.03));
  }

  private static Knob knob(DqnAgent agent, String name) {
    return agent.knobs().stream()
        .filter(knob -> knob.name().equals(name))
        .findFirst()
        .orElseThrow();
  }

  /** Returns the learning network and its target after the update described above. */
  private static List<Network> learnOneStep(
      boolean doubleDqn, double delta, boolean terminated, boolean truncated) {
    return learnOneStep(false, 100, doubleDqn, delta, terminated, truncated);
  }

  private static List<Network> learnOneStep(
      boolean anneal,
      long plannedSteps,
      boolean doubleDqn,
      double delta,
      boolean terminated,
      boolean truncated) {
    List<Network> made = new ArrayList<>();
    handWorkedAgent(anneal, plannedSteps, doubleDqn, delta, made)
        .learn(step(terminated, truncated));
    return made;
  }

  private static DqnAgent handWorkedAgent(boolean anneal, long plannedSteps, List<Network> made) {
    return handWorkedAgent(anneal, plannedSteps, true, 100, made);
  }

  private static DqnAgent handWorkedAgent(
      boolean anneal, long plannedSteps, boolean doubleDqn, double delta, List<Network> made) {
    Space seen = Space.Box.of(new Space.Dimension("x", "", -9, 9, -1, 1));
    EnvironmentSpec spec = new EnvironmentSpec("line", seen, Space.Discrete.numbered(2), 10, 0, 10);
    DqnAgent agent = lineAgent(spec, anneal, plannedSteps, doubleDqn, delta, made);
    made.get(0).setParameters(new float[] {1, 2, 0, 0.5f});
    made.get(1).setParameters(new float[] {5, 3, 0, 0});
    return agent;
  }

  /** Makes an agent that learns from every single step at once, and hands out its networks. */
  private static DqnAgent lineAgent(
      EnvironmentSpec spec,
      boolean anneal,
      long plannedSteps,
      boolean doubleDqn,
      double delta,
      List<Network> made) {
    Map<String, Object> settings =
        Map.of(
            "discount", 0.5,
            "double_dqn", doubleDqn,
            "huber_delta", delta,
            "exploration",
                Map.of("epsilon_start", 0, "epsilon_end", 0, "epsilon_decay_fraction", 0),
            "replay", replay(1, 10, 0, 1),
            "target", Map.of("update_every", 1, "tau", 0.25),
            "network.hidden", List.of(),
            "optimizer", Map.of("learning_rate", 0.1, "anneal_learning_rate", anneal));
    NetworkFactory factory =
        (shape, optimizer, parameters) -> {
          Network network = new LinearNetwork(shape, optimizer, parameters);
          made.add(network);
          return network;
        };
    return new DqnAgent(context(spec, 1, plannedSteps, factory, 1), config(settings));
  }

  private static Transitions step(boolean terminated, boolean truncated) {
    Transitions step = new Transitions(1, 1, 1);
    step.observations[0] = 1;
    step.rewards[0] = 3;
    step.nextObservations[0] = 2;
    step.terminated[0] = terminated;
    step.truncated[0] = truncated;
    return step;
  }
}
