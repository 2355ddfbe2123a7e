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
 * @param keptSteps steps after which it goes on, if it was
 */
record TrainingReport(TrainingResult result, boolean interrupted, long keptSteps) {

  /** Returns the report of a training that has come to its end. */
  static TrainingReport finished(TrainingResult result) {
    return new TrainingReport(result, false, result.steps());
  }

  /** Returns the report of a training that was stopped, and can go on after so many steps. */
  static TrainingReport stopped(TrainingResult result, long keptSteps) {
    return new TrainingReport(result, true, keptSteps);
  }

  /** Returns one JSON object in one line. */
  String json() {
    Experiment experiment = result.experiment();
    Map<String, Object> map = new LinkedHashMap<>();
    map.put("env", experiment.environment().toString());
    map.put("agent", experiment.agent());
    map.put("backend", experiment.backend().toString());
    map.put("seed", experiment.seed());
    map.put("steps", keptSteps);
    map.put("unit", result.unit());
    map.put("episodes", result.episodes());
    map.put("wall_seconds", result.seconds());
    map.put("steps_per_second", keptSteps / Math.max(1e-9, result.seconds()));
    map.put("eval", result.evaluation().episodes() == 0 ? null : summary(result.evaluation()));
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
    map.put("cut_off", evaluation.cutOff());
    map.put("success_rate", evaluation.successRate());
    return map;
  }

  /** Returns a few lines for people. */
  String text() {
    Experiment experiment = result.experiment();
    return String.format(
        Locale.ROOT,
        "%s %s, seed %d: %,d %s in %.1f s%s%n%s%skept in %s%n%s",
        experiment.environment(),
        experiment.agent(),
        experiment.seed(),
        keptSteps,
        result.unit(),
        result.seconds(),
        interrupted ? " (interrupted)" : "",
        evaluation(),
        Interventions.line(result.interventions()),
        result.folder(),
        interrupted
            ? String.format(Locale.ROOT, "go on with: ludus train --resume %s%n", result.folder())
            : "");
  }

  private String evaluation() {
    EpisodeStatistics evaluation = result.evaluation();
    if (evaluation.episodes() == 0) {
      return String.format(Locale.ROOT, "not evaluated in this part of the run%n");
    }
    return String.format(
            Locale.ROOT,
            "%s %d %sepisodes: return %.2f +- %.2f, length %.1f, success %s%s%n",
            interrupted ? "best evaluation so far, of" : "best policy over",
            evaluation.episodes(),
            interrupted ? "" : "fresh ",
            evaluation.returnMean(),
            evaluation.returnStd(),
            evaluation.lengthMean(),
            Percent.of(evaluation.successRate(), 0),
            result.solved() ? ": solved" : "")
        + CutOff.line(result.experiment().environment(), evaluation);
  }
}
