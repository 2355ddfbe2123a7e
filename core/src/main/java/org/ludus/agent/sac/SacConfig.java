package org.ludus.agent.sac;

import static org.ludus.agent.ConfigChecks.check;
import static org.ludus.agent.ConfigChecks.checkDiscount;
import static org.ludus.agent.ConfigChecks.checkNetworks;

import java.util.List;
import org.ludus.agent.replay.ReplaySettings;
import org.ludus.network.Initialization;
import org.ludus.network.NetworkSpec.Activation;

/**
 * Settings of {@link Sac}.
 *
 * @param learningRate step size of Adam, for the actor, the critics and the temperature
 * @param annealLearningRate whether the step size falls to zero, linearly over the training
 * @param discount worth of a reward one step later, 0 to 1
 * @param multiStep steps whose rewards a transition adds up before the value of what follows counts
 * @param rewardScale what rewards are multiplied by for the critics
 * @param batchSize transitions an update learns from
 * @param replayCapacity transitions that are remembered
 * @param learningStarts environment steps before the first update, in which actions are uniform
 * @param trainEvery environment steps from one update to the next
 * @param targetTau how far the target critics move towards the critics with every update, in (0, 1]
 * @param initialTemperature worth of a nat of entropy, in scaled reward, at first
 * @param learnTemperature whether it follows the target entropy from there
 * @param targetEntropy entropy of the policy that the temperature is to bring about, in nats for
 *     each number of an action
 * @param hidden units of each hidden layer of all networks
 * @param activation what follows each hidden layer
 * @param initialization how initial weights are drawn
 * @param maxGradientNorm norm that gradients are scaled down to; infinity: never
 */
public record SacConfig(
    double learningRate,
    boolean annealLearningRate,
    double discount,
    int multiStep,
    double rewardScale,
    int batchSize,
    int replayCapacity,
    int learningStarts,
    int trainEvery,
    double targetTau,
    double initialTemperature,
    boolean learnTemperature,
    double targetEntropy,
    List<Integer> hidden,
    Activation activation,
    Initialization initialization,
    double maxGradientNorm)
    implements ReplaySettings {

  /** Checks the ranges. */
  public SacConfig {
    hidden = List.copyOf(hidden);
    checkNetworks(learningRate, hidden, maxGradientNorm);
    checkDiscount(discount);
    check(multiStep >= 1, "multi_step must be at least 1");
    check(rewardScale > 0 && Double.isFinite(rewardScale), "reward_scale must be positive");
    check(batchSize >= 1, "batch_size must be at least 1");
    check(replayCapacity >= 1, "replay_capacity must be at least 1");
    check(learningStarts >= 0, "learning_starts must not be negative");
    check(trainEvery >= 1, "train_every must be at least 1");
    check(targetTau > 0 && targetTau <= 1, "target_tau must be above 0 and at most 1");
    check(
        initialTemperature > 0 && Double.isFinite(initialTemperature),
        "initial_temperature must be positive");
    check(Double.isFinite(targetEntropy), "target_entropy must be a number");
  }

  /** Returns settings that suit small control problems. */
  public static SacConfig defaults() {
    return new SacConfig(
        1e-3,
        true,
        0.99,
        1,
        1,
        256,
        100_000,
        1_000,
        1,
        0.01,
        0.2,
        true,
        -1,
        List.of(64, 64),
        Activation.RELU,
        Initialization.AUTOMATIC,
        Double.POSITIVE_INFINITY);
  }
}
