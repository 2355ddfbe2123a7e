package org.ludus.live;

import java.util.List;
import java.util.Optional;
import org.ludus.env.EnvironmentSpec;
import org.ludus.env.Space;
import org.ludus.env.StepResult;
import org.ludus.train.EpisodeView;
import org.ludus.train.StepWatcher;

/**
 * Stands between a learner and the steps of its first stream: keeps the pace, shows what happens,
 * lets a person steer. At full speed it does nothing. All of it on the learner's thread.
 */
final class LiveSteps implements StepWatcher {

  /** How often a person who has not decided yet is asked again. */
  private static final long ASK_AGAIN_NANOS = 5_000_000;

  /** How often somebody looks after the rest while a step has to wait. */
  private static final long BREATH_NANOS = 50_000_000;

  /** Steps a second: slower is standing still. */
  private static final double SLOWEST = 0.01;

  private static final float[] NOTHING = {};

  private final LiveControls controls;
  private final Host host;
  private final int usualPace;

  /** Bounds of continuous actions; empty for discrete ones. */
  private final List<Space.Dimension> bounds;

  private final float[] chosen;
  private final int actionSize;
  private volatile Optional<Moment> moment = Optional.empty();
  private long episode = 1;
  private long lastStepNanos;
  private boolean steering;

  /** Whether a person has decided about the step that is about to be taken. */
  private boolean steered;

  /** What is to be done beside the steps. */
  interface Host {

    /** Looks after everything that can be done while a step waits. */
    void breathe();

    /** Writes down that a person begins to steer, or has let go. */
    void steering(boolean begins);
  }

  LiveSteps(LiveControls controls, Host host, EnvironmentSpec environment) {
    this.controls = controls;
    this.host = host;
    usualPace = environment.stepsPerSecond();
    bounds = environment.actionSpace() instanceof Space.Box box ? box.dimensions() : List.of();
    actionSize = environment.actionSpace().size();
    chosen = new float[actionSize];
    lastStepNanos = System.nanoTime();
  }

  /** Returns what was shown last; empty where nothing has been. */
  Optional<Moment> moment() {
    return moment;
  }

  /** Notices, between two steps, whether a person has let go. */
  void settle() {
    if (steering && controls.stick().isEmpty()) {
      letGo();
    }
  }

  /** Ends a period of steering, if one is under way. */
  void letGo() {
    if (steering) {
      steering = false;
      host.steering(false);
    }
  }

  @Override
  public boolean beforeStep(EpisodeView view, float[] action) {
    if (!controls.watched()) {
      return false;
    }
    if (moment.isEmpty() || !moment.get().isOf(episode, view.length())) {
      show(view, NOTHING, 0, false);
    }
    steered = false;
    while (!mayStep(view, action)) {
      host.breathe();
    }
    return steered;
  }

  /** Returns whether the step can be taken now; if not, has waited a little. */
  private boolean mayStep(EpisodeView view, float[] action) {
    long wishes = controls.wishes();
    Optional<LiveTraining.Stick> stick = controls.stick();
    settle();
    // A learner can be saved between its steps or rollouts only: hurry there, unless that would
    // take the decision from a person.
    if (controls.closing() || (controls.saving() && stick.isEmpty())) {
      return true;
    }
    if (controls.paused()) {
      controls.await(wishes, BREATH_NANOS);
      return false;
    }
    double pace = controls.stepsPerSecond();
    double rate = stick.isPresent() ? Math.min(usualPace, pace) : pace;
    long interval = (long) (1e9 / Math.max(rate, SLOWEST));
    long now = System.nanoTime();
    long left = lastStepNanos + interval - now;
    if (left > 0) {
      controls.await(wishes, Math.min(left, BREATH_NANOS));
      return false;
    }
    if (stick.isPresent() && !steer(stick.get(), view, action)) {
      controls.await(wishes, ASK_AGAIN_NANOS);
      return false;
    }
    // A little late is made up for by the next step; a lot is not.
    lastStepNanos = -left > interval ? now : lastStepNanos + interval;
    return true;
  }

  /** Puts the person's decision in the place of the learner's, if there is one. */
  private boolean steer(LiveTraining.Stick stick, EpisodeView view, float[] action) {
    if (!stick.choose(view.observation().clone(), chosen)) {
      return false;
    }
    for (int i = 0; i < bounds.size(); i++) {
      Space.Dimension bound = bounds.get(i);
      chosen[i] = Math.max(bound.low(), Math.min(bound.high(), chosen[i]));
    }
    if (!steering) {
      steering = true;
      host.steering(true);
    }
    System.arraycopy(chosen, 0, action, 0, actionSize);
    steered = true;
    return true;
  }

  @Override
  public void afterStep(EpisodeView view, float[] action, StepResult result) {
    if (controls.watched()) {
      show(view, action.clone(), result.reward(), result.ended());
    }
    if (result.ended()) {
      episode++;
    }
  }

  private void show(EpisodeView view, float[] action, double reward, boolean ended) {
    Moment.Standing standing =
        new Moment.Standing(reward, view.episodeReturn(), view.length(), episode, steering, ended);
    moment = Optional.of(new Moment(view.state(), view.observation().clone(), action, standing));
  }
}
