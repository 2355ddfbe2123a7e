package org.ludus.agent.policygradient;

import static org.ludus.agent.ConfigChecks.check;
import static org.ludus.agent.ConfigChecks.checkDiscount;
import static org.ludus.agent.ConfigChecks.checkNetworks;
import static org.ludus.agent.ConfigChecks.checkNormalization;

import java.util.List;
import org.ludus.network.Initialization;
import org.ludus.network.NetworkSpec.Activation;

/**
 * Settings of {@link Ppo}.
 *
 * @param learningRate step size of Adam
 * @param annealLearningRate whether the step size falls to zero, linearly over the training
 * @param discount worth of a reward one step later, 0 to 1
 * @param gaeLambda how far advantages look ahead before they trust the value network, 0 to 1
 * @param horizon steps of every stream between updates
 * @param epochs how often an update goes through what was gathered
 * @param minibatchSize steps of one optimiser step
 * @param clip how far the probability ratio may move away from 1 before its gradient ends
 * @param clipValues whether values may move by no more than {@code clip} in an update
 * @param targetKl divergence from the old policy at which the policy's epochs end early, and with
 *     {@code sharedTrunk} the values' with them; infinity: never
 * @param entropyCoefficient weight of the entropy bonus
 * @param normalizeAdvantages whether advantages get mean 0 and deviation 1 in every minibatch
 * @param normalizeObservations whether observations get mean 0 and deviation 1, of all seen so far;
 *     if not, they are brought to their typical range
 * @param normalizeReturns whether rewards are divided by the deviation of discounted returns
 * @param sharedTrunk whether policy and values are heads of one network, which learns from both; if
 *     not, each has its own
 * @param valueCoefficient weight of the values' loss, where they share one
 * @param convolutions what comes before the hidden layers where observations are pictures, such as
 *     {@code 32c8s4,64c4s2,64c3}: filters, size and stride of each; empty for none
 * @param hidden units of each hidden layer
 * @param activation what follows each hidden layer
 * @param initialization how initial weights are drawn
 * @param maxGradientNorm norm that a network's gradients are scaled down to; infinity: never
 */
public record PpoConfig(
    double learningRate,
    boolean annealLearningRate,
    double discount,
    double gaeLambda,
    int horizon,
    int epochs,
    int minibatchSize,
    double clip,
    boolean clipValues,
    double targetKl,
    double entropyCoefficient,
    boolean normalizeAdvantages,
    boolean normalizeObservations,
    boolean normalizeReturns,
    boolean sharedTrunk,
    double valueCoefficient,
    String convolutions,
    List<Integer> hidden,
    Activation activation,
    Initialization initialization,
    double maxGradientNorm) {

  /** Checks the ranges. */
  public PpoConfig {
    hidden = List.copyOf(hidden);
    checkNetworks(learningRate, convolutions, hidden, maxGradientNorm);
    checkDiscount(discount);
    checkNormalization(normalizeObservations, convolutions);
    check(gaeLambda >= 0 && gaeLambda <= 1, "gae_lambda must be from 0 to 1");
    check(horizon >= 1, "horizon must be at least 1");
    check(epochs >= 1, "epochs must be at least 1");
    check(minibatchSize >= 1, "minibatch_size must be at least 1");
    check(clip > 0, "clip must be positive");
    check(
        valueCoefficient > 0 && Double.isFinite(valueCoefficient),
        "value_coefficient must be positive");
    check(targetKl > 0, "target_kl must be positive");
    check(
        entropyCoefficient >= 0 && Double.isFinite(entropyCoefficient),
        "entropy_coefficient must not be negative");
  }

  /** Returns settings that suit small control problems. */
  public static PpoConfig defaults() {
    return new PpoConfig(
        1e-3,
        true,
        0.99,
        0.95,
        128,
        10,
        256,
        0.2,
        false,
        Double.POSITIVE_INFINITY,
        0,
        true,
        true,
        true,
        false,
        0.5,
        "",
        List.of(64, 64),
        Activation.TANH,
        Initialization.AUTOMATIC,
        0.5);
  }
}
