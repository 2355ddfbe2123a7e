package org.ludus.agent;

import org.ludus.file.Archive;

/**
 * The mean of a figure since it was last reported; and apart from that, for those who watch, since
 * they last looked.
 */
public final class ReportedMean {

  private double sum;
  private long count;
  private double sumSinceGlance;
  private long countSinceGlance;

  /** Takes in one more. */
  public void add(double value) {
    sum += value;
    count++;
    sumSinceGlance += value;
    countSinceGlance++;
  }

  /** Returns the mean since the last report, which this one is; NaN if there was nothing. */
  public double report() {
    double mean = count == 0 ? Double.NaN : sum / count;
    sum = 0;
    count = 0;
    return mean;
  }

  /** Returns the mean since the last glance, which this one is; NaN if there was nothing. */
  public double glance() {
    double mean = countSinceGlance == 0 ? Double.NaN : sumSinceGlance / countSinceGlance;
    sumSinceGlance = 0;
    countSinceGlance = 0;
    return mean;
  }

  /** Keeps what is to be reported or brings it back. */
  public void persist(Archive archive) {
    sum = archive.number(sum);
    count = archive.number(count);
  }
}
