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

/**
 * The advantage actor-critic (A2C), the synchronous form of Mnih et al. (2016): every stream takes
 * n steps, then both networks take one.
 *
 * <p>The policy minimises the mean over those steps of {@code -A log p(a | s) - entropyCoefficient
 * H}, where {@code A = r_1 + discount r_2 + ... + discount^n V(s_n) - V(s)}: as many rewards as the
 * rollout still has, then the value of what was seen last. With {@code gae_lambda} below 1 the
 * advantages are generalised ones. The values minimise half of {@code A} squared. Both follow their
 * gradients by RMSProp.
 *
 * <p>Observations are vectors or pictures; actions are discrete, or continuous within -1 and 1.
 * Metrics, of the last update: {@code policy_loss}, {@code value_loss}, {@code entropy}, {@code
 * explained_variance}; and {@code learning_rate} and {@code updates}.
 */
public final class ActorCritic implements RolloutLearner {

  private final ActorCriticConfig config;
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

  private final LearningRate learningRate;
  private final Adjustable entropyCoefficient = new Adjustable();
  private long steps;
  private long updates;

  private final Metrics metrics = new Metrics();
  private final Metrics.Pass policyLoss = metrics.passLoss("policy_loss");
  private final Metrics.Pass valueLoss = metrics.passLoss("value_loss");
  private final Metrics.Pass entropy = metrics.pass("entropy");
  private final Metrics.Latest explainedVariance = metrics.latest("explained_variance");

  /**
   * Makes an agent that knows nothing.
   *
   * @throws IllegalArgumentException if observations are no numbers
   */
  public ActorCritic(AgentContext context, ActorCriticConfig config) {
    this.config = config;
    this.context = context;
    Space.Box observations = context.numbers();
    Space actions = context.environment().actionSpace();
    head = Head.stochastic(actions);
    distribution = head.distribution(actions);
    normalizer = new ObservationNormalizer(observations, config.normalize().observations());
    networks =
        ActorCriticNetworks.of(
            false,
            config.network().spec(observations, head.outputs(actions)),
            config.optimizer().rmsProp(),
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
    metrics.gauge("learning_rate", learningRate::current);
    metrics.gauge("updates", () -> updates);
    publish();
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
    SideBySide.run(
        context.secondThread(),
        () -> networks.trainPolicy(inputs, rollout.size(), this::policyGradient),
        () -> networks.trainValues(inputs, rollout.size(), this::regression));
    normalizer.update(rollout.observations, rollout.size());
    publish();
  }

  /** The gradient of mean(-A log p(a | s) - entropyCoefficient H). */
  private void policyGradient(float[] outputs, float[] gradients) {
    int size = rollout.size();
    double mean = config.normalize().advantages() ? judged.meanAdvantage() : 0;
    double deviation = config.normalize().advantages() ? judged.advantageDeviation() : 1;
    policyLoss.begin();
    entropy.begin();
    for (int i = 0; i < size; i++) {
      int offset = i * distribution.outputs();
      int action = i * rollout.actionSize;
      double advantage = (judged.advantages[i] - mean) / deviation;
      distribution.read(outputs, offset);
      distribution.addGradient(
          rollout.actions,
          action,
          -advantage / size,
          -entropyCoefficient() / size,
          gradients,
          offset);
      policyLoss.add(-advantage * distribution.logProbability(rollout.actions, action));
      entropy.add(distribution.entropy());
    }
  }

  /** The gradient of mean((V(s) - target)^2 / 2). */
  private void regression(float[] outputs, float[] gradients) {
    valueLoss.begin();
    for (int i = 0; i < rollout.size(); i++) {
      double error = outputs[i] - judged.targets[i];
      gradients[i] = (float) (error / rollout.size());
      valueLoss.add(0.5 * error * error);
    }
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
            "entropy_coefficient", "Entropy bonus", 0, 0.2, this::entropyCoefficient));
  }

  @Override
  public void persist(Archive archive) {
    networks.persist(archive);
    normalizer.persist(archive);
    judged.persist(archive);
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
    networks.close();
  }
}
