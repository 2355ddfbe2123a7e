package org.ludus.catalog;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.ludus.env.Environment;
import org.ludus.env.Space;
import org.ludus.env.SplitMix64;
import org.ludus.env.StepResult;

/** Worlds that nobody looks at every step give numbers only, at the ends of their options, too. */
class FiniteWorldsTest {

  @ParameterizedTest
  @ValueSource(
      strings = {
        "grid-world",
        "grid-world[size=2]",
        "grid-world[step_reward=-1000000,goal_reward=1000000]",
        "grid-world[observation=coordinates]",
        "magic-grid-world",
        "cart-pole",
        "cart-pole[start_range=0.2,max_steps=100000]",
        "breakout",
        "breakout[max_steps=100000]",
        "space-invaders",
        "space-invaders[ramping=false,moves_per_second=30]"
      })
  void all_they_give_is_finite(String reference) {
    try (Environment<?> environment = Environments.make(EnvironmentReference.parse(reference))) {
      SplitMix64 chance = new SplitMix64(3);
      float[] observation = new float[environment.spec().observationSpace().size()];
      environment.reset(1, observation);
      for (int step = 0; step < 3_000; step++) {
        int actions = ((Space.Discrete) environment.spec().actionSpace()).count();
        StepResult result = environment.step(new float[] {chance.nextInt(actions)}, observation);
        assertThat(Float.isFinite(result.reward())).isTrue();
        for (float number : observation) {
          assertThat(Float.isFinite(number)).isTrue();
        }
        if (result.ended()) {
          environment.reset(step, observation);
        }
      }
    }
  }
}
