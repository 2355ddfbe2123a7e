package org.ludus.run;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.ludus.agent.Agent;
import org.ludus.agent.OfflineLearner;
import org.ludus.agent.Policy;
import org.ludus.agent.replay.ReplayLearner;
import org.ludus.env.Environment;
import org.ludus.env.RandomStreams;
import org.ludus.model.Model;
import org.ludus.model.ModelFile;
import org.ludus.settings.YamlWriter;
import org.ludus.train.EpisodeStatistics;
import org.ludus.train.Evaluation;
import org.ludus.train.Evaluator;
import org.ludus.train.Stop;
import org.ludus.train.StoppedException;
import org.ludus.train.Trainer;
import org.ludus.train.TrainingListener;

/**
 * A training together with the folder that keeps it: from its start, or from where it was stopped,
 * as far as its owner drives it. Whoever drives it, the command line or a window, leaves the same
 * files. Confined to one thread.
 */
public final class TrainingRun implements AutoCloseable {

  /** Episodes of the evaluation at the end, on seeds no earlier evaluation has seen. */
  private static final int FINAL_EPISODES = 100;

  private final Experiment experiment;
  private final CheckpointTimer checkpoints;
  private final BestPolicy best;
  private final Stop stop;
  private final Experiment.Session session;
  private final RunDirectory directory;
  private long checkpointStep;

  /**
   * How to drive a training; nothing of it changes what comes out.
   *
   * @param threads how many may work at once
   * @param checkpointEvery environment steps between checkpoints; empty: one every 30 s, or less
   *     often where they take long
   * @param listener is told what happens, before the folder is
   * @param stop asks for an early end
   */
  public record Options(
      int threads, Optional<Long> checkpointEvery, TrainingListener listener, Stop stop) {}

  /** Makes a run's folder, or finds the one that it left behind. */
  @FunctionalInterface
  private interface FolderSource {
    RunDirectory open(TrainingRun run) throws IOException;
  }

  private TrainingRun(Experiment experiment, Options options, FolderSource source)
      throws IOException {
    this.experiment = experiment;
    checkpoints = new CheckpointTimer(options.checkpointEvery().orElse(null));
    best = new BestPolicy(solvedReturn(experiment));
    Listeners listeners = new Listeners(best, options.listener());
    stop = options.stop();
    session = experiment.start(listeners, options.threads(), stop);
    try {
      // The folder comes last, so that a refused experiment leaves none behind.
      directory = source.open(this);
    } catch (IOException | RuntimeException | Error e) {
      session.close();
      throw e;
    }
    listeners.add(directory);
    try {
      // Wherever the run may be cut off, there is something to go on from.
      checkpoint();
    } catch (RuntimeException | Error e) {
      close();
      throw e;
    }
  }

  private static double solvedReturn(Experiment experiment) {
    try (Environment<?> world = experiment.makeEnvironment()) {
      return world.spec().solvedReturn();
    }
  }

  /**
   * Begins a run, after the agent has been shown the games that it is to remember.
   *
   * @param folder must not exist yet, or be empty
   * @throws IOException if the folder holds something or cannot be written, or a recorded game does
   *     not come out as it was
   */
  public static TrainingRun begin(Experiment experiment, Path folder, Options options)
      throws IOException {
    try {
      return new TrainingRun(experiment, options, run -> run.create(folder));
    } finally {
      RunFolders.removeIfEmpty(folder);
    }
  }

  private RunDirectory create(Path folder) throws IOException {
    if (agent() instanceof ReplayLearner learner) {
      RecordedGames.remember(experiment, learner);
    }
    return RunDirectory.create(folder, yaml(), this::write, System::nanoTime, epochSeconds());
  }

  /**
   * Goes on with the run in a folder.
   *
   * @param experiment the run's own ({@link Experiment#inFolder}), perhaps for more steps
   * @throws IOException if there is nothing to go on from, or it is damaged
   */
  public static TrainingRun resume(Experiment experiment, Path folder, Options options)
      throws IOException {
    return new TrainingRun(experiment, options, run -> run.reopen(folder));
  }

  private RunDirectory reopen(Path folder) throws IOException {
    RunDirectory run =
        RunDirectory.resume(
            folder, yaml(), trainer(), this::write, System::nanoTime, epochSeconds());
    if (run.best().isPresent()) {
      best.goOnFrom(ModelFile.read(run.best().get()).policy(), trainer().bestReturn());
    }
    return run;
  }

  /** Returns what the person should know of the run's files, a line each. */
  public List<String> notices() {
    return directory.notices();
  }

  /**
   * Goes on training, and makes a checkpoint when it is time.
   *
   * @param maxSteps as for {@link Trainer#advance}
   * @return whether there is more to do
   * @throws org.ludus.train.DivergedException if the agent's losses are no numbers any more
   * @throws StoppedException if an end at once was asked for: what is left is the last checkpoint
   * @throws UncheckedIOException if the folder cannot be written
   */
  public boolean advance(int maxSteps) {
    boolean more = trainer().advance(maxSteps);
    if (more && checkpoints.due(steps())) {
      checkpoint();
    }
    return more;
  }

