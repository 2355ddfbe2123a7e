package org.ludus.train;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.ludus.agent.Agent;
import org.ludus.agent.Policy;
import org.ludus.agent.RolloutAgent;
import org.ludus.agent.Transitions;
import org.ludus.env.Environment;
import org.ludus.env.RandomStreams;
import org.ludus.env.SplitMix64;
import org.ludus.env.StepResult;
import org.ludus.file.Archive;

/**
 * The loop in which an agent acts and learns, in as many steps at a time as the caller likes. How
 * it is sliced changes nothing of what happens.
 *
 * <p>Environments, agent and evaluation draw from streams of their own; the environments must be
 * equal, and one more of the same kind serves the evaluations. The caller closes all of them.
 */
public final class Trainer {

  /** How many of the learner's last episodes its running mean covers. */
  public static final int WINDOW = 100;

  private final Agent agent;
  private final TrainingConfig config;
  private final TrainingListener listener;
  private final EpisodeStream[] streams;
  private final SplitMix64 evaluationSeeds;
  private final Evaluator evaluator;

  /** Gathers experience for an agent that learns on-policy; null for one that learns every step. */
  private final RolloutCollector collector;

  private final Transitions transitions;
  private final int observationSize;
  private final int actionSize;

  private final double[] lastReturns = new double[WINDOW];
  private final double[] lastLengths = new double[WINDOW];

  private double reportedUpdates;
  private long steps;
  private long episodes;
  private double bestReturn = Double.NEGATIVE_INFINITY;

  /**
   * Prepares a training; nothing happens before {@link #advance}.
   *
   * @param environments the environments to act in, as many as {@code config.envs()}
   * @param evaluationEnvironments others, for evaluations only: at least one, and as many as there
   *     are threads for these to be played on all of them
   * @param workers the threads; how many there are changes nothing but the speed
   */
  public Trainer(
      List<? extends Environment<?>> environments,
      List<? extends Environment<?>> evaluationEnvironments,
      Agent agent,
      TrainingConfig config,
      RandomStreams random,
      TrainingListener listener,
      Workers workers) {
    if (environments.size() != config.envs()) {
      throw new IllegalArgumentException(
          config.envs() + " environments wanted, " + environments.size() + " given");
    }
    this.agent = agent;
    this.config = config;
    this.listener = listener;
    evaluationSeeds = random.stream("evaluation seeds");
    evaluator = new Evaluator(evaluationEnvironments, workers);
    int rows = environments.size();
    streams = new EpisodeStream[rows];
    Arrays.setAll(
        streams, row -> new EpisodeStream(environments.get(row), random.episodeSeeds(row)));
    collector =
        agent instanceof RolloutAgent onPolicy
            ? new RolloutCollector(
                streams, environments.get(0).spec().actionSpace(), onPolicy, workers)
            : null;
    observationSize = environments.get(0).spec().observationSpace().size();
    actionSize = environments.get(0).spec().actionSpace().size();
    transitions = new Transitions(rows, observationSize, actionSize);
  }

  /**
   * Goes on training.
   *
   * @param maxSteps environment steps to take at the most, rounded up to whole rounds in which
   *     every environment takes one, or to whole stretches of an agent that learns on-policy
   * @return whether there is more to do
   * @throws DivergedException if the agent's losses are no numbers any more
   */
  public boolean advance(int maxSteps) {
    for (EpisodeStream stream : streams) {
      stream.beginFirst();
    }
    for (long end = steps + maxSteps; steps < end && steps < config.steps(); ) {
      if (collector == null) {
        round();
      } else {
        stretch((RolloutAgent) agent);
      }
    }
    return steps < config.steps();
  }

  /** Lets somebody watch the first stream from now on. */
  public void watch(StepWatcher watcher) {
    streams[0].watch(watcher);
  }

  /** Evaluates the newest policy out of turn, as before an early end. */
  public void evaluateNow() {
    evaluate();
  }

