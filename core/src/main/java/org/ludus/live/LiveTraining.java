package org.ludus.live;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.ludus.agent.Policy;
import org.ludus.env.Environment;
import org.ludus.env.EnvironmentSpec;
import org.ludus.env.wrapper.EnvironmentFault;
import org.ludus.failure.Failures;
import org.ludus.run.Experiment;
import org.ludus.run.TrainingResult;
import org.ludus.run.TrainingRun;
import org.ludus.settings.UsageException;
import org.ludus.train.Curves;
import org.ludus.train.DivergedException;
import org.ludus.train.Stop;
import org.ludus.train.StoppedException;

/**
 * A training on a thread of its own, at full speed, that others may watch, slow down and meddle
 * with. Its methods may be called from any one thread, and none but {@link #close} waits for the
 * learner.
 *
 * <p>A training that nobody meddles with, by a knob or the stick, leaves the same files as one
 * without a window, however often it is paused, slowed down or saved.
 */
public final class LiveTraining implements AutoCloseable {

  /** So much is enough for what can be completed before the end; what takes longer is given up. */
  private static final long ORDERLY_MILLIS = 500;

  private final Experiment experiment;
  private final Path folder;
  private final LiveControls controls = new LiveControls();
  private final Stop stop = new Stop();
  private final Curves curves = new Curves();
  private final LiveSteps steps;
  private final LiveProgress progress;
  private final Thread thread;

  /** How far a training has come. */
  public enum Phase {
    /** It learns. */
    RUNNING,
    /** It waits to go on. */
    PAUSED,
    /** It has come to its end, and its result is known. */
    FINISHED,
    /** It was closed before its end, and can be resumed. */
    STOPPED,
    /** Something went wrong, and what is known. */
    FAILED
  }

  /**
   * How a training stands.
   *
   * @param phase how far it has come
   * @param steps environment steps taken
   * @param plannedSteps environment steps in all
   * @param episodes episodes ended
   * @param wallSeconds time taken, pauses included, in all parts of the run
   * @param stepsPerSecond over about the last second; 0 while it does not learn
   * @param policy the newest policy, as it explores; empty before the start
   * @param bestReturn the highest mean return of an evaluation; NaN before the first
   * @param solved whether an evaluation was good enough to solve the world
   * @param metrics what the agent reports, by name, as far as it is known
   * @param knobs what can be changed, see {@link #set}; empty before the start
   * @param steerable whether the agent learns from a person, see {@link #takeStick}
   * @param interventions how often people have meddled, in all parts of the run
   * @param savedSteps environment steps at the last save that was asked for; -1 before the first
   * @param notices what the person should know of the run's files, a line each
   * @param failure one line that says what went wrong; empty if nothing has
   * @param result what it has come to; empty before the end
   * @param folder where the run is kept
   */
  public record Progress(
      Phase phase,
      long steps,
      long plannedSteps,
      long episodes,
      double wallSeconds,
      double stepsPerSecond,
      Optional<Policy> policy,
      double bestReturn,
      boolean solved,
      Map<String, Double> metrics,
      List<KnobSetting> knobs,
      boolean steerable,
      int interventions,
      long savedSteps,
      List<String> notices,
      String failure,
      Optional<TrainingResult> result,
      Path folder) {

    /** Returns whether nothing more will happen. */
    public boolean over() {
      return phase != Phase.RUNNING && phase != Phase.PAUSED;
    }
  }

  /**
   * Where a knob stands.
   *
   * @param name what {@link #set} knows it by
   * @param label what to call it on screen
   * @param low least value of its slider
   * @param high greatest value of its slider
   * @param logarithmic whether its slider serves better on a logarithmic scale
   * @param value what it is, perhaps outside the slider's range
   */
  public record KnobSetting(
      String name, String label, double low, double high, boolean logarithmic, double value) {}

  /** Through which a person steers. Called on the learner's thread, once for each step. */
  @FunctionalInterface
  public interface Stick {

    /**
     * Decides what is done next.
     *
     * @param observation what is seen; the caller's to keep
     * @param action receives the decision
     * @return whether there is one; if not, the world waits, and soon asks again
     */
    boolean choose(float[] observation, float[] action);
  }

  /** Begins a run, or goes on with one, on the learner's thread. */
  @FunctionalInterface
  private interface RunOpener {
    TrainingRun open(TrainingRun.Options options) throws IOException;
  }

  private LiveTraining(Experiment experiment, Path folder, int threads, RunOpener opener) {
    this.experiment = experiment;
    this.folder = folder;
    progress = new LiveProgress(experiment, folder, controls, curves);
    steps = new LiveSteps(controls, progress, spec(experiment));
    TrainingRun.Options options =
        new TrainingRun.Options(threads, Optional.empty(), progress, stop);
    thread = new Thread(() -> learn(options, opener), "learner");
    thread.setDaemon(true);
    thread.start();
  }

