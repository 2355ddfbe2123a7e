package org.ludus.agent.parts;

import java.util.Arrays;
import org.ludus.file.Archive;

/**
 * Mean and variance of every column of all rows seen so far, batch by batch (Chan, Golub and
 * LeVeque 1979).
 */
public final class RunningStatistics {

  private final double[] mean;
  private final double[] variance;
  private double count;

  /** Starts with mean 0 and variance 1, which the first rows replace. */
  public RunningStatistics(int columns) {
    mean = new double[columns];
    variance = new double[columns];
    Arrays.fill(variance, 1);
  }

  /** Takes in more rows, one after the other in a flat array. */
  public void add(float[] values, int rows) {
    for (int column = 0; column < mean.length; column++) {
      double sum = 0;
      for (int row = 0; row < rows; row++) {
        sum += values[row * mean.length + column];
      }
      double batchMean = sum / rows;
      double squares = 0;
      for (int row = 0; row < rows; row++) {
        double difference = values[row * mean.length + column] - batchMean;
        squares += difference * difference;
      }
      double total = count + rows;
      double shift = batchMean - mean[column];
      double old = count == 0 ? 0 : variance[column] * count;
      mean[column] += shift * rows / total;
      variance[column] = (old + squares + shift * shift * count * rows / total) / total;
    }
    count += rows;
  }

  /** Keeps the figures or brings them back. */
  public void persist(Archive archive) {
    archive.doubles(mean);
    archive.doubles(variance);
    count = archive.number(count);
    archive.require(count >= 0 && Double.isFinite(count), "statistics of " + count + " rows");
  }

  /** Returns how many rows there have been. */
  public double count() {
    return count;
  }

  /** Returns the mean of a column. */
  public double mean(int column) {
    return mean[column];
  }

  /** Returns the standard deviation of a column, never quite zero. */
  public double deviation(int column) {
    return Math.sqrt(variance[column] + 1e-8);
  }
}
