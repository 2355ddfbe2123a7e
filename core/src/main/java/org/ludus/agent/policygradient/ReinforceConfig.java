package org.ludus.agent.policygradient;

import static org.ludus.agent.ConfigChecks.check;
import static org.ludus.agent.ConfigChecks.checkDiscount;
import static org.ludus.agent.ConfigChecks.checkNetworks;

import java.util.List;
import org.ludus.network.Initialization;
import org.ludus.network.NetworkSpec.Activation;

/**
 * Settings of {@link Reinforce}.
 *
 * @param learningRate step size of Adam
 * @param discount worth of a reward one step later, 0 to 1
 * @param batchEpisodes whole episodes an update learns from
 * @param meanBaseline whether the batch's mean return is subtracted from every return
 * @param normalizeReturns whether returns are divided by their standard deviation in the batch
 * @param learnedBaseline whether what a second network expects of each state is subtracted first
 * @param baselineUpdates optimiser steps of that network on every batch
 * @param entropyCoefficient weight of the entropy bonus, which keeps the policy from settling early
 * @param convolutions what comes before the hidden layers where observations are pictures, such as
 *     {@code 32c8s4,64c4s2,64c3}: filters, size and stride of each; empty for none
 * @param hidden units of each hidden layer
 * @param activation what follows each hidden layer
 * @param initialization how initial weights are drawn
 * @param maxGradientNorm norm that gradients are scaled down to; infinity: never
 */
public record ReinforceConfig(
    double learningRate,
    double discount,
    int batchEpisodes,
    boolean meanBaseline,
    boolean normalizeReturns,
    boolean learnedBaseline,
    int baselineUpdates,
    double entropyCoefficient,
    String convolutions,
    List<Integer> hidden,
    Activation activation,
    Initialization initialization,
    double maxGradientNorm) {

  /** Checks the ranges. */
  public ReinforceConfig {
    hidden = List.copyOf(hidden);
    checkNetworks(learningRate, convolutions, hidden, maxGradientNorm);
    checkDiscount(discount);
    check(batchEpisodes >= 1, "batch_episodes must be at least 1");
    check(baselineUpdates >= 1, "baseline_updates must be at least 1");
    check(
        entropyCoefficient >= 0 && Double.isFinite(entropyCoefficient),
        "entropy_coefficient must not be negative");
  }

  /** Returns settings that suit small control problems. */
  public static ReinforceConfig defaults() {
    return new ReinforceConfig(
        2e-3,
        0.99,
        4,
        true,
        true,
        false,
        10,
        0.01,
        "",
        List.of(64, 64),
        Activation.RELU,
        Initialization.AUTOMATIC,
        1);
  }
}
