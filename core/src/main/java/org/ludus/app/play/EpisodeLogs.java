package org.ludus.app.play;

import org.ludus.catalog.EnvironmentReference;
import org.ludus.catalog.Environments;
import org.ludus.env.Environment;
import org.ludus.env.StepResult;
import org.ludus.recording.EpisodeLog;
import org.ludus.recording.EpisodeRecorder;

/** Makes recordings of what was played on screen. */
public final class EpisodeLogs {

  private EpisodeLogs() {}

  /**
   * Returns a recording of all steps of a episode's episode. It is played once more for that in the
   * world as it is by itself: the one on screen may show its observations in a form that only the
   * brain at hand understands.
   *
   * @param environment the episode's world and its options
   * @param player who played, for people to read
   */
  public static EpisodeLog of(
      EpisodeInPlay<?> episode, EnvironmentReference environment, String player) {
    try (Environment<?> bare = Environments.make(environment)) {
      float[] action = new float[bare.spec().actionSpace().size()];
      float[] observation = new float[bare.spec().observationSpace().size()];
      EpisodeRecorder recorder = new EpisodeRecorder(environment.toString(), player, action.length);
      bare.reset(episode.seed(), observation);
      recorder.reset(episode.seed(), observation);
      for (int step = 0; step < episode.length(); step++) {
        episode.action(step, action);
        StepResult result = bare.step(action, observation);
        recorder.step(action, result, observation);
      }
      return recorder.log();
    }
  }
}
