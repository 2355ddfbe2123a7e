package org.ludus.train;

import java.util.Arrays;
import java.util.List;
import java.util.function.LongSupplier;
import org.ludus.agent.Actor;
import org.ludus.agent.Policy;
import org.ludus.env.Environment;
import org.ludus.env.Inspectable;
import org.ludus.env.SplitMix64;
import org.ludus.env.StepResult;

/**
 * Plays whole episodes with a frozen policy and says how they went. Every episode follows from its
 * seed alone, what a stochastic policy draws included, so that several can be played at once.
 */
public final class Evaluator {

  /** Keeps what a policy draws apart from what its world does. */
  private static final long CHOICES = 0x5DEECE66DL;

  private final List<? extends Environment<?>> environments;
  private final Workers workers;

  /** Makes an evaluator that plays in one environment, which it does not close. */
  public Evaluator(Environment<?> environment) {
    this(environment, new Stop());
  }

  /**
   * Makes an evaluator that plays in one environment, which it does not close.
   *
   * @param stop ends an evaluation before its time
   */
  public Evaluator(Environment<?> environment, Stop stop) {
    this(List.of(environment), new Workers(1, stop));
  }

  /**
   * Makes an evaluator that plays on several threads.
   *
   * @param environments one for each thread; not closed
   */
  Evaluator(List<? extends Environment<?>> environments, Workers workers) {
    this.environments = List.copyOf(environments);
    this.workers = workers;
  }

  /** How an episode went. */
  private record Played(double episodeReturn, int length, boolean cutOff, boolean succeeded) {}

  /**
   * Plays. An episode of a world without a limit is cut off after {@link
   * org.ludus.env.EnvironmentSpec#longestAwaited} steps.
   *
   * @param seeds gives the seed of each episode in turn
   * @throws StoppedException if an end was asked for meanwhile
   */
  public EpisodeStatistics evaluate(Policy policy, int episodes, LongSupplier seeds) {
    long[] seedOf = new long[episodes];
    Arrays.setAll(seedOf, episode -> seeds.getAsLong());
    Played[] played = new Played[episodes];
    Actor[] actors = new Actor[environments.size()];
    Arrays.setAll(actors, worker -> policy.newActor());
    workers.share(
        episodes,
        environments.size(),
        (worker, episode) ->
            played[episode] = play(environments.get(worker), actors[worker], seedOf[episode]));
    EpisodeStatistics statistics = statistics(played);
    boolean judges = environments.get(0).capability(Inspectable.class).isPresent();
    return judges ? statistics : statistics.withoutSuccess();
  }

  private static EpisodeStatistics statistics(Played[] played) {
    double[] returns = Arrays.stream(played).mapToDouble(Played::episodeReturn).toArray();
    double[] lengths = Arrays.stream(played).mapToDouble(Played::length).toArray();
    int succeeded = (int) Arrays.stream(played).filter(Played::succeeded).count();
    int cutOff = (int) Arrays.stream(played).filter(Played::cutOff).count();
    return EpisodeStatistics.of(returns, lengths, succeeded, played.length).withCutOff(cutOff);
  }

  private Played play(Environment<?> environment, Actor actor, long seed) {
    float[] observation = new float[environment.spec().observationSpace().size()];
    float[] action = new float[environment.spec().actionSpace().size()];
    int longest = environment.spec().longestAwaited();
    actor.begin(new SplitMix64(seed ^ CHOICES));
    environment.reset(seed, observation);
    double sum = 0;
    int length = 0;
    StepResult result;
    do {
      workers.stop().giveUpIfAsked();
      actor.act(observation, 0, action, 0);
      result = environment.step(action, observation);
      sum += result.reward();
      length++;
    } while (!result.ended() && length < longest);
    boolean succeeded =
        environment.capability(Inspectable.class).filter(Inspectable::succeeded).isPresent();
    return new Played(sum, length, !result.terminated(), succeeded);
  }
}
