package org.ludus.agent.policygradient;

import java.util.List;
import org.ludus.agent.AgentContext;
import org.ludus.agent.Knob;
import org.ludus.agent.Metrics;
import org.ludus.agent.Policy;
import org.ludus.agent.Rollout;
import org.ludus.agent.RolloutLearner;
import org.ludus.agent.parts.Adjustable;
import org.ludus.agent.parts.Advantages;
import org.ludus.agent.parts.LearningRate;
import org.ludus.agent.parts.ObservationNormalizer;
import org.ludus.agent.parts.SideBySide;
import org.ludus.agent.policy.ActionDistribution;
import org.ludus.agent.policy.ActorCriticNetworks;
import org.ludus.agent.policy.Head;
import org.ludus.agent.policy.NetworkExplorer;
import org.ludus.env.Space;
import org.ludus.file.Archive;
import org.ludus.network.Network;

/**
 * Proximal policy optimisation (Schulman et al. 2017), with the details of Huang et al. (2022).
 *
 * <p>With {@code ratio = p(a | s) / p_old(a | s)} and generalised advantages {@code A} the policy
 * minimises the mean over a minibatch of {@code -min(ratio A, clip(ratio, 1 - c, 1 + c) A) -
 * entropyCoefficient H}. The values learn towards {@code A + V_old}, by half the squared error:
 * with a network of their own, or with {@code shared_trunk} as another head of the policy's, by the
 * sum of both losses. They go through the rollout several times.
 *
 * <p>Observations are vectors or pictures; actions are discrete, or continuous within -1 and 1.
 * Metrics, of the last update's last epoch: {@code policy_loss}, {@code value_loss}, {@code
 * entropy}, {@code approx_kl}, {@code clip_fraction}; and {@code explained_variance}, {@code
 * learning_rate} and {@code updates}.
 */
public final class Ppo implements RolloutLearner {

  private final PpoConfig config;
  private final AgentContext context;
  private final Head head;
  private final ActionDistribution distribution;
  private final ObservationNormalizer normalizer;
  private final ActorCriticNetworks networks;
  private final NetworkExplorer[] explorers;
  private final Rollout rollout;
  private final Advantages judged;

  /** What networks see of each step of the rollout. */
  private final float[] inputs;

  private final Rollout.Minibatches policySteps;
  private final Rollout.Minibatches valueSteps;
  private final LearningRate learningRate;
  private final Adjustable clip = new Adjustable();
  private final Adjustable entropyCoefficient = new Adjustable();
  private final double[] advantages;
  private long steps;
  private long updates;

  private final Metrics metrics = new Metrics();
  private final Metrics.Pass policyLoss = metrics.passLoss("policy_loss");
  private final Metrics.Pass valueLoss = metrics.passLoss("value_loss");
  private final Metrics.Pass entropy = metrics.pass("entropy");
  private final Metrics.Pass approximateKl = metrics.pass("approx_kl");
  private final Metrics.Pass clipFraction = metrics.pass("clip_fraction");
  private final Metrics.Latest explainedVariance = metrics.latest("explained_variance");

  /**
   * Makes an agent that knows nothing.
   *
   * @throws IllegalArgumentException if observations are no numbers
   */
  public Ppo(AgentContext context, PpoConfig config) {
    this.config = config;
    this.context = context;
    Space.Box observations = context.numbers();
    Space actions = context.environment().actionSpace();
    head = Head.stochastic(actions);
    distribution = head.distribution(actions);
    normalizer = new ObservationNormalizer(observations, config.normalize().observations());
    networks =
        ActorCriticNetworks.of(
            config.sharedTrunk(),
            config.network().spec(observations, head.outputs(actions)),
            config.optimizer().adam().withEpsilon(1e-5),
            config.network().initialization(),
            context.networks(),
            context.stream("initial weights"));
    learningRate = config.optimizer().rate(context.plannedSteps(), networks.all());
    explorers = NetworkExplorer.forRows(context, head);
    rollout =
        new Rollout(context.rows(), config.horizon(), observations.size(), context.actionSize());
    inputs = new float[rollout.observations.length];
    judged =
        new Advantages(
            rollout, config.discount(), config.gaeLambda(), config.normalize().returns());
    policySteps = minibatches("policy minibatches");
    valueSteps = minibatches("value minibatches");
    advantages = new double[rollout.size()];
    metrics.gauge("learning_rate", learningRate::current);
    metrics.gauge("updates", () -> updates);
    publish();
  }

  private Rollout.Minibatches minibatches(String name) {
    return new Rollout.Minibatches(
        inputs, rollout.observationSize, config.minibatchSize(), context.stream(name));
  }

  @Override
  public Rollout rollout() {
    return rollout;
  }

  @Override
  public RolloutExplorer explorer(int row) {
    return explorers[row];
  }

  @Override
  public void learn() {
    learningRate.anneal(steps);
    steps += rollout.size();
    updates++;
    normalizer.normalize(rollout.observations, rollout.size(), inputs);
    judged.estimate(rollout, inputs, normalizer, networks::values);
    explainedVariance.set(judged.explainedVariance());
    if (config.sharedTrunk()) {
      improveBoth();
    } else {
      SideBySide.run(context.secondThread(), this::improvePolicy, this::improveValues);
    }
    normalizer.update(rollout.observations, rollout.size());
    publish();
  }

