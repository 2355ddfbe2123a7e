package org.ludus.train;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.ludus.agent.Policy;
import org.ludus.agent.policy.UniformPolicy;
import org.ludus.env.Environment;
import org.ludus.env.Inspectable;
import org.ludus.env.Space;
import org.ludus.env.SplitMix64;
import org.ludus.env.cartpole.CartPole;
import org.ludus.env.cartpole.CartPoleOptions;
import org.ludus.env.cartpole.CartPoleState;
import org.ludus.env.wrapper.TimeLimit;
import org.ludus.env.wrapper.Wrapper;

class EvaluatorTest {

  private static final Policy COIN = new UniformPolicy(Space.Discrete.numbered(2));

  @Test
  void threads_change_nothing_even_for_policies_that_draw() {
    EpisodeStatistics alone = evaluate(1, 1);

    assertThat(alone.returnMean()).isBetween(15.0, 30.0);
    assertThat(evaluate(3, 3)).isEqualTo(alone);
    assertThat(evaluate(2, 4)).isEqualTo(alone);
  }

  @Test
  void worlds_that_do_not_judge_episodes_have_no_success_rate() {
    SplitMix64 seeds = new SplitMix64(5);

    EpisodeStatistics judged = evaluate(1, 1);
    EpisodeStatistics unjudged =
        new Evaluator(new Unjudged(cartPole())).evaluate(COIN, 50, seeds::nextLong);

    assertThat(judged.successRate()).isZero();
    assertThat(unjudged.successRate()).isNaN();
    assertThat(unjudged).isEqualTo(judged.withoutSuccess());
  }

  private static EpisodeStatistics evaluate(int environments, int threads) {
    List<Environment<?>> worlds =
        Stream.<Environment<?>>generate(EvaluatorTest::cartPole).limit(environments).toList();
    SplitMix64 seeds = new SplitMix64(5);
    try (Workers workers = new Workers(threads)) {
      return new Evaluator(worlds, workers).evaluate(COIN, 50, seeds::nextLong);
    }
  }

  private static Environment<CartPoleState> cartPole() {
    return new TimeLimit<>(new CartPole(CartPoleOptions.defaults()));
  }

  /** Says nothing to people of what is inside. */
  private static final class Unjudged extends Wrapper<CartPoleState> {

    Unjudged(Environment<CartPoleState> inner) {
      super(inner);
    }

    @Override
    protected Optional<Inspectable> inspectable(Inspectable world) {
      return Optional.empty();
    }
  }
}
