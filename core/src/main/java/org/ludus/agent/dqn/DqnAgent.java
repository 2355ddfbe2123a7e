package org.ludus.agent.dqn;

import java.util.List;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;
import org.ludus.agent.Knob;
import org.ludus.agent.LearningRate;
import org.ludus.agent.MetricSink;
import org.ludus.agent.ObservationScale;
import org.ludus.agent.Policy;
import org.ludus.agent.ReportedMean;
import org.ludus.agent.Transitions;
import org.ludus.agent.exploration.EpsilonGreedy;
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
import org.ludus.network.NetworkSpec.Convolution;
import org.ludus.network.OptimizerSpec;

/**
 * A deep Q-network (Mnih et al. 2015), by default with double Q-learning (van Hasselt et al. 2016).
 *
 * <p>Minimises the mean over a minibatch of {@code huber(Q(s, a) - y)}, where {@code y = r +
 * discount * Qtarget(s', argmax_b Q(s', b))}, or {@code r} alone if the step terminated the
 * episode. Without double Q-learning the target network chooses {@code b} too. A time limit is no
 * end: the value of what comes after it counts. With {@code multi_step} above 1, {@code r} is the
 * discounted sum of so many rewards and {@code s'} what is seen after them.
 *
 * <p>With {@code dueling} the network puts out the value of the state and the actions' advantages
 * ({@link Dueling}).
 *
 * <p>With a {@code priority_exponent} above 0 transitions are replayed the more often the farther
 * they were from what was expected, and count the less for it (Schaul et al. 2016).
 *
 * <p>Observations are vectors or pictures, which the network sees scaled to their typical range;
 * actions are discrete. Metrics: {@code epsilon}, and as means over the updates since the last
 * report {@code td_loss} and {@code q_mean}, the value of the actions taken; {@code updates} counts
 * optimiser steps.
 */
public final class DqnAgent implements ReplayAgent {

  private final DqnConfig config;
  private final long plannedSteps;
  private final int observationSize;
  private final int actionCount;

  /** Numbers the network puts out: one an action, and with dueling heads one more. */
  private final int outputCount;

  private final float[] scale;
  private final EpsilonGreedy exploration;
  private final SplitMix64 sampling;
  private final ReplayBuffer replay;
  private final MultiStepReturns multiStep;

  /** Joins the steps of episodes that are not the agent's own. */
  private final MultiStepReturns others;

  private final Minibatch batch;

  private final Network online;
  private final Network target;
  private final LearningRate learningRate;

  /** What the network sees of one row, and its answer. */
  private final float[] input;

  private final float[] values;

  /** The outputs behind action values, with dueling heads. */
  private final float[] raw;

  private final float[] predictions;
  private final float[] nextValues;
  private final float[] nextTargetValues;
  private final float[] targets;
  private final float[] errors;

  private long steps;
  private long nextUpdate;
  private long updates;
  private final ReportedMean loss = new ReportedMean();
  private final ReportedMean value = new ReportedMean();

  /**
   * Makes an agent that knows nothing.
   *
   * @param rows parallel streams
   * @param plannedSteps how long the training is to be, which the decay of epsilon and of the
   *     learning rate depends on
   * @param networks makes the learning network and its target
   * @param streams gives each of its uses of randomness a generator of its own, by name
   * @throws IllegalArgumentException if observations are no vectors or actions not discrete
   */
  public DqnAgent(
      EnvironmentSpec environment,
      DqnConfig config,
      int rows,
      long plannedSteps,
      NetworkFactory networks,
      Function<String, SplitMix64> streams) {
    if (!(environment.observationSpace() instanceof Space.Box observations)
        || !(environment.actionSpace() instanceof Space.Discrete actions)) {
      throw new IllegalArgumentException("dqn needs vector observations and discrete actions");
    }
    this.config = config;
    this.plannedSteps = plannedSteps;
    observationSize = observations.size();
    actionCount = actions.count();
    outputCount = config.dueling() ? actionCount + 1 : actionCount;
    scale = ObservationScale.of(observations);
    exploration = new EpsilonGreedy(config.epsilon(plannedSteps), streams.apply("exploration"));
    sampling = streams.apply("replay sampling");
    replay = new ReplayBuffer(observations, 1, config.replayCapacity(), config.priorityExponent());
    multiStep = new MultiStepReturns(config.multiStep(), config.discount(), rows, 1, replay);
    others = new MultiStepReturns(config.multiStep(), config.discount(), 1, 1, replay);
    batch = new Minibatch(config.batchSize(), observationSize, 1);

    NetworkSpec spec =
        NetworkSpec.of(
            observations,
            Convolution.parse(config.convolutions()),
            config.hidden(),
            config.activation(),
            outputCount);
    OptimizerSpec optimizer = OptimizerSpec.adam(config.learningRate(), config.maxGradientNorm());
    float[] parameters = config.initialization().draw(spec, streams.apply("initial weights"));
    online = networks.create(spec, optimizer, parameters);
    target = networks.create(spec, optimizer, parameters);
    learningRate =
        new LearningRate(
            config.learningRate(), config.annealLearningRate(), plannedSteps, List.of(online));
    input = new float[observationSize];
    values = new float[actionCount];
    raw = new float[batch.rows * outputCount];
    predictions = new float[batch.rows * actionCount];
    nextValues = new float[batch.rows * actionCount];
    nextTargetValues = new float[batch.rows * actionCount];
    targets = new float[batch.rows];
    errors = new float[batch.rows];
    nextUpdate = Math.max(config.learningStarts(), 1);
  }

