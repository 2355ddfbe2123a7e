package org.ludus.agent.tabular;

import java.util.List;
import org.ludus.agent.Actor;
import org.ludus.agent.AgentContext;
import org.ludus.agent.Knob;
import org.ludus.agent.Metrics;
import org.ludus.agent.OnlineLearner;
import org.ludus.agent.Policy;
import org.ludus.agent.Transitions;
import org.ludus.agent.exploration.Exploration;
import org.ludus.agent.parts.LearningRate;
import org.ludus.file.Archive;

/**
 * Q-learning (Watkins 1989; Sutton and Barto 2018, section 6.5): off-policy temporal differences in
 * a table.
 *
 * <p>{@code Q(s, a) += learningRate * (r + discount * max_b Q(s', b) - Q(s, a))}, where the term of
 * {@code s'} is absent if the step terminated the episode and present if a time limit cut it off.
 *
 * <p>Observations and actions are discrete. Metrics: what its {@link Exploration} declares, {@code
 * td_error} (mean absolute error of the steps since the last report), {@code learning_rate} and
 * {@code q_mean} (mean of the table).
 */
public final class QLearning implements OnlineLearner {

  private final QLearningConfig config;
  private final ActionValues q;
  private final Exploration exploration;
  private final LearningRate learningRate;
  private final Metrics metrics = new Metrics();
  private final Metrics.Mean absoluteError;
  private long steps;

  /**
   * Makes an agent that knows nothing.
   *
   * @throws IllegalArgumentException if observations or actions are not discrete
   */
  public QLearning(AgentContext context, QLearningConfig config) {
    this.config = config;
    q = new ActionValues(context, config.initialValue());
    exploration =
        config.exploration().create(context.plannedSteps(), context.stream("exploration"));
    learningRate = LearningRate.constant(config.learningRate());
    exploration.declare(metrics);
    absoluteError = metrics.meanLoss("td_error");
    metrics.gauge("learning_rate", learningRate::current);
    metrics.costlyGauge("q_mean", q::mean);
  }

  @Override
  public Actor explorer(int row) {
    return (observations, at, actions, to) -> {
      int state = (int) observations[at];
      actions[to] = exploration.choose(state, q.all(), q.row(state), q.actions());
    };
  }

  @Override
  public void learn(Transitions step) {
    learningRate.anneal(steps);
    for (int row = 0; row < step.rows; row++) {
      int state = (int) step.observations[row];
      int action = (int) step.actions[row];
      double target = step.rewards[row];
      if (!step.terminated[row]) {
        target += config.discount() * q.greatest((int) step.nextObservations[row]);
      }
      double error = target - q.get(state, action);
      q.add(state, action, learningRate.current() * error);
      exploration.taken(state, action);
      absoluteError.add(Math.abs(error));
    }
    steps += step.rows;
    exploration.follow(steps);
  }

  @Override
  public boolean learnsFromOthers() {
    return true;
  }

  @Override
  public Policy policy() {
    return q.policy();
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
    q.persist(archive);
    exploration.persist(archive);
    steps = archive.count(steps);
    exploration.follow(steps);
    learningRate.persist(archive);
    metrics.persist(archive);
  }
}
