package org.ludus.agent.tabular;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.ludus.agent.Corridor;
import org.ludus.agent.Policy;
import org.ludus.agent.Schedule;
import org.ludus.agent.Transitions;
import org.ludus.env.SplitMix64;

class QLearningTest {

  private final Corridor corridor = new Corridor(false);

  @ParameterizedTest
  @ValueSource(ints = {1, 3})
  void it_learns_the_corridor(int rows) {
    QLearning agent = agent(QLearningConfig.defaults(), 1);

    corridor.train(agent, 3_000 / rows, rows);

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
    Policy policy = agent.policy();

    agent.learn(step(0, 1, 1, 1, false, false));

    float[] scores = new float[2];
    policy.score(new float[] {0}, scores);
    assertThat(scores).containsExactly(0, 0);
    assertThat(policy.scores()).isEqualTo(Policy.Scores.ACTION_VALUES);
  }

  @Test
  void metrics_cover_the_steps_since_the_last_report() {
    QLearning agent = agent(config(0.5, 0.9, 0), 1);
    agent.learn(step(0, 1, 3, 1, true, false));
    Map<String, Double> metrics = new HashMap<>();

    agent.report(metrics::put);

    assertThat(metrics).containsEntry("td_error", 3.0).containsEntry("q_mean", 0.15);
    agent.report(metrics::put);
    assertThat(metrics.get("td_error")).isNaN();
  }

  @Test
  void vector_observations_are_refused() {
    assertThatThrownBy(
            () ->
                new QLearning(
                    new Corridor(true).spec(), QLearningConfig.defaults(), 100, new SplitMix64(1)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("discrete");
  }

  @Test
  void settings_out_of_range_are_refused() {
    assertThatThrownBy(() -> config(0, 0.9, 0))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("learning_rate must be above 0 and at most 1");
  }

  private float[] trained(long seed) {
    QLearning agent = agent(QLearningConfig.defaults(), seed);
    corridor.train(agent, 200, 2);
    return ((TabularPolicy) agent.policy()).values();
  }

  private QLearning agent(QLearningConfig config, long seed) {
    return new QLearning(corridor.spec(), config, 3_000, new SplitMix64(seed));
  }

  private static QLearningConfig config(double learningRate, double discount, double initialValue) {
    return new QLearningConfig(
        learningRate, discount, 0.1, 0.1, 0, Schedule.Shape.LINEAR, initialValue, 1);
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
