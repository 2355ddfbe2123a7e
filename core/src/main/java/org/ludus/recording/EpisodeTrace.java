package org.ludus.recording;

import org.ludus.env.SplitMix64;
import org.ludus.env.StepResult;

/**
 * What an episode amounts to so far: the same for a recording and for its replay, or they differ.
 */
final class EpisodeTrace {

  private static final long GAMMA = 0x9e3779b97f4a7c15L;

  private long checksum;
  private double episodicReturn;
  private int steps;

  /** Starts with an episode's first observation. */
  void begin(float[] observation) {
    checksum = 0;
    episodicReturn = 0;
    steps = 0;
    add(observation);
  }

  /** Goes on with one step. */
  void add(StepResult result, float[] observation) {
    add(result.reward());
    add(observation);
    episodicReturn += result.reward();
    steps++;
  }

  long checksum() {
    return checksum;
  }

  double episodicReturn() {
    return episodicReturn;
  }

  int steps() {
    return steps;
  }

  private void add(float[] numbers) {
    for (float number : numbers) {
      add(number);
    }
  }

  private void add(float number) {
    checksum = SplitMix64.mix(checksum * 31 + GAMMA + Float.floatToIntBits(number));
  }
}
