package org.ludus.train;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.ludus.agent.Agent;
import org.ludus.agent.Policy;
import org.ludus.env.Environment;
import org.ludus.env.RandomStreams;
import org.ludus.env.SplitMix64;
import org.ludus.file.Archive;

/**
 * The budget of a training, its evaluations and its listeners, in as many steps at a time as the
 * caller likes: how it is sliced changes nothing of what happens. How an agent learns is served by
 * a {@link Practice}.
 *
 * <p>Environments, agent and evaluation draw from streams of their own; the environments must be
 * equal, and one more of the same kind serves the evaluations. The caller closes all of them. For
 * an agent that learns without stepping, updates are counted in the place of steps.
 */
public final class Trainer {

  /** How many of the learner's last episodes its running mean covers. */
  public static final int WINDOW = 100;

  private final Agent agent;
  private final TrainingConfig config;
  private final TrainingListener listener;
  private final List<EpisodeStream> streams = new ArrayList<>();
  private final SplitMix64 evaluationSeeds;
  private final Evaluator evaluator;
  private final Practice practice;
  private final Stop stop;
  private final Practice.EndSink ends = (into, end) -> endEpisode(steps() + into, end);

  private final double[] lastReturns = new double[WINDOW];
  private final double[] lastLengths = new double[WINDOW];
  private final double[] lastSuccesses = new double[WINDOW];

  private boolean learned;

  /** Whether an evaluation has been given up that is to be made up for. */
  private boolean owesEvaluation;

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
    for (int row = 0; row < environments.size(); row++) {
      streams.add(
          new EpisodeStream(
              environments.get(row),
              random.episodeSeeds(row),
              random.stream("choices " + row),
              workers.stop()));
    }
    practice = Practice.of(agent, streams, workers);
    stop = workers.stop();
  }

  /**
   * Goes on training.
   *
   * @param maxSteps environment steps to take at the most, rounded up to whole rounds in which
   *     every environment takes one, or to whole rollouts or batches of episodes
   * @return whether there is more to do
   * @throws DivergedException if the agent's losses are no numbers any more
   * @throws StoppedException if an end at once was asked for: nothing can go on from here
   */
  public boolean advance(int maxSteps) {
    if (owesEvaluation) {
      evaluate();
    }
    for (long end = steps + maxSteps; steps < end && !isOver() && !stop.isAsked(); ) {
      long before = steps;
      long taken = practice.advance(ends);
      if (agent.metrics().hasDiverged()) {
        throw new DivergedException(steps + taken, agent.metrics().divergence());
      }
      steps += taken;
      learned = taken == 0;
      if (learned ? !isEvaluated() : passesInterval(before) || isOver()) {
        evaluate();
      }
    }
    return !isOver() || owesEvaluation;
  }

  /** Returns whether an evaluation is due since then by its interval. */
  private boolean passesInterval(long before) {
    return before / config.evalEvery() != steps / config.evalEvery();
  }

  /** Returns whether the last update was evaluated, after which there was nothing left to learn. */
  private boolean isEvaluated() {
    return steps > 0 && steps % config.evalEvery() == 0;
  }

  /** Returns whether the budget is used up, or there is nothing left to learn. */
  private boolean isOver() {
    return config.used(steps, episodes) >= 1 || learned;
  }

  /** Lets somebody watch the first stream from now on. */
  public void watch(StepWatcher watcher) {
    streams.get(0).watch(watcher);
  }

  /**
   * Keeps everything the rest of the training depends on, or brings it back into a new trainer of
   * the same configuration; between two calls of {@link #advance}.
   *
   * @throws DivergedException if what the agent has learned is no numbers any more
   */
  public void persist(Archive archive) {
    steps = archive.count(steps);
    episodes = archive.count(episodes);
    archive.doubles(lastReturns);
    archive.doubles(lastLengths);
    archive.doubles(lastSuccesses);
    learned = archive.flag(learned);
    owesEvaluation = archive.flag(owesEvaluation);
    bestReturn = archive.number(bestReturn);
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
    int count = (int) Math.min(WINDOW, episodes);
    int successes = (int) Arrays.stream(lastSuccesses, 0, count).sum();
    EpisodeStatistics recent = EpisodeStatistics.of(lastReturns, lastLengths, successes, count);
    return streams.get(0).judges() ? recent : recent.withoutSuccess();
  }

  private void endEpisode(long step, Practice.EpisodeEnd end) {
    int slot = (int) (episodes % WINDOW);
    lastReturns[slot] = end.episodeReturn();
    lastLengths[slot] = end.length();
    lastSuccesses[slot] = end.succeeded() ? 1 : 0;
    episodes++;
    listener.episodeEnded(
        new TrainingListener.EpisodeEnd(episodes, step, end.episodeReturn(), end.length()));
  }

  /** Plays with the newest policy; where that is given up, it is done again when all goes on. */
  private void evaluate() {
    Policy policy = agent.policy();
    long seeds = evaluationSeeds.state();
    EpisodeStatistics evaluation;
    try {
      evaluation =
          evaluator.evaluate(policy.greedy(), config.evalEpisodes(), evaluationSeeds::nextLong);
    } catch (StoppedException e) {
      evaluationSeeds.restore(seeds);
      owesEvaluation = true;
      return;
    }
    owesEvaluation = false;
    Map<String, Double> metrics = new LinkedHashMap<>();
    agent.metrics().report(metrics::put);
    // An equal score counts as best: of two policies the one that has learned longer is kept.
    boolean best = evaluation.returnMean() >= bestReturn;
    if (best) {
      bestReturn = evaluation.returnMean();
    }
    listener.evaluated(
        new Evaluation(steps, episodes, recent(), evaluation, metrics, policy, best));
  }
}