  private void improvePolicy() {
    approximateKl.begin();
    policySteps.begin();
    for (int epoch = 0; epoch < config.epochs() && isClose(); epoch++) {
      beginPolicyEpoch();
      while (isClose() && policySteps.next()) {
        networks.trainPolicy(policySteps.inputs(), policySteps.rows(), this::clippedSurrogate);
      }
    }
  }

  private void improveValues() {
    valueSteps.begin();
    for (int epoch = 0; epoch < config.epochs(); epoch++) {
      valueSteps.shuffle();
      valueLoss.begin();
      while (valueSteps.next()) {
        networks.trainValues(valueSteps.inputs(), valueSteps.rows(), regression(valueSteps));
      }
    }
  }

  private void improveBoth() {
    approximateKl.begin();
    policySteps.begin();
    for (int epoch = 0; epoch < config.epochs() && isClose(); epoch++) {
      beginPolicyEpoch();
      valueLoss.begin();
      while (isClose() && policySteps.next()) {
        networks.trainBoth(
            policySteps.inputs(),
            policySteps.rows(),
            this::clippedSurrogate,
            regression(policySteps),
            config.valueCoefficient());
      }
    }
  }

  private void beginPolicyEpoch() {
    policySteps.shuffle();
    List.of(policyLoss, entropy, approximateKl, clipFraction).forEach(Metrics.Pass::begin);
  }

  /** Returns whether the policy is still close enough to what it was. */
  private boolean isClose() {
    return !(approximateKl.mean() > config.targetKl());
  }

  /** The gradient of mean(-min(ratio A, clip(ratio, 1 - c, 1 + c) A) - entropyCoefficient H). */
  private void clippedSurrogate(float[] outputs, float[] gradients) {
    int rows = policySteps.rows();
    double c = clip();
    double bonus = entropyCoefficient();
    judged.gather(policySteps, config.normalize().advantages(), advantages);
    for (int row = 0; row < rows; row++) {
      int step = policySteps.step(row);
      int action = step * rollout.actionSize;
      int offset = row * distribution.outputs();
      distribution.read(outputs, offset);
      double logRatio =
          distribution.logProbability(rollout.actions, action) - rollout.logProbabilities[step];
      double ratio = Math.exp(logRatio);
      double within = Math.max(1 - c, Math.min(1 + c, ratio));
      double surrogate = Math.min(ratio * advantages[row], within * advantages[row]);
      // Where the clipped term is the smaller one, it is constant.
      double slope = surrogate < ratio * advantages[row] ? 0 : ratio * advantages[row];
      distribution.addGradient(
          rollout.actions, action, -slope / rows, -bonus / rows, gradients, offset);
      policyLoss.add(-surrogate);
      entropy.add(distribution.entropy());
      // Schulman's estimate of the Kullback-Leibler divergence: never negative, little variance.
      approximateKl.add(ratio - 1 - logRatio);
      clipFraction.add(ratio == within ? 0 : 1);
    }
  }

  /**
   * The gradient of the mean of half the squared error; or with {@code clip_values} of the greater
   * of that and the same for a value that may move by no more than the clip.
   */
  private Network.Objective regression(Rollout.Minibatches minibatch) {
    double limit = config.clipValues() ? clip() : Double.POSITIVE_INFINITY;
    return (outputs, gradients) -> {
      for (int row = 0; row < minibatch.rows(); row++) {
        int step = minibatch.step(row);
        double moved = outputs[row] - judged.values[step];
        double within = Math.max(-limit, Math.min(limit, moved));
        double error = outputs[row] - judged.targets[step];
        double clippedError = judged.values[step] + within - judged.targets[step];
        boolean constant = moved != within && Math.abs(clippedError) > Math.abs(error);
        gradients[row] = constant ? 0 : (float) (error / minibatch.rows());
        double counted = constant ? clippedError : error;
        valueLoss.add(0.5 * counted * counted);
      }
    };
  }

  private double clip() {
    return clip.or(config.clip());
  }

  private double entropyCoefficient() {
    return entropyCoefficient.or(config.entropyCoefficient());
  }

  /** Hands the newest policy to all explorers. */
  private void publish() {
    NetworkExplorer.publish(
        explorers, context.networks(), normalizer.unnormalized(networks.frozenPolicy()));
  }

  @Override
  public Policy policy() {
    return networks.policy(
        normalizer, judged.rewardUnit(), head, context.environment().actionSpace());
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
            "entropy_coefficient", "Entropy bonus", 0, 0.2, this::entropyCoefficient),
        clip.knob("clip", "Clip range", 0.01, 0.5, this::clip));
  }

  @Override
  public void persist(Archive archive) {
    networks.persist(archive);
    normalizer.persist(archive);
    judged.persist(archive);
    for (NetworkExplorer explorer : explorers) {
      explorer.persist(archive);
    }
    policySteps.persist(archive);
    valueSteps.persist(archive);
    steps = archive.count(steps);
    updates = archive.count(updates);
    learningRate.persist(archive);
    clip.persist(archive);
    entropyCoefficient.persist(archive);
    metrics.persist(archive);
    publish();
  }

  @Override
  public void close() {
    networks.close();
  }
}
