package org.ludus.run;

/**
 * Says when it is time for a checkpoint: after so many steps, or else after so many seconds, which
 * are more where one takes long: a replay memory of pictures may be of several gigabytes.
 */
final class CheckpointTimer {

  private static final long NANOS = 30_000_000_000L;

  /** How many times longer than the last checkpoint took to wait for the next. */
  private static final long PATIENCE = 20;

  private final Long everySteps;
  private long lastSteps;
  private long lastNanos;
  private long wait = NANOS;

  /**
   * Prepares.
   *
   * @param everySteps environment steps between checkpoints; null: go by the clock, so that neither
   *     much work is lost nor much time
   */
  CheckpointTimer(Long everySteps) {
    this.everySteps = everySteps;
  }

  /**
   * Counts anew from a checkpoint that has just been made.
   *
   * @param steps environment steps taken by then
   * @param nanos how long it took
   */
  void made(long steps, long nanos) {
    lastSteps = steps;
    lastNanos = System.nanoTime();
    wait = Math.max(NANOS, PATIENCE * nanos);
  }

  /** Returns whether it is time. */
  boolean due(long steps) {
    return everySteps == null
        ? System.nanoTime() - lastNanos >= wait
        : steps / everySteps != lastSteps / everySteps;
  }
}
