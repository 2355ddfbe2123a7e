package org.ludus.cli;

import java.io.IOException;
import org.ludus.run.TrainingRun;
import org.ludus.train.DivergedException;

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
      run.notices().forEach(progress::tell);
      try {
        train(run);
      } catch (DivergedException e) {
        progress.finish();
        throw new WorkFailedException(e.getMessage() + run.remains());
      }
      return new TrainingReport(run.result(), interrupts.interrupted());
    }
  }

  private void train(TrainingRun run) {
    progress.start(run.steps(), run.trainer().episodes());
    while (!interrupts.interrupted() && !(untilSolved && run.solved()) && run.advance(SLICE)) {
      progress.update(run.steps(), run.trainer().episodes(), run.trainer().recent().returnMean());
    }
    if (interrupts.interrupted()) {
      run.stop();
    } else {
      run.checkpoint();
    }
    progress.finish();
  }
}
