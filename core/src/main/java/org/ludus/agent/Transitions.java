package org.ludus.agent;

/**
 * One step of every parallel stream, as rows of flat arrays that are overwritten by the next step:
 * an agent that wants to remember copies. The arrays are public for the sake of the loops that read
 * them.
 *
 * <p>{@code nextObservations} holds the last observation of an episode that just ended, not the
 * first of the episode after it.
 */
public final class Transitions {

  /** Number of rows. */
  public final int rows;

  /** Floats per observation. */
  public final int observationSize;

  /** Floats per action. */
  public final int actionSize;

  /** What was seen before acting: rows of {@link #observationSize}. */
  public final float[] observations;

  /** What was done: rows of {@link #actionSize}. */
  public final float[] actions;

  /** The reward of each row's step. */
  public final float[] rewards;

  /** What was seen after it: rows of {@link #observationSize}. */
  public final float[] nextObservations;

  /** Whether there is no future after the step. */
  public final boolean[] terminated;

  /** Whether the episode was cut off after the step; its future still has a value. */
  public final boolean[] truncated;

  /** Makes room for that many rows. */
  public Transitions(int rows, int observationSize, int actionSize) {
    this.rows = rows;
    this.observationSize = observationSize;
    this.actionSize = actionSize;
    observations = new float[rows * observationSize];
    actions = new float[rows * actionSize];
    rewards = new float[rows];
    nextObservations = new float[rows * observationSize];
    terminated = new boolean[rows];
    truncated = new boolean[rows];
  }

  /** Returns whether a row's episode is over, one way or the other. */
  public boolean ended(int row) {
    return terminated[row] || truncated[row];
  }
}
