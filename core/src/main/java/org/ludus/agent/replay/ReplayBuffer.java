package org.ludus.agent.replay;

import org.ludus.agent.Transitions;
import org.ludus.env.SplitMix64;

/**
 * The last transitions with discrete actions, in a ring of flat arrays, drawn from uniformly and
 * with replacement (Lin 1992).
 *
 * <p>Of the two ways to end it keeps only termination: after a truncated step the future has a
 * value, and since the last observation is kept like any other a learner can estimate it.
 */
public final class ReplayBuffer {

  private final int capacity;
  private final int observationSize;
  private final float[] observations;
  private final int[] actions;
  private final float[] rewards;
  private final float[] nextObservations;
  private final boolean[] terminated;

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
    terminated = new boolean[capacity];
  }

  /** Returns how many transitions there are. */
  public int size() {
    return size;
  }

  /** Adds every row, each in the place of the oldest transition once the buffer is full. */
  public void add(Transitions transitions) {
    for (int row = 0; row < transitions.rows; row++) {
      copy(transitions.observations, row, observations, next);
      copy(transitions.nextObservations, row, nextObservations, next);
      actions[next] = (int) transitions.actions[row];
      rewards[next] = transitions.rewards[row];
      terminated[next] = transitions.terminated[row];
      next = (next + 1) % capacity;
      size = Math.min(size + 1, capacity);
    }
  }

  /** Fills a minibatch; the buffer must not be empty. */
  public void sample(Minibatch batch, SplitMix64 random) {
    for (int row = 0; row < batch.rows; row++) {
      int index = random.nextInt(size);
      copy(observations, index, batch.observations, row);
      copy(nextObservations, index, batch.nextObservations, row);
      batch.actions[row] = actions[index];
      batch.rewards[row] = rewards[index];
      batch.terminated[row] = terminated[index];
    }
  }

  private void copy(float[] from, int fromRow, float[] to, int toRow) {
    System.arraycopy(from, fromRow * observationSize, to, toRow * observationSize, observationSize);
  }
}
