package org.ludus.agent.policygradient;

import org.ludus.agent.Rollout;

/** Generalised advantage estimation (Schulman et al. 2016). */
final class GeneralizedAdvantage {

  private GeneralizedAdvantage() {}

  /**
   * Computes {@code A_t = delta_t + discount lambda A_t+1} with {@code delta_t = r_t + discount
   * V(s_t+1) - V(s_t)}, backwards through every stream.
   *
   * <p>After a terminal step there is no future, neither V nor A. After a truncated one the value
   * of what was seen last still counts, but the sum ends: what follows belongs to another episode.
   *
   * @param rewards of every step, perhaps scaled
   * @param values V of what was seen before every step
   * @param nextValues V of what was seen after every step
   * @param advantages receives A of every step
   */
  static void compute(
      Rollout rollout,
      float[] rewards,
      float[] values,
      float[] nextValues,
      double discount,
      double lambda,
      float[] advantages) {
    for (int row = 0; row < rollout.rows; row++) {
      double advantage = 0;
      for (int t = rollout.horizon - 1; t >= 0; t--) {
        int i = row * rollout.horizon + t;
        double nextValue = rollout.terminated[i] ? 0 : nextValues[i];
        double delta = rewards[i] + discount * nextValue - values[i];
        advantage = delta + (rollout.ended(i) ? 0 : discount * lambda * advantage);
        advantages[i] = (float) advantage;
      }
    }
  }
}
