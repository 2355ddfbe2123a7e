package org.ludus.train;

import java.util.function.LongSupplier;
import org.ludus.agent.Policy;
import org.ludus.env.Environment;
import org.ludus.env.SplitMix64;
import org.ludus.env.StepResult;

/** Plays whole episodes with a frozen policy and says how they went. */
public final class Evaluator {

  private final Environment<?> environment;
  private final float[] observation;
  private final float[] action;

  /** Makes an evaluator that plays in its own environment, which it does not close. */
  public Evaluator(Environment<?> environment) {
    this.environment = environment;
    observation = new float[environment.spec().observationSpace().size()];
    action = new float[environment.spec().actionSpace().size()];
  }

  /**
   * Plays.
   *
   * @param seeds gives the seed of each episode in turn
   * @param random what a stochastic policy draws from
   */
  public EpisodeStatistics evaluate(
      Policy policy, int episodes, LongSupplier seeds, SplitMix64 random) {
    double[] returns = new double[episodes];
    double[] lengths = new double[episodes];
    int successes = 0;
    for (int episode = 0; episode < episodes; episode++) {
      environment.reset(seeds.getAsLong(), observation);
      StepResult result;
      do {
        policy.act(observation, action, random);
        result = environment.step(action, observation);
        returns[episode] += result.reward();
        lengths[episode]++;
      } while (!result.ended());
      successes += environment.succeeded() ? 1 : 0;
    }
    return EpisodeStatistics.of(returns, lengths, successes, episodes);
  }
}
