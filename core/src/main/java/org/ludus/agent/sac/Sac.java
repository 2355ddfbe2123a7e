package org.ludus.agent.sac;

import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.ludus.agent.Actor;
import org.ludus.agent.AgentContext;
import org.ludus.agent.Knob;
import org.ludus.agent.Metrics;
import org.ludus.agent.Policy;
import org.ludus.agent.Transitions;
import org.ludus.agent.parts.LearningRate;
import org.ludus.agent.parts.SideBySide;
import org.ludus.agent.policy.ActorCriticNetworks;
import org.ludus.agent.policy.Head;
import org.ludus.agent.policy.NetworkPolicy;
import org.ludus.agent.policy.UniformPolicy;
import org.ludus.agent.replay.Experience;
import org.ludus.agent.replay.Minibatch;
import org.ludus.agent.replay.ReplayLearner;
import org.ludus.env.ActionRange;
import org.ludus.env.Space;
import org.ludus.env.SplitMix64;
import org.ludus.file.Archive;
import org.ludus.network.FrozenNetwork;
import org.ludus.network.Network;
import org.ludus.network.NetworkSpec;

/**
 * Soft actor-critic (Haarnoja et al. 2018) with twin critics and a learned temperature: it wants
 * return, and as much entropy as a nat of it is worth.
 *
 * <p>Both critics minimise half the squared distance to {@code y = r + discount (min(Q1', Q2')(s',
 * a') - temperature log p(a' | s'))}, where {@code Q'} are slowly following copies and {@code a'}
 * is drawn from the policy as it is now; without the bracket if the step terminated the episode. A
 * time limit is no end. The actor minimises {@code temperature log p(a | s) - min(Q1, Q2)(s, a)}
 * over the states replayed, by the gradient through the action. The temperature follows a target
 * entropy ({@link Temperature}).
 *
 * <p>Observations are vectors, which the networks see scaled to their typical range; actions are
 * numbers within -1 and 1. Metrics, as means over the updates since the last report: {@code
 * critic_loss}, {@code actor_loss}, {@code entropy}, {@code q_mean}; and {@code temperature},
 * {@code learning_rate} and {@code updates}.
 */
public final class Sac implements ReplayLearner {

  private final SacConfig config;
  private final AgentContext context;
  private final int observationSize;
  private final int actionSize;
  private final Experience experience;
  private final Network actor;
  private final Critic first;
  private final Critic second;
  private final Temperature temperature;
  private final LearningRate learningRate;
  private final SplitMix64 exploration;
  private final SplitMix64 noise;
  private final Explorer explorer;
  private long updates;

  /** The newest minibatch; what the policy would do now after its steps, and in place of them. */
  private Minibatch batch;

  private final SquashedGaussian nextChoices;
  private final SquashedGaussian choices;
  private final float[] actorOutputs;
  private final float[] pairs;
  private final float[] newPairs;
  private final float[] targets;
  private final float[] errors;
  private final float[] valueGradients;

  private final Metrics metrics = new Metrics();
  private final Metrics.Mean actorLoss = metrics.meanLoss("actor_loss");
  private final Metrics.Mean criticLoss = metrics.meanLoss("critic_loss");
  private final Metrics.Mean entropy = metrics.mean("entropy");
  private final Metrics.Mean value = metrics.mean("q_mean");

