package org.ludus.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import org.ludus.agent.Policy;
import org.ludus.env.Environment;
import org.ludus.registry.Agents;
import org.ludus.registry.EnvironmentReference;
import org.ludus.registry.Environments;
import org.ludus.registry.Experiment;
import org.ludus.registry.Model;
import org.ludus.registry.ModelFile;
import org.ludus.registry.Preset;
import org.ludus.registry.UsageException;
import org.ludus.train.DivergedException;
import org.ludus.train.EpisodeStatistics;
import org.ludus.train.Evaluation;
import org.ludus.train.RunDirectory;
import org.ludus.train.Trainer;
import org.yaml.snakeyaml.DumperOptions;
import org.yaml.snakeyaml.Yaml;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Trains an agent without a window and keeps the run in a folder. */
@Command(
    name = "train",
    description = "Train an agent without a window.",
    mixinStandardHelpOptions = true,
    sortOptions = false)
final class TrainCommand implements Callable<Integer> {

  /** Episodes of the evaluation at the end, on seeds no earlier evaluation has seen. */
  private static final int FINAL_EPISODES = 100;

  private static final int INTERRUPTED = 130;
  private static final int SLICE = 1_000;

  @Spec private CommandSpec spec;

  @Parameters(
      paramLabel = "ENV",
      description = "The world, such as cart-pole or 'grid-world[size=8]'.")
  private String environment;

  @Option(names = "--agent", paramLabel = "AGENT", required = true, description = "Who learns.")
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
    Experiment experiment = experiment();
    if (!quiet) {
      experiment
          .backend()
          .warning()
          .ifPresent(text -> spec.commandLine().getErr().println("ludus: " + text));
    }
    BestPolicy best = new BestPolicy(solvedReturn(experiment));
    ProgressLine progress =
        new ProgressLine(spec.commandLine().getErr(), quiet, experiment.training().steps());
    Listeners listeners = new Listeners(best, progress);
    // The folder comes last, so that a refused experiment leaves none behind.
    try (Interrupts interrupts = new Interrupts();
        Experiment.Session session = experiment.start(listeners, threads);
        RunDirectory run = runDirectory(experiment)) {
      listeners.add(run);
      try {
        train(session.trainer(), best, progress, interrupts);
      } catch (DivergedException e) {
        progress.finish();
        throw new WorkFailedException(e.getMessage() + lastGood(run));
      }
      report(experiment, best, run, interrupts.interrupted());
      return interrupts.interrupted() ? INTERRUPTED : 0;
    }
  }

  /** Says what is left of a training that ran away. */
  private static String lastGood(RunDirectory run) {
    Path model = run.folder().resolve("last.zip");
    return Files.exists(model)
        ? "; the last good model is " + model
        : "; there was no good model yet, and a smaller learning_rate may help";
  }

  private void train(
      Trainer trainer, BestPolicy best, ProgressLine progress, Interrupts interrupts) {
    progress.start();
    while (!interrupts.interrupted() && !(untilSolved && best.solved()) && trainer.advance(SLICE)) {
      progress.update(trainer.steps(), trainer.recent().returnMean());
    }
    if (interrupts.interrupted()) {
      trainer.evaluateNow();
    }
    progress.finish();
  }

  private RunDirectory runDirectory(Experiment experiment) throws IOException {
    return new RunDirectory(
        out == null ? defaultFolder(experiment) : out,
        yaml(experiment),
        (file, policy, evaluation) ->
            ModelFile.write(file, model(experiment, policy, evaluation), evaluation),
        System::nanoTime,
        Instant.now().toEpochMilli() / 1e3);
  }

  private Experiment experiment() throws IOException {
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
    Map<String, Object> training = new LinkedHashMap<>();
    put(training, "steps", steps);
    put(training, "envs", envs);
    put(training, "backend", backend);
    put(training, "eval_every", evalEvery);
    return Experiment.of(reference, agent, preset, training, settings, seed);
  }

  private static void put(Map<String, Object> map, String name, Object value) {
    if (value != null) {
      map.put(name, value);
    }
  }

  private static Model model(Experiment experiment, Policy policy, Evaluation evaluation) {
    return new Model(
        experiment.environment(),
        experiment.agent(),
        experiment.settings(),
        policy,
        evaluation.steps());
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

  private static String yaml(Experiment experiment) {
    DumperOptions style = new DumperOptions();
    style.setDefaultFlowStyle(DumperOptions.FlowStyle.BLOCK);
    Map<String, Object> map = experiment.toMap();
    map.put("ludus_version", Version.program());
    map.put("java_version", Version.java());
    map.put("platform", Version.platform());
    return new Yaml(style).dump(map);
  }

  private void report(
      Experiment experiment, BestPolicy best, RunDirectory run, boolean interrupted) {
    EpisodeStatistics evaluation;
    try (Environment<?> world = experiment.makeEnvironment()) {
      evaluation =
          Evaluations.onFreshSeeds(
              world, best.policy().greedy(), FINAL_EPISODES, experiment.seed());
    }
    boolean solved = best.solves(evaluation);
    PrintWriter output = spec.commandLine().getOut();
    if (json) {
      Map<String, Object> result = new LinkedHashMap<>();
      result.put("env", experiment.environment().toString());
      result.put("agent", experiment.agent());
      result.put("backend", experiment.backend().toString());
      result.put("seed", experiment.seed());
      result.put("steps", best.last().steps());
      result.put("episodes", best.last().episodes());
      result.put("wall_seconds", best.seconds());
      result.put("steps_per_second", best.last().steps() / Math.max(1e-9, best.seconds()));
      result.put("eval", summary(evaluation));
      result.put("solved", solved);
      result.put("out", run.folder().toString());
      output.println(Json.line(result));
    } else {
      output.printf(
          Locale.ROOT,
          "%s %s, seed %d: %,d steps in %.1f s%s%n"
              + "best policy over %d fresh episodes: return %.2f +- %.2f, length %.1f, success %.0f%%%s%n"
              + "kept in %s%n",
          experiment.environment(),
          experiment.agent(),
          experiment.seed(),
          best.last().steps(),
          best.seconds(),
          interrupted ? " (interrupted)" : "",
          evaluation.episodes(),
          evaluation.returnMean(),
          evaluation.returnStd(),
          evaluation.lengthMean(),
          100 * evaluation.successRate(),
          solved ? ": solved" : "",
          run.folder());
    }
  }

  private static double solvedReturn(Experiment experiment) {
    try (Environment<?> world = experiment.makeEnvironment()) {
      return world.spec().solvedReturn();
    }
  }

  private static Map<String, Object> summary(EpisodeStatistics evaluation) {
    Map<String, Object> map = new LinkedHashMap<>();
    map.put("episodes", evaluation.episodes());
    map.put("return_mean", evaluation.returnMean());
    map.put("return_std", evaluation.returnStd());
    map.put("return_min", evaluation.returnMin());
    map.put("length_mean", evaluation.lengthMean());
    map.put("success_rate", evaluation.successRate());
    return map;
  }
}
