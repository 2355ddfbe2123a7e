package org.ludus.train;

import java.util.Arrays;

/**
 * All values of one figure in a memory that does not grow: when it is full, every two neighbours
 * become one point, and each point from then on takes in twice as many values.
 */
final class CurveHistory {

  /** Even, so that neighbours come in pairs; more than a curve on screen has pixels to show. */
  static final int MOST_POINTS = 512;

  /** The share of the newest value in the running figures: they cover about a hundred. */
  private static final double NEWEST = 0.02;

  private final double[] steps = new double[MOST_POINTS];
  private final double[] sums = new double[MOST_POINTS];
  private final double[] lows = new double[MOST_POINTS];
  private final double[] highs = new double[MOST_POINTS];
  private final double[] runningMeans = new double[MOST_POINTS];
  private final double[] runningDeviations = new double[MOST_POINTS];
  private final long[] counts = new long[MOST_POINTS];
  private int size;
  private long valuesPerPoint = 1;
  private long values;
  private double runningMean;
  private double runningVariance;

  /** The curve as of the last value; null if it has to be made anew. */
  private Curve curve;

  void add(double step, double value) {
    if (size == 0 || counts[size - 1] == valuesPerPoint) {
      if (size == MOST_POINTS) {
        mergeNeighbours();
      }
      begin(size++);
    }
    run(value);
    int last = size - 1;
    counts[last]++;
    steps[last] = step;
    sums[last] += value;
    lows[last] = Math.min(lows[last], value);
    highs[last] = Math.max(highs[last], value);
    runningMeans[last] = runningMean;
    runningDeviations[last] = Math.sqrt(runningVariance);
    curve = null;
  }

  private void begin(int point) {
    counts[point] = 0;
    sums[point] = 0;
    lows[point] = Double.POSITIVE_INFINITY;
    highs[point] = Double.NEGATIVE_INFINITY;
  }

  /** Mean and variance that forget; the first values count alike. */
  private void run(double value) {
    values++;
    double share = Math.max(NEWEST, 1.0 / values);
    double difference = value - runningMean;
    runningMean += share * difference;
    runningVariance = (1 - share) * (runningVariance + share * difference * difference);
  }

  private void mergeNeighbours() {
    size /= 2;
    valuesPerPoint *= 2;
    for (int point = 0; point < size; point++) {
      int first = 2 * point;
      int second = first + 1;
      counts[point] = counts[first] + counts[second];
      sums[point] = sums[first] + sums[second];
      lows[point] = Math.min(lows[first], lows[second]);
      highs[point] = Math.max(highs[first], highs[second]);
      steps[point] = steps[second];
      runningMeans[point] = runningMeans[second];
      runningDeviations[point] = runningDeviations[second];
    }
  }

  Curve curve() {
    if (curve == null) {
      double[] means = new double[size];
      Arrays.setAll(means, point -> sums[point] / counts[point]);
      curve =
          new Curve(
              Arrays.copyOf(steps, size),
              means,
              Arrays.copyOf(lows, size),
              Arrays.copyOf(highs, size),
              Arrays.copyOf(runningMeans, size),
              Arrays.copyOf(runningDeviations, size));
    }
    return curve;
  }
}
