package org.ludus.check;

import java.lang.management.CompilationMXBean;
import java.lang.management.ManagementFactory;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.function.LongSupplier;

/**
 * Measures a speed in rounds until it stands still. A fixed time to warm up is not enough: where
 * the machine is busy, Java's compiler gets as little of it as everybody else, and what is measured
 * is code that it has not come to yet, a thousand times slower.
 */
public final class SteadyMeasurement {

  /** So many rounds, the last ones, have to agree; no measurement is shorter. */
  private static final int LAST = 5;

  /** How far they may lie apart, as a share of the fastest. */
  private static final double AGREEMENT = 0.05;

  /** Slow code may run evenly, too, while its faster version is being compiled. */
  private static final double COMPILING = 0.05;

  /** Below this share of a processor, others had the rest: waiting does not change that. */
  private static final double ALONE = 0.9;

  /** Who does not stand still after so many times the shortest measurement never will. */
  private static final double PATIENCE = 12;

  private final LongSupplier nanoTime;
  private final LongSupplier compilerMillis;

  /**
   * Makes a measurement by other clocks.
   *
   * @param nanoTime only goes forward, in ns
   * @param compilerMillis how long Java's compiler has worked so far, in ms
   */
  SteadyMeasurement(LongSupplier nanoTime, LongSupplier compilerMillis) {
    this.nanoTime = nanoTime;
    this.compilerMillis = compilerMillis;
  }

  /** Makes a measurement by this machine's clocks. */
  public SteadyMeasurement() {
    this(System::nanoTime, SteadyMeasurement::compilerTime);
  }

  private static long compilerTime() {
    CompilationMXBean compiler = ManagementFactory.getCompilationMXBean();
    boolean known = compiler != null && compiler.isCompilationTimeMonitoringSupported();
    return known ? compiler.getTotalCompilationTime() : 0;
  }

  /** What is repeated. */
  @FunctionalInterface
  public interface Round {

    /**
     * Works and measures.
     *
     * @param seconds about how long
     */
    Sample run(double seconds);
  }

  /**
   * What a round found.
   *
   * @param rate things done in a second
   * @param core how much of a processor the one who worked had, as a share; 1 if that does not
   *     matter
   */
  public record Sample(double rate, double core) {}

  /**
   * A speed.
   *
   * @param rate things done in a second, in the fastest of the last rounds: what else runs on a
   *     machine only ever takes time away, so that the fastest is the least disturbed
   * @param least the rate of the slowest of these rounds
   * @param core how much of a processor the one who worked had in them, as a share
   * @param compiling the time for which Java's compiler worked meanwhile, as a share of theirs
   */
  public record Figure(double rate, double least, double core, double compiling) {

    /** Returns how far the last rounds lie apart, as a share of the fastest. */
    public double spread() {
      return 1 - least / rate;
    }

    /** Returns whether the figure is worth no more waiting: it stands still. */
    public boolean standsStill() {
      return spread() <= AGREEMENT && compiling <= COMPILING;
    }

    /** Returns whether the figure stood still in the end, and nobody else was at work. */
    public boolean steady() {
      return trouble().isEmpty();
    }

    /** Returns why the figure is not to be relied on, if it is not. */
    public Optional<String> trouble() {
      if (spread() > AGREEMENT) {
        return Optional.of(
            String.format(
                Locale.ROOT,
                "the last rounds differ by %.0f%%; is the machine busy?",
                100 * spread()));
      } else if (core < ALONE) {
        return Optional.of(
            String.format(
                Locale.ROOT,
                "others took %.0f%% of the processor; is the machine busy?",
                100 - 100 * core));
      } else if (compiling > COMPILING) {
        return Optional.of("Java was still compiling; a longer --seconds may help");
      }
      return Optional.empty();
    }
  }

  /**
   * Measures until the figure stands still, or for twelve times as long as that would take at best.
   *
   * @param seconds the least time to measure
   */
  public Figure measure(double seconds, Round round) {
    Sample[] last = new Sample[LAST];
    long[] begun = new long[LAST];
    long[] compiled = new long[LAST];
    long start = nanoTime.getAsLong();
    for (int rounds = 1; ; rounds++) {
      int slot = (rounds - 1) % LAST;
      begun[slot] = nanoTime.getAsLong();
      compiled[slot] = compilerMillis.getAsLong();
      last[slot] = round.run(seconds / LAST);
      if (rounds >= LAST) {
        int oldest = rounds % LAST;
        long now = nanoTime.getAsLong();
        double millis = (now - begun[oldest]) / 1e6;
        Figure figure = figure(last, (compilerMillis.getAsLong() - compiled[oldest]) / millis);
        if (figure.standsStill() || now - start >= PATIENCE * seconds * 1e9) {
          return figure;
        }
      }
    }
  }

  private static Figure figure(Sample[] samples, double compiling) {
    return new Figure(
        Arrays.stream(samples).mapToDouble(Sample::rate).max().orElseThrow(),
        Arrays.stream(samples).mapToDouble(Sample::rate).min().orElseThrow(),
        Arrays.stream(samples).mapToDouble(Sample::core).average().orElseThrow(),
        compiling);
  }
}
