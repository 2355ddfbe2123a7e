package org.ludus.train;

import java.util.Arrays;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.IntConsumer;

/** The threads of a training: the caller's own, and helpers that end with it. */
public final class Workers implements AutoCloseable {

  private final int threads;
  private final ExecutorService helpers;

  /** Makes so many threads available, the caller's included. */
  public Workers(int threads) {
    if (threads < 1) {
      throw new IllegalArgumentException("at least one thread is needed, not " + threads);
    }
    this.threads = threads;
    helpers = threads == 1 ? null : Executors.newFixedThreadPool(threads - 1, Workers::helper);
  }

  private static Thread helper(Runnable work) {
    Thread thread = new Thread(work, "ludus worker");
    // Nobody waits for them when the program ends.
    thread.setDaemon(true);
    return thread;
  }

  /** Returns how many threads there are. */
  public int threads() {
    return threads;
  }

  /** Returns what runs work on another thread; at once on this one if there is no other. */
  public Executor others() {
    return helpers == null ? Runnable::run : helpers;
  }

  /**
   * Shares work out and returns when all of it is done.
   *
   * @param shares how many parts there are, at most {@link #threads}
   * @param work does the part of that number, from 0 on
   */
  void share(int shares, IntConsumer work) {
    CompletableFuture<?>[] others = new CompletableFuture<?>[shares - 1];
    Arrays.setAll(others, i -> CompletableFuture.runAsync(() -> work.accept(i + 1), others()));
    work.accept(0);
    CompletableFuture.allOf(others).join();
  }

  @Override
  public void close() {
    if (helpers != null) {
      helpers.shutdown();
    }
  }
}
