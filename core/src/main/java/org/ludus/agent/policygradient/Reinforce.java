package org.ludus.agent.policygradient;

import java.util.List;
import java.util.Optional;
import org.ludus.agent.Actor;
import org.ludus.agent.AgentContext;
import org.ludus.agent.Episode;
import org.ludus.agent.EpisodeLearner;
import org.ludus.agent.Knob;
import org.ludus.agent.Metrics;
import org.ludus.agent.Policy;
import org.ludus.agent.parts.Adjustable;
import org.ludus.agent.parts.EpisodeBatch;
import org.ludus.agent.parts.LearningRate;
import org.ludus.agent.parts.ObservationScale;
import org.ludus.agent.parts.RunningStatistics;
import org.ludus.agent.policy.ActionDistribution;
import org.ludus.agent.policy.ActorCriticNetworks;
import org.ludus.agent.policy.Head;
import org.ludus.agent.policy.NetworkExplorer;
import org.ludus.agent.policy.NetworkPolicy;
import org.ludus.env.Space;
import org.ludus.env.SplitMix64;
import org.ludus.file.Archive;
import org.ludus.network.FrozenNetwork;
import org.ludus.network.Network;
import org.ludus.network.NetworkSpec;

/**
 * REINFORCE (Williams 1992): Monte Carlo policy gradient over batches of whole episodes.
 *
 * <p>Minimises the mean over the batch's steps of {@code -A log p(a | s) - entropyCoefficient H(p(.
 * | s))}, where {@code A = (G - mean(G)) / std(G)} and {@code G} is the discounted sum of the
 * rewards from that step to the end of its episode. With a learned baseline {@code G - V(s)} takes
 * the place of {@code G}, and {@code V} then learns from the returns (Sutton and Barto 2018,
 * section 13.4), in units of their root mean square over all batches so far, so that one step size
 * suits small rewards and large ones.
 *
 * <p>Where a time limit cuts an episode off, a learned baseline says what was still to come.
 * Without one the return simply ends there: steps shortly before the limit seem worse than they
 * are, which a discount below 1 confines to about the last 1 / (1 - discount) of them.
 *
 * <p>Observations are vectors or pictures, which the network sees scaled to their typical range;
 * actions are discrete, or continuous within -1 and 1. Metrics, of the last update: {@code
 * policy_loss}, {@code entropy}, {@code batch_steps}, with a learned baseline {@code value_loss};
 * and {@code learning_rate} and {@code updates}.
 */
public final class Reinforce implements EpisodeLearner {

  private final ReinforceConfig config;
  private final AgentContext context;
  private final Head head;
  private final ActionDistribution distribution;
  private final float[] scale;
  private final int observationSize;
  private final int actionSize;
  private final Network network;

  /** Null without a learned baseline. */
  private final Network baseline;

  private final RunningStatistics returnsSeen = new RunningStatistics(1);
  private final NetworkExplorer[] explorers;
  private final LearningRate learningRate;
  private final Adjustable entropyCoefficient = new Adjustable();
  private long steps;
  private long updates;

  private final EpisodeBatch batch;
  private float[] advantages = {};
  private float[] values = {};
  private final float[] lastInput;
  private final float[] lastValue = new float[1];

  private final Metrics metrics = new Metrics();
  private final Metrics.Pass policyLoss = metrics.passLoss("policy_loss");
  private final Metrics.Pass entropy = metrics.pass("entropy");
  private final Metrics.Latest meanBatchSteps = metrics.latest("batch_steps");
  private Metrics.Pass valueLoss;

  /**
   * Makes an agent that knows nothing.
   *
   * @throws IllegalArgumentException if observations are no numbers
   */
  public Reinforce(AgentContext context, ReinforceConfig config) {
    this.config = config;
    this.context = context;
    Space.Box observations = context.numbers();
    Space actionSpace = context.environment().actionSpace();
    head = Head.stochastic(actionSpace);
    distribution = head.distribution(actionSpace);
    scale = ObservationScale.of(observations);
    observationSize = observations.size();
    actionSize = context.actionSize();
    lastInput = new float[observationSize];
    batch = new EpisodeBatch(scale, config.discount());

    NetworkSpec spec = config.network().spec(observations, head.outputs(actionSpace));
    SplitMix64 weights = context.stream("initial weights");
    network =
        context
            .networks()
            .create(
                spec,
                config.optimizer().adam(),
                config
                    .network()
                    .initialization()
                    .draw(spec, ActorCriticNetworks.POLICY_OUTPUT_GAIN, weights));
    baseline = config.learnedBaseline() ? newBaseline(spec.withOutputs(1), weights) : null;
    learningRate =
        config
            .optimizer()
            .rate(
                context.plannedSteps(),
                baseline == null ? List.of(network) : List.of(network, baseline));
    explorers = NetworkExplorer.forRows(context, head);
    metrics.gauge("learning_rate", learningRate::current);
    metrics.gauge("updates", () -> updates);
    publish();
  }

  private Network newBaseline(NetworkSpec spec, SplitMix64 weights) {
    valueLoss = metrics.passLoss("value_loss");
    return context
        .networks()
        .create(
            spec, config.optimizer().adam(), config.network().initialization().draw(spec, weights));
  }

