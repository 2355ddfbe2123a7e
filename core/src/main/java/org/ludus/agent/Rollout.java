package org.ludus.agent;

import org.ludus.env.SplitMix64;
import org.ludus.file.Archive;

/**
 * What every parallel stream has gone through with one policy, over so many steps: flat arrays in
 * which the steps of a stream lie one after the other. Step {@code t} of stream {@code row} has the
 * index {@code row * horizon + t}. The arrays are public for the sake of the loops that read them.
 *
 * <p>Different threads may record different streams.
 */
public final class Rollout {

  /** Number of streams. */
  public final int rows;

  /** Steps of each stream. */
  public final int horizon;

  /** Floats per observation. */
  public final int observationSize;

  /** Floats per action. */
  public final int actionSize;

  /** What was seen before each step. */
  public final float[] observations;

  /** What was seen after it: at the end of an episode the last observation, not the next first. */
  public final float[] nextObservations;

  /** What was done, before it was brought within the bounds of the action space. */
  public final float[] actions;

  /**
   * The logarithm of the probability, or of its density, that each action had when it was chosen.
   */
  public final float[] logProbabilities;

  /** What was earned. */
  public final float[] rewards;

  /** Whether there is no future after the step. */
  public final boolean[] terminated;

  /** Whether the episode was cut off after the step; its future still has a value. */
  public final boolean[] truncated;

  /** Makes room. */
  public Rollout(int rows, int horizon, int observationSize, int actionSize) {
    this.rows = rows;
    this.horizon = horizon;
    this.observationSize = observationSize;
    this.actionSize = actionSize;
    int size = Math.multiplyExact(rows, horizon);
    observations = new float[Math.multiplyExact(size, observationSize)];
    nextObservations = new float[observations.length];
    actions = new float[size * actionSize];
    logProbabilities = new float[size];
    rewards = new float[size];
    terminated = new boolean[size];
    truncated = new boolean[size];
  }

  /** Returns how many bytes one would take; that may be more than any machine has. */
  public static double bytes(int rows, int horizon, int observationSize, int actionSize) {
    double numbers = 2.0 * observationSize + actionSize + 3;
    return Float.BYTES * numbers * rows * horizon;
  }

  /** Returns the number of steps of all streams together. */
  public int size() {
    return rows * horizon;
  }

  /** Returns whether the episode is over after that step, one way or the other. */
  public boolean ended(int index) {
    return terminated[index] || truncated[index];
  }

  /**
   * All steps of a rollout in an order drawn anew for every epoch, some at a time: minibatches of
   * what networks see.
   */
  public static final class Minibatches {

    private final float[] source;
    private final int width;
    private final SplitMix64 random;
    private final int size;
    private final int[] order;
    private final float[] inputs;
    private int from;
    private int rows;

    /**
     * Prepares.
     *
     * @param source rows of inputs, one for each step of the rollout
     * @param width numbers in a row
     * @param size steps of a minibatch, at the most
     * @param random draws the orders
     */
    public Minibatches(float[] source, int width, int size, SplitMix64 random) {
      this.source = source;
      this.width = width;
      this.random = random;
      order = new int[source.length / width];
      this.size = Math.min(size, order.length);
      inputs = new float[this.size * width];
    }

    /** Starts an update: the order of its first epoch is drawn from that of the rollout. */
    public void begin() {
      for (int i = 0; i < order.length; i++) {
        order[i] = i;
      }
    }

    /** Starts an epoch, in a new order (Fisher and Yates). */
    public void shuffle() {
      for (int i = order.length - 1; i > 0; i--) {
        int other = random.nextInt(i + 1);
        int kept = order[i];
        order[i] = order[other];
        order[other] = kept;
      }
      from = 0;
      rows = 0;
    }

    /** Goes on to the next steps, if there are any. */
    public boolean next() {
      from += rows;
      rows = Math.min(size, order.length - from);
      for (int row = 0; row < rows; row++) {
        System.arraycopy(source, step(row) * width, inputs, row * width, width);
      }
      return rows > 0;
    }

    /** Returns how many steps there are in this minibatch. */
    public int rows() {
      return rows;
    }

    /** Returns which step of the rollout a row is. */
    public int step(int row) {
      return order[from + row];
    }

    /** Returns the inputs, row by row; they stay until the next minibatch. */
    public float[] inputs() {
      return inputs;
    }

    /** Keeps where the random numbers stand, or brings it back. */
    public void persist(Archive archive) {
      archive.random(random);
    }
  }
}
