package org.ludus.agent.tabular;

import java.util.Arrays;
import java.util.List;
import org.ludus.agent.Agent;
import org.ludus.agent.Knob;
import org.ludus.agent.LearningRate;
import org.ludus.agent.MetricSink;
import org.ludus.agent.Policy;
import org.ludus.agent.ReportedMean;
import org.ludus.agent.Transitions;
import org.ludus.agent.exploration.EpsilonGreedy;
import org.ludus.env.EnvironmentSpec;
import org.ludus.env.Space;
import org.ludus.env.SplitMix64;
import org.ludus.file.Archive;

/**
 * Q-learning (Watkins 1989; Sutton and Barto 2018, section 6.5): off-policy temporal differences in
 * a table.
 *
 * <p>{@code Q(s, a) += learningRate * (r + discount * max_b Q(s', b) - Q(s, a))}, where the term of
 * {@code s'} is absent if the step terminated the episode and present if a time limit cut it off.
 *
 * <p>Observations and actions are discrete. Metrics: {@code epsilon}, {@code td_error} (mean
 * absolute error of the steps since the last report), {@code q_mean} (mean of the table).
 */
public final class QLearning implements Agent {

  private final QLearningConfig config;
  private final int states;
  private final int actionCount;
  private final float[] values;
  private final EpsilonGreedy exploration;
  private final LearningRate learningRate;
  private final ReportedMean absoluteError = new ReportedMean();

  private long steps;

  /**
   * Makes an agent that knows nothing.
   *
   * @param plannedSteps how long the training is to be, which the decay of epsilon depends on
   * @param exploration what random actions are drawn from
   * @throws IllegalArgumentException if observations or actions are not discrete
   */
  public QLearning(
      EnvironmentSpec environment,
      QLearningConfig config,
      long plannedSteps,
      SplitMix64 exploration) {
    if (!(environment.observationSpace() instanceof Space.Discrete observations)
        || !(environment.actionSpace() instanceof Space.Discrete actions)) {
      throw new IllegalArgumentException("q-learning needs discrete observations and actions");
    }
    this.config = config;
    states = observations.count();
    actionCount = actions.count();
    values = new float[Math.multiplyExact(states, actionCount)];
    Arrays.fill(values, (float) config.initialValue());
    this.exploration = new EpsilonGreedy(config.epsilon(plannedSteps), exploration);
    learningRate = new LearningRate(config.learningRate(), false, plannedSteps, List.of());
  }

  @Override
  public void act(float[] observations, float[] actions, int rows) {
    for (int row = 0; row < rows; row++) {
      actions[row] = exploration.choose(values, row(observations[row]), actionCount, steps);
    }
  }

  @Override
  public void learn(Transitions transitions) {
    learningRate.follow(steps);
    for (int row = 0; row < transitions.rows; row++) {
      int index = row(transitions.observations[row]) + (int) transitions.actions[row];
      double target = transitions.rewards[row];
      if (!transitions.terminated[row]) {
        int next = row(transitions.nextObservations[row]);
        int best = EpsilonGreedy.greatest(values, next, actionCount);
        target += config.discount() * values[next + best];
      }
      double error = target - values[index];
      values[index] += (float) (learningRate.current() * error);
      absoluteError.add(Math.abs(error));
    }
    steps += transitions.rows;
  }

  /** Where the values of a state begin. */
  private int row(float state) {
    return ((int) state) * actionCount;
  }

  @Override
  public Policy policy() {
    return new TabularPolicy(states, actionCount, values);
  }

  @Override
  public void persist(Archive archive) {
    archive.floats(values);
    exploration.persist(archive);
    steps = archive.number(steps);
    absoluteError.persist(archive);
    learningRate.persist(archive);
  }

  @Override
  public void report(MetricSink sink) {
    double sum = 0;
    for (float value : values) {
      sum += value;
    }
    sink.metric("epsilon", exploration.epsilon(steps));
    sink.metric("td_error", absoluteError.report());
    sink.metric("q_mean", sum / values.length);
  }

  /** Leaves out the mean over the table, which may be large. */
  @Override
  public void reportLive(MetricSink sink) {
    sink.metric("epsilon", exploration.epsilon(steps));
    sink.metric("td_error", absoluteError.glance());
  }

  @Override
  public List<Knob> knobs() {
    return List.of(exploration.knob(() -> steps), learningRate.knob());
  }

  @Override
  public boolean learnsFromOthers() {
    return true;
  }
}
