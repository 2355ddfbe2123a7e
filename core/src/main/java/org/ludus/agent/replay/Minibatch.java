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

  /** What was done: rows of actions. */
  public final float[] actions;

  /** Reward of each row, of all its steps if there are several. */
  public final float[] rewards;

  /** What was seen afterwards: rows of observations. */
  public final float[] nextObservations;

  /** What the value of that is worth: 0 where the episode terminated; a time limit is no end. */
  public final float[] discounts;

  /** How much each row counts: 1, or less where a row is drawn more often than others. */
  public final float[] weights;

  /** Where each row stands in the buffer. */
  final int[] indices;

  /** Makes room for that many rows. */
  public Minibatch(int rows, int observationSize, int actionSize) {
    this.rows = rows;
    observations = new float[rows * observationSize];
    actions = new float[rows * actionSize];
    rewards = new float[rows];
    nextObservations = new float[rows * observationSize];
    discounts = new float[rows];
    weights = new float[rows];
    indices = new int[rows];
  }
}
