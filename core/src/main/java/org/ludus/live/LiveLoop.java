package org.ludus.live;

import java.util.Optional;
import org.ludus.run.TrainingResult;
import org.ludus.run.TrainingRun;

/** The life of the learner's thread: between two slices of training it does what a person wants. */
final class LiveLoop {

  /** How long a slice should take: short enough to be stopped at once. */
  private static final long SLICE_NANOS = 10_000_000;

  private static final int LONGEST_SLICE = 10_000;
  private static final long REST_NANOS = 50_000_000;

  private final TrainingRun run;
  private final LiveControls controls;
  private final LiveSteps steps;
  private final LiveProgress progress;
  private int slice = 1;

  LiveLoop(TrainingRun run, LiveControls controls, LiveSteps steps, LiveProgress progress) {
    this.run = run;
    this.controls = controls;
    this.steps = steps;
    this.progress = progress;
  }

  /** Trains to the end and returns the result, or until it is to stop, and returns none. */
  Optional<TrainingResult> learn() {
    boolean more = true;
    while (more && !controls.closing()) {
      long wishes = controls.wishes();
      steps.settle();
      if (controls.takeSave()) {
        run.save();
        progress.saved();
      }
      progress.breathe();
      if (controls.paused()) {
        controls.await(wishes, REST_NANOS);
      } else {
        more = advance();
      }
    }
    steps.letGo();
    if (more) {
      run.stop();
      return Optional.empty();
    }
    run.checkpoint();
    return Optional.of(run.result());
  }

  private boolean advance() {
    if (controls.watched()) {
      return run.advance(1);
    }
    long start = System.nanoTime();
    boolean more = run.advance(slice);
    double took = Math.max(1, System.nanoTime() - start);
    double wanted = slice * Math.min(2, SLICE_NANOS / took);
    slice = (int) Math.max(1, Math.min(LONGEST_SLICE, wanted));
    return more;
  }
}