  @Override
  public int batchEpisodes() {
    return config.batchEpisodes();
  }

  @Override
  public Actor explorer(int row) {
    return explorers[row];
  }

  @Override
  public void learn(List<Episode> episodes) {
    learningRate.anneal(steps);
    batch.fill(episodes, this::future);
    steps += batch.length;
    computeAdvantages();
    network.train(batch.inputs, batch.length, this::policyGradient);
    if (baseline != null) {
      improveBaseline();
    }
    updates++;
    meanBatchSteps.set(batch.length);
    publish();
  }

  /** Returns what is still to come after an episode's last step, as far as that is known. */
  private double future(Episode episode) {
    if (episode.terminated || baseline == null) {
      return 0;
    }
    System.arraycopy(
        episode.observations, episode.length * observationSize, lastInput, 0, observationSize);
    ObservationScale.apply(scale, lastInput, 1);
    baseline.forward(lastInput, 1, lastValue);
    return lastValue[0] * returnUnit();
  }

  /** A = (G - V - mean(G - V)) / std(G - V), each part of which can be switched off. */
  private void computeAdvantages() {
    if (advantages.length < batch.length) {
      advantages = new float[batch.length];
      values = new float[batch.length];
    }
    System.arraycopy(batch.returns, 0, advantages, 0, batch.length);
    if (baseline != null) {
      baseline.forward(batch.inputs, batch.length, values);
      for (int step = 0; step < batch.length; step++) {
        advantages[step] -= (float) (values[step] * returnUnit());
      }
    }
    RunningStatistics statistics = new RunningStatistics(1);
    statistics.add(advantages, batch.length);
    double mean = config.meanBaseline() ? statistics.mean(0) : 0;
    double unit = config.normalizeReturns() ? statistics.deviation(0) : 1;
    for (int step = 0; step < batch.length; step++) {
      advantages[step] = (float) ((advantages[step] - mean) / unit);
    }
  }

  /** The gradient of mean(-A log p(a | s) - entropyCoefficient H(p)). */
  private void policyGradient(float[] outputs, float[] gradients) {
    double bonus = entropyCoefficient();
    policyLoss.begin();
    entropy.begin();
    for (int step = 0; step < batch.length; step++) {
      int offset = step * distribution.outputs();
      double advantage = advantages[step];
      distribution.read(outputs, offset);
      distribution.addGradient(
          batch.actions,
          step * actionSize,
          -advantage / batch.length,
          -bonus / batch.length,
          gradients,
          offset);
      policyLoss.add(-advantage * distribution.logProbability(batch.actions, step * actionSize));
      entropy.add(distribution.entropy());
    }
  }

  /** Takes some steps down mean((V(s) - G)^2 / 2), in units of the returns seen so far. */
  private void improveBaseline() {
    returnsSeen.add(batch.returns, batch.length);
    double unit = returnUnit();
    for (int update = 0; update < config.baselineUpdates(); update++) {
      valueLoss.begin();
      baseline.train(
          batch.inputs,
          batch.length,
          (outputs, gradients) -> {
            for (int step = 0; step < batch.length; step++) {
              double error = outputs[step] - batch.returns[step] / unit;
              gradients[step] = (float) (error / batch.length);
              valueLoss.add(0.5 * error * error);
            }
          });
    }
  }

  /** Returns the root mean square of all returns seen so far. */
  private double returnUnit() {
    return Math.hypot(returnsSeen.mean(0), returnsSeen.deviation(0));
  }

  private double entropyCoefficient() {
    return entropyCoefficient.or(config.entropyCoefficient());
  }

  /** Lets the newest weights act. */
  private void publish() {
    NetworkExplorer.publish(explorers, context.networks(), frozen(network));
  }

  private FrozenNetwork frozen(Network learned) {
    return new FrozenNetwork(learned.spec(), learned.parameters()).withInputScale(scale);
  }

  @Override
  public Policy policy() {
    Optional<FrozenNetwork> critic =
        Optional.ofNullable(baseline)
            .map(learned -> frozen(learned).withOutputScale((float) returnUnit()));
    return new NetworkPolicy(frozen(network), critic, head, context.environment().actionSpace());
  }

  @Override
  public Metrics metrics() {
    return metrics;
  }

  @Override
  public List<Knob> knobs() {
    return List.of(
        learningRate.knob(),
        entropyCoefficient.knob(
            "entropy_coefficient", "Entropy bonus", 0, 0.2, this::entropyCoefficient));
  }

  @Override
  public void persist(Archive archive) {
    network.persist(archive);
    if (baseline != null) {
      baseline.persist(archive);
    }
    returnsSeen.persist(archive);
    for (NetworkExplorer explorer : explorers) {
      explorer.persist(archive);
    }
    steps = archive.count(steps);
    updates = archive.count(updates);
    learningRate.persist(archive);
    entropyCoefficient.persist(archive);
    metrics.persist(archive);
    publish();
  }

  @Override
  public void close() {
    network.close();
    if (baseline != null) {
      baseline.close();
    }
  }
}
