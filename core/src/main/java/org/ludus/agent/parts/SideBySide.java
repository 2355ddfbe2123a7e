package org.ludus.agent.parts;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.Executor;

/**
 * Two pieces of work that have nothing to do with each other, on two threads where there are two.
 */
public final class SideBySide {

  private SideBySide() {}

  /**
   * Does both and returns when both are done.
   *
   * @param other runs the second one; {@code Runnable::run} does so at once
   * @throws RuntimeException what one of them threw, after the other has come to its end
   */
  public static void run(Executor other, Runnable first, Runnable second) {
    CompletableFuture<Void> meanwhile = CompletableFuture.runAsync(second, other);
    try {
      first.run();
    } finally {
      waitFor(meanwhile);
    }
  }

  private static void waitFor(CompletableFuture<Void> work) {
    try {
      work.join();
    } catch (CompletionException e) {
      if (e.getCause() instanceof RuntimeException failure) {
        throw failure;
      }
      throw e;
    }
  }
}
