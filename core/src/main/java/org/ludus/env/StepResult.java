package org.ludus.env;

/**
 * What one step brought, besides the observation.
 *
 * <p>There are two ways to end. <em>Terminated</em>: there is no future, its value is zero.
 * <em>Truncated</em> (a time limit): the future is merely unseen, and its value is still the
 * learner's estimate. Learners that mix the two up take the time limit for death.
 *
 * @param reward the reward of this step
 * @param terminated whether the world itself ended the episode
 * @param truncated whether the episode was cut off from outside; never true when terminated is
 */
public record StepResult(float reward, boolean terminated, boolean truncated) {

  /** Returns a result after which the episode goes on. */
  public static StepResult running(float reward) {
    return new StepResult(reward, false, false);
  }

  /** Returns whether the episode is over, one way or the other. */
  public boolean ended() {
    return terminated || truncated;
  }
}
