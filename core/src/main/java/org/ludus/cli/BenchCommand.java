package org.ludus.cli;

import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.function.LongSupplier;
import org.ludus.agent.MetricSink;
import org.ludus.catalog.AgentEntry;
import org.ludus.catalog.Agents;
import org.ludus.catalog.Backend;
import org.ludus.catalog.EnvironmentEntry;
import org.ludus.catalog.EnvironmentReference;
import org.ludus.catalog.Environments;
import org.ludus.check.EnvironmentBenchmark;
import org.ludus.check.NetworkBenchmark;
import org.ludus.check.SteadyMeasurement;
import org.ludus.check.SteadyMeasurement.Figure;
import org.ludus.check.Stretches;
import org.ludus.run.Experiment;
import org.ludus.run.Preset;
import org.ludus.settings.UsageException;
import org.ludus.train.Stop;
import org.ludus.train.TrainingListener;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Measures this machine. */
@Command(
    name = "bench",
    description = "Measure this machine: worlds, networks or trainings.",
    mixinStandardHelpOptions = true,
    sortOptions = false)
final class BenchCommand implements Callable<Integer> {

  /** What can be measured. */
  enum What {
    ENVS,
    NETWORKS,
    TRAINING
  }

  private static final int SLICE = 1_000;

  private static final String PICTURE = "84";

  /** One picture a step, as an agent sees it but for the stack of the last four. */
  private static final Map<String, String> IN_PICTURES =
      Map.of("pixels", PICTURE, "frame_stack", "1");

  private static final double MICROSECONDS = 1e6;

  @Spec private CommandSpec spec;

  @Parameters(
      index = "0",
      arity = "0..1",
      paramLabel = "WHAT",
      description = "envs (default), networks or training.")
  private What what = What.ENVS;

  @Parameters(
      index = "1",
      arity = "0..1",
      paramLabel = "ENV",
      description = "One world (default: all of them); not for networks.")
  private String world;

  private static final int MOST_SECONDS = 3_600;

  @Option(
      names = "--seconds",
      paramLabel = "S",
      description = {
        "How long each measurement takes at the least (default: 1);",
        "up to twelve times as long until its figures stand still."
      })
  private double seconds = 1;

  @Option(
      names = "--threads",
      paramLabel = "N",
      description = "Threads to play or train on (default: all cores).")
  private int threads = Runtime.getRuntime().availableProcessors();

  @Option(names = "--json", description = "Print one JSON object a line.")
  private boolean json;

  private PrintWriter out;

  @Override
  public Integer call() {
    Checks.within("--threads", 1, Checks.MOST_THREADS, threads);
    if (!(seconds > 0 && seconds <= MOST_SECONDS)) {
      throw new UsageException(
          "--seconds must be above 0 and at most %s, not %s".formatted(MOST_SECONDS, seconds));
    }
    out = spec.commandLine().getOut();
    switch (what) {
      case ENVS -> benchEnvironments();
      case NETWORKS -> benchNetworks();
      case TRAINING -> benchTraining();
    }
    return 0;
  }

  private List<EnvironmentEntry<?, ?>> worlds() {
    return world == null ? Environments.all() : List.of(Environments.find(world));
  }

  /** A figure, and which of a row's it is. */
  private record Named(String name, Figure value) {}

  private void benchEnvironments() {
    title(
        ("random actions, resets included; steps a second on one thread and on %s, each in a world of"
                + " its own, and on one with a picture of %s x %s pixels for each; the least disturbed"
                + " of the last rounds, and on one thread the slowest, too")
            .formatted(threads, PICTURE, PICTURE));
    for (EnvironmentEntry<?, ?> entry : worlds()) {
      Figure alone = EnvironmentBenchmark.measure(entry, Map.of(), seconds, 1);
      Figure together = EnvironmentBenchmark.measure(entry, Map.of(), seconds, threads);
      Figure seen = EnvironmentBenchmark.measure(entry, IN_PICTURES, seconds, 1);
      double gain = together.rate() / alone.rate();
      Map<String, Object> row = new LinkedHashMap<>();
      row.put("env", entry.id());
      row.put("steps_per_second", alone.rate());
      row.put("steps_per_second_min", alone.least());
      row.put("threads", threads);
      row.put("threads_steps_per_second", together.rate());
      row.put("threads_gain", gain);
      row.put("pictures_per_second", seen.rate());
      print(
          row,
          List.of(
              new Named("one thread", alone),
              new Named("%s threads".formatted(threads), together),
              new Named("pictures", seen)),
          "%-26s %,14.0f   (from %,.0f) %,16.0f   x %.2f %,12.0f pictures/s",
          entry.id(),
          alone.rate(),
          alone.least(),
          together.rate(),
          gain,
          seen.rate());
    }
  }

