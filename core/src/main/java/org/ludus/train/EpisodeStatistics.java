package org.ludus.train;

import java.util.Arrays;

/**
 * Figures over a number of episodes. All are NaN where there was no episode.
 *
 * @param episodes how many
 * @param returnMean mean return
 * @param returnStd standard deviation of the return (of the population, not a sample's estimate)
 * @param returnMin least return
 * @param returnMax greatest return
 * @param returnMedian median return
 * @param lengthMean mean number of steps
 * @param cutOff episodes that were cut off where they might have gone on
 * @param successRate share of episodes that ended well, 0 to 1; NaN in a world that does not say
 *     which did
 */
public record EpisodeStatistics(
    int episodes,
    double returnMean,
    double returnStd,
    double returnMin,
    double returnMax,
    double returnMedian,
    double lengthMean,
    int cutOff,
    double successRate) {

  /** Returns the figures of no episode. */
  public static EpisodeStatistics none() {
    double none = Double.NaN;
    return new EpisodeStatistics(0, none, none, none, none, none, none, 0, none);
  }

  /** Computes the figures of the first {@code count} returns and lengths. */
  public static EpisodeStatistics of(double[] returns, double[] lengths, int successes, int count) {
    if (count == 0) {
      return none();
    }
    double[] sorted = Arrays.copyOf(returns, count);
    Arrays.sort(sorted);
    double mean = Arrays.stream(sorted).sum() / count;
    double squares = 0;
    for (double value : sorted) {
      squares += (value - mean) * (value - mean);
    }
    double median = (sorted[(count - 1) / 2] + sorted[count / 2]) / 2;
    double length = Arrays.stream(lengths, 0, count).sum() / count;
    return new EpisodeStatistics(
        count,
        mean,
        Math.sqrt(squares / count),
        sorted[0],
        sorted[count - 1],
        median,
        length,
        0,
        (double) successes / count);
  }

  /** Returns these figures with a number of episodes that were cut off. */
  public EpisodeStatistics withCutOff(int count) {
    return new EpisodeStatistics(
        episodes,
        returnMean,
        returnStd,
        returnMin,
        returnMax,
        returnMedian,
        lengthMean,
        count,
        successRate);
  }

  /** Returns these figures without a success rate, for worlds that do not judge episodes. */
  public EpisodeStatistics withoutSuccess() {
    return new EpisodeStatistics(
        episodes,
        returnMean,
        returnStd,
        returnMin,
        returnMax,
        returnMedian,
        lengthMean,
        cutOff,
        Double.NaN);
  }
}
