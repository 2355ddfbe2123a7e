package org.ludus.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.ludus.agent.Actor;
import org.ludus.agent.Explains;
import org.ludus.agent.Policy;
import org.ludus.env.Environment;
import org.ludus.env.SplitMix64;
import org.ludus.env.StepResult;
import org.ludus.train.EpisodeStatistics;
import org.ludus.train.Evaluation;

class ModelFileTest {

  private static final float[] UPRIGHT = {0.01f, 0.02f, -0.01f, 0.03f};

  @TempDir private Path folder;

  @Test
  void a_critic_and_the_interventions_survive() throws IOException {
    Model shipped = Models.find("cart-pole/ppo");
    Model model =
        new Model(shipped.environment(), "ppo", shipped.settings(), shipped.policy(), 1_000, 3);
    Path file = folder.resolve("model.zip");
    EpisodeStatistics none = EpisodeStatistics.of(new double[0], new double[0], 0, 0);
    ModelFile.write(
        file, model, new Evaluation(1_000, 9, none, none, Map.of(), shipped.policy(), true));

    Model read = ModelFile.read(file);
    float value = value(shipped.policy());
    assertThat(value).isFinite();
    assertThat(value(read.policy())).isEqualTo(value);
    assertThat(value(read.policy().greedy())).isEqualTo(value);
    assertThat(read.interventions()).isEqualTo(3);
  }

  private static float value(Policy policy) {
    return Explains.of(policy).value(UPRIGHT);
  }

  @Test
  void a_model_without_a_critic_has_no_idea_what_states_are_worth() throws IOException {
    Model model = Models.find("cart-pole/reinforce");
    assertThat(value(model.policy())).isNaN();
    assertThat(model.interventions()).isZero();
  }

  /** The greatest possible discounted return on the magic squares is a sum of a dozen terms. */
  @ParameterizedTest
  @ValueSource(strings = {"ppo", "actor-critic", "dqn", "q-learning"})
  void values_are_returns_in_the_world_s_units(String agent) throws IOException {
    Model model = Models.find("magic-grid-world/" + agent);
    Policy policy = model.policy().greedy();
    try (Environment<?> world = model.makeEnvironment()) {
      float[] observation = new float[world.spec().observationSpace().size()];
      float[] action = new float[world.spec().actionSpace().size()];
      Actor actor = policy.newActor();
      actor.begin(new SplitMix64(1));
      world.reset(1, observation);
      double expected = Explains.of(policy).value(observation);
      double earned = 0;
      double weight = 1;
      StepResult result;
      do {
        actor.act(observation, 0, action, 0);
        result = world.step(action, observation);
        earned += weight * result.reward();
        weight *= 0.99;
      } while (!result.ended());

      assertThat(expected).isCloseTo(earned, within(2.5));
    }
  }
}
