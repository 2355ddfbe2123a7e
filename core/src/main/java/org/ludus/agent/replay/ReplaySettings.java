package org.ludus.agent.replay;

import org.ludus.settings.Setting;

/** What an off-policy agent remembers, and how it learns from that; see {@link MemoryEstimate}. */
public record ReplaySettings(
    @Setting(says = "transitions that are remembered", standard = "100000", range = "[1, inf)")
        int capacity,
    @Setting(says = "transitions an update learns from", standard = "128", range = "[1, 1048576]")
        int batchSize,
    @Setting(
            says =
                "environment steps before the first update, in which actions are uniform: they fill"
                    + " the memory beforehand",
            standard = "1000",
            range = "[0, inf)")
        int learningStarts,
    @Setting(
            says = "environment steps from one update to the next",
            standard = "4",
            range = "[1, inf)")
        int trainEvery,
    @Setting(
            says =
                "steps whose rewards a transition adds up before the value of what follows counts",
            standard = "1",
            range = "[1, 10000]")
        int multiStep,
    @Setting(
            says =
                "how much more often transitions are replayed the farther they were from what was"
                    + " expected: their chance is that error to this power; 0 for all alike",
            standard = "0",
            range = "[0, 1]")
        double priorityExponent,
    @Setting(
            says = "how far weights make up for that at first; all the way at the end",
            standard = "0.4",
            range = "[0, 1]")
        double priorityCorrection) {

  /**
   * Returns about how many bytes take the transitions that are under way or being learned from,
   * beside those that are remembered.
   */
  public double bytesUnderWay(int observationSize, int actionSize, int rows) {
    double numbers = observationSize + actionSize + 3.0;
    return Float.BYTES * numbers * ((double) multiStep * rows + 2.0 * batchSize);
  }
}
