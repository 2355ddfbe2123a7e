package org.ludus.cli;

import java.io.PrintWriter;
import java.util.Locale;
import org.ludus.train.Evaluation;
import org.ludus.train.TrainingConfig;
import org.ludus.train.TrainingListener;

/**
 * Shows how a training gets on: on a terminal one line that is drawn over and over, elsewhere a
 * line for each evaluation.
 */
final class ProgressLine implements TrainingListener {

  private static final long REDRAW_NANOS = 100_000_000;
  private static final int BAR_WIDTH = 24;

  private final PrintWriter err;
  private final boolean quiet;
  private final boolean terminal;
  private final TrainingConfig budget;
  private long start;

  /** Steps taken, and share of the budget used, before the start, by a run that goes on. */
  private long firstStep;

  private double firstShare;

  private long lastDrawn;
  private double evaluated = Double.NaN;

  ProgressLine(PrintWriter err, boolean quiet, TrainingConfig budget) {
    this.err = err;
    this.quiet = quiet;
    this.budget = budget;
    // The launcher looks whether standard error is a terminal; Java itself can only tell of input
    // and output together.
    terminal = System.getenv("LUDUS_TERMINAL") != null;
  }

  void start(long steps, long episodes) {
    firstStep = steps;
    firstShare = budget.used(steps, episodes);
    start = System.nanoTime();
    lastDrawn = start;
  }

  /** Draws the line if it is time. */
  void update(long steps, long episodes, double recentReturn) {
    long now = System.nanoTime();
    if (terminal && !quiet && now - lastDrawn >= REDRAW_NANOS) {
      lastDrawn = now;
      err.print("\r" + line(steps, episodes, recentReturn, now) + "\u001b[K");
      err.flush();
    }
  }

  @Override
  public void evaluated(Evaluation evaluation) {
    evaluated = evaluation.evaluation().returnMean();
    if (!terminal && !quiet) {
      err.println(
          line(
              evaluation.steps(),
              evaluation.episodes(),
              evaluation.training().returnMean(),
              System.nanoTime()));
      err.flush();
    }
  }

  /** Tells something that is no progress, in a line of its own. */
  void tell(String text) {
    finish();
    err.println("ludus: " + text);
    err.flush();
  }

  /** Clears the line. */
  void finish() {
    if (terminal && !quiet) {
      err.print("\r\u001b[K");
      err.flush();
    }
  }

  private String line(long steps, long episodes, double recentReturn, long now) {
    double seconds = Math.max(1e-9, (now - start) / 1e9);
    double share = Math.min(1, budget.used(steps, episodes));
    int filled = (int) Math.round(share * BAR_WIDTH);
    String bar = "#".repeat(filled) + "-".repeat(BAR_WIDTH - filled);
    return String.format(
        Locale.ROOT,
        "[%s] %3.0f%%  %,d/%,d steps  %,.0f steps/s  return %s  evaluated %s  %s left",
        bar,
        share * 100,
        steps,
        // What has begun when the steps are used up, a rollout say, is completed.
        Math.max(steps, budget.steps()),
        (steps - firstStep) / seconds,
        number(recentReturn),
        number(evaluated),
        share == 1 ? duration(0) : duration(seconds * (1 - share) / (share - firstShare)));
  }

  private static String number(double value) {
    return Double.isNaN(value) ? "-" : String.format(Locale.ROOT, "%.1f", value);
  }

  private static String duration(double seconds) {
    if (!Double.isFinite(seconds) || seconds < 0) {
      return "?";
    }
    long whole = Math.round(seconds);
    return whole >= 3600
        ? String.format(Locale.ROOT, "%d:%02d:%02d", whole / 3600, whole / 60 % 60, whole % 60)
        : String.format(Locale.ROOT, "%d:%02d", whole / 60, whole % 60);
  }
}
