package org.ludus.check;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.ludus.catalog.EnvironmentEntry;
import org.ludus.env.Environment;
import org.ludus.env.EnvironmentSpec;
import org.ludus.env.Space;
import org.ludus.env.SplitMix64;

/**
 * How fast a world is: it is played at random, with the actions drawn beforehand so that their cost
 * is not measured.
 */
public final class EnvironmentBenchmark {

  private static final int CHUNK = 1_000;

  private final Environment<?> environment;
  private final float[] observation;
  private final List<float[]> actions;
  private long seed;

  private EnvironmentBenchmark(Environment<?> environment) {
    this.environment = environment;
    EnvironmentSpec spec = environment.spec();
    observation = new float[spec.observationSpace().size()];
    SplitMix64 random = new SplitMix64(1);
    actions = IntStream.range(0, CHUNK).mapToObj(i -> draw(spec.actionSpace(), random)).toList();
    environment.reset(seed++, observation);
  }

  /**
   * Measures the steps a second.
   *
   * @param options options of the world that differ from its defaults
   * @param seconds the least time to measure
   * @param threads how many play at once, each in an environment of its own; their steps are added
   */
  public static SteadyMeasurement.Figure measure(
      EnvironmentEntry<?, ?> entry, Map<String, String> options, double seconds, int threads) {
    List<Environment<?>> environments = new ArrayList<>();
    ExecutorService pool = Executors.newFixedThreadPool(threads);
    try {
      List<Stretches> players = new ArrayList<>();
      for (int i = 0; i < threads; i++) {
        Environment<?> environment = entry.make(options);
        environments.add(environment);
        players.add(new Stretches(new EnvironmentBenchmark(environment)::play));
      }
      return new SteadyMeasurement().measure(seconds, length -> together(pool, players, length));
    } finally {
      pool.shutdown();
      environments.forEach(Environment::close);
    }
  }

  /**
   * Lets all play at once. A stretch of some worlds takes longer than a busy machine leaves a
   * thread alone, and a reset takes longer than a step: so what counts is the time that each thread
   * had a processor. Where there are fewer processors than threads, they take turns.
   */
  private static SteadyMeasurement.Sample together(
      ExecutorService pool, List<Stretches> players, double seconds) {
    List<Callable<Stretches.Times>> rounds = new ArrayList<>();
    players.forEach(player -> rounds.add(() -> player.run(seconds)));
    double processors = Runtime.getRuntime().availableProcessors();
    double rate = 0;
    try {
      for (Future<Stretches.Times> round : pool.invokeAll(rounds)) {
        rate += round.get().rate();
      }
      return new SteadyMeasurement.Sample(rate * Math.min(1, processors / players.size()), 1);
    } catch (InterruptedException | ExecutionException e) {
      throw new IllegalStateException("a measurement failed", e);
    }
  }

  /**
   * A method of its own, which the JVM compiles as a whole: it is quicker than a loop in a loop.
   */
  private long play() {
    for (int i = 0; i < CHUNK; i++) {
      if (environment.step(actions.get(i), observation).ended()) {
        environment.reset(seed++, observation);
      }
    }
    return CHUNK;
  }

  private static float[] draw(Space space, SplitMix64 random) {
    float[] action = new float[space.size()];
    if (space instanceof Space.Discrete discrete) {
      action[0] = random.nextInt(discrete.count());
    } else {
      for (int i = 0; i < action.length; i++) {
        action[i] = random.nextFloat(-1, 1);
      }
    }
    return action;
  }
}