  @Override
  public void act(float[] observations, float[] actions, int rows) {
    for (int row = 0; row < rows; row++) {
      if (steps < config.learningStarts()) {
        actions[row] = exploration.any(actionCount);
        continue;
      }
      System.arraycopy(observations, row * observationSize, input, 0, observationSize);
      ObservationScale.apply(scale, input, 1);
      evaluate(online, input, 1, values);
      actions[row] = exploration.choose(values, 0, actionCount, steps);
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
    double left = Math.max(0, 1 - (double) steps / plannedSteps);
    learningRate.follow(steps);
    replay.sample(batch, 1 - left * (1 - config.priorityCorrection()), sampling);
    ObservationScale.apply(scale, batch.observations, batch.rows);
    ObservationScale.apply(scale, batch.nextObservations, batch.rows);
    computeTargets();
    online.train(batch.observations, batch.rows, this::differentiate);
    replay.prioritize(batch, errors);
    updates++;
    if (updates % config.targetUpdateEvery() == 0) {
      target.follow(online, config.targetTau());
    }
  }

  /** y = G + discount^n * Qtarget(s', b), b being the best action after s'. */
  private void computeTargets() {
    evaluate(target, batch.nextObservations, batch.rows, nextTargetValues);
    float[] judge = nextTargetValues;
    if (config.doubleDqn()) {
      evaluate(online, batch.nextObservations, batch.rows, nextValues);
      judge = nextValues;
    }
    for (int row = 0; row < batch.rows; row++) {
      int offset = row * actionCount;
      int best = EpsilonGreedy.greatest(judge, offset, actionCount);
      float reward = (float) config.rewardScale() * batch.rewards[row];
      targets[row] = reward + batch.discounts[row] * nextTargetValues[offset + best];
    }
  }

  /** Computes the value of every action. */
  private void evaluate(Network network, float[] inputs, int rows, float[] actionValues) {
    if (config.dueling()) {
      network.forward(inputs, rows, raw);
      Dueling.values(raw, rows, actionCount, actionValues);
    } else {
      network.forward(inputs, rows, actionValues);
    }
  }

  /** The gradient of mean(huber(Q(s, a) - y)): errors, clipped to +-delta, over the rows. */
  private void differentiate(float[] outputs, float[] gradients) {
    float delta = (float) config.huberDelta();
    double lossSum = 0;
    double valueSum = 0;
    float[] predicted = outputs;
    if (config.dueling()) {
      Dueling.values(outputs, batch.rows, actionCount, predictions);
      predicted = predictions;
    }
    for (int row = 0; row < batch.rows; row++) {
      int action = (int) batch.actions[row];
      int index = row * actionCount + action;
      float error = predicted[index] - targets[row];
      errors[row] = error;
      float clipped = Math.max(-delta, Math.min(delta, error));
      float slope = batch.weights[row] * clipped / batch.rows;
      if (config.dueling()) {
        Dueling.gradient(slope, row, action, actionCount, gradients);
      } else {
        gradients[index] = slope;
      }
      // Half the square within delta, and beyond it the tangent at delta.
      lossSum += batch.weights[row] * clipped * (error - 0.5 * clipped);
      valueSum += predicted[index];
    }
    loss.add(lossSum / batch.rows);
    value.add(valueSum / batch.rows / config.rewardScale());
  }

  @Override
  public Policy policy() {
    FrozenNetwork net = new FrozenNetwork(online.spec(), online.parameters());
    if (config.dueling()) {
      net = Dueling.merged(net);
    }
    float inOwnUnits = (float) (1 / config.rewardScale());
    return new ValuePolicy(net.withInputScale(scale).withOutputScale(inOwnUnits));
  }

  @Override
  public void persist(Archive archive) {
    online.persist(archive);
    target.persist(archive);
    exploration.persist(archive);
    archive.random(sampling);
    replay.persist(archive);
    multiStep.persist(archive);
    steps = archive.number(steps);
    nextUpdate = archive.number(nextUpdate);
    updates = archive.number(updates);
    loss.persist(archive);
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
    sink.metric("epsilon", exploration.epsilon(steps));
    sink.metric("td_loss", mean.applyAsDouble(loss));
    sink.metric("q_mean", mean.applyAsDouble(value));
    sink.metric("updates", (double) updates);
  }

  @Override
  public List<Knob> knobs() {
    return List.of(exploration.knob(() -> steps), learningRate.knob());
  }

  @Override
  public boolean learnsFromOthers() {
    return true;
  }

  @Override
  public void close() {
    online.close();
    target.close();
  }
}
