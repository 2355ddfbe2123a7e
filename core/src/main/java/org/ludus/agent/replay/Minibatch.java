package org.ludus.agent.replay;

/**
 * Transitions drawn from a {@link ReplayBuffer}, as rows of flat arrays that the next draw
 * overwrites. Public for the sake of the loops that read them.
 */
public final class Minibatch {

  /** Number of rows. */
  public final int rows;

  /** What was seen before acting: rows of observations. */
  public final float[] observations;

  /** Index of the discrete action of each row. */
  public final int[] actions;

  /** Reward of each row. */
  public final float[] rewards;

  /** What was seen afterwards: rows of observations. */
  public final float[] nextObservations;

  /** Whether there was no future after the row's step; a time limit does not count as such. */
  public final boolean[] terminated;

  /** Makes room for that many rows. */
  public Minibatch(int rows, int observationSize) {
    this.rows = rows;
    observations = new float[rows * observationSize];
    actions = new int[rows];
    rewards = new float[rows];
    nextObservations = new float[rows * observationSize];
    terminated = new boolean[rows];
  }
}