  /** Keeps all that it takes to go on from here. */
  public void checkpoint() {
    long before = System.nanoTime();
    directory.checkpoint(trainer());
    checkpoints.made(steps(), System.nanoTime() - before);
    checkpointStep = steps();
  }

  /**
   * Makes a checkpoint, then a model of what has been learned: all that an early end needs. No
   * games are played for it, for whoever stops does not want to wait: the model says how the
   * learner's last ones went.
   */
  public void stop() {
    checkpoint();
    keepLast(trainer().recent());
  }

  /**
   * Makes a checkpoint, and a model of what has been learned under the name of the newest. The rest
   * of the training goes as if nothing had been saved.
   */
  public void save() {
    checkpoint();
    keepLast(
        play(
            agent().policy(),
            experiment.training().evalEpisodes(),
            "saved policy's evaluation seeds"));
  }

  private void keepLast(EpisodeStatistics played) {
    directory.keepLast(
        new Evaluation(
            steps(),
            trainer().episodes(),
            trainer().recent(),
            played,
            Map.of(),
            agent().policy(),
            false));
  }

  /** Plays in a world of its own, on seeds of their own. */
  private EpisodeStatistics play(Policy policy, int episodes, String seeds) {
    try (Environment<?> world = experiment.makeEvaluationEnvironment()) {
      return new Evaluator(world, stop)
          .evaluate(
              policy.greedy(),
              episodes,
              new RandomStreams(experiment.seed()).stream(seeds)::nextLong);
    }
  }

  /** Writes down that somebody has meddled, so that nobody takes the run for reproducible. */
  public void intervene(String what, String value) {
    directory.intervene(steps(), what, value);
  }

  /** Returns how often somebody has meddled, in all the run's parts. */
  public int interventions() {
    return directory.interventions();
  }

  /** Returns what is trained. */
  public Experiment experiment() {
    return experiment;
  }

  /** Returns the loop. */
  public Trainer trainer() {
    return session.trainer();
  }

  /** Returns the learner. */
  public Agent agent() {
    return session.agent();
  }

  /** Returns the environment steps that had been taken at the last checkpoint. */
  public long checkpointStep() {
    return checkpointStep;
  }

  /** Returns the environment steps taken so far. */
  public long steps() {
    return trainer().steps();
  }

  /** Returns whether any evaluation was good enough to solve the world. */
  public boolean solved() {
    return best.solved();
  }

  /** Returns the seconds that the run has taken, in all its parts. */
  public double wallSeconds() {
    return directory.wallSeconds();
  }

  /** Returns where the run is kept. */
  public Path folder() {
    return directory.folder();
  }

  /**
   * Plays with the best policy, once there is one, and says what the training has come to.
   *
   * @throws StoppedException if an end was asked for meanwhile
   */
  public TrainingResult result() {
    double seconds = wallSeconds();
    return result(seconds, play(best.policy(), FINAL_EPISODES, "final evaluation seeds"));
  }

  /** Says at once what a training that was stopped has come to, by the best evaluation so far. */
  public TrainingResult standing() {
    return result(wallSeconds(), best.statistics());
  }

  private TrainingResult result(double seconds, EpisodeStatistics evaluation) {
    return new TrainingResult(
        experiment,
        steps(),
        agent() instanceof OfflineLearner ? "updates" : "steps",
        trainer().episodes(),
        seconds,
        evaluation,
        best.solves(evaluation),
        interventions(),
        folder());
  }

  /** Says, as the end of a sentence, what is left of a training that went wrong. */
  public String remains() {
    String checkpoint =
        String.format(
            Locale.ROOT,
            "; the last good checkpoint, of step %,d, is %s",
            checkpointStep,
            RunDirectory.checkpointFile(folder()));
    return checkpoint
        + directory.best().map(model -> ", and the best model so far " + model).orElse("");
  }

  private void write(Path file, Policy policy, Evaluation evaluation) throws IOException {
    Model model =
        new Model(
            experiment.environment(),
            experiment.agent(),
            experiment.settings(),
            policy,
            evaluation.steps(),
            interventions());
    ModelFile.write(file, model, evaluation);
  }

  private String yaml() {
    Map<String, Object> map = experiment.toMap();
    map.put("ludus_version", ProgramInfo.version());
    map.put("java_version", ProgramInfo.java());
    map.put("platform", ProgramInfo.platform());
    return YamlWriter.write(map);
  }

  private static double epochSeconds() {
    return Instant.now().toEpochMilli() / 1e3;
  }

  @Override
  public void close() throws IOException {
    try {
      directory.close();
    } finally {
      session.close();
    }
  }
}
