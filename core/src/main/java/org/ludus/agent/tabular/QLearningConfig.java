package org.ludus.agent.tabular;

import static org.ludus.agent.ConfigChecks.check;
import static org.ludus.agent.ConfigChecks.checkDiscount;

import org.ludus.agent.Schedule;

/**
 * Settings of {@link QLearning}.
 *
 * @param learningRate share of the error a value is corrected by, in (0, 1]
 * @param discount worth of a reward one step later, 0 to 1
 * @param epsilonStart share of random actions at the beginning, 0 to 1
 * @param epsilonEnd share of random actions after the decay, 0 to 1
 * @param epsilonDecayFraction share of the training the decay takes, 0 to 1
 * @param epsilonSchedule shape of the decay
 * @param initialValue value of everything untried; above what is possible, it makes the agent try
 *     everything
 * @param bins into how many equal parts each dimension of a continuous observation is divided
 */
public record QLearningConfig(
    double learningRate,
    double discount,
    double epsilonStart,
    double epsilonEnd,
    double epsilonDecayFraction,
    Schedule.Shape epsilonSchedule,
    double initialValue,
    int bins) {

  /** Checks the ranges. */
  public QLearningConfig {
    check(learningRate > 0 && learningRate <= 1, "learning_rate must be above 0 and at most 1");
    checkDiscount(discount);
    check(epsilonStart >= 0 && epsilonStart <= 1, "epsilon_start must be from 0 to 1");
    check(epsilonEnd >= 0 && epsilonEnd <= 1, "epsilon_end must be from 0 to 1");
    check(
        epsilonDecayFraction >= 0 && epsilonDecayFraction <= 1,
        "epsilon_decay_fraction must be from 0 to 1");
    check(
        epsilonSchedule == Schedule.Shape.LINEAR || (epsilonStart > 0 && epsilonEnd > 0),
        "an exponential epsilon_schedule needs epsilon_start and epsilon_end above 0");
    check(Double.isFinite(initialValue), "initial_value must be finite");
    check(bins >= 1, "bins must be at least 1");
  }

  /** Returns settings that suit small worlds. */
  public static QLearningConfig defaults() {
    return new QLearningConfig(0.1, 0.99, 1, 0.05, 0.5, Schedule.Shape.LINEAR, 0, 10);
  }

  /** Returns the schedule of epsilon in a training of that many steps. */
  Schedule epsilon(long plannedSteps) {
    return new Schedule(
        epsilonSchedule, epsilonStart, epsilonEnd, (long) (epsilonDecayFraction * plannedSteps));
  }
}
