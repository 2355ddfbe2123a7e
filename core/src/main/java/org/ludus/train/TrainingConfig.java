package org.ludus.train;

/**
 * How long and how to train, whatever the agent.
 *
 * @param steps environment steps in all; updates of an agent that learns without stepping
 * @param episodes episodes after which the training ends even if there are steps left; 0 if however
 *     many there are it does not
 * @param envs environments stepped side by side
 * @param evalEvery steps between evaluations, each of which is a row of {@code progress.csv}
 * @param evalEpisodes episodes of an evaluation
 */
public record TrainingConfig(
    long steps, long episodes, int envs, long evalEvery, int evalEpisodes) {

  /** Checks the ranges. */
  public TrainingConfig {
    require(steps >= 1, "steps must be at least 1, not " + steps);
    require(episodes >= 0, "episodes must be 0 (no limit) or more, not " + episodes);
    require(envs >= 1 && envs <= 4096, "envs must be from 1 to 4096, not " + envs);
    require(evalEvery >= 1, "eval_every must be at least 1, not " + evalEvery);
    require(
        evalEpisodes >= 1 && evalEpisodes <= 1_000_000,
        "eval_episodes must be from 1 to 1000000, not " + evalEpisodes);
  }

  /** A training that is as long as its steps. */
  public TrainingConfig(long steps, int envs, long evalEvery, int evalEpisodes) {
    this(steps, 0, envs, evalEvery, evalEpisodes);
  }

  /**
   * Returns how much of the budget is used up: 1 or more if the training is over.
   *
   * @param takenSteps steps so far
   * @param endedEpisodes episodes ended so far
   */
  public double used(long takenSteps, long endedEpisodes) {
    double ofSteps = (double) takenSteps / steps;
    return episodes == 0 ? ofSteps : Math.max(ofSteps, (double) endedEpisodes / episodes);
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
