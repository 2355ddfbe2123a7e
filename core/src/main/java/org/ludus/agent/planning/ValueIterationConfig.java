package org.ludus.agent.planning;

import org.ludus.settings.Setting;

/** Settings of {@link ValueIteration}. */
public record ValueIterationConfig(
    @Setting(says = "worth of a reward one step later", standard = "0.99", range = "[0, 1]")
        double discount,
    @Setting(
            says = "change of a value in a sweep below which it ends",
            standard = "0.000001",
            range = "(0, inf)")
        double tolerance) {

  /** Why it plays as it does, in plain words. */
  public static final String EXPLANATION =
      """
      It takes no step at all: the world hands it its rules, and it works out what every \
      state is worth. In a sweep each value becomes that of the best action, the reward plus \
      what the next state is worth, weighed with the chances of what may happen: V(s) <- max \
      over a of sum p x (r + discount x V(s')). Knowledge of the goal spreads outwards from \
      it by about a step a sweep. Look for delta, the greatest change in a sweep, which \
      shrinks by the discount each time until nothing moves: then the values are exact, and \
      no learner can do better.\
      """;
}
