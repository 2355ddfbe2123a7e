package org.ludus.train;

import org.ludus.settings.Setting;
import org.ludus.settings.Settings;

/** How long and how to train, whatever the agent. */
public record TrainingConfig(
    @Setting(
            says = "environment steps in all; updates of an agent that learns without stepping",
            standard = "100000",
            range = "[1, inf)")
        long steps,
    @Setting(
            says = "episodes after which it ends even if there are steps left; 0: never",
            standard = "0")
        long episodes,
    @Setting(says = "environments stepped side by side", standard = "1", range = "[1, 4096]")
        int envs,
    @Setting(
            says = "steps between evaluations, each of which is a row of progress.csv",
            standard = "5000",
            range = "[1, inf)")
        long evalEvery,
    @Setting(says = "episodes of an evaluation", standard = "20", range = "[1, 1000000]")
        int evalEpisodes) {

  /**
   * Checks what no range says in the words of its own.
   *
   * @throws IllegalArgumentException if there are to be fewer than no episodes
   */
  public TrainingConfig {
    if (episodes < 0) {
      throw new IllegalArgumentException("episodes must be 0 (no limit) or more, not " + episodes);
    }
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
    return Settings.defaults(TrainingConfig.class);
  }
}
