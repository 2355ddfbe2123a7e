package org.ludus.agent.policygradient;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.ludus.agent.Adjustable;
import org.ludus.agent.Agent;
import org.ludus.agent.Knob;
import org.ludus.agent.LearningRate;
import org.ludus.agent.MetricSink;
import org.ludus.agent.ObservationScale;
import org.ludus.agent.Policy;
import org.ludus.agent.RunningStatistics;
import org.ludus.agent.Transitions;
import org.ludus.env.EnvironmentSpec;
import org.ludus.env.Space;
import org.ludus.env.SplitMix64;
import org.ludus.file.Archive;
import org.ludus.network.FrozenNetwork;
import org.ludus.network.Network;
import org.ludus.network.NetworkFactory;
import org.ludus.network.NetworkSpec;
import org.ludus.network.NetworkSpec.Convolution;
import org.ludus.network.OptimizerSpec;

/**
 * REINFORCE (Williams 1992): Monte Carlo policy gradient over batches of whole episodes.
 *
 * <p>Minimises the mean over the batch's steps of {@code -A log p(a | s) - entropyCoefficient H(p(.
 * | s))}, where {@code A = (G - mean(G)) / std(G)} and {@code G} is the discounted sum of the
 * rewards from that step to the end of its episode. With a learned baseline {@code G - V(s)} takes
 * the place of {@code G}, and {@code V} then learns from the returns ({@link LearnedBaseline}).
 *
 * <p>Where a time limit cuts an episode off, a learned baseline says what was still to come.
 * Without one the return simply ends there: steps shortly before the limit seem worse than they
 * are, which a discount below 1 confines to about the last 1 / (1 - discount) of them.
 *
 * <p>With several streams, episodes that an update overtakes were begun by the policy before it and
 * are learned from all the same. Observations are vectors, which the network sees scaled to their
 * typical range; actions are discrete. Metrics, of the last update: {@code policy_loss}, {@code
 * entropy}, {@code batch_steps}, with a learned baseline {@code value_loss}; and {@code updates}.
 */
public final class Reinforce implements Agent {

  /** Makes the first policy almost uniform, so that chance in the weights decides nothing. */
  private static final double OUTPUT_GAIN = 0.01;

  private final ReinforceConfig config;
  private final int observationSize;
  private final int actionCount;
  private final float[] scale;
  private final SplitMix64 sampling;
  private final Network network;
  private final Trajectory batch;

  /** The episode under way in each stream. */
  private final Trajectory[] episodes;

  /** Null without one. */
  private final LearnedBaseline baseline;

  private final LearningRate learningRate;
  private final Adjustable entropyCoefficient = new Adjustable();

  private final float[] input;

  /** The newest weights, for acting. */
  private FrozenNetwork actor;

  private final FrozenNetwork.Workspace workspace;
  private final float[] probabilities;

  private int batchEpisodes;
  private float[] advantages = new float[0];
  private float[] batchProbabilities = new float[0];
  private long updates;
  private double policyLoss = Double.NaN;
  private double entropy = Double.NaN;
  private int batchSteps;

  /**
   * Makes an agent that knows nothing.
   *
   * @param rows parallel streams
   * @param networks makes the policy's network
   * @param streams gives each of its uses of randomness a generator of its own, by name
   * @throws IllegalArgumentException if observations are no vectors or actions not discrete
   */
  public Reinforce(
      EnvironmentSpec environment,
      ReinforceConfig config,
      int rows,
      NetworkFactory networks,
      Function<String, SplitMix64> streams) {
    if (!(environment.observationSpace() instanceof Space.Box observations)
        || !(environment.actionSpace() instanceof Space.Discrete actions)) {
      throw new IllegalArgumentException(
          "reinforce needs vector observations and discrete actions");
    }
    this.config = config;
    sampling = streams.apply("exploration");
    observationSize = observations.size();
    actionCount = actions.count();
    scale = ObservationScale.of(observations);
    batch = new Trajectory(observationSize);
    episodes = new Trajectory[rows];
    Arrays.setAll(episodes, row -> new Trajectory(observationSize));

    NetworkSpec spec =
        NetworkSpec.of(
            observations,
            Convolution.parse(config.convolutions()),
            config.hidden(),
            config.activation(),
            actionCount);
    SplitMix64 weights = streams.apply("initial weights");
    float[] parameters = config.initialization().draw(spec, OUTPUT_GAIN, weights);
    OptimizerSpec optimizer = OptimizerSpec.adam(config.learningRate(), config.maxGradientNorm());
    network = networks.create(spec, optimizer, parameters);
    baseline =
        config.learnedBaseline()
            ? newBaseline(spec.withOutputs(1), networks, optimizer, weights)
            : null;
    List<Network> learning =
        baseline == null ? List.of(network) : List.of(network, baseline.network());
    learningRate = new LearningRate(config.learningRate(), false, 0, learning);
    input = new float[observationSize];
    actor = new FrozenNetwork(spec, parameters).withInputScale(scale);
    workspace = actor.newWorkspace();
    probabilities = new float[actionCount];
  }

  private LearnedBaseline newBaseline(
      NetworkSpec spec, NetworkFactory networks, OptimizerSpec optimizer, SplitMix64 weights) {
    return new LearnedBaseline(
        networks.create(spec, optimizer, config.initialization().draw(spec, weights)),
        config.baselineUpdates());
  }

