package org.ludus.catalog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.ludus.agent.Actor;
import org.ludus.env.Environment;
import org.ludus.env.Inspectable;
import org.ludus.env.Play;
import org.ludus.env.RewardTerm;
import org.ludus.env.SplitMix64;
import org.ludus.env.StepResult;

/** What is said to make up a reward does make it up, in every world. */
class RewardTermsTest {

  private static final int EPISODES = 10;

  static Stream<String> worlds() {
    return Stream.concat(
        Environments.all().stream().map(EnvironmentEntry::id),
        Stream.of(
            "grid-world[size=2,shaping=0.5]",
            "grid-world[walls=0.4]",
            "cart-pole[pixels=40]",
            "lunar-lander[frame_skip=3]",
            "lunar-lander[wind=true,sticky_actions=0.2]"));
  }

  @ParameterizedTest
  @MethodSource("worlds")
  void terms_add_up_to_the_reward_of_every_step(String world) {
    try (Environment<?> environment = Environments.make(EnvironmentReference.parse(world))) {
      Actor actor = Play.uniform(environment.spec().actionSpace()).newActor();
      actor.begin(new SplitMix64(1));
      float[] observation = new float[environment.spec().observationSpace().size()];
      float[] action = new float[environment.spec().actionSpace().size()];
      Set<List<String>> names = new HashSet<>();
      for (int seed = 0; seed < EPISODES; seed++) {
        environment.reset(seed, observation);
        assertThat(terms(environment)).allMatch(term -> term.value() == 0);
        names.add(names(environment));
        StepResult result;
        do {
          actor.act(observation, 0, action, 0);
          result = environment.step(action, observation);
          double sum = terms(environment).stream().mapToDouble(RewardTerm::value).sum();
          assertThat(sum).isCloseTo(result.reward(), within(1e-3));
          names.add(names(environment));
        } while (!result.ended());
      }
      assertThat(names).hasSize(1);
    }
  }

  private static List<RewardTerm> terms(Environment<?> environment) {
    return environment.capability(Inspectable.class).orElseThrow().rewardTerms();
  }

  private static List<String> names(Environment<?> environment) {
    return terms(environment).stream().map(RewardTerm::name).toList();
  }

  @Test
  void the_landers_terms_tell_engines_from_movement() {
    try (Environment<?> lander = Environments.make(EnvironmentReference.parse("lunar-lander"))) {
      float[] observation = new float[8];
      lander.reset(1, observation);

      lander.step(new float[] {2}, observation);
      assertThat(value(lander, "main engine")).isEqualTo(-0.3f);
      assertThat(value(lander, "side engine")).isZero();
      assertThat(value(lander, "distance")).isNotZero();

      lander.step(new float[] {3}, observation);
      assertThat(value(lander, "main engine")).isZero();
      assertThat(value(lander, "side engine")).isEqualTo(-0.03f);

      StepResult result;
      do {
        result = lander.step(new float[] {0}, observation);
      } while (!result.ended());
      assertThat(value(lander, "end")).isEqualTo(-100);
      assertThat(value(lander, "speed")).isZero();
    }
  }

  @Test
  void a_grid_worlds_terms_tell_a_bump_from_a_step() {
    EnvironmentReference open = EnvironmentReference.parse("grid-world[map=S.G]");
    try (Environment<?> world = Environments.make(open)) {
      float[] observation = new float[world.spec().observationSpace().size()];
      world.reset(1, observation);

      world.step(new float[] {0}, observation);
      assertThat(value(world, "bump")).isEqualTo(-1);
      assertThat(value(world, "step")).isEqualTo(-0.1f);
      world.step(new float[] {1}, observation);
      assertThat(value(world, "bump")).isZero();
      assertThat(value(world, "shaping")).isEqualTo(0.1f);
      world.step(new float[] {1}, observation);
      assertThat(value(world, "goal")).isEqualTo(10);
    }
  }

  private static float value(Environment<?> environment, String name) {
    return terms(environment).stream()
        .filter(term -> term.name().equals(name))
        .findFirst()
        .orElseThrow()
        .value();
  }
}
