package org.ludus.agent.sac;

import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;
import org.ludus.agent.Knob;
import org.ludus.agent.LearningRate;
import org.ludus.agent.MetricSink;
import org.ludus.agent.ObservationScale;
import org.ludus.agent.Policy;
import org.ludus.agent.ReportedMean;
import org.ludus.agent.Transitions;
import org.ludus.agent.UniformPolicy;
import org.ludus.agent.replay.Minibatch;
import org.ludus.agent.replay.MultiStepReturns;
import org.ludus.agent.replay.ReplayAgent;
import org.ludus.agent.replay.ReplayBuffer;
import org.ludus.env.EnvironmentSpec;
import org.ludus.env.Space;
import org.ludus.env.SplitMix64;
import org.ludus.file.Archive;
import org.ludus.network.FrozenNetwork;
import org.ludus.network.Network;
import org.ludus.network.NetworkFactory;
import org.ludus.network.NetworkSpec;
import org.ludus.network.OptimizerSpec;

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
 * critic_loss}, {@code actor_loss}, {@code entropy}, {@code q_mean}; and {@code temperature} and
 * {@code updates}.
 */
public final class Sac implements ReplayAgent {

  /** Makes the first policy almost the same everywhere. */
  private static final double ACTOR_OUTPUT_GAIN = 0.01;

  private final SacConfig config;
  private final Executor secondThread;
  private final int observationSize;
  private final int actionSize;
  private final float[] scale;
  private final UniformPolicy uniform;
  private final SplitMix64 exploration;
  private final SplitMix64 sampling;
  private final SplitMix64 noise;
  private final ReplayBuffer replay;
  private final MultiStepReturns multiStep;

  /** Joins the steps of episodes that are not the agent's own. */
  private final MultiStepReturns others;

  private final Minibatch batch;

  private final Network actor;
  private final Critic first;
  private final Critic second;
  private final Temperature temperature;
  private final LearningRate learningRate;

  /** What the policy would do now after, and at, the transitions replayed. */
  private final SquashedGaussian nextChoices;

  private final SquashedGaussian choices;

  private final float[] actorOutputs;
  private final float[] pairs;
  private final float[] newPairs;
  private final float[] targets;
  private final float[] valueGradients;

  /** What acts: a row of outputs and the action drawn from it. */
  private final SquashedGaussian choice;

  private final float[] input;
  private final float[] outputs;

  private long steps;
  private long nextUpdate;
  private long updates;
  private final ReportedMean actorLoss = new ReportedMean();
  private final ReportedMean criticLoss = new ReportedMean();
  private final ReportedMean entropy = new ReportedMean();
  private final ReportedMean value = new ReportedMean();

  /**
   * Makes an agent that knows nothing.
   *
   * @param rows parallel streams
   * @param plannedSteps how long the training is to be, for the step size
   * @param networks makes the actor, the critics and their followers
   * @param secondThread runs what can be done meanwhile; {@code Runnable::run} for one thread only
   * @param streams gives each of its uses of randomness a generator of its own, by name
   * @throws IllegalArgumentException if observations or actions are no vectors
   */
  public Sac(
      EnvironmentSpec environment,
      SacConfig config,
      int rows,
      long plannedSteps,
      NetworkFactory networks,
      Executor secondThread,
      Function<String, SplitMix64> streams) {
    if (!(environment.observationSpace() instanceof Space.Box observations)
        || !(environment.actionSpace() instanceof Space.Box)) {
      throw new IllegalArgumentException("sac needs vector observations and continuous actions");
    }
    this.config = config;
    this.secondThread = secondThread;
    observationSize = observations.size();
    actionSize = environment.actionSpace().size();
    scale = ObservationScale.of(observations);
    uniform = new UniformPolicy(environment.actionSpace());
    exploration = streams.apply("exploration");
    sampling = streams.apply("replay sampling");
    noise = streams.apply("actor noise");
    replay = new ReplayBuffer(observations, actionSize, config.replayCapacity());
    multiStep =
        new MultiStepReturns(config.multiStep(), config.discount(), rows, actionSize, replay);
    others = new MultiStepReturns(config.multiStep(), config.discount(), 1, actionSize, replay);
    batch = new Minibatch(config.batchSize(), observationSize, actionSize);

    SplitMix64 weights = streams.apply("initial weights");
    OptimizerSpec optimizer = OptimizerSpec.adam(config.learningRate(), config.maxGradientNorm());
    NetworkSpec actorSpec =
        new NetworkSpec(observationSize, config.hidden(), config.activation(), 2 * actionSize);
    actor =
        networks.create(
            actorSpec,
            optimizer,
            config.initialization().draw(actorSpec, ACTOR_OUTPUT_GAIN, weights));
    NetworkSpec criticSpec =
        new NetworkSpec(observationSize + actionSize, config.hidden(), config.activation(), 1);
    first = newCritic(criticSpec, optimizer, networks, weights);
    second = newCritic(criticSpec, optimizer, networks, weights);
    temperature = new Temperature(config.initialTemperature());
    learningRate =
        new LearningRate(
            config.learningRate(),
            config.annealLearningRate(),
            plannedSteps,
            List.of(actor, first.online, second.online));

    nextChoices = new SquashedGaussian(batch.rows, actionSize);
    choices = new SquashedGaussian(batch.rows, actionSize);
    actorOutputs = new float[batch.rows * 2 * actionSize];
    pairs = new float[batch.rows * (observationSize + actionSize)];
    newPairs = new float[pairs.length];
    targets = new float[batch.rows];
    valueGradients = new float[batch.rows * actionSize];
    choice = new SquashedGaussian(1, actionSize);
    input = new float[observationSize];
    outputs = new float[2 * actionSize];
    nextUpdate = Math.max(config.learningStarts(), 1);
  }

