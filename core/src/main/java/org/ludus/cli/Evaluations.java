package org.ludus.cli;

import java.util.concurrent.atomic.AtomicLong;
import org.ludus.agent.Policy;
import org.ludus.env.Environment;
import org.ludus.env.RandomStreams;
import org.ludus.env.SplitMix64;
import org.ludus.train.EpisodeStatistics;
import org.ludus.train.Evaluator;

/** How the commands evaluate. */
final class Evaluations {

  private Evaluations() {}

  /** Evaluates on the episodes with the seeds {@code first}, {@code first + 1} and so on. */
  static EpisodeStatistics onConsecutiveSeeds(
      Environment<?> world, Policy policy, int episodes, long first) {
    AtomicLong next = new AtomicLong(first);
    return new Evaluator(world).evaluate(policy, episodes, next::getAndIncrement);
  }

  /** Returns what a stochastic policy draws from. */
  static SplitMix64 choices(long seed) {
    return new RandomStreams(seed).stream("choices");
  }
}