  @Override
  public void act(float[] observations, float[] actions, int rows) {
    for (int row = 0; row < rows; row++) {
      actor.forward(observations, row * observationSize, probabilities, 0, workspace);
      Categorical.softmax(probabilities, probabilities, 0, actionCount);
      actions[row] = Categorical.sample(probabilities, 0, actionCount, sampling);
    }
  }

  @Override
  public void learn(Transitions transitions) {
    for (int row = 0; row < transitions.rows; row++) {
      Trajectory episode = episodes[row];
      episode.add(
          transitions.observations, row, (int) transitions.actions[row], transitions.rewards[row]);
      if (transitions.ended(row)) {
        endEpisode(episode, future(transitions, row));
      }
    }
  }

  /** Returns what is still to come after a step, as far as that is known. */
  private double future(Transitions transitions, int row) {
    if (transitions.terminated[row] || baseline == null) {
      return 0;
    }
    System.arraycopy(
        transitions.nextObservations, row * observationSize, input, 0, observationSize);
    ObservationScale.apply(scale, input, 1);
    return baseline.value(input);
  }

  private void endEpisode(Trajectory episode, double future) {
    episode.accumulate(config.discount(), future);
    batch.append(episode);
    episode.clear();
    if (++batchEpisodes == config.batchEpisodes()) {
      update();
      batch.clear();
      batchEpisodes = 0;
    }
  }

  private void update() {
    learningRate.follow(0);
    batchSteps = batch.length();
    if (advantages.length < batchSteps) {
      advantages = new float[batchSteps];
      batchProbabilities = new float[batchSteps * actionCount];
    }
    ObservationScale.apply(scale, batch.observations(), batchSteps);
    computeAdvantages();
    network.train(batch.observations(), batchSteps, this::differentiate);
    if (baseline != null) {
      baseline.learn(batch.observations(), batchSteps, batch.returns());
    }
    publish();
    updates++;
  }

  /** Lets the newest weights act. */
  private void publish() {
    actor = new FrozenNetwork(network.spec(), network.parameters()).withInputScale(scale);
  }

  /** A = (G - V - mean(G - V)) / std(G - V), each part of which can be switched off. */
  private void computeAdvantages() {
    System.arraycopy(batch.returns(), 0, advantages, 0, batchSteps);
    if (baseline != null) {
      baseline.subtract(batch.observations(), batchSteps, advantages);
    }
    RunningStatistics statistics = new RunningStatistics(1);
    statistics.add(advantages, batchSteps);
    double mean = config.meanBaseline() ? statistics.mean(0) : 0;
    double unit = config.normalizeReturns() ? statistics.deviation(0) : 1;
    for (int step = 0; step < batchSteps; step++) {
      advantages[step] = (float) ((advantages[step] - mean) / unit);
    }
  }

  /** The gradient of mean(-A log p(a | s) - entropyCoefficient H(p)). */
  private void differentiate(float[] logits, float[] gradients) {
    int[] actions = batch.actions();
    float bonus = (float) (-entropyCoefficient() / batchSteps);
    policyLoss = 0;
    entropy = 0;
    for (int step = 0; step < batchSteps; step++) {
      int offset = step * actionCount;
      float scale = -advantages[step] / batchSteps;
      Categorical.softmax(logits, batchProbabilities, offset, actionCount);
      Categorical.addLogProbabilityGradient(
          batchProbabilities, offset, actionCount, actions[step], scale, gradients);
      Categorical.addEntropyGradient(batchProbabilities, offset, actionCount, bonus, gradients);
      policyLoss += scale * Categorical.logProbability(batchProbabilities, offset, actions[step]);
      entropy += Categorical.entropy(batchProbabilities, offset, actionCount) / batchSteps;
    }
  }

  private double entropyCoefficient() {
    return entropyCoefficient.or(config.entropyCoefficient());
  }

  @Override
  public Policy policy() {
    Optional<FrozenNetwork> critic =
        Optional.ofNullable(baseline).map(learned -> learned.frozen().withInputScale(scale));
    return new CategoricalPolicy(actor, critic);
  }

  @Override
  public void persist(Archive archive) {
    network.persist(archive);
    if (baseline != null) {
      baseline.persist(archive);
    }
    archive.random(sampling);
    for (Trajectory episode : episodes) {
      episode.persist(archive);
    }
    batch.persist(archive);
    batchEpisodes = archive.number(batchEpisodes);
    updates = archive.number(updates);
    policyLoss = archive.number(policyLoss);
    entropy = archive.number(entropy);
    batchSteps = archive.number(batchSteps);
    learningRate.persist(archive);
    entropyCoefficient.persist(archive);
    publish();
  }

  @Override
  public void report(MetricSink sink) {
    sink.metric("policy_loss", policyLoss);
    sink.metric("entropy", entropy);
    if (baseline != null) {
      sink.metric("value_loss", baseline.loss());
    }
    sink.metric("batch_steps", batchSteps == 0 ? Double.NaN : batchSteps);
    sink.metric("updates", (double) updates);
  }

  /** What is reported is of the last update anyway. */
  @Override
  public void reportLive(MetricSink sink) {
    report(sink);
  }

  @Override
  public List<Knob> knobs() {
    return List.of(
        learningRate.knob(), EntropyBonus.knob(this::entropyCoefficient, entropyCoefficient));
  }

  @Override
  public void close() {
    network.close();
    if (baseline != null) {
      baseline.close();
    }
  }
}
