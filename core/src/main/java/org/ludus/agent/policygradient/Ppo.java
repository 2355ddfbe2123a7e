package org.ludus.agent.policygradient;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.function.Function;
import org.ludus.agent.MetricSink;
import org.ludus.agent.ObservationScale;
import org.ludus.agent.Policy;
import org.ludus.agent.Rollout;
import org.ludus.agent.RolloutAgent;
import org.ludus.agent.RunningStatistics;
import org.ludus.agent.Transitions;
import org.ludus.env.EnvironmentSpec;
import org.ludus.env.Space;
import org.ludus.env.SplitMix64;
import org.ludus.file.Archive;
import org.ludus.network.DenseNet;
import org.ludus.network.Initialization;
import org.ludus.network.Network;
import org.ludus.network.NetworkFactory;
import org.ludus.network.NetworkSpec;
import org.ludus.network.OptimizerSpec;

/**
 * Proximal policy optimisation (Schulman et al. 2017), with the details of Huang et al. (2022).
 *
 * <p>With {@code ratio = p(a | s) / p_old(a | s)} and generalised advantages {@code A} the policy
 * minimises the mean over a minibatch of {@code -min(ratio A, clip(ratio, 1 - c, 1 + c) A) -
 * entropyCoefficient H}. A network of its own learns the values, towards {@code A + V_old}, by half
 * the squared error. The two share nothing, so they learn side by side, on two threads if there are
 * so many.
 *
 * <p>Observations are vectors; actions are discrete, or continuous within -1 and 1. Metrics, of the
 * last update: {@code policy_loss}, {@code value_loss}, {@code entropy}, {@code approx_kl}, {@code
 * clip_fraction}, {@code explained_variance}; and {@code learning_rate} and {@code updates}.
 */
public final class Ppo implements RolloutAgent {

  /** Makes the first policy almost uniform, so that chance in the weights decides nothing. */
  private static final double POLICY_OUTPUT_GAIN = 0.01;

  private final PpoConfig config;
  private final long plannedSteps;
  private final Executor secondThread;
  private final int observationSize;
  private final int actionSize;
  private final boolean discrete;
  private final Network policyNetwork;
  private final Network valueNetwork;
  private final SplitMix64 policyShuffling;
  private final SplitMix64 valueShuffling;
  private final Rollout rollout;
  private final StreamActor[] actors;
  private final ActionDistribution learner;

  /** Brings observations to their typical range, where they are not normalised. */
  private final float[] typicalScale;

  private final RunningStatistics observationStatistics;
  private final ReturnScale returnScale;

  private final float[] inputs;
  private final float[] nextInputs;
  private final float[] rewards;
  private final float[] values;
  private final float[] nextValues;
  private final float[] advantages;
  private final float[] targets;
  private final float[] oldLogProbabilities;

  /** Steps that were taken one at a time and wait for the others of their stretch. */
  private int gathered;

  private long steps;
  private long updates;
  private double learningRate;

  /** How the last update went; null before the first. */
  private ClippedSurrogate policyPhase;

  private ValueRegression valuePhase;
  private double explainedVariance = Double.NaN;

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
  public Ppo(
      EnvironmentSpec environment,
      PpoConfig config,
      int rows,
      long plannedSteps,
      NetworkFactory networks,
      Executor secondThread,
      Function<String, SplitMix64> streams) {
    if (!(environment.observationSpace() instanceof Space.Box observations)) {
      throw new IllegalArgumentException("ppo needs vector observations");
    }
    this.config = config;
    typicalScale = ObservationScale.of(observations);
    this.plannedSteps = plannedSteps;
    this.secondThread = secondThread;
    observationSize = observations.size();
    actionSize = environment.actionSpace().size();
    discrete = environment.actionSpace() instanceof Space.Discrete;
    int policyOutputs = newDistribution(environment).outputs();
    learningRate = config.learningRate();
    OptimizerSpec optimizer =
        OptimizerSpec.adam(config.learningRate(), config.maxGradientNorm()).withEpsilon(1e-5);
    SplitMix64 weights = streams.apply("initial weights");
    NetworkSpec policySpec = spec(policyOutputs);
    policyNetwork =
        networks.create(
            policySpec, optimizer, Initialization.draw(policySpec, POLICY_OUTPUT_GAIN, weights));
    NetworkSpec valueSpec = spec(1);
    valueNetwork = networks.create(valueSpec, optimizer, Initialization.draw(valueSpec, weights));
    policyShuffling = streams.apply("policy minibatches");
    valueShuffling = streams.apply("value minibatches");

    rollout = new Rollout(rows, config.horizon(), observationSize, actionSize);
    actors = new StreamActor[rows];
    for (int row = 0; row < rows; row++) {
      actors[row] =
          new StreamActor(newDistribution(environment), streams.apply("exploration " + row));
    }
    learner = newDistribution(environment);
    observationStatistics = new RunningStatistics(observationSize);
    returnScale = new ReturnScale(config.discount(), rows);
    int size = rollout.size();
    inputs = new float[size * observationSize];
    nextInputs = new float[size * observationSize];
    rewards = new float[size];
    values = new float[size];
    nextValues = new float[size];
    advantages = new float[size];
    targets = new float[size];
    oldLogProbabilities = new float[size];
    publish();
  }

