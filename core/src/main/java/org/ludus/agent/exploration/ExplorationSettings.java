package org.ludus.agent.exploration;

import org.ludus.agent.parts.Schedule;
import org.ludus.env.SplitMix64;
import org.ludus.settings.Setting;

/** How an agent with action values tries what does not look best. */
public record ExplorationSettings(
    @Setting(
            says =
                "epsilon_greedy tries any action with chance epsilon; softmax tries each the more"
                    + " often the greater its value",
            standard = "epsilon_greedy")
        Strategy strategy,
    @Setting(says = "share of random actions at the beginning", standard = "1", range = "[0, 1]")
        double epsilonStart,
    @Setting(says = "share of random actions after the decay", standard = "0.05", range = "[0, 1]")
        double epsilonEnd,
    @Setting(says = "share of the training the decay takes", standard = "0.5", range = "[0, 1]")
        double epsilonDecayFraction,
    @Setting(says = "shape of the decay", standard = "linear") Schedule.Shape epsilonSchedule,
    @Setting(
            says = "difference of values that softmax makes e times as likely",
            standard = "1",
            range = "(0, inf)")
        double temperature) {

  /** How to choose. */
  public enum Strategy {
    /** {@link EpsilonGreedy}. */
    EPSILON_GREEDY,
    /** {@link Softmax}. */
    SOFTMAX
  }

  /** Checks that an exponential schedule has somewhere to go. */
  public ExplorationSettings {
    if (epsilonSchedule == Schedule.Shape.EXPONENTIAL && !(epsilonStart > 0 && epsilonEnd > 0)) {
      throw new IllegalArgumentException(
          "an exponential epsilon_schedule needs epsilon_start and epsilon_end above 0");
    }
  }

  /**
   * Makes what chooses.
   *
   * @param plannedSteps how long the training is to be, which the decay depends on
   * @param random what it draws from
   */
  public Exploration create(long plannedSteps, SplitMix64 random) {
    return switch (strategy) {
      case EPSILON_GREEDY ->
          new EpsilonGreedy(
              new Schedule(
                  epsilonSchedule,
                  epsilonStart,
                  epsilonEnd,
                  (long) (epsilonDecayFraction * plannedSteps)),
              random);
      case SOFTMAX -> new Softmax(Schedule.constant(temperature), random);
    };
  }
}