  private void benchNetworks() {
    Figure saturated = speed(NetworkBenchmark::saturate, seconds);
    double peak = saturated.rate() / 1e9;
    title(
        String.format(
            Locale.ROOT,
            "one step of Adam, one thread; multiply-add peak of this core: %.0f GFLOP/s",
            peak));
    saturated.trouble().ifPresent(why -> title("  unsteady, peak: " + why));
    Backend.SIMD.warning().ifPresent(this::title);
    for (NetworkBenchmark benchmark : NetworkBenchmark.all()) {
      Figure simd = steps(benchmark, Backend.SIMD, seconds);
      Figure dl4j = steps(benchmark, Backend.DL4J, 2 * seconds);
      double ratio = simd.rate() / dl4j.rate();
      double rate = benchmark.operations() * simd.rate() / 1e9;
      Map<String, Object> row = new LinkedHashMap<>();
      row.put("network", benchmark.network());
      row.put("batch", benchmark.batch());
      row.put("simd_microseconds", MICROSECONDS / simd.rate());
      row.put("dl4j_microseconds", MICROSECONDS / dl4j.rate());
      row.put("ratio", ratio);
      row.put("gigaflops", rate);
      row.put("peak_gigaflops", peak);
      row.put("peak_steady", saturated.steady());
      print(
          row,
          List.of(new Named("simd", simd), new Named("dl4j", dl4j)),
          "%-14s batch %-5d simd %,8.1f us   dl4j %,8.0f us   ratio %5.1f   %5.1f GFLOP/s, %3.0f%% of peak",
          benchmark.network(),
          benchmark.batch(),
          MICROSECONDS / simd.rate(),
          MICROSECONDS / dl4j.rate(),
          ratio,
          rate,
          100 * rate / peak);
    }
  }

  private static Figure steps(NetworkBenchmark benchmark, Backend backend, double seconds) {
    try (NetworkBenchmark.Learner learner = benchmark.learner(backend)) {
      return speed(learner::step, seconds);
    }
  }

  /** Measures how many things are done in a second on this thread. */
  private static Figure speed(LongSupplier work, double seconds) {
    Stretches stretches = new Stretches(work);
    return new SteadyMeasurement()
        .measure(
            seconds,
            length -> {
              Stretches.Times times = stretches.run(length);
              return new SteadyMeasurement.Sample(times.medianRate(), times.core());
            });
  }

  private void benchTraining() {
    title("presets, evaluations left out, %s threads".formatted(threads));
    for (EnvironmentEntry<?, ?> environment : worlds()) {
      for (AgentEntry<?> agent : Agents.all()) {
        if (Preset.exists(environment.id(), agent.id())) {
          benchTraining(environment.id(), agent.id());
        }
      }
    }
  }

  private void benchTraining(String environment, String agent) {
    Experiment experiment =
        Experiment.of(
            EnvironmentReference.parse(environment),
            agent,
            Preset.find(environment, agent),
            Map.of("steps", Long.MAX_VALUE / 2, "eval_every", Long.MAX_VALUE / 2),
            Map.of(),
            1);
    try (Experiment.Session session =
        experiment.start(new TrainingListener() {}, threads, new Stop())) {
      warmUp(session);
      long steps = session.trainer().steps();
      double updates = updates(session);
      // A training is no row of equal stretches: it gathers, and then it learns. Whole rounds
      // count.
      Figure speed =
          new SteadyMeasurement()
              .measure(
                  seconds, length -> new SteadyMeasurement.Sample(advance(session, length), 1));
      double updatesPerStep = (updates(session) - updates) / (session.trainer().steps() - steps);
      double updateRate = updatesPerStep * speed.rate();
      Map<String, Object> row = new LinkedHashMap<>();
      row.put("env", environment);
      row.put("agent", agent);
      row.put("threads", threads);
      row.put("steps_per_second", speed.rate());
      row.put("updates_per_second", updateRate);
      print(
          row,
          List.of(new Named("training", speed)),
          "%-26s %-12s %,12.0f steps/s %s",
          environment,
          agent,
          speed.rate(),
          Double.isNaN(updateRate)
              ? ""
              : String.format(Locale.ROOT, "%,10.1f updates/s", updateRate));
    }
  }

  /** Trains until something has been learned: before that an agent may only fill its memory. */
  private static void warmUp(Experiment.Session session) {
    do {
      session.trainer().advance(SLICE);
    } while (updates(session) == 0);
  }

  /** Returns how often an agent has learned so far; not a number for one that does not tell. */
  private static double updates(Experiment.Session session) {
    Map<String, Double> metrics = new LinkedHashMap<>();
    MetricSink sink = metrics::put;
    session.agent().metrics().report(sink);
    return metrics.getOrDefault("updates", Double.NaN);
  }

  /** Trains for so many seconds, and a little more; returns how many steps a second it were. */
  private static double advance(Experiment.Session session, double seconds) {
    long before = session.trainer().steps();
    long start = System.nanoTime();
    long end = start + (long) (seconds * 1e9);
    do {
      session.trainer().advance(SLICE);
    } while (System.nanoTime() < end);
    return (session.trainer().steps() - before) / ((System.nanoTime() - start) / 1e9);
  }

  private void title(String text) {
    if (!json) {
      out.println(text);
    }
  }

  /**
   * Prints a row, and below it which of its figures are not to be relied on.
   *
   * @param figures what was measured
   */
  private void print(
      Map<String, Object> row, List<Named> figures, String format, Object... values) {
    List<String> unsteady = new ArrayList<>();
    for (Named figure : figures) {
      figure.value().trouble().ifPresent(why -> unsteady.add(figure.name() + ": " + why));
    }
    row.put("steady", unsteady.isEmpty());
    if (!unsteady.isEmpty()) {
      row.put("unsteady", unsteady);
    }
    if (json) {
      out.println(Json.line(row));
    } else {
      out.println(String.format(Locale.ROOT, format, values).stripTrailing());
      unsteady.forEach(line -> out.println("  unsteady, " + line));
    }
    out.flush();
  }
}
