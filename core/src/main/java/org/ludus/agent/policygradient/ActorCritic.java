package org.ludus.agent.policygradient;

import java.util.concurrent.Executor;
import java.util.function.Function;
import org.ludus.agent.MetricSink;
import org.ludus.agent.RunningStatistics;
import org.ludus.env.EnvironmentSpec;
import org.ludus.env.SplitMix64;
import org.ludus.network.NetworkFactory;
import org.ludus.network.NetworkSpec.Convolution;
import org.ludus.network.OptimizerSpec;

/**
 * The advantage actor-critic (A2C), the synchronous form of Mnih et al. (2016): every stream takes
 * n steps, then both networks take one.
 *
 * <p>The policy minimises the mean over those steps of {@code -A log p(a | s) - entropyCoefficient
 * H}, where {@code A = r_1 + discount r_2 + ... + discount^n V(s_n) - V(s)}: as many rewards as the
 * stretch still has, then the value of what was seen last. With {@code gae_lambda} below 1 the
 * advantages are generalised ones. The values minimise half of {@code A} squared. Both follow their
 * gradients by RMSProp.
 *
 * <p>Observations are vectors; actions are discrete, or continuous within -1 and 1. Metrics, of the
 * last update: {@code policy_loss}, {@code value_loss}, {@code entropy}, {@code
 * explained_variance}; and {@code learning_rate} and {@code updates}.
 */
public final class ActorCritic extends AdvantageAgent {

  private final ActorCriticConfig config;
  private double policyLoss = Double.NaN;
  private double entropy = Double.NaN;
  private double valueLoss = Double.NaN;

  /**
   * Makes an agent that knows nothing.
   *
   * @param rows parallel streams
   * @param plannedSteps how long the training is to be, for the step size
   * @param networks makes the policy's network and the values'
   * @param secondThread runs what can be done meanwhile; {@code Runnable::run} for one thread only
   * @param streams gives each of its uses of randomness a generator of its own, by name
   * @throws IllegalArgumentException if observations are no vectors
   */
  public ActorCritic(
      EnvironmentSpec environment,
      ActorCriticConfig config,
      int rows,
      long plannedSteps,
      NetworkFactory networks,
      Executor secondThread,
      Function<String, SplitMix64> streams) {
    super(environment, setup(config), rows, plannedSteps, networks, secondThread, streams);
    this.config = config;
  }

  private static Setup setup(ActorCriticConfig config) {
    return new Setup(
        config.horizon(),
        config.discount(),
        config.gaeLambda(),
        config.normalizeObservations(),
        config.normalizeReturns(),
        false,
        Convolution.parse(config.convolutions()),
        config.hidden(),
        config.activation(),
        config.initialization(),
        OptimizerSpec.rmsProp(config.learningRate(), config.maxGradientNorm()),
        config.entropyCoefficient(),
        config.annealLearningRate());
  }

  @Override
  void improvePolicy() {
    nets.trainPolicy(inputs, rollout.size(), this::differentiatePolicy);
  }

  private void differentiatePolicy(float[] outputs, float[] gradients) {
    int size = rollout.size();
    double mean = 0;
    double deviation = 1;
    if (config.normalizeAdvantages()) {
      RunningStatistics statistics = new RunningStatistics(1);
      statistics.add(advantages, size);
      mean = statistics.mean(0);
      deviation = statistics.deviation(0);
    }
    policyLoss = 0;
    entropy = 0;
    for (int i = 0; i < size; i++) {
      int offset = i * distribution.outputs();
      int actionOffset = i * rollout.actionSize;
      double advantage = (advantages[i] - mean) / deviation;
      distribution.read(outputs, offset);
      distribution.addGradient(
          rollout.actions,
          actionOffset,
          -advantage / size,
          -entropyCoefficient() / size,
          gradients,
          offset);
      policyLoss -= advantage * distribution.logProbability(rollout.actions, actionOffset) / size;
      entropy += distribution.entropy() / size;
    }
  }

  @Override
  void improveValues() {
    nets.trainValues(inputs, rollout.size(), this::differentiateValues);
  }

  private void differentiateValues(float[] outputs, float[] gradients) {
    int size = rollout.size();
    double squares = 0;
    for (int i = 0; i < size; i++) {
      float error = outputs[i] - targets[i];
      gradients[i] = error / size;
      squares += (double) error * error;
    }
    valueLoss = 0.5 * squares / size;
  }

  @Override
  public void report(MetricSink sink) {
    sink.metric("policy_loss", policyLoss);
    sink.metric("value_loss", valueLoss);
    sink.metric("entropy", entropy);
    super.report(sink);
  }
}
