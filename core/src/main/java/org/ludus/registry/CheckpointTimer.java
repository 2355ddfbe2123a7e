package org.ludus.registry;

/** Says when it is time for a checkpoint: after so many steps, or else after so many seconds. */
final class CheckpointTimer {

  private static final long NANOS = 30_000_000_000L;

  private final Long everySteps;
  private long lastSteps;
  private long lastNanos;

  /**
   * Prepares.
   *
   * @param everySteps environment steps between checkpoints; null: go by the clock, so that neither
   *     much work is lost nor much time
   */
  CheckpointTimer(Long everySteps) {
    this.everySteps = everySteps;
  }

  /** Starts to count. */
  void start(long steps) {
    lastSteps = steps;
    lastNanos = System.nanoTime();
  }

  /** Returns whether it is time; if so, starts to count anew. */
  boolean due(long steps) {
    boolean due =
        everySteps == null
            ? System.nanoTime() - lastNanos >= NANOS
            : steps / everySteps != lastSteps / everySteps;
    if (due) {
      start(steps);
    }
    return due;
  }
}
