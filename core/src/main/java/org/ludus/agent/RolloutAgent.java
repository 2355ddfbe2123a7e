package org.ludus.agent;

/**
 * An agent that learns on-policy: from whole stretches of experience, all of it gathered with the
 * policy it had at their beginning. That policy stands still meanwhile, so that streams can be
 * gathered on as many threads as there are: each has an {@link Actor} with random numbers of its
 * own, and what it does depends on no other.
 */
public interface RolloutAgent extends Agent {

  /** Acts in one stream; confined to one thread at a time. */
  @FunctionalInterface
  interface Actor {

    /**
     * Chooses an action, exploring.
     *
     * @param observations holds the observation from {@code observationOffset} on
     * @param actions receives the action from {@code actionOffset} on; numbers may lie beyond the
     *     bounds of the action space, which whoever carries them out enforces
     */
    void act(float[] observations, int observationOffset, float[] actions, int actionOffset);
  }

  /** Returns the stretch to fill, for {@link #learn()}. */
  Rollout rollout();

  /** Returns who acts in a stream; valid until the next {@link #learn()}. */
  Actor actor(int row);

  /** Learns from the stretch, which has been filled. */
  void learn();
}
