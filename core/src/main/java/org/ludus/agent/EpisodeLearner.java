package org.ludus.agent;

import java.util.List;

/**
 * Learns on-policy from whole episodes: REINFORCE, Monte Carlo control. A batch of episodes is
 * played with the policy as it stands at its beginning; streams take turns, so that they can be
 * played on as many threads as there are.
 */
public interface EpisodeLearner extends Agent {

  /** Returns how many episodes a batch has. */
  int batchEpisodes();

  /**
   * Returns who acts in a stream, with random numbers of its own: the same at all times, by the
   * newest policy.
   */
  Actor explorer(int row);

  /**
   * Learns from a batch.
   *
   * @param batch {@link #batchEpisodes} episodes that have ended, in their order; overwritten by
   *     the next batch
   */
  void learn(List<Episode> batch);
}
