package org.ludus.cli;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * Turns Ctrl-C and SIGTERM into a request to finish: while open, the first of them is noted, and
 * the exit held back until the work has been saved and this is closed.
 */
final class Interrupts implements AutoCloseable {

  /** Saving takes a moment; a hung program must still die. */
  private static final int PATIENCE_SECONDS = 60;

  private final CountDownLatch closed = new CountDownLatch(1);
  private final Thread hook = new Thread(this::interrupt, "ludus-interrupt");
  private volatile boolean interrupted;

  Interrupts() {
    Runtime.getRuntime().addShutdownHook(hook);
  }

  /** Returns whether it is time to finish. */
  boolean interrupted() {
    return interrupted;
  }

  private void interrupt() {
    interrupted = true;
    await();
  }

  private void await() {
    try {
      closed.await(PATIENCE_SECONDS, TimeUnit.SECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  @Override
  public void close() {
    closed.countDown();
    try {
      Runtime.getRuntime().removeShutdownHook(hook);
    } catch (IllegalStateException e) {
      // The exit is under way, and waits for nothing but the latch.
      return;
    }
  }
}