  private ActionDistribution newDistribution(EnvironmentSpec environment) {
    return environment.actionSpace() instanceof Space.Discrete actions
        ? new CategoricalDistribution(actions.count())
        : new GaussianDistribution(actionSize);
  }

  private NetworkSpec spec(int outputs) {
    return new NetworkSpec(observationSize, config.hidden(), config.activation(), outputs);
  }

  /** The policy as it was at the beginning of the stretch, with random numbers of one stream. */
  private static final class StreamActor implements Actor {

    private final ActionDistribution distribution;
    private final SplitMix64 random;
    private final float[] outputs;
    private DenseNet net;
    private DenseNet.Workspace workspace;

    StreamActor(ActionDistribution distribution, SplitMix64 random) {
      this.distribution = distribution;
      this.random = random;
      outputs = new float[distribution.outputs()];
    }

    void follow(DenseNet newest) {
      net = newest;
      workspace = newest.newWorkspace();
    }

    @Override
    public void act(
        float[] observations, int observationOffset, float[] actions, int actionOffset) {
      net.forward(observations, observationOffset, outputs, 0, workspace);
      distribution.read(outputs, 0);
      distribution.sample(random, actions, actionOffset);
    }
  }

  @Override
  public Rollout rollout() {
    return rollout;
  }

  @Override
  public Actor actor(int row) {
    return actors[row];
  }

  @Override
  public void act(float[] observations, float[] actions, int rows) {
    for (int row = 0; row < rows; row++) {
      actors[row].act(observations, row * observationSize, actions, row * actionSize);
    }
  }

  @Override
  public void learn(Transitions transitions) {
    for (int row = 0; row < transitions.rows; row++) {
      rollout.record(transitions, row, gathered);
    }
    gathered++;
    if (gathered == rollout.horizon) {
      gathered = 0;
      learn();
    }
  }

  @Override
  public void learn() {
    learningRate = config.learningRate();
    if (config.annealLearningRate()) {
      learningRate *= Math.max(0, 1 - (double) steps / plannedSteps);
    }
    steps += rollout.size();
    updates++;
    policyNetwork.setLearningRate(learningRate);
    valueNetwork.setLearningRate(learningRate);
    prepare();
    CompletableFuture<ValueRegression> meanwhile =
        CompletableFuture.supplyAsync(this::improveValues, secondThread);
    policyPhase = improvePolicy();
    valuePhase = meanwhile.join();
    publish();
  }

  /** Everything both networks learn from: inputs, advantages, and what was thought before. */
  private void prepare() {
    int size = rollout.size();
    if (config.normalizeObservations()) {
      observationStatistics.add(rollout.observations, size);
    }
    normalize(rollout.observations, inputs);
    normalize(rollout.nextObservations, nextInputs);
    if (config.normalizeReturns()) {
      returnScale.apply(rollout, rewards);
    } else {
      System.arraycopy(rollout.rewards, 0, rewards, 0, size);
    }
    valueNetwork.forward(inputs, size, values);
    valueNetwork.forward(nextInputs, size, nextValues);
    GeneralizedAdvantage.compute(
        rollout, rewards, values, nextValues, config.discount(), config.gaeLambda(), advantages);
    for (int i = 0; i < size; i++) {
      targets[i] = advantages[i] + values[i];
    }
    explainedVariance = explainedVariance();

    float[] outputs = new float[size * learner.outputs()];
    policyNetwork.forward(inputs, size, outputs);
    for (int i = 0; i < size; i++) {
      learner.read(outputs, i * learner.outputs());
      oldLogProbabilities[i] = (float) learner.logProbability(rollout.actions, i * actionSize);
    }
  }

