package org.ludus.cli;

import java.util.Locale;
import org.ludus.catalog.EnvironmentReference;
import org.ludus.catalog.Environments;
import org.ludus.env.Environment;
import org.ludus.env.EnvironmentSpec;
import org.ludus.train.EpisodeStatistics;

/** How the commands say that episodes were cut off which might have gone on for ever. */
final class CutOff {

  private CutOff() {}

  /**
   * Returns a line with its end, or nothing where no episode was, or where the world itself sets
   * the limit.
   *
   * @param environment the world as it is trained and played in
   */
  static String line(EnvironmentReference environment, EpisodeStatistics evaluation) {
    if (evaluation.cutOff() == 0 || limit(environment) != EnvironmentSpec.NO_LIMIT) {
      return "";
    }
    return String.format(
        Locale.ROOT,
        "%d of %d episodes had not ended after %,d steps, and were cut off%n",
        evaluation.cutOff(),
        evaluation.episodes(),
        longestAwaited(Environments.forEvaluation(environment)));
  }

  private static int limit(EnvironmentReference environment) {
    try (Environment<?> world = Environments.make(environment)) {
      return world.spec().maxEpisodeSteps();
    }
  }

  private static int longestAwaited(EnvironmentReference environment) {
    try (Environment<?> world = Environments.make(environment)) {
      return world.spec().longestAwaited();
    }
  }
}
