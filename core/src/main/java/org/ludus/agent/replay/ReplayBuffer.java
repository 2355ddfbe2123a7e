package org.ludus.agent.replay;

import org.ludus.env.SplitMix64;
import org.ludus.file.Archive;

/**
 * The last transitions, in a ring of flat arrays, drawn from with replacement: all alike (Lin
 * 1992), or those more often that were farther from what was expected (Schaul et al. 2016).
 *
 * <p>A transition ends with what was seen last, and with what the value of that is worth: nothing
 * after a terminal step. After a truncated one the future has a value like any other.
 */
public final class ReplayBuffer {

  private final int capacity;
  private final int observationSize;
  private final float[] observations;
  private final int actionSize;
  private final float[] actions;
  private final float[] rewards;
  private final float[] nextObservations;
  private final float[] discounts;

  /** The chance of each transition, not normalised; null where all have the same. */
  private final SumTree chances;

  private final double priorityExponent;

  /** The greatest chance so far, which new transitions get: all are to be seen at least once. */
  private double greatestChance = 1;

  private int next;
  private int size;

  /** Makes an empty buffer that draws all alike; all of its memory is taken now. */
  public ReplayBuffer(int capacity, int observationSize, int actionSize) {
    this(capacity, observationSize, actionSize, 0);
  }

  /**
   * Makes an empty buffer, all of whose memory is taken now.
   *
   * @param priorityExponent what an error is raised to, to become a chance; 0 draws all alike
   */
  public ReplayBuffer(int capacity, int observationSize, int actionSize, double priorityExponent) {
    this.priorityExponent = priorityExponent;
    chances = priorityExponent == 0 ? null : new SumTree(capacity);
    this.capacity = capacity;
    this.observationSize = observationSize;
    observations = new float[Math.multiplyExact(capacity, observationSize)];
    this.actionSize = actionSize;
    actions = new float[Math.multiplyExact(capacity, actionSize)];
    rewards = new float[capacity];
    nextObservations = new float[observations.length];
    discounts = new float[capacity];
  }

  /** Returns how many transitions there are. */
  public int size() {
    return size;
  }

  /**
   * Adds a transition, in the place of the oldest once the buffer is full.
   *
   * @param observation holds in that row what was seen first
   * @param action holds in the row of that number what was done
   * @param reward what was earned from there on
   * @param nextObservation holds in that row what was seen last
   * @param discount what the value of that is worth, 0 to 1
   */
  public void add(
      float[] observation,
      int row,
      float[] action,
      int actionRow,
      float reward,
      float[] nextObservation,
      int nextRow,
      float discount) {
    copy(observation, row, observations, next, observationSize);
    copy(action, actionRow, actions, next, actionSize);
    copy(nextObservation, nextRow, nextObservations, next, observationSize);
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
      copy(observations, index, batch.observations, row, observationSize);
      copy(actions, index, batch.actions, row, actionSize);
      copy(nextObservations, index, batch.nextObservations, row, observationSize);
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
    next = archive.number(next);
    size = archive.number(size);
    archive.floats(observations, size * observationSize);
    archive.floats(actions, size * actionSize);
    archive.floats(rewards, size);
    archive.floats(nextObservations, size * observationSize);
    archive.floats(discounts, size);
    if (chances != null) {
      chances.persist(archive);
      greatestChance = archive.number(greatestChance);
    }
  }

  private static void copy(float[] from, int fromRow, float[] to, int toRow, int width) {
    System.arraycopy(from, fromRow * width, to, toRow * width, width);
  }
}
