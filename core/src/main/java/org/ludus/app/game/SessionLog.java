package org.ludus.app.game;

import org.ludus.catalog.EnvironmentReference;
import org.ludus.catalog.Environments;
import org.ludus.env.Environment;
import org.ludus.env.StepResult;
import org.ludus.recording.EpisodeLog;
import org.ludus.recording.EpisodeRecorder;

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
      float[] action = new float[bare.spec().actionSpace().size()];
      float[] observation = new float[bare.spec().observationSpace().size()];
      EpisodeRecorder recorder = new EpisodeRecorder(world.toString(), player, action.length);
      bare.reset(session.seed(), observation);
      recorder.reset(session.seed(), observation);
      for (int step = 0; step < session.length(); step++) {
        session.action(step, action);
        StepResult result = bare.step(action, observation);
        recorder.step(action, result, observation);
      }
      return recorder.log();
    }
  }
}
