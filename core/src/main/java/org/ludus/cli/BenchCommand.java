package org.ludus.cli;

import java.io.PrintWriter;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import org.ludus.env.Environment;
import org.ludus.env.EnvironmentSpec;
import org.ludus.env.Space;
import org.ludus.env.SplitMix64;
import org.ludus.registry.EnvironmentEntry;
import org.ludus.registry.Environments;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Measures this machine. */
@Command(
    name = "bench",
    description = "Measure this machine: steps a second of every world.",
    mixinStandardHelpOptions = true,
    sortOptions = false)
final class BenchCommand implements Callable<Integer> {

  /** What can be measured. */
  enum What {
    ENVS
  }

  private static final int ROUNDS = 5;
  private static final int CHUNK = 1_000;

  @Spec private CommandSpec spec;

  @Parameters(arity = "0..1", paramLabel = "envs", description = "What to measure.")
  private What what = What.ENVS;

  @Option(
      names = "--seconds",
      paramLabel = "S",
      description = "How long each round takes; there are five and a warm-up (default: 1).")
  private double seconds = 1;

  @Option(names = "--json", description = "Print one JSON object for each world.")
  private boolean json;

  @Override
  public Integer call() {
    PrintWriter out = spec.commandLine().getOut();
    if (!json) {
      out.printf(
          "%s: random actions, resets included, one thread; the median of %d rounds of %s s%n",
          what.name().toLowerCase(Locale.ROOT), ROUNDS, seconds);
    }
    for (EnvironmentEntry<?, ?> entry : Environments.all()) {
      double[] rates = measure(entry);
      if (json) {
        Map<String, Object> row = new LinkedHashMap<>();
        row.put("env", entry.id());
        row.put("steps_per_second", rates[ROUNDS / 2]);
        row.put("steps_per_second_min", rates[0]);
        row.put("steps_per_second_max", rates[ROUNDS - 1]);
        out.println(Json.line(row));
      } else {
        out.printf(
            Locale.ROOT,
            "%-26s %,14.0f steps/s   (%,.0f to %,.0f)%n",
            entry.id(),
            rates[ROUNDS / 2],
            rates[0],
            rates[ROUNDS - 1]);
      }
      out.flush();
    }
    return 0;
  }

  /** Returns the sorted steps a second of all rounds but the first, in which the JVM warms up. */
  private double[] measure(EnvironmentEntry<?, ?> entry) {
    try (Environment<?> environment = entry.make(Map.of())) {
      Player player = new Player(environment);
      double[] rates = new double[ROUNDS];
      player.stepsPerSecond(seconds);
      for (int round = 0; round < ROUNDS; round++) {
        rates[round] = player.stepsPerSecond(seconds);
      }
      Arrays.sort(rates);
      return rates;
    }
  }

  /** Plays at random, with the actions drawn beforehand so that their cost is not measured. */
  private static final class Player {

    private final Environment<?> environment;
    private final float[] observation;
    private final List<float[]> actions;
    private long seed;

    Player(Environment<?> environment) {
      this.environment = environment;
      EnvironmentSpec spec = environment.spec();
      observation = new float[spec.observationSpace().size()];
      SplitMix64 random = new SplitMix64(1);
      actions =
          java.util.stream.IntStream.range(0, CHUNK)
              .mapToObj(i -> draw(spec.actionSpace(), random))
              .toList();
      environment.reset(seed++, observation);
    }

    double stepsPerSecond(double seconds) {
      long start = System.nanoTime();
      long end = start + (long) (seconds * 1e9);
      long steps = 0;
      long now;
      do {
        for (int i = 0; i < CHUNK; i++) {
          if (environment.step(actions.get(i), observation).ended()) {
            environment.reset(seed++, observation);
          }
        }
        steps += CHUNK;
        now = System.nanoTime();
      } while (now < end);
      return steps / ((now - start) / 1e9);
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
}
