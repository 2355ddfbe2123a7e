package org.ludus.agent;

import java.util.random.RandomGenerator;

/**
 * A way to act: immutable, shareable between threads, with its randomness handed in by the caller.
 */
public interface Policy {

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

  /**
   * Writes an action for one observation.
   *
   * @param random drawn from only by a policy that is stochastic
   */
  void act(float[] observation, float[] action, RandomGenerator random);

  /** Returns the policy that always takes what this one likes best; itself, if it does so. */
  default Policy greedy() {
    return this;
  }

  /** Returns what {@link #score} writes. */
  default Scores scores() {
    return Scores.NONE;
  }

  /**
   * Writes a number for each discrete action: what the policy thinks of it, for people to see.
   *
   * @param scores receives one number per action; untouched where {@link #scores} is {@code NONE}
   */
  default void score(float[] observation, float[] scores) {}

  /**
   * Returns the return that the policy expects from here on, discounted as its agent discounts, in
   * the world's units; NaN where it has no idea.
   */
  default float value(float[] observation) {
    return Float.NaN;
  }

  /** Returns what {@link #differentiate} writes the gradient of. */
  default Saliency saliency() {
    return Saliency.NONE;
  }

  /**
   * Writes how much what the policy makes of an observation hangs on each number of it, for people
   * to see: the gradient of what {@link #saliency} says with respect to the observation (Simonyan
   * et al. 2014).
   *
   * @param gradient receives one number per number of the observation; untouched where {@link
   *     #saliency} is {@code NONE}
   */
  default void differentiate(float[] observation, float[] gradient) {}
}
