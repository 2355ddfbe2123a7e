package org.ludus.train;

import java.util.Arrays;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/** The threads of a training: the caller's own, and helpers that end with it. */
public final class Workers implements AutoCloseable {

  private final int threads;
  private final Stop stop;
  private final ExecutorService helpers;

  /** Makes so many threads available, the caller's included, whose work is not to be stopped. */
  public Workers(int threads) {
    this(threads, new Stop());
  }

  /**
   * Makes so many threads available, the caller's included.
   *
   * @param stop ends their work before its time
   */
  public Workers(int threads, Stop stop) {
    if (threads < 1) {
      throw new IllegalArgumentException("at least one thread is needed, not " + threads);
    }
    this.threads = threads;
    this.stop = stop;
    helpers = threads == 1 ? null : Executors.newFixedThreadPool(threads - 1, Workers::helper);
  }

  private static Thread helper(Runnable work) {
    Thread thread = new Thread(work, "ludus worker");
    // Nobody waits for them when the program ends.
    thread.setDaemon(true);
    return thread;
  }

  /** Returns what ends their work before its time. */
  Stop stop() {
    return stop;
  }

  /** Returns how many threads there are. */
  public int threads() {
    return threads;
  }

  /** Returns what runs work on another thread; at once on this one if there is no other. */
  public Executor others() {
    return helpers == null ? Runnable::run : helpers;
  }

  /** Work in numbered pieces that do not depend on each other. */
  @FunctionalInterface
  interface Work {

    /**
     * Does one piece.
     *
     * @param worker the number of the thread that does it, from 0 on; only this thread has it
     * @param piece the number of the piece, from 0 on
     */
    void run(int worker, int piece);
  }

  /**
   * Does all pieces of some work, each once: a thread that is free takes the next one, so that none
   * is idle while another has a slow one and more to do. Returns when no thread is at work any
   * more, also after a failure; then no further piece is begun, and what is thrown is the failure
   * of the lowest number.
   *
   * @param pieces how many there are
   * @param most how many threads may take part; not more than {@link #threads} do
   */
  void share(int pieces, int most, Work work) {
    Shared shared = new Shared(pieces, work);
    int others = Math.min(pieces, Math.min(most, threads)) - 1;
    if (others <= 0) {
      shared.takePart(0);
    } else {
      CompletableFuture<?>[] parts = new CompletableFuture<?>[others];
      Arrays.setAll(parts, i -> CompletableFuture.runAsync(() -> shared.takePart(i + 1), others()));
      shared.takePart(0);
      CompletableFuture.allOf(parts).join();
    }
    shared.throwFailure();
  }

  /** Waits until the helpers have done what they are at, and ends them. */
  @Override
  public void close() {
    if (helpers == null) {
      return;
    }
    helpers.shutdown();
    boolean interrupted = false;
    while (!helpers.isTerminated()) {
      try {
        helpers.awaitTermination(Long.MAX_VALUE, TimeUnit.NANOSECONDS);
      } catch (InterruptedException e) {
        // Whoever closes goes on to close what the helpers use: there is no leaving early.
        interrupted = true;
      }
    }
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
  }

  /** What the threads have in common while they share one piece of work after the other. */
  private static final class Shared {

    private final int pieces;
    private final Work work;
    private final AtomicInteger next = new AtomicInteger();
    private int failedPiece = Integer.MAX_VALUE;
    private Throwable failure;

    Shared(int pieces, Work work) {
      this.pieces = pieces;
      this.work = work;
    }

    void takePart(int worker) {
      int piece;
      while ((piece = next.getAndIncrement()) < pieces) {
        try {
          work.run(worker, piece);
        } catch (RuntimeException | Error e) {
          failed(piece, e);
          return;
        }
      }
    }

    /**
     * Pieces are begun in their order: all below the failed one have been begun and will end, so
     * that the lowest that fails is the same whatever the threads do.
     */
    private synchronized void failed(int piece, Throwable e) {
      next.set(pieces);
      if (piece < failedPiece) {
        failedPiece = piece;
        failure = e;
      }
    }

    /** Throws the failure, if there was one, as it came: only these two kinds are caught. */
    synchronized void throwFailure() {
      if (failure instanceof Error error) {
        throw error;
      } else if (failure instanceof RuntimeException exception) {
        throw exception;
      }
    }
  }
}
