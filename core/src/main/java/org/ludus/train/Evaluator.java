package org.ludus.train;

import java.util.Arrays;
import java.util.List;
import java.util.function.LongSupplier;
import org.ludus.agent.Policy;
import org.ludus.env.Environment;
import org.ludus.env.SplitMix64;
import org.ludus.env.StepResult;

/**
 * Plays whole episodes with a frozen policy and says how they went. Every episode follows from its
 * seed alone, what a stochastic policy draws included, so that several can be played at once.
 */
public final class Evaluator {

  /** Keeps what a policy draws apart from what its world does. */
  private static final long CHOICES = 0x5DEECE66DL;

  private final List<? extends Environment<?>> environments;
  private final Workers workers;

  /** Makes an evaluator that plays in one environment, which it does not close. */
  public Evaluator(Environment<?> environment) {
    this(List.of(environment), new Workers(1));
  }

  /**
   * Makes an evaluator that plays on several threads.
   *
   * @param environments one for each thread; not closed
   */
  Evaluator(List<? extends Environment<?>> environments, Workers workers) {
    this.environments = List.copyOf(environments);
    this.workers = workers;
  }

  /**
   * Plays.
   *
   * @param seeds gives the seed of each episode in turn
   */
  public EpisodeStatistics evaluate(Policy policy, int episodes, LongSupplier seeds) {
    long[] seedOf = new long[episodes];
    Arrays.setAll(seedOf, episode -> seeds.getAsLong());
    double[] returns = new double[episodes];
    double[] lengths = new double[episodes];
    boolean[] successes = new boolean[episodes];
    workers.share(
        episodes,
        environments.size(),
        (worker, episode) -> {
          Environment<?> environment = environments.get(worker);
          play(environment, policy, seedOf[episode], episode, returns, lengths);
          successes[episode] = environment.succeeded();
        });
    int succeeded = 0;
    for (boolean success : successes) {
      succeeded += success ? 1 : 0;
    }
    return EpisodeStatistics.of(returns, lengths, succeeded, episodes);
  }

  private static void play(
      Environment<?> environment,
      Policy policy,
      long seed,
      int episode,
      double[] returns,
      double[] lengths) {
    float[] observation = new float[environment.spec().observationSpace().size()];
    float[] action = new float[environment.spec().actionSpace().size()];
    SplitMix64 random = new SplitMix64(seed ^ CHOICES);
    environment.reset(seed, observation);
    // Not added up in the arrays: other threads write to their neighbours' cells.
    double sum = 0;
    int length = 0;
    StepResult result;
    do {
      policy.act(observation, action, random);
      result = environment.step(action, observation);
      sum += result.reward();
      length++;
    } while (!result.ended());
    returns[episode] = sum;
    lengths[episode] = length;
  }
}
