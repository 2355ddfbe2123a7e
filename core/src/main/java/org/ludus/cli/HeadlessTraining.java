package org.ludus.cli;

import java.io.IOException;
import org.ludus.env.wrapper.EnvironmentFault;
import org.ludus.run.TrainingRun;
import org.ludus.train.DivergedException;
import org.ludus.train.StoppedException;

/**
 * Drives a training without a window to its end or the next stop: by Ctrl-C, by SIGTERM, or because
 * the world is solved. It leaves a checkpoint either way.
 */
final class HeadlessTraining {

  /** Environment steps between two looks at whether to stop. */
  private static final int SLICE = 1_000;

  private final boolean untilSolved;
  private final ProgressLine progress;
  private final Interrupts interrupts;

  HeadlessTraining(boolean untilSolved, ProgressLine progress, Interrupts interrupts) {
    this.untilSolved = untilSolved;
    this.progress = progress;
    this.interrupts = interrupts;
  }

  /** Begins a run, or goes on with one. */
  @FunctionalInterface
  interface RunStart {
    TrainingRun begin() throws IOException;
  }

  TrainingReport train(RunStart start) throws IOException {
    try (TrainingRun run = start.begin()) {
      // Until here there is nothing to save, and Ctrl-C ends the program as it ends others.
      interrupts.hold();
      run.notices().forEach(progress::tell);
      return train(run);
    }
  }

  private TrainingReport train(TrainingRun run) {
    try {
      advance(run);
      return interrupts.interrupted()
          ? TrainingReport.stopped(run.standing(), run.steps())
          : TrainingReport.finished(run.result());
    } catch (StoppedException e) {
      return TrainingReport.stopped(run.standing(), run.checkpointStep());
    } catch (DivergedException | EnvironmentFault e) {
      throw new WorkFailedException(e.getMessage() + run.remains(), e);
    } finally {
      progress.finish();
    }
  }

  private void advance(TrainingRun run) {
    progress.start(run.steps(), run.trainer().episodes());
    while (!interrupts.interrupted() && !(untilSolved && run.solved()) && run.advance(SLICE)) {
      progress.update(run.steps(), run.trainer().episodes(), run.trainer().recent().returnMean());
    }
    if (interrupts.interrupted()) {
      run.stop();
    } else {
      run.checkpoint();
    }
  }
}
