package org.ludus.cli;

import java.io.PrintWriter;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import org.ludus.agent.MetricSink;
import org.ludus.catalog.AgentEntry;
import org.ludus.catalog.Agents;
import org.ludus.catalog.Backend;
import org.ludus.catalog.EnvironmentEntry;
import org.ludus.catalog.EnvironmentReference;
import org.ludus.catalog.Environments;
import org.ludus.check.EnvironmentBenchmark;
import org.ludus.check.NetworkBenchmark;
import org.ludus.run.Experiment;
import org.ludus.run.Preset;
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

  private static final int ROUNDS = 5;

  /** A training is measured after it has had this long to warm up. */
  private static final double WARM_UP = 2;

  private static final int SLICE = 1_000;

  private static final String PICTURE = "84";

  /** One picture a step, as an agent sees it but for the stack of the last four. */
  private static final Map<String, String> IN_PICTURES =
      Map.of("pixels", PICTURE, "frame_stack", "1");

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

  @Option(
      names = "--seconds",
      paramLabel = "S",
      description = "How long each measurement takes (default: 1).")
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

  private void benchEnvironments() {
    title(
        ("random actions, resets included; steps a second on one thread and on %d, each in a world of"
                + " its own, and on one with a picture of %s x %s pixels for each; medians of %d"
                + " rounds of %s s")
            .formatted(threads, PICTURE, PICTURE, ROUNDS, seconds));
    for (EnvironmentEntry<?, ?> entry : worlds()) {
      double[] alone = EnvironmentBenchmark.measure(entry, Map.of(), ROUNDS, seconds, 1);
      double[] together = EnvironmentBenchmark.measure(entry, Map.of(), ROUNDS, seconds, threads);
      double[] seen = EnvironmentBenchmark.measure(entry, IN_PICTURES, ROUNDS, seconds, 1);
      double gain = together[ROUNDS / 2] / alone[ROUNDS / 2];
      Map<String, Object> row = new LinkedHashMap<>();
      row.put("env", entry.id());
      row.put("steps_per_second", alone[ROUNDS / 2]);
      row.put("steps_per_second_min", alone[0]);
      row.put("steps_per_second_max", alone[ROUNDS - 1]);
      row.put("threads", threads);
      row.put("threads_steps_per_second", together[ROUNDS / 2]);
      row.put("threads_gain", gain);
      row.put("pictures_per_second", seen[ROUNDS / 2]);
      print(
          row,
          "%-26s %,14.0f   (%,.0f to %,.0f) %,16.0f   x %.2f %,12.0f pictures/s",
          entry.id(),
          alone[ROUNDS / 2],
          alone[0],
          alone[ROUNDS - 1],
          together[ROUNDS / 2],
          gain,
          seen[ROUNDS / 2]);
    }
  }

  private void benchNetworks() {
    double peak = NetworkBenchmark.peakGigaflops(seconds, System::nanoTime);
    title(
        "one step of Adam, one thread; multiply-add peak of this core: %.0f GFLOP/s"
            .formatted(peak));
    Backend.SIMD.warning().ifPresent(this::title);
    for (NetworkBenchmark benchmark : NetworkBenchmark.all()) {
      double simd = benchmark.microseconds(Backend.SIMD, seconds, System::nanoTime);
      double dl4j = benchmark.microseconds(Backend.DL4J, 2 * seconds, System::nanoTime);
      double rate = benchmark.operations() / simd / 1e3;
      Map<String, Object> row = new LinkedHashMap<>();
      row.put("network", benchmark.network());
      row.put("batch", benchmark.batch());
      row.put("simd_microseconds", simd);
      row.put("dl4j_microseconds", dl4j);
      row.put("ratio", dl4j / simd);
      row.put("gigaflops", rate);
      row.put("peak_gigaflops", peak);
      print(
          row,
          "%-14s batch %-5d simd %,8.1f us   dl4j %,8.0f us   ratio %5.1f   %5.1f GFLOP/s, %3.0f%% of peak",
          benchmark.network(),
          benchmark.batch(),
          simd,
          dl4j,
          dl4j / simd,
          rate,
          100 * rate / peak);
    }
  }

  private void benchTraining() {
    title("presets, evaluations left out, %d threads".formatted(threads));
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
    try (Experiment.Session session = experiment.start(new TrainingListener() {}, threads)) {
      advance(session, WARM_UP);
      long steps = session.trainer().steps();
      Map<String, Double> metrics = new LinkedHashMap<>();
      MetricSink sink = metrics::put;
      session.agent().metrics().report(sink);
      double updates = metrics.getOrDefault("updates", Double.NaN);
      double took = advance(session, seconds);
      session.agent().metrics().report(sink);
      double rate = (session.trainer().steps() - steps) / took;
      double updateRate = (metrics.getOrDefault("updates", Double.NaN) - updates) / took;
      Map<String, Object> row = new LinkedHashMap<>();
      row.put("env", environment);
      row.put("agent", agent);
      row.put("threads", threads);
      row.put("steps_per_second", rate);
      row.put("updates_per_second", updateRate);
      print(
          row,
          "%-26s %-12s %,12.0f steps/s %s",
          environment,
          agent,
          rate,
          Double.isNaN(updateRate)
              ? ""
              : String.format(Locale.ROOT, "%,10.1f updates/s", updateRate));
    }
  }

  /** Trains for so many seconds, and a little more; returns how many it were. */
  private static double advance(Experiment.Session session, double seconds) {
    long start = System.nanoTime();
    long end = start + (long) (seconds * 1e9);
    do {
      session.trainer().advance(SLICE);
    } while (System.nanoTime() < end);
    return (System.nanoTime() - start) / 1e9;
  }

  private void title(String text) {
    if (!json) {
      out.println(text);
    }
  }

  private void print(Map<String, Object> row, String format, Object... values) {
    out.println(json ? Json.line(row) : String.format(Locale.ROOT, format, values).stripTrailing());
    out.flush();
  }
}
