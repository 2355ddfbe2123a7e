package org.ludus.agent.policygradient;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Executor;
import java.util.function.Function;
import org.ludus.agent.Adjustable;
import org.ludus.agent.Knob;
import org.ludus.agent.MetricSink;
import org.ludus.env.EnvironmentSpec;
import org.ludus.env.SplitMix64;
import org.ludus.file.Archive;
import org.ludus.network.NetworkFactory;
import org.ludus.network.NetworkSpec.Convolution;
import org.ludus.network.OptimizerSpec;

/**
 * Proximal policy optimisation (Schulman et al. 2017), with the details of Huang et al. (2022).
 *
 * <p>With {@code ratio = p(a | s) / p_old(a | s)} and generalised advantages {@code A} the policy
 * minimises the mean over a minibatch of {@code -min(ratio A, clip(ratio, 1 - c, 1 + c) A) -
 * entropyCoefficient H}. The values learn towards {@code A + V_old}, by half the squared error:
 * with a network of their own, or with {@code shared_trunk} as another head of the policy's, by the
 * sum of both losses. They go through the stretch several times.
 *
 * <p>Observations are vectors or pictures; actions are discrete, or continuous within -1 and 1.
 * Metrics, of the last update: {@code policy_loss}, {@code value_loss}, {@code entropy}, {@code
 * approx_kl}, {@code clip_fraction}, {@code explained_variance}; and {@code learning_rate} and
 * {@code updates}.
 */
public final class Ppo extends AdvantageAgent {

  private final PpoConfig config;
  private final Adjustable clip = new Adjustable();
  private final SplitMix64 policyShuffling;
  private final SplitMix64 valueShuffling;
  private final float[] oldLogProbabilities;
  private final float[] oldOutputs;

  /** How the last update went; null before the first. */
  private ClippedSurrogate policyPhase;

  private ValueRegression valuePhase;

  /**
   * Makes an agent that knows nothing.
   *
   * @param rows parallel streams
   * @param plannedSteps how long the training is to be, for the step size
   * @param networks makes the policy's network and the values', or the one they share
   * @param secondThread runs what can be done meanwhile; {@code Runnable::run} for one thread only
   * @param streams gives each of its uses of randomness a generator of its own, by name
   * @throws IllegalArgumentException if observations are no vectors
   */
  public Ppo(
      EnvironmentSpec environment,
      PpoConfig config,
      int rows,
      long plannedSteps,
      NetworkFactory networks,
      Executor secondThread,
      Function<String, SplitMix64> streams) {
    super(environment, setup(config), rows, plannedSteps, networks, secondThread, streams);
    this.config = config;
    policyShuffling = streams.apply("policy minibatches");
    valueShuffling = streams.apply("value minibatches");
    oldLogProbabilities = new float[rollout.size()];
    oldOutputs = new float[rollout.size() * distribution.outputs()];
  }

  private static Setup setup(PpoConfig config) {
    return new Setup(
        config.horizon(),
        config.discount(),
        config.gaeLambda(),
        config.normalizeObservations(),
        config.normalizeReturns(),
        config.sharedTrunk(),
        Convolution.parse(config.convolutions()),
        config.hidden(),
        config.activation(),
        config.initialization(),
        OptimizerSpec.adam(config.learningRate(), config.maxGradientNorm()).withEpsilon(1e-5),
        config.entropyCoefficient(),
        config.annealLearningRate());
  }

  @Override
  void improve() {
    if (config.sharedTrunk()) {
      improveTogether();
    } else {
      super.improve();
    }
  }

  /** Takes the steps of a network that has both heads. */
  private void improveTogether() {
    Minibatches minibatches = newMinibatches(policyShuffling);
    policyPhase = newPolicyPhase(minibatches);
    valuePhase = newValuePhase(minibatches);
    practisePolicy(
        minibatches,
        valuePhase::beginEpoch,
        () ->
            nets.trainBoth(
                minibatches.inputs(),
                minibatches.rows(),
                policyPhase,
                valuePhase,
                config.valueCoefficient()));
  }

  @Override
  void improvePolicy() {
    Minibatches minibatches = newMinibatches(policyShuffling);
    policyPhase = newPolicyPhase(minibatches);
    practisePolicy(
        minibatches,
        () -> {},
        () -> nets.trainPolicy(minibatches.inputs(), minibatches.rows(), policyPhase));
  }

  /**
   * Goes through the stretch several times, or until the policy has moved far enough.
   *
   * @param beginEpoch what else begins anew each time
   * @param step takes one step on the minibatch
   */
  private void practisePolicy(Minibatches minibatches, Runnable beginEpoch, Runnable step) {
    for (int epoch = 0; epoch < config.epochs() && policyPhase.mayGoOn(); epoch++) {
      minibatches.shuffle();
      policyPhase.beginEpoch();
      beginEpoch.run();
      while (policyPhase.mayGoOn() && minibatches.next()) {
        step.run();
      }
    }
  }

  private ClippedSurrogate newPolicyPhase(Minibatches minibatches) {
    rememberOldPolicy();
    return new ClippedSurrogate(
        config,
        clip(),
        entropyCoefficient(),
        distribution,
        minibatches,
        rollout.actions,
        rollout.actionSize,
        advantages,
        oldLogProbabilities);
  }

  private ValueRegression newValuePhase(Minibatches minibatches) {
    double clip = config.clipValues() ? clip() : Double.POSITIVE_INFINITY;
    return new ValueRegression(clip, minibatches, values, targets);
  }

  private double clip() {
    return clip.or(config.clip());
  }

  private void rememberOldPolicy() {
    nets.computePolicy(inputs, rollout.size(), oldOutputs);
    for (int i = 0; i < rollout.size(); i++) {
      distribution.read(oldOutputs, i * distribution.outputs());
      oldLogProbabilities[i] =
          (float) distribution.logProbability(rollout.actions, i * rollout.actionSize);
    }
  }

  @Override
  void improveValues() {
    Minibatches minibatches = newMinibatches(valueShuffling);
    valuePhase = newValuePhase(minibatches);
    for (int epoch = 0; epoch < config.epochs(); epoch++) {
      minibatches.shuffle();
      valuePhase.beginEpoch();
      while (minibatches.next()) {
        nets.trainValues(minibatches.inputs(), minibatches.rows(), valuePhase);
      }
    }
  }

  private Minibatches newMinibatches(SplitMix64 shuffling) {
    return new Minibatches(inputs, rollout.observationSize, config.minibatchSize(), shuffling);
  }

  /** Metrics are of the update before a report; a run brought back makes one before its next. */
  @Override
  public void persist(Archive archive) {
    super.persist(archive);
    archive.random(policyShuffling);
    archive.random(valueShuffling);
    clip.persist(archive);
  }

  @Override
  public List<Knob> knobs() {
    List<Knob> knobs = new ArrayList<>(super.knobs());
    knobs.add(new Knob("clip", "Clip range", 0.01, 0.5, false, this::clip, clip::set));
    return knobs;
  }

  @Override
  public void report(MetricSink sink) {
    boolean none = policyPhase == null;
    sink.metric("policy_loss", none ? Double.NaN : policyPhase.loss());
    sink.metric("value_loss", none ? Double.NaN : valuePhase.loss());
    sink.metric("entropy", none ? Double.NaN : policyPhase.entropy());
    sink.metric("approx_kl", none ? Double.NaN : policyPhase.divergence());
    sink.metric("clip_fraction", none ? Double.NaN : policyPhase.clipFraction());
    super.report(sink);
  }
}