  private Critic newCritic(
      NetworkSpec spec, OptimizerSpec optimizer, NetworkFactory networks, SplitMix64 weights) {
    float[] parameters = config.initialization().draw(spec, weights);
    return new Critic(
        networks.create(spec, optimizer, parameters),
        networks.create(spec, optimizer, parameters),
        batch.rows);
  }

  @Override
  public void act(float[] observations, float[] actions, int rows) {
    for (int row = 0; row < rows; row++) {
      if (steps < config.learningStarts()) {
        uniform.act(input, choice.actions, exploration);
      } else {
        System.arraycopy(observations, row * observationSize, input, 0, observationSize);
        ObservationScale.apply(scale, input, 1);
        actor.forward(input, 1, outputs);
        choice.sample(outputs, exploration);
      }
      System.arraycopy(choice.actions, 0, actions, row * actionSize, actionSize);
    }
  }

  @Override
  public void learn(Transitions transitions) {
    multiStep.add(transitions);
    steps += transitions.rows;
    while (nextUpdate <= steps) {
      if (replay.size() > 0) {
        update();
      }
      nextUpdate += config.trainEvery();
    }
  }

  @Override
  public void remember(Transitions step) {
    others.add(step);
  }

  private void update() {
    learningRate.follow(steps);
    replay.sample(batch, 0, sampling);
    ObservationScale.apply(scale, batch.observations, batch.rows);
    ObservationScale.apply(scale, batch.nextObservations, batch.rows);
    improveCritics();
    improveActor();
    if (config.learnTemperature()) {
      double target = config.targetEntropy() * actionSize;
      temperature.adjust(choices.meanLogProbability(), target, learningRate.current());
    }
    updates++;
  }

  private void improveCritics() {
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
    pair(batch.observations, batch.actions, pairs);
    both(critic -> critic.learn(pairs, targets, config.targetTau()));
    criticLoss.add(first.loss + second.loss);
  }

  private void improveActor() {
    actor.train(batch.observations, batch.rows, this::differentiateActor);
  }

  /** The gradient of mean(temperature log p(a | s) - min(Q1, Q2)(s, a)), through the action. */
  private void differentiateActor(float[] policyOutputs, float[] gradients) {
    choices.sample(policyOutputs, noise);
    pair(batch.observations, choices.actions, newPairs);
    both(critic -> critic.value(newPairs));
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
    CompletableFuture<Void> meanwhile =
        CompletableFuture.runAsync(() -> work.accept(second), secondThread);
    work.accept(first);
    meanwhile.join();
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
    return new SquashedGaussianPolicy(net.withInputScale(scale));
  }

  @Override
  public void persist(Archive archive) {
    actor.persist(archive);
    first.persist(archive);
    second.persist(archive);
    temperature.persist(archive);
    archive.random(exploration);
    archive.random(sampling);
    archive.random(noise);
    replay.persist(archive);
    multiStep.persist(archive);
    steps = archive.number(steps);
    nextUpdate = archive.number(nextUpdate);
    updates = archive.number(updates);
    actorLoss.persist(archive);
    criticLoss.persist(archive);
    entropy.persist(archive);
    value.persist(archive);
    learningRate.persist(archive);
  }

  @Override
  public void report(MetricSink sink) {
    report(sink, ReportedMean::report);
  }

  @Override
  public void reportLive(MetricSink sink) {
    report(sink, ReportedMean::glance);
  }

  private void report(MetricSink sink, ToDoubleFunction<ReportedMean> mean) {
    sink.metric("actor_loss", mean.applyAsDouble(actorLoss));
    sink.metric("critic_loss", mean.applyAsDouble(criticLoss));
    sink.metric("entropy", mean.applyAsDouble(entropy));
    sink.metric("q_mean", mean.applyAsDouble(value));
    sink.metric("temperature", temperature.value());
    sink.metric("updates", (double) updates);
  }

  @Override
  public List<Knob> knobs() {
    return List.of(learningRate.knob(), temperature.knob());
  }

  @Override
  public boolean learnsFromOthers() {
    return true;
  }

  @Override
  public void close() {
    actor.close();
    first.close();
    second.close();
  }
}
