package org.ludus.cli;

import java.io.PrintWriter;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.ludus.train.Stop;

/**
 * Turns Ctrl-C and SIGTERM into a request to finish: once it {@linkplain #hold holds} the exit, the
 * first of them asks for an orderly end, a moment later for one at once, and the program ends when
 * the work has been saved and this is closed.
 */
final class Interrupts implements AutoCloseable {

  /** So much is enough for what can be completed; what takes longer is given up. */
  private static final long ORDERLY_MILLIS = 500;

  /** After this, whoever waits is told why. */
  private static final long SILENT_MILLIS = 400;

  /** Saving takes a moment, and an update perhaps more; a hung program must still die. */
  private static final int PATIENCE_SECONDS = 60;

  private final PrintWriter err;
  private final Stop stop = new Stop();
  private final CountDownLatch closed = new CountDownLatch(1);
  private final Thread hook = new Thread(this::interrupt, "ludus-interrupt");

  /**
   * Prepares.
   *
   * @param err where to say that it takes a moment
   */
  Interrupts(PrintWriter err) {
    this.err = err;
  }

  /** Returns what asks for an early end. */
  Stop stop() {
    return stop;
  }

  /** From now on the program ends only when this is closed. */
  void hold() {
    Runtime.getRuntime().addShutdownHook(hook);
  }

  /** Returns whether it is time to finish. */
  boolean interrupted() {
    return stop.isAsked();
  }

  private void interrupt() {
    stop.ask();
    try {
      if (closed.await(ORDERLY_MILLIS, TimeUnit.MILLISECONDS)) {
        return;
      }
      stop.insist();
      if (!closed.await(SILENT_MILLIS, TimeUnit.MILLISECONDS)) {
        err.println("ludus: stopping, once the update under way is complete and saved...");
        err.flush();
        closed.await(PATIENCE_SECONDS, TimeUnit.SECONDS);
      }
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
