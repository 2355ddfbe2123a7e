package org.example.ludus;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.ludus.agent.AgentContext;
import org.ludus.agent.Explains;
import org.ludus.agent.Transitions;
import org.ludus.env.EnvironmentSpec;
import org.ludus.env.RandomStreams;
import org.ludus.env.Space;
import org.ludus.file.Weights;
import org.ludus.settings.Settings;

class LinearSarsaTest {

  private static final EnvironmentSpec LINE =
      new EnvironmentSpec(
          "line",
          Space.Box.of(new Space.Dimension("x", "", 0, 1)),
          Space.Discrete.numbered(2),
          10,
          0,
          10);

  private final LinearSarsa agent = agent();

  private static LinearSarsa agent() {
    LinearSarsaConfig config =
        Settings.override(
            "linear-sarsa",
            Settings.defaults(LinearSarsaConfig.class),
            Map.of(
                "learning_rate", 0.5,
                "discount", 0.5,
                "tilings", 2,
                "tiles", 2,
                "exploration.epsilon_start", 0,
                "exploration.epsilon_end", 0));
    AgentContext context =
        new AgentContext(LINE, 1, 100, new RandomStreams(1), null, Runnable::run);
    return new LinearSarsa(context, config);
  }

  @Test
  void an_update_moves_the_value_by_a_share_of_its_error() {
    agent.learn(step(0.1f, 0, 4, 0.9f, true, false));
    assertEquals(2, score(0.1f)[0], 1e-6);
    assertEquals(0, score(0.1f)[1], 1e-6);

    // What follows is worth what will be done there, action 0: 1 + 0.5 * 2, and half of it from 0.
    agent.learn(step(0.9f, 1, 1, 0.1f, false, false));
    assertEquals(1, score(0.9f)[1], 1e-6);
  }

  @Test
  void neighbours_share_some_of_their_tiles_and_strangers_none() {
    agent.learn(step(0.1f, 0, 4, 0.9f, true, false));

    // The second grid is shifted by half a tile: 0.1 and 0.3 lie in one tile of the first alone.
    assertEquals(1, score(0.3f)[0], 1e-6);
    assertEquals(0, score(0.9f)[0], 1e-6);
  }

  @Test
  void a_policy_comes_back_from_a_file_as_it_was() {
    agent.learn(step(0.1f, 0, 4, 0.9f, true, false));
    LinearPolicyFormat format = new LinearPolicyFormat();
    Weights kept = new Weights();
    format.write((LinearPolicy) agent.policy(), kept);

    LinearPolicy read = format.read(kept, LINE);

    float[] scores = new float[2];
    read.score(new float[] {0.1f}, scores);
    assertArrayEquals(score(0.1f), scores);
  }

  private float[] score(float x) {
    float[] scores = new float[2];
    Explains.of(agent.policy()).score(new float[] {x}, scores);
    return scores;
  }

  private static Transitions step(
      float x, int action, float reward, float next, boolean terminated, boolean truncated) {
    Transitions step = new Transitions(1, 1, 1);
    step.observations[0] = x;
    step.actions[0] = action;
    step.rewards[0] = reward;
    step.nextObservations[0] = next;
    step.terminated[0] = terminated;
    step.truncated[0] = truncated;
    return step;
  }
}
