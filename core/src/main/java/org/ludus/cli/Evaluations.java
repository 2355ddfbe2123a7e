package org.ludus.cli;

import java.util.concurrent.atomic.AtomicLong;
import org.ludus.agent.Policy;
import org.ludus.env.Environment;
import org.ludus.env.SplitMix64;
import org.ludus.train.EpisodeStatistics;
import org.ludus.train.Evaluator;
import org.ludus.train.RandomStreams;

/** The two ways in which the commands evaluate. */
final class Evaluations {

  private Evaluations() {}

  /** Evaluates on the episodes with the seeds {@code first}, {@code first + 1} and so on. */
  static EpisodeStatistics onConsecutiveSeeds(
      Environment<?> world, Policy policy, int episodes, long first) {
    AtomicLong next = new AtomicLong(first);
    return new Evaluator(world).evaluate(policy, episodes, next::getAndIncrement);
  }

  /** Evaluates on episodes that a training with that root seed has seen in no way. */
  static EpisodeStatistics onFreshSeeds(
      Environment<?> world, Policy policy, int episodes, long rootSeed) {
    SplitMix64 seeds = new RandomStreams(rootSeed).stream("final evaluation seeds");
    return new Evaluator(world).evaluate(policy, episodes, seeds::nextLong);
  }

  /** Returns what a stochastic policy draws from. */
  static SplitMix64 choices(long seed) {
    return new RandomStreams(seed).stream("choices");
  }
}
