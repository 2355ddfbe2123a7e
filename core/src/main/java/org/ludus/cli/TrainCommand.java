package org.ludus.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.ludus.agent.replay.MemoryEstimate;
import org.ludus.catalog.Agents;
import org.ludus.catalog.EnvironmentReference;
import org.ludus.catalog.Environments;
import org.ludus.display.Display;
import org.ludus.run.Experiment;
import org.ludus.run.Prefill;
import org.ludus.run.Preset;
import org.ludus.run.RecordedGames;
import org.ludus.run.RunDirectory;
import org.ludus.run.RunFolders;
import org.ludus.run.TrainingRun;
import org.ludus.settings.UsageException;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;
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
  private static final String SET = "--set";
  private static final String WATCH = "--watch";

  /** What the window decides, or has no place for. */
  private static final List<String> NOT_WHEN_WATCHING =
      List.of("--json", "--until-solved", "--checkpoint-every");

  private static final List<String> MAY_CHANGE_A_RUN =
      List.of("--steps", "--episodes", "--backend");
  private static final List<String> ALLOWED_WHEN_RESUMING =
      List.of(
          RESUME,
          "--steps",
          "--episodes",
          "--backend",
          "--threads",
          "--checkpoint-every",
          "--until-solved",
          WATCH,
          "--quiet",
          "--json",
          "--verbose");

  @ParentCommand private Ludus ludus;

  @Spec private CommandSpec spec;

  @Parameters(
      arity = "0..1",
      paramLabel = "ENV",
      description = "The world, such as cart-pole or 'grid-world[size=8]'.")
  private String environment;

  @Option(names = "--agent", paramLabel = "AGENT", description = "Who learns.")
  private String agent;

  @Option(
      names = "--steps",
      paramLabel = "N",
      description = {
        "Environment steps in all. A rollout or a batch of episodes that has begun",
        "when they are used up is completed."
      })
  private Long steps;

  @Option(
      names = "--episodes",
      paramLabel = "N",
      description = "End after this many episodes, if that is before the steps are used up.")
  private Long episodes;

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
      names = SET,
      paramLabel = "NAME=VALUE",
      description = "A setting of the agent (see ludus list agents AGENT); may be repeated.")
  private List<String> settings = new ArrayList<>();

  @Mixin private EnvironmentOptions environmentOptions;

  @Option(
      names = "--prefill",
      paramLabel = "FILE",
      description = {
        "A .replay, or a folder of them, whose games the agent remembers from the beginning;",
        "may be repeated. For agents with a replay memory."
      })
  private List<Path> prefill = new ArrayList<>();

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
        "All else comes from the run; only --steps, --episodes and --backend may change it."
      })
  private Path resume;

  @Option(
      names = "--checkpoint-every",
      paramLabel = "N",
      description = "Steps between checkpoints (default: every 30 s or more, and at the end).")
  private Long checkpointEvery;

  @Option(
      names = "--until-solved",
      description = "End as soon as an evaluation reaches the return at which the world is solved.")
  private boolean untilSolved;

  @Option(
      names = WATCH,
      description = {
        "Open the window and watch it learn there: what it does, its curves, its knobs.",
        "The run is kept in the same folder; closing the window stops it, to be resumed."
      })
  private boolean watch;

  @Option(names = "--quiet", description = "Show no progress.")
  private boolean quiet;

  @Option(names = "--json", description = "Print one JSON object at the end, and nothing else.")
  private boolean json;

  @Override
  public Integer call() throws IOException, Display.NoDisplayException {
    Checks.within("--threads", 1, Checks.MOST_THREADS, threads);
    if (checkpointEvery != null) {
      Checks.atLeast("--checkpoint-every", 1, checkpointEvery);
    }
    if (watch) {
      refuseWhenWatching();
    }
    Experiment experiment = resume == null ? newExperiment() : resumedExperiment();
    PrintWriter err = spec.commandLine().getErr();
    if (!quiet) {
      experiment.backend().warning().ifPresent(text -> err.println("ludus: " + text));
      announce(experiment, err);
    }
    if (watch) {
      return watch(experiment);
    }
    ProgressLine progress = new ProgressLine(err, quiet, experiment.training());
    // A Ctrl-C ends the program only after what is left to do then, the last word included.
    try (Interrupts interrupts = new Interrupts(err)) {
      TrainingRun.Options options =
          new TrainingRun.Options(
              threads, Optional.ofNullable(checkpointEvery), progress, interrupts.stop());
      TrainingReport report =
          new HeadlessTraining(untilSolved, progress, interrupts)
              .train(() -> open(experiment, options));
      PrintWriter output = spec.commandLine().getOut();
      output.print(json ? report.json() + System.lineSeparator() : report.text());
      output.flush();
      return report.interrupted() ? INTERRUPTED : 0;
    }
  }

  /** Says what takes memory, and what is remembered before anything has happened. */
  private void announce(Experiment experiment, PrintWriter err) {
    experiment
        .replayMemory()
        .filter(MemoryEstimate::large)
        .filter(memory -> memory.fits(Runtime.getRuntime().maxMemory()))
        .ifPresent(memory -> err.println("replay memory: " + memory));
    if (resume == null && !experiment.prefill().isEmpty()) {
      err.printf(
          Locale.ROOT,
          "prefill: %,d steps of %,d recorded games%n",
          experiment.prefill().stream().mapToLong(Prefill::steps).sum(),
          experiment.prefill().stream().mapToInt(Prefill::games).sum());
    }
  }

  private TrainingRun open(Experiment experiment, TrainingRun.Options options) throws IOException {
    return resume == null
        ? TrainingRun.begin(experiment, folder(experiment), options)
        : TrainingRun.resume(experiment, resume, options);
  }

  /** Returns where a new run goes. */
  private Path folder(Experiment experiment) {
    return out == null ? RunFolders.make(experiment) : out;
  }

  /** Trains in the window, which reports for itself. */
  private int watch(Experiment experiment) throws Display.NoDisplayException {
    Path folder = resume == null ? folder(experiment) : resume;
    try {
      ludus.display().open(new Display.Learn(experiment, folder, resume != null, threads));
    } finally {
      RunFolders.removeIfEmpty(folder);
    }
    if (!quiet && Files.exists(RunDirectory.checkpointFile(folder))) {
      PrintWriter output = spec.commandLine().getOut();
      output.println("kept in " + folder);
      output.println("go on with: ludus train --resume " + folder);
    }
    return 0;
  }

  /** Returns the experiment that the options describe. */
  private Experiment newExperiment() throws IOException {
    requireOption(environment, "Missing required parameter: 'ENV'");
    requireOption(agent, "Missing required option: '--agent=AGENT'");
    EnvironmentReference reference = environmentOptions.of(environment);
    Environments.find(reference.id());
    if (!Agents.find(agent).trains()) {
      throw new UsageException(
          "agent %s does not learn; see how it plays: ludus evaluate %s/%s"
              .formatted(agent, reference, agent));
    }
    Preset preset =
        config == null ? Preset.find(reference, agent) : Preset.read(config, reference.id(), agent);
    Experiment experiment =
        Experiment.of(
            environmentOptions.of(environment, preset.environment()),
            agent,
            preset,
            trainingOptions(),
            NamedValues.parse(SET, settings),
            seed);
    return prefill.isEmpty()
        ? experiment
        : experiment.withPrefill(RecordedGames.find(prefill, experiment.environment()));
  }

  private Map<String, Object> trainingOptions() {
    Map<String, Object> training = new LinkedHashMap<>();
    put(training, "steps", steps);
    put(training, "episodes", episodes);
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
    return Experiment.inFolder(resume, trainingOptions());
  }

  private void refuseWhenWatching() {
    for (OptionSpec option : spec.commandLine().getParseResult().matchedOptions()) {
      if (NOT_WHEN_WATCHING.contains(option.longestName())) {
        throw new UsageException(
            WATCH + " shows the training in the window: leave out " + option.longestName());
      }
    }
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
}
