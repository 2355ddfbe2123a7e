package org.ludus.agent;

import org.ludus.file.Archive;

/**
 * A stretch of experience of every parallel stream, gathered with one policy: flat arrays in which
 * the steps of a stream lie one after the other. Step {@code t} of stream {@code row} has the index
 * {@code row * horizon + t}. The arrays are public for the sake of the loops that read them.
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
    rewards = new float[size];
    terminated = new boolean[size];
    truncated = new boolean[size];
  }

  /** Returns the number of steps of all streams together. */
  public int size() {
    return rows * horizon;
  }

  /** Takes in what happened in one row of a step of all streams, as step {@code t} of that row. */
  public void record(Transitions from, int row, int t) {
    int index = row * horizon + t;
    System.arraycopy(
        from.observations,
        row * observationSize,
        observations,
        index * observationSize,
        observationSize);
    System.arraycopy(
        from.nextObservations,
        row * observationSize,
        nextObservations,
        index * observationSize,
        observationSize);
    System.arraycopy(from.actions, row * actionSize, actions, index * actionSize, actionSize);
    rewards[index] = from.rewards[row];
    terminated[index] = from.terminated[row];
    truncated[index] = from.truncated[row];
  }

  /** Keeps the steps recorded so far, or brings them back. */
  public void persist(Archive archive) {
    archive.floats(observations);
    archive.floats(nextObservations);
    archive.floats(actions);
    archive.floats(rewards);
    for (int i = 0; i < size(); i++) {
      terminated[i] = archive.flag(terminated[i]);
      truncated[i] = archive.flag(truncated[i]);
    }
  }

  /** Returns whether the episode is over after that step, one way or the other. */
  public boolean ended(int index) {
    return terminated[index] || truncated[index];
  }
}
