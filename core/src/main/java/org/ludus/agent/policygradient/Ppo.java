package org.ludus.agent.policygradient;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.function.Function;
import org.ludus.agent.MetricSink;
import org.ludus.agent.Policy;
import org.ludus.agent.Rollout;
import org.ludus.agent.RolloutAgent;
import org.ludus.agent.RunningStatistics;
import org.ludus.agent.Transitions;
import org.ludus.env.EnvironmentSpec;
import org.ludus.env.Space;
import org.ludus.env.SplitMix64;
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

  private final RunningStatistics observationStatistics;
  private final RunningStatistics returnStatistics;
  private final double[] runningReturns;

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
  private PolicyPhase lastPolicyPhase;
  private double valueLoss = Double.NaN;
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
    returnStatistics = new RunningStatistics(1);
    runningReturns = new double[rows];
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
    CompletableFuture<Void> valuePhase =
        CompletableFuture.runAsync(this::improveValues, secondThread);
    lastPolicyPhase = improvePolicy();
    valuePhase.join();
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
    scaleRewards();
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

  private void normalize(float[] observations, float[] into) {
    for (int column = 0; column < observationSize; column++) {
      float mean = (float) observationStatistics.mean(column);
      float scale = (float) (1 / observationStatistics.deviation(column));
      for (int i = column; i < into.length; i += observationSize) {
        into[i] = (observations[i] - mean) * scale;
      }
    }
  }

  /** Divides rewards by the deviation of the discounted returns they lead to, as far as known. */
  private void scaleRewards() {
    double scale = 1;
    if (config.normalizeReturns()) {
      float[] returns = new float[rollout.size()];
      for (int row = 0; row < rollout.rows; row++) {
        for (int t = 0; t < rollout.horizon; t++) {
          int i = row * rollout.horizon + t;
          runningReturns[row] = config.discount() * runningReturns[row] + rollout.rewards[i];
          returns[i] = (float) runningReturns[row];
          if (rollout.ended(i)) {
            runningReturns[row] = 0;
          }
        }
      }
      returnStatistics.add(returns, returns.length);
      scale = 1 / returnStatistics.deviation(0);
    }
    for (int i = 0; i < rewards.length; i++) {
      rewards[i] = (float) (scale * rollout.rewards[i]);
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

  private PolicyPhase improvePolicy() {
    PolicyPhase phase = new PolicyPhase();
    Minibatches minibatches = new Minibatches(policyShuffling);
    for (int epoch = 0; epoch < config.epochs() && phase.mayGoOn(); epoch++) {
      minibatches.shuffle();
      phase.begin();
      for (int from = 0; from < rollout.size() && phase.mayGoOn(); from += minibatches.size) {
        int rows = minibatches.gather(from);
        phase.select(minibatches.indices, from, rows);
        policyNetwork.train(minibatches.inputs, rows, phase);
      }
    }
    return phase;
  }

  private void improveValues() {
    Minibatches minibatches = new Minibatches(valueShuffling);
    for (int epoch = 0; epoch < config.epochs(); epoch++) {
      minibatches.shuffle();
      double loss = 0;
      for (int from = 0; from < rollout.size(); from += minibatches.size) {
        int rows = minibatches.gather(from);
        int[] indices = minibatches.indices;
        int first = from;
        double[] sum = new double[1];
        valueNetwork.train(
            minibatches.inputs,
            rows,
            (outputs, gradients) ->
                sum[0] = differentiateValues(outputs, gradients, indices, first, rows));
        loss += sum[0];
      }
      valueLoss = loss / rollout.size();
    }
  }

  /** Half the squared error, or, clipped, the greater of that and the clipped value's. */
  private double differentiateValues(
      float[] outputs, float[] gradients, int[] indices, int from, int rows) {
    double loss = 0;
    for (int row = 0; row < rows; row++) {
      int i = indices[from + row];
      double error = outputs[row] - targets[i];
      double slope = error;
      if (config.clipValues()) {
        double moved = outputs[row] - values[i];
        double within = Math.max(-config.clip(), Math.min(config.clip(), moved));
        double clippedError = values[i] + within - targets[i];
        if (clippedError * clippedError > error * error) {
          error = clippedError;
          slope = moved == within ? clippedError : 0;
        }
      }
      gradients[row] = (float) (slope / rows);
      loss += 0.5 * error * error;
    }
    return loss;
  }

  /** The policy's objective on one minibatch after the other, and what there is to tell of it. */
  private final class PolicyPhase implements Network.Objective {

    private int[] indices;
    private int from;
    private int rows;
    private long seen;
    private double loss;
    private double entropy;
    private double divergence;
    private long clipped;

    void begin() {
      seen = 0;
      loss = 0;
      entropy = 0;
      divergence = 0;
      clipped = 0;
    }

    void select(int[] newIndices, int newFrom, int newRows) {
      indices = newIndices;
      from = newFrom;
      rows = newRows;
    }

    boolean mayGoOn() {
      return seen == 0 || divergence / seen <= config.targetKl();
    }

    @Override
    public void differentiate(float[] outputs, float[] gradients) {
      double mean = 0;
      double inverseDeviation = 1;
      if (config.normalizeAdvantages() && rows > 1) {
        mean = meanAdvantage();
        inverseDeviation = 1 / (advantageDeviation(mean) + 1e-8);
      }
      for (int row = 0; row < rows; row++) {
        int i = indices[from + row];
        int offset = row * learner.outputs();
        double advantage = (advantages[i] - mean) * inverseDeviation;
        learner.read(outputs, offset);
        double logRatio =
            learner.logProbability(rollout.actions, i * actionSize) - oldLogProbabilities[i];
        double ratio = Math.exp(logRatio);
        double within = Math.max(1 - config.clip(), Math.min(1 + config.clip(), ratio));
        // Where the clipped term is the smaller one, it is constant.
        boolean constant = within * advantage < ratio * advantage;
        double slope = constant ? 0 : ratio * advantage;
        learner.addGradient(
            rollout.actions,
            i * actionSize,
            -slope / rows,
            -config.entropyCoefficient() / rows,
            gradients,
            offset);
        loss -= Math.min(ratio * advantage, within * advantage);
        entropy += learner.entropy();
        // Schulman's estimate of the Kullback-Leibler divergence: never negative, little variance.
        divergence += ratio - 1 - logRatio;
        clipped += ratio == within ? 0 : 1;
      }
      seen += rows;
    }

    private double meanAdvantage() {
      double sum = 0;
      for (int row = 0; row < rows; row++) {
        sum += advantages[indices[from + row]];
      }
      return sum / rows;
    }

    private double advantageDeviation(double mean) {
      double squares = 0;
      for (int row = 0; row < rows; row++) {
        double difference = advantages[indices[from + row]] - mean;
        squares += difference * difference;
      }
      return Math.sqrt(squares / rows);
    }
  }

  /** All steps of the stretch in an order drawn anew for every epoch, some at a time. */
  private final class Minibatches {

    private final SplitMix64 random;
    private final int size = Math.min(config.minibatchSize(), rollout.size());
    private final int[] indices = new int[rollout.size()];
    private final float[] inputs = new float[size * observationSize];

    Minibatches(SplitMix64 random) {
      this.random = random;
      for (int i = 0; i < indices.length; i++) {
        indices[i] = i;
      }
    }

    /** Fisher and Yates. */
    void shuffle() {
      for (int i = indices.length - 1; i > 0; i--) {
        int other = random.nextInt(i + 1);
        int kept = indices[i];
        indices[i] = indices[other];
        indices[other] = kept;
      }
    }

    /** Brings the inputs of the next steps together and returns how many those are. */
    int gather(int from) {
      int rows = Math.min(size, indices.length - from);
      for (int row = 0; row < rows; row++) {
        System.arraycopy(
            Ppo.this.inputs,
            indices[from + row] * observationSize,
            inputs,
            row * observationSize,
            observationSize);
      }
      return rows;
    }
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
      shift[column] = (float) -observationStatistics.mean(column);
      scale[column] = (float) (1 / observationStatistics.deviation(column));
    }
    DenseNet net = new DenseNet(policyNetwork.spec(), policyNetwork.parameters());
    return net.withInputScale(scale).withInputShift(shift);
  }

  @Override
  public Policy policy() {
    return discrete ? new CategoricalPolicy(policyNet()) : new GaussianPolicy(policyNet());
  }

  @Override
  public void report(MetricSink sink) {
    boolean none = lastPolicyPhase == null;
    double seen = none ? Double.NaN : lastPolicyPhase.seen;
    sink.metric("policy_loss", none ? Double.NaN : lastPolicyPhase.loss / seen);
    sink.metric("value_loss", valueLoss);
    sink.metric("entropy", none ? Double.NaN : lastPolicyPhase.entropy / seen);
    sink.metric("approx_kl", none ? Double.NaN : lastPolicyPhase.divergence / seen);
    sink.metric("clip_fraction", none ? Double.NaN : lastPolicyPhase.clipped / seen);
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
