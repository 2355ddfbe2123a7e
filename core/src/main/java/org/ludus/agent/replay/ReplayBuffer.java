package org.ludus.agent.replay;

import org.ludus.env.Space;
import org.ludus.env.SplitMix64;
import org.ludus.file.Archive;

/**
 * The last transitions, in a ring of flat arrays, drawn from with replacement: all alike (Lin
 * 1992), or those more often that were farther from what was expected (Schaul et al. 2016). What
 * several of them have seen is kept once ({@link ObservationStore}). {@link MultiStepReturns} fills
 * it.
 *
 * <p>A transition ends with what was seen last, and with what the value of that is worth: nothing
 * after a terminal step. After a truncated one the future has a value like any other.
 */
public final class ReplayBuffer {

  private final int capacity;
  private final ObservationStore seen;

  /** What was seen before each transition, by its number in the store. */
  private final int[] observations;

  private final int actionSize;
  private final float[] actions;
  private final float[] rewards;

  /** What was seen after each transition, by its number in the store. */
  private final int[] nextObservations;

  private final float[] discounts;

  /** The chance of each transition, not normalised; null where all have the same. */
  private final SumTree chances;

  private final double priorityExponent;

  /** The greatest chance so far, which new transitions get: all are to be seen at least once. */
  private double greatestChance = 1;

  private int next;
  private int size;

  /** Makes an empty buffer that draws all alike. */
  public ReplayBuffer(Space.Box observations, int actionSize, int capacity) {
    this(observations, actionSize, capacity, 0);
  }

  /**
   * Makes an empty buffer. It takes memory for what is seen only as there is something to keep; see
   * {@link MemoryEstimate} for what it comes to.
   *
   * @param observations what is seen
   * @param actionSize numbers in an action
   * @param capacity transitions that are remembered
   * @param priorityExponent what an error is raised to, to become a chance; 0 draws all alike
   */
  public ReplayBuffer(
      Space.Box observations, int actionSize, int capacity, double priorityExponent) {
    this.priorityExponent = priorityExponent;
    chances = priorityExponent == 0 ? null : new SumTree(capacity);
    this.capacity = capacity;
    seen = ObservationStore.of(observations, capacity);
    this.observations = new int[capacity];
    this.actionSize = actionSize;
    actions = new float[Math.multiplyExact(capacity, actionSize)];
    rewards = new float[capacity];
    nextObservations = new int[capacity];
    discounts = new float[capacity];
  }

  /**
   * Returns the bytes a transition takes besides what is seen.
   *
   * @param prioritized whether some are drawn more often than others
   */
  static long bytesPerTransition(int actionSize, boolean prioritized) {
    int numbers = 4 + actionSize;
    return (long) numbers * Float.BYTES + (prioritized ? SumTree.BYTES_PER_WEIGHT : 0);
  }

  /** Returns where what transitions begin and end with is kept. */
  ObservationStore seen() {
    return seen;
  }

  /** Returns how many transitions there are. */
  public int size() {
    return size;
  }

  /**
   * Adds a transition, in the place of the oldest once the buffer is full.
   *
   * @param observation what was seen first, by its number in the store; held from now on
   * @param action holds in the row of that number what was done
   * @param reward what was earned from there on
   * @param nextObservation what was seen last, by its number in the store; held from now on
   * @param discount what the value of that is worth, 0 to 1
   */
  void add(
      int observation,
      float[] action,
      int actionRow,
      float reward,
      int nextObservation,
      float discount) {
    if (size == capacity) {
      seen.release(observations[next]);
      seen.release(nextObservations[next]);
    }
    seen.hold(observation);
    seen.hold(nextObservation);
    observations[next] = observation;
    nextObservations[next] = nextObservation;
    copy(action, actionRow, actions, next, actionSize);
    rewards[next] = reward;
    discounts[next] = discount;
    if (chances != null) {
      chances.set(next, greatestChance);
    }
    next = (next + 1) % capacity;
    size = Math.min(size + 1, capacity);
  }

  /**
   * Fills a minibatch; the buffer must not be empty.
   *
   * @param correction how far weights make up for unequal chances, 0 to 1; of no meaning to a
   *     buffer that draws all alike
   */
  public void sample(Minibatch batch, double correction, SplitMix64 random) {
    for (int row = 0; row < batch.rows; row++) {
      int index = chances == null ? random.nextInt(size) : draw(row, batch.rows, random);
      batch.indices[row] = index;
      batch.weights[row] = 1;
      seen.read(observations[index], batch.observations, row);
      copy(actions, index, batch.actions, row, actionSize);
      seen.read(nextObservations[index], batch.nextObservations, row);
      batch.rewards[row] = rewards[index];
      batch.discounts[row] = discounts[index];
    }
    if (chances != null) {
      weigh(batch, correction);
    }
  }

  /** Draws from one of so many equal parts of all chances, so that a minibatch covers them. */
  private int draw(int part, int parts, SplitMix64 random) {
    return chances.find((part + random.nextDouble()) * chances.total() / parts);
  }

  /** {@code (size p)^-correction}, in proportion to the greatest of the minibatch. */
  private void weigh(Minibatch batch, double correction) {
    double greatest = 0;
    for (int row = 0; row < batch.rows; row++) {
      double p = chances.get(batch.indices[row]) / chances.total();
      double weight = Math.pow(size * p, -correction);
      batch.weights[row] = (float) weight;
      greatest = Math.max(greatest, weight);
    }
    for (int row = 0; row < batch.rows; row++) {
      batch.weights[row] /= (float) greatest;
    }
  }

  /**
   * Tells how far the rows of a minibatch were from what was expected, which sets their chances.
   *
   * @param errors one for each row, of either sign
   */
  public void prioritize(Minibatch batch, float[] errors) {
    if (chances == null) {
      return;
    }
    for (int row = 0; row < batch.rows; row++) {
      // The small number keeps a chance for what was right this time.
      double chance = Math.pow(Math.abs(errors[row]) + 1e-5, priorityExponent);
      chances.set(batch.indices[row], chance);
      greatestChance = Math.max(greatestChance, chance);
    }
  }

  /** Keeps all that is remembered, or brings it back. */
  public void persist(Archive archive) {
    next = archive.within(0, capacity - 1, next);
    size = archive.within(0, capacity, size);
    seen.persist(archive);
    archive.ints(observations, size, 0, seen.places() - 1);
    archive.floats(actions, size * actionSize);
    archive.floats(rewards, size);
    archive.ints(nextObservations, size, 0, seen.places() - 1);
    archive.floats(discounts, size);
    if (chances != null) {
      chances.persist(archive, size);
      greatestChance = archive.number(greatestChance);
    }
  }

  private static void copy(float[] from, int fromRow, float[] to, int toRow, int width) {
    System.arraycopy(from, fromRow * width, to, toRow * width, width);
  }
}