  private static EnvironmentSpec spec(Experiment experiment) {
    try (Environment<?> world = experiment.makeEnvironment()) {
      return world.spec();
    }
  }

  /**
   * Begins a training. What goes wrong later, with the folder for instance, becomes {@link
   * Phase#FAILED}.
   *
   * @param folder where to keep the run: must not exist yet, or be empty
   * @param threads how many may work at once, which changes nothing but the speed
   * @throws UsageException if the agent cannot play such a world
   */
  public static LiveTraining start(Experiment experiment, Path folder, int threads) {
    return new LiveTraining(
        experiment, folder, threads, options -> TrainingRun.begin(experiment, folder, options));
  }

  /**
   * Goes on with the run in a folder.
   *
   * @param experiment the run's own ({@link Experiment#inFolder}), perhaps for more steps
   */
  public static LiveTraining resume(Experiment experiment, Path folder, int threads) {
    return new LiveTraining(
        experiment, folder, threads, options -> TrainingRun.resume(experiment, folder, options));
  }

  private void learn(TrainingRun.Options options, RunOpener opener) {
    Optional<TrainingResult> result = Optional.empty();
    try {
      try (TrainingRun run = opener.open(options)) {
        progress.begin(run);
        run.trainer().watch(steps);
        result = new LiveLoop(run, controls, steps, progress).learn();
      }
      progress.end(result);
    } catch (StoppedException e) {
      // Somebody closed it; what is left is the last checkpoint.
      progress.end(Optional.empty());
    } catch (IOException | RuntimeException | Error e) {
      // Whatever it is, the person at the screen is to know, and goes on with something else.
      boolean resumable = e instanceof DivergedException || e instanceof EnvironmentFault;
      progress.fail(Failures.line(e) + (resumable ? progress.remains() : ""));
    }
  }

  /** Returns what is trained. */
  public Experiment experiment() {
    return experiment;
  }

  /** Returns where the run is kept. */
  public Path folder() {
    return folder;
  }

  /** Returns how the training stands: news come about twenty times a second. */
  public Progress latest() {
    return progress.latest();
  }

  /** Returns the figures so far. */
  public Curves curves() {
    return curves;
  }

  /**
   * Returns what there was to see last of the learner's first stream; empty where nothing has been
   * shown yet. Only while the pace is finite, or a person steers, there is something new.
   */
  public Optional<Moment> moment() {
    return steps.moment();
  }

  /** Lets the learner wait. */
  public void pause() {
    controls.setPaused(true);
  }

  /** Lets the learner go on. */
  public void resume() {
    controls.setPaused(false);
  }

  /**
   * Sets the pace of the learner's first stream.
   *
   * @param stepsPerSecond its steps a second, each of which is then shown; infinity for full speed
   */
  public void setStepsPerSecond(double stepsPerSecond) {
    if (!(stepsPerSecond > 0)) {
      throw new IllegalArgumentException("no pace: " + stepsPerSecond + " steps a second");
    }
    controls.setStepsPerSecond(stepsPerSecond);
  }

  /**
   * Turns a knob, as soon as the learner can. From then on the run is no function of its
   * configuration any more, which it writes down.
   *
   * @param knob its name
   * @param value brought within the knob's range
   * @throws IllegalArgumentException if there is no such knob, or the value is no number
   */
  public void set(String knob, double value) {
    boolean known = latest().knobs().stream().anyMatch(setting -> setting.name().equals(knob));
    if (!known || Double.isNaN(value)) {
      throw new IllegalArgumentException("no knob " + knob + " to set to " + value);
    }
    controls.turn(knob, value);
  }

  /**
   * Lets a person steer the first stream, at the world's own pace or the one that was set, if that
   * is slower. The agent learns from it, and the run writes it down.
   *
   * @throws IllegalStateException unless the agent is {@link Progress#steerable}
   */
  public void takeStick(Stick stick) {
    if (!latest().steerable()) {
      throw new IllegalStateException(experiment.agent() + " learns from its own actions only");
    }
    controls.setStick(Optional.of(stick));
  }

  /** Lets the agent act for itself again. */
  public void releaseStick() {
    controls.setStick(Optional.empty());
  }

  /**
   * Makes a checkpoint, and a model of what has been learned, as soon as the learner can; {@link
   * Progress#savedSteps} tells. The training goes on as if nothing had happened.
   */
  public void saveNow() {
    controls.save();
  }

  /** Stops, keeps all that it takes to go on, and returns when that is done. */
  @Override
  public void close() {
    controls.close();
    stop.ask();
    try {
      thread.join(ORDERLY_MILLIS);
      stop.insist();
      thread.join();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
