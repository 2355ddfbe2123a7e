package org.ludus.agent.replay;

import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.ludus.env.EnvironmentSpec;
import org.ludus.env.Space;

/**
 * What a full {@link ReplayBuffer} takes in memory, which can be told before there is one.
 *
 * @param transitions how many it remembers
 * @param shape of what is seen, such as {@code [84, 84, 4]}
 * @param bytes what it takes; somewhat more where episodes are shorter than a hundred steps, since
 *     each has one observation more than it has steps
 */
public record MemoryEstimate(int transitions, List<Integer> shape, long bytes) {

  private static final long LARGE = 100_000_000;
  private static final double BYTES_PER_GIGABYTE = 1e9;
  private static final double BYTES_PER_MEGABYTE = 1e6;

  /** Observations for each transition: one, and one more for each hundred of them. */
  private static final double OBSERVATIONS = 1.01;

  /** How much of all memory may be filled: the rest is for everything else. */
  public static final double SHARE = 0.9;

  /** Makes the shape immutable. */
  public MemoryEstimate {
    shape = List.copyOf(shape);
  }

  /**
   * Returns what an agent will take in an environment.
   *
   * @param environment with observations that are a box
   */
  public static MemoryEstimate of(EnvironmentSpec environment, ReplaySettings settings) {
    Space.Box observations = (Space.Box) environment.observationSpace();
    double each =
        OBSERVATIONS * ObservationStore.bytesPerObservation(observations)
            + ReplayBuffer.bytesPerTransition(
                environment.actionSpace().size(), settings.priorityExponent() > 0);
    int transitions = settings.capacity();
    return new MemoryEstimate(transitions, observations.shape(), (long) (transitions * each));
  }

  /** Returns whether it is so much that somebody should know. */
  public boolean large() {
    return bytes > LARGE;
  }

  /**
   * Returns whether there is room for it.
   *
   * @param heap bytes that the program may use in all
   */
  public boolean fits(long heap) {
    return !large() || bytes <= SHARE * heap;
  }

  /** Returns how many transitions there would be room for, rounded down to two digits. */
  public int transitionsThatFit(long heap) {
    double fit = Math.min(transitions, SHARE * heap / bytes * transitions);
    double unit = Math.pow(10, Math.max(0, Math.floor(Math.log10(fit)) - 1));
    return (int) (Math.floor(fit / unit) * unit);
  }

  /** Returns the least heap there is room in, in bytes. */
  public long heapNeeded() {
    return (long) Math.ceil(bytes / SHARE);
  }

  /** Returns it for people: {@code 1,000,000 transitions of 84x84x4 pictures, 7.1 GB}. */
  @Override
  public String toString() {
    String each =
        shape.size() == 1
            ? shape.get(0) + " numbers"
            : shape.stream().map(String::valueOf).collect(Collectors.joining("x")) + " pictures";
    return String.format(Locale.ROOT, "%,d transitions of %s, %s", transitions, each, size(bytes));
  }

  /** Returns a number of bytes for people. */
  public static String size(long bytes) {
    return bytes < BYTES_PER_GIGABYTE
        ? String.format(Locale.ROOT, "%.0f MB", bytes / BYTES_PER_MEGABYTE)
        : String.format(Locale.ROOT, "%.1f GB", bytes / BYTES_PER_GIGABYTE);
  }
}
