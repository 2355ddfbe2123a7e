package org.ludus.agent.tabular;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.HashMap;
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
import org.ludus.agent.policy.TabularPolicy;
import org.ludus.env.RandomStreams;
import org.ludus.settings.Settings;
import org.ludus.settings.UsageException;

class QLearningTest {

  private final Corridor corridor = new Corridor(false);

  @ParameterizedTest
  @ValueSource(ints = {1, 3})
  void it_learns_the_corridor(int rows) {
    QLearning agent = agent(Settings.defaults(QLearningConfig.class), 1);

    corridor.train(agent, 3_000, rows);

    assertThat(corridor.stepsToGoal(agent.policy())).isEqualTo(Corridor.SHORTEST);
  }

  @Test
  void an_update_moves_a_value_by_its_share_of_the_error() {
    QLearning agent = agent(config(0.5, 0.9, 2), 1);

    // Every value is 2: the error is 1 + 0.9 * 2 - 2 = 0.8.
    agent.learn(step(0, 1, 1, 1, false, false));
    // The next one builds on it: 0 + 0.9 * 2.4 - 2 = 0.16.
    agent.learn(step(3, 0, 0, 0, false, false));

    float[] values = ((TabularPolicy) agent.policy()).values();
    assertThat(values)
        .containsExactly(new float[] {2, 2.4f, 2, 2, 2, 2, 2.08f, 2, 2, 2}, within(1e-6f));
  }

  @Test
  void a_time_limit_leaves_the_future_its_value_and_termination_does_not() {
    QLearning agent = agent(config(1, 0.5, 8), 1);

    agent.learn(step(0, 0, 1, 1, false, true));
    agent.learn(step(2, 0, 1, 1, true, false));

    float[] values = ((TabularPolicy) agent.policy()).values();
    assertThat(values[0]).isEqualTo(1 + 0.5f * 8);
    assertThat(values[4]).isEqualTo(1);
  }

  @Test
  void equal_seeds_give_equal_tables() {
    assertThat(trained(5)).isEqualTo(trained(5));
    assertThat(trained(5)).isNotEqualTo(trained(6));
  }

  @Test
  void a_policy_does_not_change_when_its_agent_learns_on() {
    QLearning agent = agent(config(1, 0.9, 0), 1);
    Explains policy = Explains.of(agent.policy());

    agent.learn(step(0, 1, 1, 1, false, false));

    float[] scores = new float[2];
    policy.score(new float[] {0}, scores);
    assertThat(scores).containsExactly(0, 0);
    assertThat(policy.scores()).isEqualTo(Explains.Scores.ACTION_VALUES);
  }

  @Test
  void metrics_cover_the_steps_since_the_last_report() {
    QLearning agent = agent(config(0.5, 0.9, 0), 1);
    agent.learn(step(0, 1, 3, 1, true, false));
    Map<String, Double> metrics = new HashMap<>();

    agent.metrics().report(metrics::put);

    assertThat(metrics).containsEntry("td_error", 3.0).containsEntry("q_mean", 0.15);
    agent.metrics().report(metrics::put);
    assertThat(metrics.get("td_error")).isNaN();
  }

  @Test
  void vector_observations_are_refused() {
    AgentContext context = context(new Corridor(true), 1);

    assertThatThrownBy(() -> new QLearning(context, Settings.defaults(QLearningConfig.class)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("observations that are states are needed");
  }

  @Test
  void settings_out_of_range_are_refused() {
    assertThatThrownBy(() -> config(0, 0.9, 0))
        .isInstanceOf(UsageException.class)
        .hasMessage("q-learning: learning_rate must be above 0 and at most 1, not 0.0");
  }

  @Test
  void the_knob_of_the_step_size_reaches_one_at_which_a_value_becomes_its_target() {
    QLearning agent = agent(config(0.1, 0.9, 2), 1);
    Knob knob =
        agent.knobs().stream()
            .filter(each -> each.name().equals("learning_rate"))
            .findFirst()
            .orElseThrow();
    assertThat(knob.set(1)).isEqualTo(1);

    agent.learn(step(0, 1, 1, 1, false, false));

    // 1 + 0.9 * 2.
    assertThat(((TabularPolicy) agent.policy()).values()[1]).isCloseTo(2.8f, within(1e-6f));
  }

  @Test
  void softmax_explores_a_table_too() {
    QLearningConfig config =
        override(Map.of("exploration.strategy", "softmax", "exploration.temperature", 0.5));
    QLearning agent = agent(config, 1);

    corridor.train(agent, 3_000, 1);

    assertThat(corridor.stepsToGoal(agent.policy())).isEqualTo(Corridor.SHORTEST);
    Map<String, Double> metrics = new HashMap<>();
    agent.metrics().report(metrics::put);
    assertThat(metrics).containsEntry("temperature", 0.5).doesNotContainKey("epsilon");
  }

  private float[] trained(long seed) {
    QLearning agent = agent(Settings.defaults(QLearningConfig.class), seed);
    corridor.train(agent, 400, 2);
    return ((TabularPolicy) agent.policy()).values();
  }

  private QLearning agent(QLearningConfig config, long seed) {
    return new QLearning(context(corridor, seed), config);
  }

  private static AgentContext context(Corridor world, long seed) {
    return new AgentContext(
        world.spec(), 1, 3_000, new RandomStreams(seed), LinearNetwork::new, Runnable::run);
  }

  private static QLearningConfig config(double learningRate, double discount, double initialValue) {
    return override(
        Map.of(
            "learning_rate",
            learningRate,
            "discount",
            discount,
            "initial_value",
            initialValue,
            "exploration.epsilon_start",
            0.1,
            "exploration.epsilon_end",
            0.1,
            "exploration.epsilon_decay_fraction",
            0));
  }

  private static QLearningConfig override(Map<String, Object> settings) {
    return Settings.override("q-learning", Settings.defaults(QLearningConfig.class), settings);
  }

  private static Transitions step(
      int state, int action, float reward, int next, boolean terminated, boolean truncated) {
    Transitions transitions = new Transitions(1, 1, 1);
    transitions.observations[0] = state;
    transitions.actions[0] = action;
    transitions.rewards[0] = reward;
    transitions.nextObservations[0] = next;
    transitions.terminated[0] = terminated;
    transitions.truncated[0] = truncated;
    return transitions;
  }
}
