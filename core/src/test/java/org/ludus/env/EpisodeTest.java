package org.ludus.env;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.ludus.env.cartpole.CartPole;
import org.ludus.env.cartpole.CartPoleOptions;
import org.ludus.env.gridworld.GridWorld;
import org.ludus.env.gridworld.GridWorldOptions;
import org.ludus.env.gridworld.MagicGridWorld;
import org.ludus.env.gridworld.MagicGridWorldOptions;
import org.ludus.env.lunarlander.LunarLander;
import org.ludus.env.lunarlander.LunarLanderOptions;
import org.ludus.env.wrapper.Checked;
import org.ludus.env.wrapper.StickyActions;
import org.ludus.env.wrapper.TimeLimit;

/** An episode is a function of its seed and its actions, and keeps the contract throughout. */
class EpisodeTest {

  private static final int STEPS = 400;

  /** Makes environments; its name is what a failed test shows. */
  record Maker(String name, Supplier<Environment<?>> supplier) {

    Environment<?> make() {
      return supplier.get();
    }

    @Override
    public String toString() {
      return name;
    }
  }

  static List<Maker> environments() {
    LunarLanderOptions wind = LunarLanderOptions.defaults().withWind(true);
    return List.of(
        new Maker("cart-pole", () -> checked(new CartPole(CartPoleOptions.defaults()))),
        new Maker("grid-world", () -> checked(new GridWorld(GridWorldOptions.defaults()))),
        new Maker(
            "grid-world with walls",
            () -> checked(new GridWorld(GridWorldOptions.defaults().withWalls(0.3)))),
        new Maker(
            "magic-grid-world",
            () -> checked(new MagicGridWorld(MagicGridWorldOptions.defaults()))),
        new Maker(
            "cart-pole with sticky actions",
            () -> new StickyActions<>(checked(new CartPole(CartPoleOptions.defaults())), 0.25)),
        new Maker("lunar-lander", () -> checked(LunarLander.discrete(wind.withWind(false)))),
        new Maker("lunar-lander with wind", () -> checked(LunarLander.discrete(wind))),
        new Maker("lunar-lander-continuous", () -> checked(LunarLander.continuous(wind))));
  }

  private static <S> Environment<S> checked(Environment<S> environment) {
    return new Checked<>(new TimeLimit<>(environment));
  }

  @ParameterizedTest
  @MethodSource("environments")
  void does_not_depend_on_the_episodes_before(Maker maker) {
    try (Environment<?> fresh = maker.make();
        Environment<?> used = maker.make()) {
      List<Integer> expected = Play.trace(fresh, 12, STEPS);
      for (int seed = 0; seed < 12; seed++) {
        Play.trace(used, seed, STEPS);
      }
      // One that is broken off leaves nothing behind either.
      Play.trace(used, 99, 3);
      assertThat(Play.trace(used, 12, STEPS)).isEqualTo(expected);
      assertThat(Play.trace(fresh, 12, STEPS)).isEqualTo(expected);
    }
  }

  @ParameterizedTest
  @MethodSource("environments")
  void is_not_disturbed_by_being_looked_at(Maker maker) {
    try (Environment<?> alone = maker.make();
        Environment<?> watched = maker.make()) {
      float[] action = new float[watched.spec().actionSpace().size()];
      float[] first = new float[watched.spec().observationSpace().size()];
      float[] second = first.clone();
      alone.reset(3, first);
      watched.reset(3, second);
      for (int i = 0; i < 5; i++) {
        watched.snapshot();
        assertThat(watched.snapshot()).isEqualTo(alone.snapshot());
        assertThat(watched.step(action, second)).isEqualTo(alone.step(action, first));
        assertThat(second).isEqualTo(first);
      }
    }
  }

  @ParameterizedTest
  @MethodSource("environments")
  void is_the_same_in_threads_side_by_side(Maker maker) throws Exception {
    List<Integer> expected = traces(maker);
    ExecutorService threads = Executors.newFixedThreadPool(4);
    List<Future<List<Integer>>> results = new ArrayList<>();
    for (int i = 0; i < 4; i++) {
      results.add(threads.submit(() -> traces(maker)));
    }
    for (Future<List<Integer>> result : results) {
      assertThat(result.get()).isEqualTo(expected);
    }
    threads.shutdown();
  }

  private static List<Integer> traces(Maker maker) {
    List<Integer> bits = new ArrayList<>();
    try (Environment<?> environment = maker.make()) {
      for (int seed = 0; seed < 10; seed++) {
        bits.addAll(Play.trace(environment, seed, STEPS));
      }
    }
    return bits;
  }

  @ParameterizedTest
  @MethodSource("environments")
  void keeps_the_contract_whatever_one_action_is_repeated(Maker maker) {
    try (Environment<?> environment = maker.make()) {
      Space actions = environment.spec().actionSpace();
      int choices = actions instanceof Space.Discrete discrete ? discrete.count() : 3;
      for (int choice = 0; choice < choices; choice++) {
        int value = actions instanceof Space.Discrete ? choice : choice - 1;
        Play.episode(environment, () -> (seen, at, action, to) -> Arrays.fill(action, value), 5);
      }
      assertThat(environment.spec().id()).isNotEmpty();
    }
  }

  @Test
  void differs_from_seed_to_seed() {
    try (Environment<?> lander = LunarLander.discrete(LunarLanderOptions.defaults())) {
      assertThat(Play.trace(lander, 1, 10)).isNotEqualTo(Play.trace(lander, 2, 10));
    }
  }
}
