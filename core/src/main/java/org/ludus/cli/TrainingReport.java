package org.ludus.cli;

import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import org.ludus.run.Experiment;
import org.ludus.run.TrainingResult;
import org.ludus.train.EpisodeStatistics;

/**
 * What is to be said of a training at its end.
 *
 * @param result what it has come to
 * @param interrupted whether it was stopped from outside
 */
record TrainingReport(TrainingResult result, boolean interrupted) {

  /** Returns one JSON object in one line. */
  String json() {
    Experiment experiment = result.experiment();
    Map<String, Object> map = new LinkedHashMap<>();
    map.put("env", experiment.environment().toString());
    map.put("agent", experiment.agent());
    map.put("backend", experiment.backend().toString());
    map.put("seed", experiment.seed());
    map.put("steps", result.steps());
    map.put("unit", result.unit());
    map.put("episodes", result.episodes());
    map.put("wall_seconds", result.seconds());
    map.put("steps_per_second", result.steps() / Math.max(1e-9, result.seconds()));
    map.put("eval", summary(result.evaluation()));
    map.put("solved", result.solved());
    if (result.interventions() > 0) {
      map.put("interventions", result.interventions());
    }
    map.put("out", result.folder().toString());
    return Json.line(map);
  }

  private static Map<String, Object> summary(EpisodeStatistics evaluation) {
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
    Experiment experiment = result.experiment();
    EpisodeStatistics evaluation = result.evaluation();
    String goOn =
        interrupted ? "%ngo on with: ludus train --resume %s".formatted(result.folder()) : "";
    return String.format(
        Locale.ROOT,
        "%s %s, seed %d: %,d %s in %.1f s%s%n"
            + "best policy over %d fresh episodes: return %.2f +- %.2f, length %.1f, success %s%s%n"
            + "%skept in %s%s%n",
        experiment.environment(),
        experiment.agent(),
        experiment.seed(),
        result.steps(),
        result.unit(),
        result.seconds(),
        interrupted ? " (interrupted)" : "",
        evaluation.episodes(),
        evaluation.returnMean(),
        evaluation.returnStd(),
        evaluation.lengthMean(),
        Percent.of(evaluation.successRate(), 0),
        result.solved() ? ": solved" : "",
        Interventions.line(result.interventions()),
        result.folder(),
        goOn);
  }
}
