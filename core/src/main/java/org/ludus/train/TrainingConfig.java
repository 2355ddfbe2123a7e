package org.ludus.train;

/**
 * How long and how to train, whatever the agent.
 *
 * @param steps environment steps in all
 * @param envs environments stepped side by side
 * @param evalEvery steps between evaluations, each of which is a row of {@code progress.csv}
 * @param evalEpisodes episodes of an evaluation
 */
public record TrainingConfig(long steps, int envs, long evalEvery, int evalEpisodes) {

  /** Checks the ranges. */
  public TrainingConfig {
    require(steps >= 1, "steps must be at least 1, not " + steps);
    require(envs >= 1 && envs <= 4096, "envs must be from 1 to 4096, not " + envs);
    require(evalEvery >= 1, "eval_every must be at least 1, not " + evalEvery);
    require(evalEpisodes >= 1, "eval_episodes must be at least 1, not " + evalEpisodes);
  }

  /** Returns what is used where no preset says otherwise. */
  public static TrainingConfig defaults() {
    return new TrainingConfig(100_000, 1, 5_000, 20);
  }

  private static void require(boolean condition, String message) {
    if (!condition) {
      throw new IllegalArgumentException(message);
    }
  }
}
