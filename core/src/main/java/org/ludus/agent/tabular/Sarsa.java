package org.ludus.agent.tabular;

import java.util.Arrays;
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
 * Sarsa (Rummery and Niranjan 1994; Sutton and Barto 2018, section 6.4): on-policy temporal
 * differences in a table.
 *
 * <p>{@code Q(s, a) += learningRate * (r + discount * Q(s', a') - Q(s, a))}, where {@code a'} is
 * what will be done next, exploration included; without that term if the step terminated the
 * episode. Behind a time limit {@code a'} is what would have been done.
 *
 * <p>Observations and actions are discrete. Metrics: as those of {@link QLearning}.
 */
public final class Sarsa implements OnlineLearner {

  /** Why it plays as it does, in plain words. */
  public static final String EXPLANATION =
      """
      It keeps a table with a number for every state and action, as Q-learning does, but learns \
      what its own way of acting is worth, slips included: Q(s,a) <- Q(s,a) + rate x (r + \
      discount x Q(s',a') - Q(s,a)), where a' is what it will really do next, and not what looks \
      best. Where a slip is costly it keeps away from the edge as long as it explores. Look for \
      the return rising as epsilon falls: only then do its numbers tell what acting well is \
      worth. td_error jumps whenever something new is discovered, and then sinks.\
      """;

  private static final int UNDECIDED = -1;

  private final QLearningConfig config;
  private final ActionValues q;
  private final Exploration exploration;
  private final LearningRate learningRate;

  /** What each stream will do next, where that has been decided already. */
  private final int[] nextActions;

  private final Metrics metrics = new Metrics();
  private final Metrics.Mean absoluteError;
  private long steps;

  /**
   * Makes an agent that knows nothing.
   *
   * @throws IllegalArgumentException if observations or actions are not discrete
   */
  public Sarsa(AgentContext context, QLearningConfig config) {
    this.config = config;
    q = new ActionValues(context, config.initialValue());
    exploration =
        config.exploration().create(context.plannedSteps(), context.stream("exploration"));
    learningRate = LearningRate.constant(config.learningRate());
    nextActions = new int[context.rows()];
    Arrays.fill(nextActions, UNDECIDED);
    exploration.declare(metrics);
    absoluteError = metrics.meanLoss("td_error");
    metrics.gauge("learning_rate", learningRate::current);
    metrics.costlyGauge("q_mean", q::mean);
  }

  @Override
  public Actor explorer(int row) {
    return (observations, at, actions, to) -> {
      int decided = nextActions[row];
      actions[to] = decided == UNDECIDED ? choose((int) observations[at]) : decided;
    };
  }

  private int choose(int state) {
    return exploration.choose(state, q.all(), q.row(state), q.actions());
  }

  @Override
  public void learn(Transitions step) {
    learningRate.anneal(steps);
    for (int row = 0; row < step.rows; row++) {
      int state = (int) step.observations[row];
      int action = (int) step.actions[row];
      double target = step.rewards[row];
      nextActions[row] = UNDECIDED;
      if (!step.terminated[row]) {
        int nextState = (int) step.nextObservations[row];
        int nextAction = choose(nextState);
        target += config.discount() * q.get(nextState, nextAction);
        nextActions[row] = step.truncated[row] ? UNDECIDED : nextAction;
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
    archive.ints(nextActions, nextActions.length, UNDECIDED, q.actions() - 1);
    exploration.persist(archive);
    steps = archive.count(steps);
    exploration.follow(steps);
    learningRate.persist(archive);
    metrics.persist(archive);
  }
}
