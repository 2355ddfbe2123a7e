package org.ludus.file;

import java.lang.management.ManagementFactory;

/** Counts what is allocated, for files that ask for much. */
public final class Allocations {

  private Allocations() {}

  /** What may allocate. */
  @FunctionalInterface
  public interface Action {

    /** Does it. */
    void run() throws Exception;
  }

  /** Returns how many bytes this thread has allocated for it, whether or not they are in use. */
  public static long of(Action action) throws Exception {
    var threads = (com.sun.management.ThreadMXBean) ManagementFactory.getThreadMXBean();
    long before = threads.getCurrentThreadAllocatedBytes();
    action.run();
    return threads.getCurrentThreadAllocatedBytes() - before;
  }
}
