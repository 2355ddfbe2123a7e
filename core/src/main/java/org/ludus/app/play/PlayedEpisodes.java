package org.ludus.app.play;

import org.ludus.catalog.EnvironmentReference;
import org.ludus.catalog.Environments;
import org.ludus.env.Environment;
import org.ludus.recording.EpisodeLog;
import org.ludus.recording.EpisodeLogs;

/** Makes recordings of what was played on screen. */
public final class PlayedEpisodes {

  private PlayedEpisodes() {}

  /**
   * Returns a recording of all steps of an episode. It is played once more for that in the world as
   * it is by itself: the one on screen may show its observations in a form that only the brain at
   * hand understands.
   *
   * @param environment the episode's world and its options
   * @param player who played, for people to read
   */
  public static EpisodeLog of(
      EpisodeInPlay<?> episode, EnvironmentReference environment, String player) {
    try (Environment<?> bare = Environments.make(environment)) {
      return EpisodeLogs.of(
          bare, environment.toString(), player, episode.seed(), episode.length(), episode::action);
    }
  }
}
