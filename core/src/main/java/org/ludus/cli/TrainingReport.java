package org.ludus.cli;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import org.ludus.registry.Experiment;
import org.ludus.train.EpisodeStatistics;

/**
 * What is to be said of a training at its end.
 *
 * @param experiment what was trained
 * @param steps environment steps taken
 * @param episodes episodes ended
 * @param seconds time taken
 * @param evaluation how the best policy plays
 * @param solved whether that solves the world
 * @param folder where the run is kept
 * @param interrupted whether it was stopped from outside
 */
record TrainingReport(
    Experiment experiment,
    long steps,
    long episodes,
    double seconds,
    EpisodeStatistics evaluation,
    boolean solved,
    Path folder,
    boolean interrupted) {

  /** Returns one JSON object in one line. */
  String json() {
    Map<String, Object> result = new LinkedHashMap<>();
    result.put("env", experiment.environment().toString());
    result.put("agent", experiment.agent());
    result.put("backend", experiment.backend().toString());
    result.put("seed", experiment.seed());
    result.put("steps", steps);
    result.put("episodes", episodes);
    result.put("wall_seconds", seconds);
    result.put("steps_per_second", steps / Math.max(1e-9, seconds));
    result.put("eval", summary());
    result.put("solved", solved);
    result.put("out", folder.toString());
    return Json.line(result);
  }

  private Map<String, Object> summary() {
    Map<String, Object> map = new LinkedHashMap<>();
    map.put("episodes", evaluation.episodes());
    map.put("return_mean", evaluation.returnMean());
    map.put("return_std", evaluation.returnStd());
    map.put("return_min", evaluation.returnMin());
    map.put("length_mean", evaluation.lengthMean());
    map.put("success_rate", evaluation.successRate());
    return map;
  }

  /** Returns a few lines for people. */
  String text() {
    String goOn = interrupted ? "%ngo on with: ludus train --resume %s".formatted(folder) : "";
    return String.format(
        Locale.ROOT,
        "%s %s, seed %d: %,d steps in %.1f s%s%n"
            + "best policy over %d fresh episodes: return %.2f +- %.2f, length %.1f, success %.0f%%%s%n"
            + "kept in %s%s%n",
        experiment.environment(),
        experiment.agent(),
        experiment.seed(),
        steps,
        seconds,
        interrupted ? " (interrupted)" : "",
        evaluation.episodes(),
        evaluation.returnMean(),
        evaluation.returnStd(),
        evaluation.lengthMean(),
        100 * evaluation.successRate(),
        solved ? ": solved" : "",
        folder,
        goOn);
  }
}
