package org.ludus.agent;

/**
 * Learns on-policy from whole rollouts: A2C, PPO. All of a rollout is gathered with the policy as
 * it stands at its beginning, so that streams can be gathered on as many threads as there are: each
 * has an explorer with random numbers of its own, and what it does depends on no other.
 */
public interface RolloutLearner extends Agent {

  /** Returns the rollout to fill, for {@link #learn()}. */
  Rollout rollout();

  /** Returns who acts in a stream: the same at all times, by the newest policy. */
  RolloutExplorer explorer(int row);

  /** Learns from the rollout, which has been filled. */
  void learn();

  /** An actor who also says how likely it was to do what it did. */
  interface RolloutExplorer extends Actor {

    /**
     * Returns the logarithm of the probability, or of its density, that the last action had: what
     * {@link Rollout#logProbabilities} keeps.
     */
    float logProbability();
  }
}
