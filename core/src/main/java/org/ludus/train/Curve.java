package org.ludus.train;

/**
 * A figure over the steps of a training, thinned to be drawn: each point stands for some values one
 * after the other. Immutable.
 */
public final class Curve {

  private final double[] steps;
  private final double[] means;
  private final double[] lows;
  private final double[] highs;
  private final double[] runningMeans;
  private final double[] runningDeviations;

  Curve(
      double[] steps,
      double[] means,
      double[] lows,
      double[] highs,
      double[] runningMeans,
      double[] runningDeviations) {
    this.steps = steps;
    this.means = means;
    this.lows = lows;
    this.highs = highs;
    this.runningMeans = runningMeans;
    this.runningDeviations = runningDeviations;
  }

  /** Returns how many points there are. */
  public int size() {
    return steps.length;
  }

  /** Returns the environment steps at the last of a point's values. */
  public double steps(int point) {
    return steps[point];
  }

  /** Returns the mean of a point's values. */
  public double mean(int point) {
    return means[point];
  }

  /** Returns the least of a point's values. */
  public double low(int point) {
    return lows[point];
  }

  /** Returns the greatest of a point's values. */
  public double high(int point) {
    return highs[point];
  }

  /** Returns the mean over about the last hundred values, as of the end of a point. */
  public double runningMean(int point) {
    return runningMeans[point];
  }

  /** Returns the standard deviation over about the last hundred values, as of a point's end. */
  public double runningDeviation(int point) {
    return runningDeviations[point];
  }
}
