package org.ludus.check;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.util.Arrays;
import java.util.function.LongSupplier;

/** Times work on the current thread, stretch by stretch. */
public final class Stretches {

  /** There has to be a middle one, however slow they are. */
  private static final int FEWEST = 5;

  /** On some systems a thread's time goes on in ticks of a sixtieth of a second, in ns. */
  private static final long COARSE = 1_000_000;

  private static final LongSupplier PROCESSOR_TIME = processorTime();

  private final LongSupplier work;
  private final LongSupplier nanoTime;
  private final LongSupplier threadTime;

  /** Room for the times per thing of one round, in ns. */
  private double[] times = new double[1024];

  /**
   * Times by other clocks.
   *
   * @param work does one stretch and returns how many things were done; the shorter, the fewer of
   *     them are disturbed
   * @param nanoTime only goes forward, in ns
   * @param threadTime for how long the current thread has had a processor, in ns; where that is not
   *     known, the same as {@code nanoTime}
   */
  Stretches(LongSupplier work, LongSupplier nanoTime, LongSupplier threadTime) {
    this.work = work;
    this.nanoTime = nanoTime;
    this.threadTime = threadTime;
  }

  /** Times by this machine's clocks. */
  public Stretches(LongSupplier work) {
    this(work, System::nanoTime, PROCESSOR_TIME);
  }

  /** Returns the current thread's time on a processor, where that is counted finely. */
  private static LongSupplier processorTime() {
    ThreadMXBean threads = ManagementFactory.getThreadMXBean();
    if (!threads.isCurrentThreadCpuTimeSupported()) {
      return System::nanoTime;
    }
    long first = threads.getCurrentThreadCpuTime();
    long next;
    do {
      next = threads.getCurrentThreadCpuTime();
    } while (next == first);
    return next - first < COARSE ? threads::getCurrentThreadCpuTime : System::nanoTime;
  }

  /**
   * What came out.
   *
   * @param medianRate things done in a second, by the median of the stretches: one in which the
   *     thread lost its processor takes longer, but most are shorter than the time for which a
   *     thread is left alone
   * @param rate things done in a second of processor time, where that is known: what others took of
   *     the machine does not count
   * @param core how much of the time the thread had a processor, as a share; 1 if unknown
   */
  public record Times(double medianRate, double rate, double core) {}

  /** Works for so many seconds, and at least for a few stretches. */
  public Times run(double seconds) {
    long had = threadTime.getAsLong();
    long start = nanoTime.getAsLong();
    long end = start + (long) (seconds * 1e9);
    long things = 0;
    int count = 0;
    long now = start;
    while (now < end || count < FEWEST) {
      long before = now;
      long done = work.getAsLong();
      now = nanoTime.getAsLong();
      if (count == times.length) {
        times = Arrays.copyOf(times, 2 * count);
      }
      times[count++] = (double) (now - before) / done;
      things += done;
    }
    double worked = threadTime.getAsLong() - had;
    Arrays.sort(times, 0, count);
    return new Times(
        1e9 / times[count / 2], 1e9 * things / worked, Math.min(1, worked / (now - start)));
  }
}
