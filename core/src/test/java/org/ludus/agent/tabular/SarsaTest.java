package org.ludus.agent.tabular;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.ludus.agent.AgentContext;
import org.ludus.agent.Corridor;
import org.ludus.agent.LinearNetwork;
import org.ludus.agent.Transitions;
import org.ludus.agent.policy.TabularPolicy;
import org.ludus.env.RandomStreams;
import org.ludus.settings.Settings;

class SarsaTest {

  private final Corridor corridor = new Corridor(false);

  @ParameterizedTest
  @ValueSource(ints = {1, 3})
  void it_learns_the_corridor(int rows) {
    Sarsa agent = new Sarsa(context(rows), Settings.defaults(QLearningConfig.class));

    corridor.train(agent, 3_000, rows);

    assertThat(corridor.stepsToGoal(agent.policy())).isEqualTo(Corridor.SHORTEST);
  }

  @Test
  void the_value_of_what_is_done_next_counts_and_it_is_done() {
    Sarsa agent = agent();
    // State 1: action 0 is worth 0.5 * (4 - 0) = 2, action 1 nothing yet.
    agent.learn(step(1, 0, 4, 2, true, false));

    // From state 0 to 1, where without exploration 0 will be done: 0.5 * (1 + 0.9 * 2 - 0) = 1.4.
    agent.learn(step(0, 1, 1, 1, false, false));

    assertThat(values(agent)[1]).isCloseTo(1.4f, within(1e-6f));
    float[] action = new float[1];
    agent.explorer(0).act(new float[] {1}, 0, action, 0);
    assertThat(action[0]).isZero();
  }

  @Test
  void a_time_limit_leaves_the_future_its_value_and_another_episode_begins() {
    Sarsa agent = agent();
    agent.learn(step(1, 0, 4, 2, true, false));
    agent.learn(step(0, 1, 1, 1, false, true));

    assertThat(values(agent)[1]).isCloseTo(1.4f, within(1e-6f));
    // Of state 0 only action 1 is worth something: what was decided for state 1 is forgotten.
    float[] action = new float[1];
    agent.explorer(0).act(new float[] {0}, 0, action, 0);
    assertThat(action[0]).isEqualTo(1);
  }

  private Sarsa agent() {
    return new Sarsa(
        context(1),
        Settings.override(
            "sarsa",
            Settings.defaults(QLearningConfig.class),
            Map.of(
                "learning_rate",
                0.5,
                "discount",
                0.9,
                "exploration.epsilon_start",
                0,
                "exploration.epsilon_end",
                0)));
  }

  private AgentContext context(int rows) {
    return new AgentContext(
        corridor.spec(), rows, 3_000, new RandomStreams(1), LinearNetwork::new, Runnable::run);
  }

  private static float[] values(Sarsa agent) {
    return ((TabularPolicy) agent.policy()).values();
  }

  private static Transitions step(
      int state, int action, float reward, int next, boolean terminated, boolean truncated) {
    Transitions step = new Transitions(1, 1, 1);
    step.observations[0] = state;
    step.actions[0] = action;
    step.rewards[0] = reward;
    step.nextObservations[0] = next;
    step.terminated[0] = terminated;
    step.truncated[0] = truncated;
    return step;
  }
}
