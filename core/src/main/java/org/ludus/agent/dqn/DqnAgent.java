package org.ludus.agent.dqn;

import java.util.List;
import java.util.Optional;
import org.ludus.agent.Actor;
import org.ludus.agent.AgentContext;
import org.ludus.agent.Knob;
import org.ludus.agent.Metrics;
import org.ludus.agent.Policy;
import org.ludus.agent.Transitions;
import org.ludus.agent.exploration.Exploration;
import org.ludus.agent.parts.Argmax;
import org.ludus.agent.parts.LearningRate;
import org.ludus.agent.policy.Head;
import org.ludus.agent.policy.NetworkPolicy;
import org.ludus.agent.replay.Experience;
import org.ludus.agent.replay.Minibatch;
import org.ludus.agent.replay.ReplayLearner;
import org.ludus.env.Space;
import org.ludus.file.Archive;
import org.ludus.network.FrozenNetwork;
import org.ludus.network.Network;
import org.ludus.network.NetworkSpec;
import org.ludus.network.OptimizerSpec;

/**
 * A deep Q-network (Mnih et al. 2015), by default with double Q-learning (van Hasselt et al. 2016).
 *
 * <p>Minimises the mean over a minibatch of {@code huber(Q(s, a) - y)}, where {@code y = r +
 * discount * Qtarget(s', argmax_b Q(s', b))}, or {@code r} alone if the step terminated the
 * episode. Without double Q-learning the target network chooses {@code b} too. A time limit is no
 * end: the value of what comes after it counts. With {@code replay.multi_step} above 1, {@code r}
 * is the discounted sum of so many rewards and {@code s'} what is seen after them.
 *
 * <p>With {@code dueling} the network puts out the value of the state and the actions' advantages
 * ({@link Dueling}). With a {@code replay.priority_exponent} above 0 transitions are replayed the
 * more often the farther they were from what was expected, and count the less for it (Schaul et al.
 * 2016).
 *
 * <p>Observations are vectors or pictures, which the network sees scaled to their typical range;
 * actions are discrete. Metrics: what its {@link Exploration} declares, such as {@code epsilon}; as
 * means over the updates since the last report {@code td_loss} and {@code q_mean}, the value of the
 * actions taken; {@code learning_rate}; and {@code updates}, which counts optimiser steps.
 */
public final class DqnAgent implements ReplayLearner {

  private final DqnConfig config;
  private final AgentContext context;
  private final int actionCount;
  private final Exploration exploration;
  private final Experience experience;
  private final Network online;
  private final Network target;
  private final LearningRate learningRate;
  private final Explorer explorer;
  private long updates;

  /** The newest minibatch, and what an update works out of it, row by row. */
  private Minibatch batch;

  private final float[] predictions;
  private final float[] nextValues;
  private final float[] nextTargetValues;
  private final float[] targets;
  private final float[] errors;

  /** The outputs behind action values, with dueling heads. */
  private final float[] raw;

  private final Metrics metrics = new Metrics();
  private final Metrics.Mean loss;
  private final Metrics.Mean value;

  /**
   * Makes an agent that knows nothing.
   *
   * @throws IllegalArgumentException if observations are no numbers or actions not discrete
   */
  public DqnAgent(AgentContext context, DqnConfig config) {
    this.config = config;
    this.context = context;
    Space.Box observations = context.numbers();
    actionCount = context.actionCount();
    exploration =
        config.exploration().create(context.plannedSteps(), context.stream("exploration"));
    experience =
        new Experience(
            observations,
            1,
            context.rows(),
            config.discount(),
            config.replay(),
            context.stream("replay sampling"));

    int outputs = config.dueling() ? actionCount + 1 : actionCount;
    NetworkSpec spec = config.network().spec(observations, outputs);
    OptimizerSpec optimizer = config.optimizer().adam();
    float[] parameters =
        config.network().initialization().draw(spec, context.stream("initial weights"));
    online = context.networks().create(spec, optimizer, parameters);
    target = context.networks().create(spec, optimizer, parameters);
    learningRate = config.optimizer().rate(context.plannedSteps(), List.of(online));

    explorer = new Explorer();
    int rows = experience.batchSize();
    predictions = new float[rows * actionCount];
    nextValues = new float[rows * actionCount];
    nextTargetValues = new float[rows * actionCount];
    targets = new float[rows];
    errors = new float[rows];
    raw = new float[rows * outputs];

    exploration.declare(metrics);
    loss = metrics.meanLoss("td_loss");
    value = metrics.mean("q_mean");
    metrics.gauge("learning_rate", learningRate::current);
    metrics.gauge("updates", () -> updates);
  }

  @Override
  public Actor explorer(int row) {
    return explorer;
  }

  /** Acts in all streams, one after the other. */
  private final class Explorer implements Actor {

    private final float[] input = new float[context.numbers().size()];
    private final float[] values = new float[context.actionCount()];

    @Override
    public void act(float[] observations, int at, float[] actions, int to) {
      if (experience.isFilling()) {
        actions[to] = exploration.any(actionCount);
        return;
      }
      experience.scale(observations, at, input);
      evaluate(online, input, 1, values);
      actions[to] = exploration.choose(Exploration.NO_STATE, values, 0, actionCount);
    }
  }

  @Override
  public void learn(Transitions transitions) {
    experience.add(transitions);
    exploration.follow(experience.steps());
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
    double trained = Math.min(1, (double) experience.steps() / context.plannedSteps());
    batch = experience.sample(trained);
    computeTargets();
    online.train(batch.observations, batch.rows, this::temporalDifference);
    experience.prioritize(errors);
    updates++;
    if (updates % config.target().updateEvery() == 0) {
      target.softUpdate(online, config.target().tau());
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
      int best = Argmax.of(judge, offset, actionCount);
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
  private void temporalDifference(float[] outputs, float[] gradients) {
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
    float inEnvironmentUnits = (float) (1 / config.rewardScale());
    return new NetworkPolicy(
        net.withInputScale(experience.scale()).withOutputScale(inEnvironmentUnits),
        Optional.empty(),
        Head.ACTION_VALUES,
        context.environment().actionSpace());
  }

  @Override
  public Metrics metrics() {
    return metrics;
  }

  @Override
  public List<Knob> knobs() {
    return List.of(exploration.knob(), learningRate.knob());
  }

  @Override
  public void persist(Archive archive) {
    online.persist(archive);
    target.persist(archive);
    experience.persist(archive);
    exploration.persist(archive);
    exploration.follow(experience.steps());
    updates = archive.count(updates);
    learningRate.persist(archive);
    metrics.persist(archive);
  }

  @Override
  public void close() {
    online.close();
    target.close();
  }
}
