package org.ludus.agent.policygradient;

import java.util.Arrays;
import java.util.function.Function;
import org.ludus.agent.Agent;
import org.ludus.agent.MetricSink;
import org.ludus.agent.ObservationScale;
import org.ludus.agent.Policy;
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
 * REINFORCE (Williams 1992): Monte Carlo policy gradient over batches of whole episodes.
 *
 * <p>Minimises the mean over the batch's steps of {@code -A log p(a | s) - entropyCoefficient H(p(.
 * | s))}, where {@code A = (G - mean(G)) / std(G)} and {@code G} is the discounted sum of the
 * rewards from that step to the end of its episode.
 *
 * <p>The return of an episode that a time limit cut off simply ends there: no value function is
 * learned that could say what was still to come. Steps shortly before the limit thus seem worse
 * than they are; a discount below 1 confines that to about the last 1 / (1 - discount) of them.
 *
 * <p>With several streams, episodes that an update overtakes were begun by the policy before it and
 * are learned from all the same. Observations are vectors, which the network sees scaled to their
 * typical range; actions are discrete. Metrics, of the last update: {@code policy_loss}, {@code
 * entropy}, {@code batch_steps}; and {@code updates}.
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

  /** The newest weights, for acting. */
  private DenseNet actor;

  private final DenseNet.Workspace workspace;
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
        new NetworkSpec(observationSize, config.hidden(), config.activation(), actionCount);
    float[] parameters = Initialization.draw(spec, OUTPUT_GAIN, streams.apply("initial weights"));
    network =
        networks.create(
            spec, OptimizerSpec.adam(config.learningRate(), config.maxGradientNorm()), parameters);
    actor = new DenseNet(spec, parameters).withInputScale(scale);
    workspace = actor.newWorkspace();
    probabilities = new float[actionCount];
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
        endEpisode(episode);
      }
    }
  }

  private void endEpisode(Trajectory episode) {
    episode.accumulate(config.discount());
    batch.append(episode);
    episode.clear();
    if (++batchEpisodes == config.batchEpisodes()) {
      update();
      batch.clear();
      batchEpisodes = 0;
    }
  }

  private void update() {
    batchSteps = batch.length();
    if (advantages.length < batchSteps) {
      advantages = new float[batchSteps];
      batchProbabilities = new float[batchSteps * actionCount];
    }
    computeAdvantages();
    ObservationScale.apply(scale, batch.observations(), batchSteps);
    network.train(batch.observations(), batchSteps, this::differentiate);
    publish();
    updates++;
  }

  /** Lets the newest weights act. */
  private void publish() {
    actor = new DenseNet(network.spec(), network.parameters()).withInputScale(scale);
  }

  /** A = (G - mean(G)) / std(G), each half of which can be switched off. */
  private void computeAdvantages() {
    float[] returns = batch.returns();
    double sum = 0;
    for (int step = 0; step < batchSteps; step++) {
      sum += returns[step];
    }
    double mean = sum / batchSteps;
    double squares = 0;
    for (int step = 0; step < batchSteps; step++) {
      squares += (returns[step] - mean) * (returns[step] - mean);
    }
    double baseline = config.meanBaseline() ? mean : 0;
    // The small number keeps a batch of equal returns from dividing by zero.
    double scale = config.normalizeReturns() ? Math.sqrt(squares / batchSteps) + 1e-8 : 1;
    for (int step = 0; step < batchSteps; step++) {
      advantages[step] = (float) ((returns[step] - baseline) / scale);
    }
  }

  /** The gradient of mean(-A log p(a | s) - entropyCoefficient H(p)). */
  private void differentiate(float[] logits, float[] gradients) {
    int[] actions = batch.actions();
    float bonus = (float) (-config.entropyCoefficient() / batchSteps);
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

  @Override
  public Policy policy() {
    return new CategoricalPolicy(actor);
  }

  @Override
  public void persist(Archive archive) {
    network.persist(archive);
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
    publish();
  }

  @Override
  public void report(MetricSink sink) {
    sink.metric("policy_loss", policyLoss);
    sink.metric("entropy", entropy);
    sink.metric("batch_steps", batchSteps == 0 ? Double.NaN : batchSteps);
    sink.metric("updates", (double) updates);
  }

  @Override
  public void close() {
    network.close();
  }
}
