package org.ludus.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Locale;
import java.util.Map;
import org.ludus.agent.Policy;
import org.ludus.env.Environment;
import org.ludus.registry.Experiment;
import org.ludus.registry.Model;
import org.ludus.registry.ModelFile;
import org.ludus.train.DivergedException;
import org.ludus.train.EpisodeStatistics;
import org.ludus.train.Evaluation;
import org.ludus.train.RunDirectory;
import org.ludus.train.Trainer;
import org.yaml.snakeyaml.DumperOptions;
import org.yaml.snakeyaml.Yaml;

/**
 * One training from its start, or from where it was stopped, to its end or the next stop: by
 * Ctrl-C, by SIGTERM, or because the world is solved. It leaves a checkpoint either way.
 */
final class TrainingRun {

  /** Episodes of the evaluation at the end, on seeds no earlier evaluation has seen. */
  private static final int FINAL_EPISODES = 100;

  /** Environment steps between two looks at whether to stop. */
  private static final int SLICE = 1_000;

  private final Experiment experiment;
  private final int threads;
  private final boolean untilSolved;
  private final CheckpointTimer checkpoints;
  private final BestPolicy best;
  private final ProgressLine progress;
  private final Listeners listeners;
  private long checkpointStep;

  TrainingRun(
      Experiment experiment,
      int threads,
      boolean untilSolved,
      CheckpointTimer checkpoints,
      boolean quiet,
      PrintWriter err) {
    this.experiment = experiment;
    this.threads = threads;
    this.untilSolved = untilSolved;
    this.checkpoints = checkpoints;
    best = new BestPolicy(solvedReturn(experiment));
    progress = new ProgressLine(err, quiet, experiment.training().steps());
    listeners = new Listeners(best, progress);
  }

  private static double solvedReturn(Experiment experiment) {
    try (Environment<?> world = experiment.makeEnvironment()) {
      return world.spec().solvedReturn();
    }
  }

  /** Where a run's folder comes from. */
  @FunctionalInterface
  private interface Opening {
    RunDirectory open(Trainer trainer) throws IOException;
  }

  /** Trains from the start, and keeps the run in a folder that does not exist yet or is empty. */
  TrainingReport begin(Path folder, Interrupts interrupts) throws IOException {
    return train(
        interrupts,
        trainer ->
            RunDirectory.create(folder, yaml(), this::write, System::nanoTime, epochSeconds()));
  }

  /** Goes on with the run in a folder. */
  TrainingReport resume(Path folder, Interrupts interrupts) throws IOException {
    return train(
        interrupts,
        trainer -> {
          RunDirectory run =
              RunDirectory.resume(folder, trainer, this::write, System::nanoTime, epochSeconds());
          Files.writeString(folder.resolve(RunDirectory.CONFIG), yaml());
          if (run.best().isPresent()) {
            best.goOnFrom(ModelFile.read(run.best().get()).policy());
          }
          return run;
        });
  }

  private TrainingReport train(Interrupts interrupts, Opening opening) throws IOException {
    // The folder comes last, so that a refused experiment leaves none behind.
    try (Experiment.Session session = experiment.start(listeners, threads);
        RunDirectory run = opening.open(session.trainer())) {
      listeners.add(run);
      Trainer trainer = session.trainer();
      try {
        train(trainer, run, interrupts);
      } catch (DivergedException e) {
        progress.finish();
        throw new WorkFailedException(e.getMessage() + lastGood(run));
      }
      return report(trainer, run, interrupts.interrupted());
    }
  }

  private void train(Trainer trainer, RunDirectory run, Interrupts interrupts) {
    progress.start(trainer.steps());
    checkpoints.start(trainer.steps());
    // Wherever the run may be cut off, there is something to go on from.
    checkpoint(trainer, run);
    while (!interrupts.interrupted() && !(untilSolved && best.solved()) && trainer.advance(SLICE)) {
      progress.update(trainer.steps(), trainer.recent().returnMean());
      if (checkpoints.due(trainer.steps())) {
        checkpoint(trainer, run);
      }
    }
    checkpoint(trainer, run);
    if (interrupts.interrupted()) {
      // Out of turn, for what has been learned to be kept as a model: no part of the checkpoint.
      trainer.evaluateNow();
    }
    progress.finish();
  }

  /** Says what is left of a training that ran away. */
  private String lastGood(RunDirectory run) {
    String checkpoint =
        String.format(
            Locale.ROOT,
            "; the last good checkpoint, of step %,d, is %s",
            checkpointStep,
            RunDirectory.checkpointFile(run.folder()));
    return checkpoint + run.best().map(model -> ", and the best model so far " + model).orElse("");
  }

  private void checkpoint(Trainer trainer, RunDirectory run) {
    run.checkpoint(trainer);
    checkpointStep = trainer.steps();
  }

  private TrainingReport report(Trainer trainer, RunDirectory run, boolean interrupted) {
    double seconds = run.wallSeconds();
    EpisodeStatistics evaluation;
    try (Environment<?> world = experiment.makeEnvironment()) {
      evaluation =
          Evaluations.onFreshSeeds(
              world, best.policy().greedy(), FINAL_EPISODES, experiment.seed());
    }
    return new TrainingReport(
        experiment,
        trainer.steps(),
        trainer.episodes(),
        seconds,
        evaluation,
        best.solves(evaluation),
        run.folder(),
        interrupted);
  }

  private void write(Path file, Policy policy, Evaluation evaluation) throws IOException {
    Model model =
        new Model(
            experiment.environment(),
            experiment.agent(),
            experiment.settings(),
            policy,
            evaluation.steps());
    ModelFile.write(file, model, evaluation);
  }

  private String yaml() {
    DumperOptions style = new DumperOptions();
    style.setDefaultFlowStyle(DumperOptions.FlowStyle.BLOCK);
    Map<String, Object> map = experiment.toMap();
    map.put("ludus_version", Version.program());
    map.put("java_version", Version.java());
    map.put("platform", Version.platform());
    return new Yaml(style).dump(map);
  }

  private static double epochSeconds() {
    return Instant.now().toEpochMilli() / 1e3;
  }
}