  /** Returns what the networks see added to a number of an observation. */
  private float shift(int column) {
    return config.normalizeObservations() ? (float) -observationStatistics.mean(column) : 0;
  }

  /** Returns what the networks see the sum multiplied by. */
  private float scale(int column) {
    return config.normalizeObservations()
        ? (float) (1 / observationStatistics.deviation(column))
        : typicalScale[column];
  }

  private void normalize(float[] observations, float[] into) {
    for (int column = 0; column < observationSize; column++) {
      float shift = shift(column);
      float scale = scale(column);
      for (int i = column; i < into.length; i += observationSize) {
        into[i] = (observations[i] + shift) * scale;
      }
    }
  }

  /** Returns 1 - Var(target - V) / Var(target): 1 for perfect values, 0 for useless ones. */
  private double explainedVariance() {
    RunningStatistics all = new RunningStatistics(1);
    RunningStatistics rest = new RunningStatistics(1);
    all.add(targets, targets.length);
    rest.add(advantages, advantages.length);
    return 1 - Math.pow(rest.deviation(0) / all.deviation(0), 2);
  }

  private ClippedSurrogate improvePolicy() {
    Minibatches minibatches = newMinibatches(policyShuffling);
    ClippedSurrogate objective =
        new ClippedSurrogate(
            config,
            learner,
            minibatches,
            rollout.actions,
            actionSize,
            advantages,
            oldLogProbabilities);
    for (int epoch = 0; epoch < config.epochs() && objective.mayGoOn(); epoch++) {
      minibatches.shuffle();
      objective.beginEpoch();
      while (objective.mayGoOn() && minibatches.next()) {
        policyNetwork.train(minibatches.inputs(), minibatches.rows(), objective);
      }
    }
    return objective;
  }

  private ValueRegression improveValues() {
    Minibatches minibatches = newMinibatches(valueShuffling);
    double clip = config.clipValues() ? config.clip() : Double.POSITIVE_INFINITY;
    ValueRegression objective = new ValueRegression(clip, minibatches, values, targets);
    for (int epoch = 0; epoch < config.epochs(); epoch++) {
      minibatches.shuffle();
      objective.beginEpoch();
      while (minibatches.next()) {
        valueNetwork.train(minibatches.inputs(), minibatches.rows(), objective);
      }
    }
    return objective;
  }

  private Minibatches newMinibatches(SplitMix64 shuffling) {
    return new Minibatches(inputs, observationSize, config.minibatchSize(), shuffling);
  }

  /** Hands the newest policy to all actors. */
  private void publish() {
    DenseNet net = policyNet();
    for (StreamActor actor : actors) {
      actor.follow(net);
    }
  }

  /** Returns a copy of the policy's network that takes observations as they are. */
  private DenseNet policyNet() {
    float[] shift = new float[observationSize];
    float[] scale = new float[observationSize];
    for (int column = 0; column < observationSize; column++) {
      shift[column] = shift(column);
      scale[column] = scale(column);
    }
    DenseNet net = new DenseNet(policyNetwork.spec(), policyNetwork.parameters());
    return net.withInputScale(scale).withInputShift(shift);
  }

  @Override
  public Policy policy() {
    return discrete ? new CategoricalPolicy(policyNet()) : new GaussianPolicy(policyNet());
  }

  @Override
  public void persist(Archive archive) {
    policyNetwork.persist(archive);
    valueNetwork.persist(archive);
    archive.random(policyShuffling);
    archive.random(valueShuffling);
    for (StreamActor actor : actors) {
      archive.random(actor.random);
    }
    observationStatistics.persist(archive);
    returnScale.persist(archive);
    gathered = archive.number(gathered);
    if (gathered > 0) {
      rollout.persist(archive);
    }
    steps = archive.number(steps);
    updates = archive.number(updates);
    publish();
  }

  @Override
  public void report(MetricSink sink) {
    boolean none = policyPhase == null;
    sink.metric("policy_loss", none ? Double.NaN : policyPhase.loss());
    sink.metric("value_loss", none ? Double.NaN : valuePhase.loss());
    sink.metric("entropy", none ? Double.NaN : policyPhase.entropy());
    sink.metric("approx_kl", none ? Double.NaN : policyPhase.divergence());
    sink.metric("clip_fraction", none ? Double.NaN : policyPhase.clipFraction());
    sink.metric("explained_variance", explainedVariance);
    sink.metric("learning_rate", learningRate);
    sink.metric("updates", (double) updates);
  }

  @Override
  public void close() {
    policyNetwork.close();
    valueNetwork.close();
  }
}
