package org.ludus.agent.dqn;

import static org.ludus.agent.ConfigChecks.check;
import static org.ludus.agent.ConfigChecks.checkDiscount;
import static org.ludus.agent.ConfigChecks.checkNetworks;

import java.util.List;
import org.ludus.agent.Schedule;
import org.ludus.agent.replay.ReplaySettings;
import org.ludus.network.Initialization;
import org.ludus.network.NetworkSpec.Activation;

/**
 * Settings of {@link DqnAgent}.
 *
 * @param learningRate step size of Adam
 * @param annealLearningRate whether the step size falls to zero, linearly over the training
 * @param discount worth of a reward one step later, 0 to 1
 * @param multiStep steps whose rewards a transition adds up before the value of what follows counts
 * @param rewardScale what rewards are multiplied by for the network, whose step sizes suit values
 *     of about 1 to 10; what is reported and shown is in the world's own units
 * @param batchSize transitions an update learns from
 * @param replayCapacity transitions that are remembered, see {@link
 *     org.ludus.agent.replay.ReplayMemory} for what they take
 * @param priorityExponent how much more often transitions are replayed the farther they were from
 *     what was expected: their chance is that error to this power; 0 for all alike, 1 at most
 * @param priorityCorrection how far weights make up for that at first, 0 to 1; all the way at the
 *     end
 * @param learningStarts environment steps before the first update, in which actions are uniform:
 *     they fill the memory beforehand
 * @param trainEvery environment steps from one update to the next
 * @param targetUpdateEvery updates from one change of the target network to the next
 * @param targetTau how far the target network then moves towards the learning one, in (0, 1]; 1
 *     makes it a copy
 * @param doubleDqn whether the learning network chooses the action that the target network values
 * @param dueling whether the network splits action values into the state's and the actions'
 * @param huberDelta error from which on the loss grows linearly; infinity: squared everywhere
 * @param convolutions what comes before the hidden layers where observations are pictures, such as
 *     {@code 32c8s4,64c4s2,64c3}: filters, size and stride of each; empty for none
 * @param hidden units of each hidden layer
 * @param activation what follows each hidden layer
 * @param initialization how initial weights are drawn
 * @param maxGradientNorm norm that gradients are scaled down to; infinity: never
 * @param epsilonStart share of random actions at the beginning, 0 to 1
 * @param epsilonEnd share of random actions after the decay, 0 to 1
 * @param epsilonDecayFraction share of the training the decay takes, 0 to 1
 * @param epsilonSchedule shape of the decay
 */
public record DqnConfig(
    double learningRate,
    boolean annealLearningRate,
    double discount,
    int multiStep,
    double rewardScale,
    int batchSize,
    int replayCapacity,
    double priorityExponent,
    double priorityCorrection,
    int learningStarts,
    int trainEvery,
    int targetUpdateEvery,
    double targetTau,
    boolean doubleDqn,
    boolean dueling,
    double huberDelta,
    String convolutions,
    List<Integer> hidden,
    Activation activation,
    Initialization initialization,
    double maxGradientNorm,
    double epsilonStart,
    double epsilonEnd,
    double epsilonDecayFraction,
    Schedule.Shape epsilonSchedule)
    implements ReplaySettings {

  /** Checks the ranges. */
  public DqnConfig {
    hidden = List.copyOf(hidden);
    checkNetworks(learningRate, convolutions, hidden, maxGradientNorm);
    checkDiscount(discount);
    check(multiStep >= 1, "multi_step must be at least 1");
    check(rewardScale > 0 && Double.isFinite(rewardScale), "reward_scale must be positive");
    check(batchSize >= 1, "batch_size must be at least 1");
    check(replayCapacity >= 1, "replay_capacity must be at least 1");
    check(priorityExponent >= 0 && priorityExponent <= 1, "priority_exponent must be from 0 to 1");
    check(
        priorityCorrection >= 0 && priorityCorrection <= 1,
        "priority_correction must be from 0 to 1");
    check(learningStarts >= 0, "learning_starts must not be negative");
    check(trainEvery >= 1, "train_every must be at least 1");
    check(targetUpdateEvery >= 1, "target_update_every must be at least 1");
    check(targetTau > 0 && targetTau <= 1, "target_tau must be above 0 and at most 1");
    check(huberDelta > 0, "huber_delta must be positive");
    check(epsilonStart >= 0 && epsilonStart <= 1, "epsilon_start must be from 0 to 1");
    check(epsilonEnd >= 0 && epsilonEnd <= 1, "epsilon_end must be from 0 to 1");
    check(
        epsilonDecayFraction >= 0 && epsilonDecayFraction <= 1,
        "epsilon_decay_fraction must be from 0 to 1");
    check(
        epsilonSchedule == Schedule.Shape.LINEAR || (epsilonStart > 0 && epsilonEnd > 0),
        "an exponential epsilon_schedule needs epsilon_start and epsilon_end above 0");
  }

  /** Returns settings that suit small control problems. */
  public static DqnConfig defaults() {
    return new DqnConfig(
        1e-3,
        true,
        0.99,
        3,
        1,
        128,
        100_000,
        0,
        0.4,
        1_000,
        4,
        100,
        1,
        true,
        false,
        1,
        "",
        List.of(64, 64),
        Activation.RELU,
        Initialization.AUTOMATIC,
        10,
        1,
        0.05,
        0.2,
        Schedule.Shape.LINEAR);
  }

  /** Returns the schedule of epsilon in a training of that many steps. */
  Schedule epsilon(long plannedSteps) {
    return new Schedule(
        epsilonSchedule, epsilonStart, epsilonEnd, (long) (epsilonDecayFraction * plannedSteps));
  }
}