  /**
   * Makes an agent that knows nothing.
   *
   * @throws IllegalArgumentException if observations are no numbers or actions discrete
   */
  public Sac(AgentContext context, SacConfig config) {
    this.config = config;
    this.context = context;
    Space.Box observations = context.numbers();
    observationSize = observations.size();
    actionSize = context.actionNumbers();
    experience =
        new Experience(
            observations,
            actionSize,
            context.rows(),
            config.discount(),
            config.replay(),
            context.stream("replay sampling"));
    exploration = context.stream("exploration");
    noise = context.stream("actor noise");
    explorer = new Explorer();

    SplitMix64 weights = context.stream("initial weights");
    Space actions = context.environment().actionSpace();
    NetworkSpec actorSpec =
        config.network().dense(observationSize, Head.SQUASHED_GAUSSIAN.outputs(actions));
    actor =
        newNetwork(
            actorSpec,
            config
                .network()
                .initialization()
                .draw(actorSpec, ActorCriticNetworks.POLICY_OUTPUT_GAIN, weights));
    NetworkSpec criticSpec = config.network().dense(observationSize + actionSize, 1);
    first = newCritic(criticSpec, weights);
    second = newCritic(criticSpec, weights);
    temperature = new Temperature(config.temperature().initial());
    learningRate =
        config
            .optimizer()
            .rate(context.plannedSteps(), List.of(actor, first.online, second.online));

    int rows = experience.batchSize();
    nextChoices = new SquashedGaussian(rows, actionSize);
    choices = new SquashedGaussian(rows, actionSize);
    actorOutputs = new float[rows * actorSpec.outputs()];
    pairs = new float[rows * criticSpec.inputs()];
    newPairs = new float[pairs.length];
    targets = new float[rows];
    errors = new float[rows];
    valueGradients = new float[rows * actionSize];
    metrics.gauge("temperature", temperature::value);
    metrics.gauge("learning_rate", learningRate::current);
    metrics.gauge("updates", () -> updates);
  }

  private Network newNetwork(NetworkSpec spec, float[] parameters) {
    return context.networks().create(spec, config.optimizer().adam(), parameters);
  }

  private Critic newCritic(NetworkSpec spec, SplitMix64 weights) {
    float[] parameters = config.network().initialization().draw(spec, weights);
    return new Critic(
        newNetwork(spec, parameters), newNetwork(spec, parameters), experience.batchSize());
  }

  @Override
  public Actor explorer(int row) {
    return explorer;
  }

  /** Draws from the policy as it is, in all streams, one after the other. */
  private final class Explorer implements Actor {

    private final UniformPolicy uniform =
        new UniformPolicy(ActionRange.unit(context.environment().actionSpace()));
    private final SquashedGaussian choice = new SquashedGaussian(1, actionSize);
    private final float[] input = new float[observationSize];
    private final float[] outputs = new float[2 * actionSize];

    @Override
    public void act(float[] observations, int at, float[] actions, int to) {
      if (experience.isFilling()) {
        uniform.choose(exploration, actions, to);
        return;
      }
      experience.scale(observations, at, input);
      actor.forward(input, 1, outputs);
      choice.sample(outputs, exploration);
      System.arraycopy(choice.actions, 0, actions, to, actionSize);
    }
  }

  @Override
  public void learn(Transitions transitions) {
    experience.add(transitions);
    while (experience.updateDue()) {
      update();
    }
  }

  @Override
  public void remember(Transitions step) {
    experience.remember(step);
  }

  private void update() {
    learningRate.anneal(experience.steps());
    batch = experience.sample(Math.min(1, (double) experience.steps() / context.plannedSteps()));
    computeTargets();
    improveCritics();
    actor.train(batch.observations, batch.rows, this::policyGradient);
    if (config.temperature().learn()) {
      double target = config.temperature().targetEntropy() * actionSize;
      temperature.adjust(choices.meanLogProbability(), target, learningRate.current());
    }
    updates++;
  }

  /** y = r + discount (min(Q1', Q2')(s', a') - temperature log p(a' | s')). */
  private void computeTargets() {
    actor.forward(batch.nextObservations, batch.rows, actorOutputs);
    nextChoices.sample(actorOutputs, noise);
    pair(batch.nextObservations, nextChoices.actions, newPairs);
    both(critic -> critic.target.forward(newPairs, batch.rows, critic.values));
    for (int row = 0; row < batch.rows; row++) {
      double lesser = Math.min(first.values[row], second.values[row]);
      double soft = lesser - temperature.value() * nextChoices.logProbabilities[row];
      targets[row] =
          (float) (config.rewardScale() * batch.rewards[row] + batch.discounts[row] * soft);
    }
  }

