package org.ludus.live;

import java.nio.file.Path;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.ludus.agent.Knob;
import org.ludus.agent.OnlineLearner;
import org.ludus.agent.Policy;
import org.ludus.live.LiveTraining.KnobSetting;
import org.ludus.live.LiveTraining.Phase;
import org.ludus.live.LiveTraining.Progress;
import org.ludus.run.Experiment;
import org.ludus.run.TrainingResult;
import org.ludus.run.TrainingRun;
import org.ludus.train.Curves;
import org.ludus.train.Evaluation;
import org.ludus.train.TrainingListener;

/**
 * Tells the world how a live training stands, and turns its knobs: all of it on the learner's
 * thread, but for {@link #latest}.
 */
final class LiveProgress implements TrainingListener, LiveSteps.Host {

  private static final long NEWS_NANOS = 50_000_000;
  private static final long POLICY_NANOS = 250_000_000;

  /** A policy may take no more than this share of the time to be copied: the inverse of it. */
  private static final long POLICY_SHARE = 100;

  private final Experiment experiment;
  private final Path folder;
  private final LiveControls controls;
  private final Curves curves;
  private final StepRate rate = new StepRate();
  private final Map<String, Double> metrics = new LinkedHashMap<>();
  private volatile Progress latest;

  private TrainingRun run;
  private Optional<Policy> policy = Optional.empty();
  private long nextNews;
  private long nextPolicy;
  private long newsSteps = -1;
  private long policySteps = -1;
  private long savedSteps = -1;

  LiveProgress(Experiment experiment, Path folder, LiveControls controls, Curves curves) {
    this.experiment = experiment;
    this.folder = folder;
    this.controls = controls;
    this.curves = curves;
    latest = progress(Phase.RUNNING, "", Optional.empty());
  }

  Progress latest() {
    return latest;
  }

  /** Begins to tell. */
  void begin(TrainingRun opened) {
    run = opened;
    nextNews = System.nanoTime();
    nextPolicy = nextNews;
    breathe();
  }

  /** Takes note of a save. */
  void saved() {
    savedSteps = run.steps();
    nextNews = System.nanoTime();
  }

  /** Tells the end: that of the training if there is a result, or else an early one. */
  void end(Optional<TrainingResult> result) {
    latest = progress(result.isPresent() ? Phase.FINISHED : Phase.STOPPED, "", result);
  }

  /** Tells what went wrong. */
  void fail(String message) {
    latest = progress(Phase.FAILED, message, Optional.empty());
  }

  /** Says, as the end of a sentence, what is left of a training that went wrong. */
  String remains() {
    return run == null ? "" : run.remains();
  }

  /** Turns knobs, and tells how things stand if it is time. */
  @Override
  public void breathe() {
    turnKnobs();
    long now = System.nanoTime();
    Phase phase = controls.paused() ? Phase.PAUSED : Phase.RUNNING;
    if (now < nextNews && phase == latest.phase()) {
      return;
    }
    nextNews = now + NEWS_NANOS;
    if (phase == Phase.PAUSED) {
      rate.clear();
    } else {
      rate.add(now, run.steps());
    }
    if (run.steps() != newsSteps) {
      newsSteps = run.steps();
      addLiveFigures();
    }
    if (now >= nextPolicy && run.steps() != policySteps) {
      policySteps = run.steps();
      policy = Optional.of(run.agent().policy());
      long took = System.nanoTime() - now;
      nextPolicy = now + Math.max(POLICY_NANOS, took * POLICY_SHARE);
    }
    latest = progress(phase, "", Optional.empty());
  }

  private void turnKnobs() {
    Map<String, Double> turned = controls.takeTurned();
    if (turned.isEmpty()) {
      return;
    }
    for (Knob knob : run.agent().knobs()) {
      if (turned.containsKey(knob.name())) {
        double value = knob.set(turned.get(knob.name()));
        run.intervene(knob.name(), Double.toString(value));
      }
    }
    nextNews = System.nanoTime();
  }

  private void addLiveFigures() {
    run.agent()
        .metrics()
        .glance(
            (name, value) -> {
              curves.add(name, newsSteps, value);
              if (!Double.isNaN(value)) {
                metrics.put(name, value);
              }
            });
    double perSecond = rate.perSecond();
    if (perSecond > 0) {
      curves.add("steps_per_second", newsSteps, perSecond);
    }
  }

  @Override
  public void steering(boolean begins) {
    run.intervene("stick", begins ? "taken" : "released");
  }

  @Override
  public void episodeEnded(EpisodeEnd end) {
    curves.add("return", end.steps(), end.episodeReturn());
    curves.add("length", end.steps(), end.length());
  }

  @Override
  public void evaluated(Evaluation evaluation) {
    curves.add("eval_return", evaluation.steps(), evaluation.evaluation().returnMean());
    policy = Optional.of(evaluation.policy());
  }

  private Progress progress(Phase phase, String failure, Optional<TrainingResult> result) {
    boolean open = run != null;
    return new Progress(
        phase,
        open ? run.steps() : 0,
        experiment.training().steps(),
        open ? run.trainer().episodes() : 0,
        open ? run.wallSeconds() : 0,
        phase == Phase.RUNNING ? rate.perSecond() : 0,
        policy,
        open ? run.trainer().bestReturn() : Double.NaN,
        open && run.solved(),
        Collections.unmodifiableMap(new LinkedHashMap<>(metrics)),
        open ? knobs() : List.of(),
        open && steerable(),
        open ? run.interventions() : 0,
        savedSteps,
        open ? run.notices() : List.of(),
        failure,
        result,
        folder);
  }

  /** Returns whether the agent learns from what a person does. */
  private boolean steerable() {
    return run.agent() instanceof OnlineLearner learner && learner.learnsFromOthers();
  }

  private List<KnobSetting> knobs() {
    return run.agent().knobs().stream()
        .map(
            knob ->
                new KnobSetting(
                    knob.name(),
                    knob.label(),
                    knob.low(),
                    knob.high(),
                    knob.logarithmic(),
                    knob.value()))
        .toList();
  }
}
