package org.ludus.agent;

/**
 * What a policy can say of itself, for people to see: a capability that a {@link Policy} may have
 * besides. Any thread may ask.
 */
public interface Explains {

  /** What the numbers written by {@link #score} say about the actions. */
  enum Scores {
    /** The policy cannot say. */
    NONE,
    /** The expected return of each action. */
    ACTION_VALUES,
    /** The probability of each action. */
    ACTION_PROBABILITIES
  }

  /** What {@link #differentiate} writes the gradient of. */
  enum Saliency {
    /** The policy cannot say what its choice hangs on. */
    NONE,
    /** The expected return of the action it likes best. */
    ACTION_VALUE,
    /** The logit of the action it likes best: how much it prefers it, before probabilities. */
    ACTION_PREFERENCE,
    /** The return that it expects from here on. */
    STATE_VALUE
  }

  /** What a policy says that explains nothing. */
  Explains NOTHING = new Explains() {};

  /** Returns what a policy can say of itself; {@link #NOTHING} if it cannot. */
  static Explains of(Policy policy) {
    return policy instanceof Explains explains ? explains : NOTHING;
  }

  /** Returns what {@link #score} writes. */
  default Scores scores() {
    return Scores.NONE;
  }

  /**
   * Writes a number for each discrete action: what the policy thinks of it.
   *
   * @param observation one observation, from the array's beginning
   * @param scores receives one number per action; untouched where {@link #scores} is {@code NONE}
   */
  default void score(float[] observation, float[] scores) {}

  /**
   * Returns the return that the policy expects from here on, discounted as its agent discounts, in
   * the environment's units; NaN where it has no idea.
   */
  default float value(float[] observation) {
    return Float.NaN;
  }

  /** Returns what {@link #differentiate} writes the gradient of. */
  default Saliency saliency() {
    return Saliency.NONE;
  }

  /**
   * Writes how much what the policy makes of an observation hangs on each number of it: the
   * gradient of what {@link #saliency} says with respect to the observation (Simonyan et al. 2014).
   *
   * @param gradient receives one number per number of the observation; untouched where {@link
   *     #saliency} is {@code NONE}
   */
  default void differentiate(float[] observation, float[] gradient) {}
}
