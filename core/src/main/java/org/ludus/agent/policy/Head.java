package org.ludus.agent.policy;

import org.ludus.env.Space;

/**
 * What the outputs of a policy's network mean: the layout of its last layer is known here, and in
 * the distributions that are made here.
 */
public enum Head {
  /** The expected return of each discrete action. */
  ACTION_VALUES,
  /** A logit for each discrete action; see {@link Categorical}. */
  CATEGORICAL,
  /** Means of normal distributions, then the logarithms of their deviations; {@link Gaussian}. */
  GAUSSIAN,
  /** As {@code GAUSSIAN}, but what is drawn is squashed by the hyperbolic tangent. */
  SQUASHED_GAUSSIAN;

  /** Returns the head of a stochastic policy over such actions. */
  public static Head stochastic(Space actions) {
    return actions instanceof Space.Discrete ? CATEGORICAL : GAUSSIAN;
  }

  /** Returns whether such actions can be chosen with it. */
  public boolean fits(Space actions) {
    boolean discrete = this == ACTION_VALUES || this == CATEGORICAL;
    return discrete == actions instanceof Space.Discrete;
  }

  /** Returns how many numbers a network has to put out for such actions. */
  public int outputs(Space actions) {
    return actions instanceof Space.Discrete discrete ? discrete.count() : 2 * actions.size();
  }

  /**
   * Returns the distribution over such actions.
   *
   * @throws IllegalStateException for {@link #ACTION_VALUES}, which are none, and {@link
   *     #SQUASHED_GAUSSIAN}, which learns by its samples' gradients instead
   */
  public ActionDistribution distribution(Space actions) {
    return switch (this) {
      case CATEGORICAL -> new Categorical(outputs(actions));
      case GAUSSIAN -> new Gaussian(actions.size());
      default -> throw new IllegalStateException(this + " has no such distribution");
    };
  }
}
