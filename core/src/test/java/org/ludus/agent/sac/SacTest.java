package org.ludus.agent.sac;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.ludus.agent.Actor;
import org.ludus.agent.AgentContext;
import org.ludus.agent.Lever;
import org.ludus.agent.Policy;
import org.ludus.agent.Transitions;
import org.ludus.env.EnvironmentSpec;
import org.ludus.env.RandomStreams;
import org.ludus.env.Space;
import org.ludus.env.SplitMix64;
import org.ludus.network.simd.SimdNetwork;
import org.ludus.settings.Settings;
import org.ludus.train.Trainer;

class SacTest {

  private static final EnvironmentSpec SPEC =
      new EnvironmentSpec(
          "point",
          Space.Box.of(new Space.Dimension("x", "m", -1, 1)),
          Space.Box.of(new Space.Dimension("push", "N", -1, 1)),
          1,
          0,
          10);

  @Test
  void actions_are_as_frequent_as_their_density_says() {
    int rows = 200_000;
    SquashedGaussian gaussian = new SquashedGaussian(rows, 1);
    float[] outputs = new float[2 * rows];
    for (int row = 0; row < rows; row++) {
      outputs[2 * row] = 0.4f;
      outputs[2 * row + 1] = -0.7f;
    }
    gaussian.sample(outputs, new SplitMix64(1));
    for (int range = 0; range < 7; range++) {
      double low = -0.5 + 0.2 * range;
      // The mean of 1 / p over what falls into a range is the range's width.
      double sum = 0;
      for (int row = 0; row < rows; row++) {
        if (gaussian.actions[row] >= low && gaussian.actions[row] < low + 0.2) {
          sum += Math.exp(-gaussian.logProbabilities[row]);
        }
      }
      assertThat(sum / rows).isCloseTo(0.2, within(0.01));
    }
  }

  @ParameterizedTest
  @CsvSource({"0.3, -0.5, 0.8, 0.2", "-1.5, 0.4, -2, 0.05", "0.1, -6, 1, 0.5"})
  void the_actor_s_gradient_agrees_with_finite_differences(
      float mean, float logDeviation, float valueSlope, double temperature) {
    float[] outputs = {mean, logDeviation};
    SquashedGaussian gaussian = new SquashedGaussian(1, 1);
    gaussian.sample(outputs, new SplitMix64(3));
    float[] gradients = new float[2];
    gaussian.differentiate(temperature, new float[] {valueSlope}, gradients);

    for (int i = 0; i < 2; i++) {
      double step = 1e-3;
      double slope =
          (loss(outputs, i, step, valueSlope, temperature)
                  - loss(outputs, i, -step, valueSlope, temperature))
              / (2 * step);
      assertThat((double) gradients[i]).isCloseTo(slope, within(2e-3));
    }
  }

  /** temperature log p(a) - slope a, with the same noise at outputs of which one is moved. */
  private static double loss(
      float[] outputs, int moved, double distance, float valueSlope, double temperature) {
    float[] there = outputs.clone();
    there[moved] += (float) distance;
    SquashedGaussian gaussian = new SquashedGaussian(1, 1);
    gaussian.sample(there, new SplitMix64(3));
    return temperature * gaussian.logProbabilities[0] - valueSlope * gaussian.actions[0];
  }

  @Test
  void the_temperature_rises_while_there_is_too_little_entropy() {
    Temperature rising = new Temperature(0.5);
    Temperature falling = new Temperature(0.5);
    for (int i = 0; i < 100; i++) {
      rising.adjust(3, -1, 0.01);
      falling.adjust(-3, -1, 0.01);
    }
    assertThat(rising.value()).isCloseTo(0.5 * Math.exp(1), within(0.05));
    assertThat(falling.value()).isCloseTo(0.5 * Math.exp(-1), within(0.05));
  }

  @Test
  void it_finds_the_action_that_pays_best() {
    Sac agent = agent(0.02, 5);
    float[] action = new float[1];
    for (float x : new float[] {-0.8f, 0, 0.8f}) {
      for (int i = 0; i < 3_000; i++) {
        float place = (i % 3 - 1) * 0.8f;
        step(agent, place, -1, true, false);
      }
      agent.policy().greedy().newActor().act(new float[] {x}, 0, action, 0);
      assertThat(action[0]).as("at " + x).isCloseTo(0.5f * x + 0.2f, within(0.12f));
    }
  }

