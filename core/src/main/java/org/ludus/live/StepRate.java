package org.ludus.live;

/** How many steps a second there have been over about the last second. */
final class StepRate {

  private static final int SAMPLES = 20;

  private final long[] nanos = new long[SAMPLES];
  private final long[] steps = new long[SAMPLES];
  private int count;

  /** Takes in where things stand. */
  void add(long now, long stepsSoFar) {
    nanos[count % SAMPLES] = now;
    steps[count % SAMPLES] = stepsSoFar;
    count++;
  }

  /** Starts anew, as after a pause. */
  void clear() {
    count = 0;
  }

  /** Returns the rate; 0 while too little is known. */
  double perSecond() {
    if (count < 2) {
      return 0;
    }
    int newest = (count - 1) % SAMPLES;
    int oldest = count < SAMPLES ? 0 : count % SAMPLES;
    return (steps[newest] - steps[oldest]) * 1e9 / Math.max(1, nanos[newest] - nanos[oldest]);
  }
}
