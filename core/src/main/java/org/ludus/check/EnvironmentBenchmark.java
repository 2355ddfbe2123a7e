package org.ludus.check;

import java.util.ArrayList;
import java.util.Arrays;
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
   * Returns the sorted steps a second of all rounds but a first, in which the JVM warms up.
   *
   * @param options options of the world that differ from its defaults
   * @param threads how many play at once, each in an environment of its own; their steps are added
   */
  public static double[] measure(
      EnvironmentEntry<?, ?> entry,
      Map<String, String> options,
      int rounds,
      double seconds,
      int threads) {
    List<Environment<?>> environments = new ArrayList<>();
    ExecutorService pool = Executors.newFixedThreadPool(threads);
    try {
      List<Callable<Double>> players = new ArrayList<>();
      for (int i = 0; i < threads; i++) {
        Environment<?> environment = entry.make(options);
        environments.add(environment);
        EnvironmentBenchmark player = new EnvironmentBenchmark(environment);
        players.add(() -> player.stepsPerSecond(seconds));
      }
      double[] rates = new double[rounds];
      for (int round = -1; round < rounds; round++) {
        double sum = 0;
        for (Future<Double> rate : pool.invokeAll(players)) {
          sum += rate.get();
        }
        rates[Math.max(round, 0)] = sum;
      }
      Arrays.sort(rates);
      return rates;
    } catch (InterruptedException | ExecutionException e) {
      throw new IllegalStateException("a measurement failed", e);
    } finally {
      pool.shutdown();
      environments.forEach(Environment::close);
    }
  }

  private double stepsPerSecond(double seconds) {
    long start = System.nanoTime();
    long end = start + (long) (seconds * 1e9);
    long steps = 0;
    long now;
    do {
      play();
      steps += CHUNK;
      now = System.nanoTime();
    } while (now < end);
    return steps / ((now - start) / 1e9);
  }

  /**
   * A method of its own, which the JVM compiles as a whole: it is quicker than a loop in a loop.
   */
  private void play() {
    for (int i = 0; i < CHUNK; i++) {
      if (environment.step(actions.get(i), observation).ended()) {
        environment.reset(seed++, observation);
      }
    }
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
