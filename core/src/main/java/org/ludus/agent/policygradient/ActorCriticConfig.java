package org.ludus.agent.policygradient;

import static org.ludus.agent.ConfigChecks.check;
import static org.ludus.agent.ConfigChecks.checkDiscount;
import static org.ludus.agent.ConfigChecks.checkNetworks;
import static org.ludus.agent.ConfigChecks.checkNormalization;

import java.util.List;
import org.ludus.network.Initialization;
import org.ludus.network.NetworkSpec.Activation;

/**
 * Settings of {@link ActorCritic}.
 *
 * @param learningRate step size of RMSProp, for both networks
 * @param annealLearningRate whether the step size falls to zero, linearly over the training
 * @param discount worth of a reward one step later, 0 to 1
 * @param gaeLambda how far advantages look ahead before they trust the value network, 0 to 1; 1 are
 *     the n-step returns of the paper
 * @param horizon steps of every stream between updates: the n
 * @param entropyCoefficient weight of the entropy bonus
 * @param normalizeAdvantages whether advantages get mean 0 and deviation 1 in every update
 * @param normalizeObservations whether observations get mean 0 and deviation 1, of all seen so far;
 *     if not, they are brought to their typical range
 * @param normalizeReturns whether rewards are divided by the deviation of discounted returns
 * @param convolutions what comes before the hidden layers where observations are pictures, such as
 *     {@code 32c8s4,64c4s2,64c3}: filters, size and stride of each; empty for none
 * @param hidden units of each hidden layer of both networks
 * @param activation what follows each hidden layer
 * @param initialization how initial weights are drawn
 * @param maxGradientNorm norm that gradients are scaled down to; infinity: never
 */
public record ActorCriticConfig(
    double learningRate,
    boolean annealLearningRate,
    double discount,
    double gaeLambda,
    int horizon,
    double entropyCoefficient,
    boolean normalizeAdvantages,
    boolean normalizeObservations,
    boolean normalizeReturns,
    String convolutions,
    List<Integer> hidden,
    Activation activation,
    Initialization initialization,
    double maxGradientNorm) {

  /** Checks the ranges. */
  public ActorCriticConfig {
    hidden = List.copyOf(hidden);
    checkNetworks(learningRate, convolutions, hidden, maxGradientNorm);
    checkDiscount(discount);
    checkNormalization(normalizeObservations, convolutions);
    check(gaeLambda >= 0 && gaeLambda <= 1, "gae_lambda must be from 0 to 1");
    check(horizon >= 1, "horizon must be at least 1");
    check(
        entropyCoefficient >= 0 && Double.isFinite(entropyCoefficient),
        "entropy_coefficient must not be negative");
  }

  /** Returns settings that suit small control problems. */
  public static ActorCriticConfig defaults() {
    return new ActorCriticConfig(
        2e-3,
        true,
        0.99,
        1,
        8,
        0.01,
        true,
        false,
        true,
        "",
        List.of(64, 64),
        Activation.TANH,
        Initialization.AUTOMATIC,
        0.5);
  }
}
