package org.ludus.agent.replay;

import org.ludus.env.SplitMix64;

/**
 * The last transitions with discrete actions, in a ring of flat arrays, drawn from uniformly and
 * with replacement (Lin 1992).
 *
 * <p>A transition ends with what was seen last, and with what the value of that is worth: nothing
 * after a terminal step. After a truncated one the future has a value like any other.
 */
public final class ReplayBuffer {

  private final int capacity;
  private final int observationSize;
  private final float[] observations;
  private final int[] actions;
  private final float[] rewards;
  private final float[] nextObservations;
  private final float[] discounts;

  private int next;
  private int size;

  /** Makes an empty buffer, all of whose memory is taken now. */
  public ReplayBuffer(int capacity, int observationSize) {
    this.capacity = capacity;
    this.observationSize = observationSize;
    observations = new float[Math.multiplyExact(capacity, observationSize)];
    actions = new int[capacity];
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
   * @param reward what was earned from there on
   * @param nextObservation holds in that row what was seen last
   * @param discount what the value of that is worth, 0 to 1
   */
  public void add(
      float[] observation,
      int row,
      int action,
      float reward,
      float[] nextObservation,
      int nextRow,
      float discount) {
    copy(observation, row, observations, next);
    copy(nextObservation, nextRow, nextObservations, next);
    actions[next] = action;
    rewards[next] = reward;
    discounts[next] = discount;
    next = (next + 1) % capacity;
    size = Math.min(size + 1, capacity);
  }

  /** Fills a minibatch; the buffer must not be empty. */
  public void sample(Minibatch batch, SplitMix64 random) {
    for (int row = 0; row < batch.rows; row++) {
      int index = random.nextInt(size);
      copy(observations, index, batch.observations, row);
      copy(nextObservations, index, batch.nextObservations, row);
      batch.actions[row] = actions[index];
      batch.rewards[row] = rewards[index];
      batch.discounts[row] = discounts[index];
    }
  }

  private void copy(float[] from, int fromRow, float[] to, int toRow) {
    System.arraycopy(from, fromRow * observationSize, to, toRow * observationSize, observationSize);
  }
}
