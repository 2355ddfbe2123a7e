package org.ludus.agent.policygradient;

import org.ludus.network.Network;

/**
 * What the values of {@link Ppo} minimise on a minibatch: the mean of half the squared error; or of
 * the greater of that and the same for a value that may move by no more than the clip.
 */
final class ValueRegression implements Network.Objective {

  private final double clip;
  private final Minibatches minibatch;
  private final float[] oldValues;
  private final float[] targets;
  private long seen;
  private double loss;

  /**
   * Prepares.
   *
   * @param clip how far values may move; infinity for no limit
   * @param minibatch the steps it is about, one minibatch after the other
   * @param oldValues what every step was thought to be worth
   * @param targets what it turned out to be worth
   */
  ValueRegression(double clip, Minibatches minibatch, float[] oldValues, float[] targets) {
    this.clip = clip;
    this.minibatch = minibatch;
    this.oldValues = oldValues;
    this.targets = targets;
  }

  /** Starts to count anew. */
  void beginEpoch() {
    seen = 0;
    loss = 0;
  }

  @Override
  public void differentiate(float[] outputs, float[] gradients) {
    int rows = minibatch.rows();
    for (int row = 0; row < rows; row++) {
      int step = minibatch.step(row);
      double error = outputs[row] - targets[step];
      double slope = error;
      double moved = outputs[row] - oldValues[step];
      double within = Math.max(-clip, Math.min(clip, moved));
      double clippedError = oldValues[step] + within - targets[step];
      if (moved != within && Math.abs(clippedError) > Math.abs(error)) {
        error = clippedError;
        // The clipped value is constant.
        slope = 0;
      }
      gradients[row] = (float) (slope / rows);
      loss += 0.5 * error * error;
    }
    seen += rows;
  }

  /** Returns the mean loss of the last epoch. */
  double loss() {
    return loss / seen;
  }
}
