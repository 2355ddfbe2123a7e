package org.example.ludus;

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
 * Semi-gradient SARSA with tile coding (Sutton and Barto 2018, section 10.1): the value of an action
 * is the sum of the weights of the tiles that the observation lies in.
 *
 * <p>{@code w += learningRate / tilings * (r + discount * q(s', a', w) - q(s, a, w)) * x(s)}, where
 * {@code a'} is what will be done next; without {@code q(s', a', w)} if the step terminated the
 * episode. All weights begin at 0: where every step costs something that is more than is possible,
 * and makes the agent try everything.
 */
public final class LinearSarsa implements OnlineLearner {

  private static final int UNDECIDED = -1;

  private final LinearSarsaConfig config;
  private final TileCoding tiling;
  private final LinearValues values;
  private final Exploration exploration;
  private final LearningRate learningRate;
  private final int[] nextActions;
  private final int[] active;
  private final float[] scores;
  private final Metrics metrics = new Metrics();
  private final Metrics.Mean error;
  private long steps;

  /** Makes an agent that knows nothing. */
  public LinearSarsa(AgentContext context, LinearSarsaConfig config) {
    this.config = config;
    tiling = new TileCoding(context.numbers(), config.tilings(), config.tiles());
    values = new LinearValues(tiling, context.actionCount());
    exploration =
        config.exploration().create(context.plannedSteps(), context.stream("exploration"));
    learningRate = LearningRate.constant(config.learningRate());
    nextActions = new int[context.rows()];
    Arrays.fill(nextActions, UNDECIDED);
    active = new int[tiling.active()];
    scores = new float[context.actionCount()];
    exploration.declare(metrics);
    error = metrics.meanLoss("td_error");
    metrics.gauge("learning_rate", learningRate::current);
  }

  @Override
  public Actor explorer(int row) {
    return (observations, at, actions, to) -> {
      if (nextActions[row] == UNDECIDED) {
        nextActions[row] = choose(observations, at);
      }
      actions[to] = nextActions[row];
    };
  }

  private int choose(float[] observations, int at) {
    tiling.find(observations, at, active);
    values.all(active, scores);
    return exploration.choose(Exploration.NO_STATE, scores, 0, scores.length);
  }

  @Override
  public void learn(Transitions step) {
    learningRate.anneal(steps);
    for (int row = 0; row < step.rows; row++) {
      int at = row * step.observationSize;
      double target = step.rewards[row];
      nextActions[row] = UNDECIDED;
      if (!step.terminated[row]) {
        int next = choose(step.nextObservations, at);
        target += config.discount() * scores[next];
        // After a time limit another episode begins, and nobody will do it.
        nextActions[row] = step.truncated[row] ? UNDECIDED : next;
      }
      int action = (int) step.actions[row];
      tiling.find(step.observations, at, active);
      double difference = target - values.of(active, action);
      values.add(active, action, learningRate.current() / active.length * difference);
      error.add(Math.abs(difference));
    }
    steps += step.rows;
    exploration.follow(steps);
  }

  @Override
  public Policy policy() {
    return new LinearPolicy(tiling, values.copy(), config.tilings(), config.tiles());
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
    values.persist(archive);
    archive.ints(nextActions);
    exploration.persist(archive);
    steps = archive.number(steps);
    exploration.follow(steps);
    learningRate.persist(archive);
    metrics.persist(archive);
  }
}
