package org.ludus.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import org.ludus.registry.Agents;
import org.ludus.registry.EnvironmentReference;
import org.ludus.registry.Environments;
import org.ludus.registry.Experiment;
import org.ludus.registry.Preset;
import org.ludus.registry.UsageException;
import org.ludus.train.RunDirectory;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Trains an agent without a window and keeps the run in a folder. */
@Command(
    name = "train",
    description = "Train an agent without a window.",
    mixinStandardHelpOptions = true,
    sortOptions = false)
final class TrainCommand implements Callable<Integer> {

  private static final int INTERRUPTED = 130;
  private static final String RESUME = "--resume";
  private static final List<String> MAY_CHANGE_A_RUN = List.of("--steps", "--backend");
  private static final List<String> ALLOWED_WHEN_RESUMING =
      List.of(
          RESUME,
          "--steps",
          "--backend",
          "--threads",
          "--checkpoint-every",
          "--until-solved",
          "--quiet",
          "--json",
          "--verbose");

  @Spec private CommandSpec spec;

  @Parameters(
      arity = "0..1",
      paramLabel = "ENV",
      description = "The world, such as cart-pole or 'grid-world[size=8]'.")
  private String environment;

  @Option(names = "--agent", paramLabel = "AGENT", description = "Who learns.")
  private String agent;

  @Option(names = "--steps", paramLabel = "N", description = "Environment steps in all.")
  private Long steps;

  @Option(names = "--seed", paramLabel = "N", description = "Root of all chance (default: 1).")
  private long seed = 1;

  @Option(
      names = "--out",
      paramLabel = "DIR",
      description = "Folder of the run (default: runs/ENV/AGENT/<date-time>-s<seed>).")
  private Path out;

  @Option(
      names = "--config",
      paramLabel = "FILE",
      description = "A preset, or another run's config.yaml, in place of the built-in preset.")
  private Path config;

  @Option(
      names = "--set",
      paramLabel = "NAME=VALUE",
      description = "A setting of the agent; may be repeated.")
  private Map<String, String> settings = new LinkedHashMap<>();

  @Option(
      names = "--env-set",
      paramLabel = "NAME=VALUE",
      description = "An option of the world; may be repeated.")
  private Map<String, String> options = new LinkedHashMap<>();

  @Option(
      names = "--backend",
      paramLabel = "NAME",
      description = "What networks are trained on: simd (default) or dl4j.")
  private String backend;

  @Option(names = "--envs", paramLabel = "N", description = "Worlds stepped side by side.")
  private Integer envs;

  @Option(
      names = "--threads",
      paramLabel = "N",
      description = "Threads to train on (default: all cores); changes nothing but the speed.")
  private int threads = Runtime.getRuntime().availableProcessors();

  @Option(names = "--eval-every", paramLabel = "N", description = "Steps between evaluations.")
  private Long evalEvery;

  @Option(
      names = RESUME,
      paramLabel = "DIR",
      description = {
        "Go on with a run that was stopped, to the same end as if it never had been.",
        "All else comes from the run; only --steps and --backend may change it."
      })
  private Path resume;

  @Option(
      names = "--checkpoint-every",
      paramLabel = "N",
      description = "Steps between checkpoints (default: one every 30 s, and one at the end).")
  private Long checkpointEvery;

  @Option(
      names = "--until-solved",
      description = "End as soon as an evaluation reaches the return at which the world is solved.")
  private boolean untilSolved;

  @Option(names = "--quiet", description = "Show no progress.")
  private boolean quiet;

  @Option(names = "--json", description = "Print one JSON object at the end, and nothing else.")
  private boolean json;

  @Override
  public Integer call() throws IOException {
    if (threads < 1) {
      throw new UsageException("--threads must be at least 1, not " + threads);
    }
    if (checkpointEvery != null && checkpointEvery < 1) {
      throw new UsageException("--checkpoint-every must be at least 1, not " + checkpointEvery);
    }
    Experiment experiment = resume == null ? newExperiment() : resumedExperiment();
    PrintWriter err = spec.commandLine().getErr();
    if (!quiet) {
      experiment.backend().warning().ifPresent(text -> err.println("ludus: " + text));
    }
    CheckpointTimer checkpoints = new CheckpointTimer(checkpointEvery);
    TrainingRun run = new TrainingRun(experiment, threads, untilSolved, checkpoints, quiet, err);
    // A Ctrl-C ends the program only after what is left to do then, the last word included.
    try (Interrupts interrupts = new Interrupts()) {
      TrainingReport report =
          resume == null
              ? run.begin(out == null ? defaultFolder(experiment) : out, interrupts)
              : run.resume(resume, interrupts);
      PrintWriter output = spec.commandLine().getOut();
      output.print(json ? report.json() + System.lineSeparator() : report.text());
      output.flush();
      return report.interrupted() ? INTERRUPTED : 0;
    }
  }

  /** Returns the experiment that the options describe. */
  private Experiment newExperiment() throws IOException {
    requireOption(environment, "Missing required parameter: 'ENV'");
    requireOption(agent, "Missing required option: '--agent=AGENT'");
    EnvironmentReference reference = EnvironmentReference.parse(environment).with(options);
    Environments.find(reference.id());
    if (!Agents.find(agent).trains()) {
      throw new UsageException(
          "agent %s does not learn; see how it plays: ludus evaluate %s/%s"
              .formatted(agent, reference, agent));
    }
    Preset preset =
        config == null
            ? Preset.find(reference.id(), agent)
            : Preset.parse(config.toString(), Files.readString(config), reference.id(), agent);
    return Experiment.of(reference, agent, preset, trainingOptions(), settings, seed);
  }

  private Map<String, Object> trainingOptions() {
    Map<String, Object> training = new LinkedHashMap<>();
    put(training, "steps", steps);
    put(training, "envs", envs);
    put(training, "backend", backend);
    put(training, "eval_every", evalEvery);
    return training;
  }

  /** Returns the experiment of the run to go on with. */
  private Experiment resumedExperiment() throws IOException {
    for (OptionSpec option : spec.commandLine().getParseResult().matchedOptions()) {
      if (!ALLOWED_WHEN_RESUMING.contains(option.longestName())) {
        throw new UsageException(
            "%s takes all but %s from the run: leave out %s"
                .formatted(RESUME, String.join(", ", MAY_CHANGE_A_RUN), option.longestName()));
      }
    }
    if (environment != null) {
      throw new UsageException(RESUME + " takes the world from the run: leave out " + environment);
    }
    Path config = resume.resolve(RunDirectory.CONFIG);
    if (!Files.exists(config)) {
      throw new UsageException(
          resume + ": no run's folder, for it holds no " + RunDirectory.CONFIG);
    }
    return Experiment.ofRun(config.toString(), Files.readString(config), trainingOptions());
  }

  private void requireOption(Object value, String message) {
    if (value == null) {
      throw new ParameterException(spec.commandLine(), message);
    }
  }

  private static void put(Map<String, Object> map, String name, Object value) {
    if (value != null) {
      map.put(name, value);
    }
  }

  private static Path defaultFolder(Experiment experiment) {
    String time =
        LocalDateTime.now(ZoneId.systemDefault())
            .format(DateTimeFormatter.ofPattern("yyyyMMdd-HHmmss", Locale.ROOT));
    Path parent = Path.of("runs", experiment.environment().id(), experiment.agent());
    String name = time + "-s" + experiment.seed();
    Path folder = parent.resolve(name);
    for (int i = 2; Files.exists(folder); i++) {
      folder = parent.resolve(name + "-" + i);
    }
    return folder;
  }
}
