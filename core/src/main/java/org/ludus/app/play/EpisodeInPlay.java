package org.ludus.app.play;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import org.ludus.env.EnvironmentSpec;
import org.ludus.env.Inspectable;
import org.ludus.env.RewardTerm;
import org.ludus.env.StepResult;
import org.ludus.recording.EpisodeLog;
import org.ludus.recording.Timeline;
import org.ludus.render.Insight;
import org.ludus.render.Painter;
import org.ludus.render.Scene;

/**
 * An episode on screen: a world, who plays in it, and how it stands. Any moment of it can be gone
 * back to, since an episode follows from its seed and its actions; what was done after that moment
 * is done again, until somebody takes the controls and it goes another way. Confined to the thread
 * that draws it.
 *
 * @param <S> the world's states
 */
public final class EpisodeInPlay<S> implements AutoCloseable {

  private final Scene<S> scene;
  private final EnvironmentSpec spec;
  private final Optional<Inspectable> inspectable;
  private final float[] observation;
  private final float[] action;
  private Timeline timeline;
  private Optional<Painter<S>> painter = Optional.empty();
  private Pilot pilot;
  private S before;
  private S after;
  private long version;

  /**
   * Opens a world; {@link #begin} or {@link #load} starts an episode.
   *
   * @param scene is closed with it
   * @param pilot who plays to begin with
   */
  public EpisodeInPlay(Scene<S> scene, Pilot pilot) {
    this.scene = scene;
    this.pilot = pilot;
    spec = scene.environment().spec();
    inspectable = scene.environment().capability(Inspectable.class);
    observation = new float[spec.observationSpace().size()];
    action = new float[spec.actionSpace().size()];
    timeline = new Timeline(scene.environment(), 0);
    look(true);
  }

  /** Starts the episode with that seed. */
  public void begin(long seed) {
    timeline = new Timeline(scene.environment(), seed);
    pilot.begin(seed);
    look(true);
  }

  /** Starts a recorded episode, all of whose steps are there to be gone through. */
  public void load(EpisodeLog log) {
    timeline = Timeline.of(scene.environment(), log);
    look(true);
  }

  /** Hands the controls to another pilot, from this moment on. */
  public void handTo(Pilot next) {
    pilot = next;
    pilot.begin(timeline.seed());
    timeline.truncate();
  }

  /** Takes one step, if there is one to take; says whether another may follow. */
  public boolean step() {
    if (!timeline.advance()) {
      if (ended() || !pilot.act(observation, action)) {
        return false;
      }
      timeline.append(action);
    }
    look(false);
    return !ended();
  }

  /**
   * Goes towards a moment of the episode as far as time allows; the same call goes on from there.
   *
   * @param position the steps before that moment; brought within the episode
   * @param more asked before each step on the way whether to take it
   * @return whether the moment is reached
   */
  public boolean seek(int position, BooleanSupplier more) {
    boolean there = timeline.seek(Math.max(0, Math.min(position, timeline.length())), more);
    look(true);
    return there;
  }

  /**
   * Returns the picture of the world.
   *
   * @param margin how far the world keeps away from the upper and the lower edge, in pixels
   * @param part how much of the way from the moment before to this one is to be seen, 0 to 1
   * @param insight what is to be drawn over it, if anything
   */
  public int[] paint(int width, int height, float margin, float part, Optional<Insight> insight) {
    Painter<S> onto =
        painter
            .filter(p -> p.fits(width, height, margin))
            .orElseGet(() -> new Painter<>(scene.renderer(), width, height, margin));
    painter = Optional.of(onto);
    S state = part >= 1 ? after : scene.renderer().between(before, after, part);
    insight.ifPresentOrElse(shown -> onto.paint(state, shown), () -> onto.paint(state));
    return onto.canvas().pixels();
  }

  /** Returns a number that changes with every step. */
  public long version() {
    return version;
  }

  private void look(boolean jumped) {
    version++;
    timeline.observation(observation);
    S now = scene.environment().snapshot();
    before = jumped ? now : after;
    after = now;
  }

  /** Returns the state before the last step; the present one where there was none. */
  public S stateBefore() {
    return before;
  }

  /** Returns the present state. */
  public S state() {
    return after;
  }

  /** Returns the world. Whoever steps it spoils the episode. */
  public Scene<S> scene() {
    return scene;
  }

  /** Returns what there is to know of the world. */
  public EnvironmentSpec spec() {
    return spec;
  }

  /** Returns the width of the visible world over its height. */
  public float aspect() {
    return scene.renderer().worldWidth() / scene.renderer().worldHeight();
  }

  /** Returns whether the episode is over, here where one looks. */
  public boolean ended() {
    return timeline.result().ended();
  }

  /** Returns whether nothing lies ahead that has been played already. */
  public boolean isAtTheFront() {
    return timeline.position() == timeline.length();
  }

  /** Returns whether the episode ended well, as far as the world says; meaningless before. */
  public boolean succeeded() {
    return inspectable.filter(Inspectable::succeeded).isPresent();
  }

  /** Returns how the episode ended, for people. */
  public String ending() {
    if (succeeded()) {
      return "Success!";
    }
    return result().truncated() ? "Time is up" : "Episode over";
  }

  /** Returns who plays. */
  public Pilot pilot() {
    return pilot;
  }

  /** Returns the newest observation; not a copy. */
  public float[] observation() {
    return observation;
  }

  /** Returns the action of the last step, all zero before the first; not a copy. */
  public float[] action() {
    if (timeline.position() > 0) {
      timeline.action(timeline.position() - 1, action);
    } else {
      Arrays.fill(action, 0);
    }
    return action;
  }

  /** Returns what the last step brought. */
  public StepResult result() {
    return timeline.result();
  }

  /** Returns what the last step's reward consists of, as far as the world says. */
  public List<RewardTerm> rewardTerms() {
    return inspectable.map(Inspectable::rewardTerms).orElse(List.of());
  }

  /** Returns the episode's seed. */
  public long seed() {
    return timeline.seed();
  }

  /** Returns the steps before this moment. */
  public int steps() {
    return timeline.position();
  }

  /** Returns the steps that have been taken in all, those beyond this moment included. */
  public int length() {
    return timeline.length();
  }

  /** Returns the sum of the rewards before this moment. */
  public double episodeReturn() {
    return timeline.episodicReturn();
  }

  /** Returns the reward of a step, counted from 0. */
  public float reward(int step) {
    return timeline.reward(step);
  }

  /** Writes the action of a step, counted from 0. */
  public void action(int step, float[] target) {
    timeline.action(step, target);
  }

  @Override
  public void close() {
    scene.close();
  }
}
