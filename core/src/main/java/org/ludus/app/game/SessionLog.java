package org.ludus.app.game;

import org.ludus.catalog.EnvironmentReference;
import org.ludus.catalog.Environments;
import org.ludus.env.Environment;
import org.ludus.recording.EpisodeLog;
import org.ludus.recording.EpisodeLogs;

/** Makes recordings of what was played on screen. */
public final class SessionLog {

  private SessionLog() {}

  /**
   * Returns a recording of all steps of a session's episode. It is played once more for that in the
   * world as it is by itself: the one on screen may show its observations in a form that only the
   * brain at hand understands.
   *
   * @param world the session's world and its options
   * @param player who played, for people to read
   */
  public static EpisodeLog of(Session<?> session, EnvironmentReference world, String player) {
    try (Environment<?> bare = Environments.make(world)) {
      return EpisodeLogs.of(
          bare, world.toString(), player, session.seed(), session.length(), session::action);
    }
  }
}