  /** An endless stream of rewards of 1 is worth 1 / (1 - discount), whether or not it is cut. */
  @Test
  void the_future_counts_after_a_time_limit_but_not_after_an_end() {
    assertThat(learnedValue(true, false)).isCloseTo(1, within(0.1));
    assertThat(learnedValue(false, true)).isCloseTo(2, within(0.2));
    assertThat(learnedValue(false, false)).isCloseTo(2, within(0.2));
  }

  private static double learnedValue(boolean terminated, boolean truncated) {
    // Entropy is worth next to nothing here.
    Sac agent = agent(1e-6, 7);
    for (int i = 0; i < 3_000; i++) {
      step(agent, 0, 1, terminated, truncated);
    }
    agent.metrics().report((name, value) -> {});
    for (int i = 0; i < 10; i++) {
      step(agent, 0, 1, terminated, truncated);
    }
    Map<String, Double> metrics = new HashMap<>();
    agent.metrics().report(metrics::put);
    assertThat(metrics).containsEntry("updates", 2_991.0).containsKey("temperature");
    return metrics.get("q_mean");
  }

  @Test
  void equal_seeds_give_equal_policies() {
    float[] one = new float[1];
    float[] other = new float[1];
    for (float[] action : List.of(one, other)) {
      Sac agent = agent(0.1, 9);
      for (int i = 0; i < 100; i++) {
        step(agent, i / 100f, -1, i % 5 == 0, false);
      }
      Actor actor = agent.policy().newActor();
      actor.begin(new SplitMix64(2));
      actor.act(new float[] {0.3f}, 0, action, 0);
    }
    assertThat(one).isEqualTo(other);
  }

  @Test
  void discrete_actions_are_refused() {
    EnvironmentSpec discrete =
        new EnvironmentSpec("d", SPEC.observationSpace(), Space.Discrete.numbered(2), 1, 0, 1);
    AgentContext context = context(discrete, 1);
    assertThatThrownBy(() -> new Sac(context, Settings.defaults(SacConfig.class)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("continuous actions");
  }

  @ParameterizedTest
  @ValueSource(floats = {1, 2})
  void it_learns_torques_in_the_units_of_the_world(float greatestTorque) {
    Lever lever = new Lever(greatestTorque);
    Sac agent = agent(lever.spec(), 0.02, 5);

    Trainer trainer = lever.train(agent, 6_000);

    Policy policy = agent.policy().greedy();
    List<Float> shares = lever.shares(policy);
    assertThat(shares.get(0)).isCloseTo(-0.4f, within(0.12f));
    assertThat(shares.get(1)).isCloseTo(0, within(0.12f));
    assertThat(shares.get(2)).isCloseTo(0.4f, within(0.12f));
    assertThat(lever.evaluate(policy).returnMean()).isGreaterThan(-0.02);
    assertThat(trainer.recent().returnMean())
        .isCloseTo(lever.evaluate(agent.policy()).returnMean(), within(0.05));
  }

  /** One step whose reward is the given one, or if negative falls with the distance to the best. */
  private static void step(
      Sac agent, float place, float reward, boolean terminated, boolean truncated) {
    Transitions step = new Transitions(1, 1, 1);
    step.observations[0] = place;
    agent.explorer(0).act(step.observations, 0, step.actions, 0);
    float distance = step.actions[0] - (0.5f * place + 0.2f);
    step.rewards[0] = reward >= 0 ? reward : -distance * distance;
    step.nextObservations[0] = place;
    step.terminated[0] = terminated;
    step.truncated[0] = truncated;
    agent.learn(step);
  }

  private static Sac agent(double temperature, long seed) {
    return agent(SPEC, temperature, seed);
  }

  private static Sac agent(EnvironmentSpec spec, double temperature, long seed) {
    Map<String, Object> settings =
        Map.of(
            "discount",
            0.5,
            "temperature.initial",
            temperature,
            "temperature.learn",
            false,
            "replay.batch_size",
            32,
            "replay.capacity",
            2_000,
            "replay.learning_starts",
            20,
            "target.tau",
            0.05,
            "network.hidden",
            List.of(32),
            "optimizer",
            Map.of("learning_rate", 3e-3, "anneal_learning_rate", false, "max_gradient_norm", 10));
    return new Sac(
        context(spec, seed),
        Settings.override("sac", Settings.defaults(SacConfig.class), settings));
  }

  private static AgentContext context(EnvironmentSpec spec, long seed) {
    return new AgentContext(
        spec, 1, 10_000, new RandomStreams(seed), SimdNetwork::new, Runnable::run);
  }
}