  /**
   * Keeps everything the rest of the training depends on, or brings it back into a new trainer of
   * the same configuration; between two calls of {@link #advance}.
   *
   * @throws DivergedException if what the agent has learned is no numbers any more
   */
  public void persist(Archive archive) {
    steps = archive.number(steps);
    episodes = archive.number(episodes);
    archive.doubles(lastReturns);
    archive.doubles(lastLengths);
    bestReturn = archive.number(bestReturn);
    reportedUpdates = archive.number(reportedUpdates);
    archive.random(evaluationSeeds);
    for (EpisodeStream stream : streams) {
      stream.persist(archive);
    }
    try {
      agent.persist(archive);
    } catch (ArithmeticException e) {
      throw new DivergedException(steps, e.getMessage());
    }
  }

  /** Returns the environment steps taken so far. */
  public long steps() {
    return steps;
  }

  /** Returns the episodes ended so far. */
  public long episodes() {
    return episodes;
  }

  /** Returns the highest mean return of an evaluation so far; NaN before the first. */
  public double bestReturn() {
    return bestReturn == Double.NEGATIVE_INFINITY ? Double.NaN : bestReturn;
  }

  /** Returns figures of the learner's last episodes, at most {@link #WINDOW}. */
  public EpisodeStatistics recent() {
    return EpisodeStatistics.of(lastReturns, lastLengths, 0, (int) Math.min(WINDOW, episodes));
  }

  private void round() {
    for (int row = 0; row < streams.length; row++) {
      System.arraycopy(
          streams[row].observation(),
          0,
          transitions.observations,
          row * observationSize,
          observationSize);
    }
    agent.act(transitions.observations, transitions.actions, streams.length);
    for (int row = 0; row < streams.length; row++) {
      step(row);
    }
    agent.learn(transitions);
    long before = steps;
    steps += streams.length;
    for (int row = 0; row < streams.length; row++) {
      if (transitions.ended(row)) {
        endEpisode(steps, streams[row].episodeReturn(), streams[row].length());
        streams[row].begin();
      }
    }
    evaluateIfDue(before);
  }

  private void step(int row) {
    StepResult result = streams[row].step(transitions.actions, row * actionSize);
    System.arraycopy(
        streams[row].observation(),
        0,
        transitions.nextObservations,
        row * observationSize,
        observationSize);
    transitions.rewards[row] = result.reward();
    transitions.terminated[row] = result.terminated();
    transitions.truncated[row] = result.truncated();
  }

  private void stretch(RolloutAgent onPolicy) {
    List<RolloutCollector.End> ends = collector.collect();
    onPolicy.learn();
    long before = steps;
    steps += onPolicy.rollout().size();
    for (RolloutCollector.End end : ends) {
      long then = before + (end.step() + 1L) * streams.length;
      endEpisode(then, end.episodeReturn(), end.length());
    }
    evaluateIfDue(before);
  }

  private void evaluateIfDue(long before) {
    if (before / config.evalEvery() != steps / config.evalEvery() || steps >= config.steps()) {
      evaluate();
    }
  }

  private void endEpisode(long step, double episodeReturn, int length) {
    int slot = (int) (episodes % WINDOW);
    lastReturns[slot] = episodeReturn;
    lastLengths[slot] = length;
    episodes++;
    listener.episodeEnded(new TrainingListener.EpisodeEnd(episodes, step, episodeReturn, length));
  }

  private void evaluate() {
    Map<String, Double> metrics = new LinkedHashMap<>();
    agent.report(metrics::put);
    refuseDivergence(metrics);
    Policy policy = agent.policy();
    EpisodeStatistics evaluation =
        evaluator.evaluate(policy.greedy(), config.evalEpisodes(), evaluationSeeds::nextLong);
    // An equal score counts as best: of two policies the one that has learned longer is kept.
    boolean best = evaluation.returnMean() >= bestReturn;
    if (best) {
      bestReturn = evaluation.returnMean();
    }
    listener.evaluated(
        new Evaluation(steps, episodes, recent(), evaluation, metrics, policy, best));
  }

  /**
   * A loss is unknown where nothing has been learned since the last report; else it is a number.
   */
  private void refuseDivergence(Map<String, Double> metrics) {
    double updates = metrics.getOrDefault("updates", 0.0);
    boolean learned = updates > reportedUpdates;
    reportedUpdates = updates;
    for (Map.Entry<String, Double> metric : metrics.entrySet()) {
      if (learned && metric.getKey().endsWith("_loss") && !Double.isFinite(metric.getValue())) {
        throw new DivergedException(steps, metric.getKey() + " is " + metric.getValue());
      }
    }
  }
}