  private void improveCritics() {
    pair(batch.observations, batch.actions, pairs);
    both(
        critic -> {
          critic.online.train(pairs, batch.rows, regression(critic));
          if ((updates + 1) % config.target().updateEvery() == 0) {
            critic.target.softUpdate(critic.online, config.target().tau());
          }
        });
    for (int row = 0; row < batch.rows; row++) {
      errors[row] = (Math.abs(first.errors[row]) + Math.abs(second.errors[row])) / 2;
    }
    experience.prioritize(errors);
    criticLoss.add(first.loss + second.loss);
  }

  /** The gradient of mean((Q(s, a) - y)^2 / 2). */
  private Network.Objective regression(Critic critic) {
    return (outputs, gradients) -> {
      double squares = 0;
      for (int row = 0; row < batch.rows; row++) {
        float error = outputs[row] - targets[row];
        critic.errors[row] = error;
        gradients[row] = batch.weights[row] * error / batch.rows;
        squares += (double) batch.weights[row] * error * error;
      }
      critic.loss = 0.5 * squares / batch.rows;
    };
  }

  /** The gradient of mean(temperature log p(a | s) - min(Q1, Q2)(s, a)), through the action. */
  private void policyGradient(float[] policyOutputs, float[] gradients) {
    choices.sample(policyOutputs, noise);
    pair(batch.observations, choices.actions, newPairs);
    both(critic -> critic.judge(newPairs));
    double meanValue = 0;
    int width = observationSize + actionSize;
    for (int row = 0; row < batch.rows; row++) {
      Critic lesser = first.values[row] <= second.values[row] ? first : second;
      meanValue += lesser.values[row] / batch.rows;
      System.arraycopy(
          lesser.slopes,
          row * width + observationSize,
          valueGradients,
          row * actionSize,
          actionSize);
    }
    choices.differentiate(temperature.value(), valueGradients, gradients);
    double meanEntropy = -choices.meanLogProbability();
    actorLoss.add(-temperature.value() * meanEntropy - meanValue);
    entropy.add(meanEntropy);
    value.add(meanValue / config.rewardScale());
  }

  /** Lets both critics do the same, side by side: neither sees anything of the other. */
  private void both(Consumer<Critic> work) {
    SideBySide.run(context.secondThread(), () -> work.accept(first), () -> work.accept(second));
  }

  /** Writes rows of observation and action. */
  private void pair(float[] observations, float[] actions, float[] into) {
    int width = observationSize + actionSize;
    for (int row = 0; row < batch.rows; row++) {
      System.arraycopy(observations, row * observationSize, into, row * width, observationSize);
      System.arraycopy(actions, row * actionSize, into, row * width + observationSize, actionSize);
    }
  }

  @Override
  public Policy policy() {
    FrozenNetwork net = new FrozenNetwork(actor.spec(), actor.parameters());
    return new NetworkPolicy(
        net.withInputScale(experience.scale()),
        Optional.empty(),
        Head.SQUASHED_GAUSSIAN,
        context.environment().actionSpace());
  }

  @Override
  public Metrics metrics() {
    return metrics;
  }

  @Override
  public List<Knob> knobs() {
    return List.of(learningRate.knob(), temperature.knob());
  }

  @Override
  public void persist(Archive archive) {
    actor.persist(archive);
    first.persist(archive);
    second.persist(archive);
    temperature.persist(archive);
    archive.random(exploration);
    archive.random(noise);
    experience.persist(archive);
    updates = archive.count(updates);
    learningRate.persist(archive);
    metrics.persist(archive);
  }

  @Override
  public void close() {
    List.of(actor, first.online, first.target, second.online, second.target)
        .forEach(Network::close);
  }
}
