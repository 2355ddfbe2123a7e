package org.ludus.agent.policygradient;

import org.ludus.agent.Rollout;
import org.ludus.agent.RunningStatistics;
import org.ludus.file.Archive;

/**
 * Brings rewards to a scale at which values are of the order of 1: divides them by the standard
 * deviation of the discounted returns seen so far.
 */
final class ReturnScale {

  private final double discount;
  private final double[] running;
  private final RunningStatistics statistics = new RunningStatistics(1);

  ReturnScale(double discount, int rows) {
    this.discount = discount;
    running = new double[rows];
  }

  /** Keeps the figures or brings them back. */
  void persist(Archive archive) {
    archive.doubles(running);
    statistics.persist(archive);
  }

  /** Returns the standard deviation that rewards are divided by. */
  double unit() {
    return statistics.deviation(0);
  }

  /** Takes a stretch into account, then writes its rewards to scale. */
  void apply(Rollout rollout, float[] rewards) {
    // The array first holds the returns that lead to each step.
    for (int row = 0; row < rollout.rows; row++) {
      for (int t = 0; t < rollout.horizon; t++) {
        int i = row * rollout.horizon + t;
        running[row] = discount * running[row] + rollout.rewards[i];
        rewards[i] = (float) running[row];
        if (rollout.ended(i)) {
          running[row] = 0;
        }
      }
    }
    statistics.add(rewards, rollout.size());
    double scale = 1 / unit();
    for (int i = 0; i < rewards.length; i++) {
      rewards[i] = (float) (scale * rollout.rewards[i]);
    }
  }
}
