package org.ludus.app;

import java.util.function.IntToLongFunction;
import org.ludus.env.Environment;
import org.ludus.env.Space;
import org.ludus.env.StepResult;
import org.ludus.render.Canvas;
import org.ludus.render.Scene;

/** A world, who plays in it, and how the episode stands. Confined to the thread that draws it. */
final class Session implements AutoCloseable {

  private final Scene<?> scene;
  private final Environment<?> environment;
  private final Pilot pilot;
  private final IntToLongFunction seeds;
  private final Tape tape;
  private final float[] observation;
  private final float[] action;

  private int episode;
  private int steps;
  private float reward;
  private double episodeReturn;
  private StepResult last = StepResult.running(0);

  /**
   * Starts the first episode.
   *
   * @param scene is closed with the session
   * @param seeds gives the seed of each episode, counted from 0
   * @param tape records what is played
   */
  Session(Scene<?> scene, Pilot pilot, IntToLongFunction seeds, Tape tape) {
    this.scene = scene;
    this.pilot = pilot;
    this.seeds = seeds;
    this.tape = tape;
    environment = scene.environment();
    observation = new float[environment.spec().observationSpace().size()];
    action = new float[environment.spec().actionSpace().size()];
    begin(0);
  }

  /** Starts this episode again. */
  void again() {
    begin(episode);
  }

  /** Starts the next episode. */
  void next() {
    begin(episode + 1);
  }

  private void begin(int number) {
    episode = number;
    steps = 0;
    reward = 0;
    episodeReturn = 0;
    last = StepResult.running(0);
    environment.reset(seed(), observation);
    pilot.begin(episode, seed());
    tape.begin(seed(), observation);
  }

  /** Takes one step, if there is one to take; says whether another may follow. */
  boolean step() {
    if (ended() || !pilot.act(observation, action)) {
      return false;
    }
    last = environment.step(action, observation);
    tape.step(action, last, observation);
    steps++;
    reward = last.reward();
    episodeReturn += reward;
    return !ended();
  }

  /** Draws the world as it is now. */
  void draw(Canvas canvas) {
    scene.draw(canvas);
  }

  /** Returns the width of the visible world over its height. */
  float aspect() {
    return scene.renderer().worldWidth() / scene.renderer().worldHeight();
  }

  /** Returns whether the episode is over. */
  boolean ended() {
    return last.ended() || pilot.exhausted();
  }

  /** Returns how the episode ended, for people. */
  String ending() {
    if (!last.ended()) {
      return "The recording ends here";
    } else if (environment.succeeded()) {
      return "Success!";
    }
    return last.truncated() ? "Time is up" : "Episode over";
  }

  Pilot pilot() {
    return pilot;
  }

  /** Returns the id of the world. */
  String world() {
    return environment.spec().id();
  }

  int stepsPerSecond() {
    return environment.spec().stepsPerSecond();
  }

  Space actions() {
    return environment.spec().actionSpace();
  }

  /** Returns the newest action; not a copy. */
  float[] action() {
    return action;
  }

  int episode() {
    return episode;
  }

  long seed() {
    return seeds.applyAsLong(episode);
  }

  int steps() {
    return steps;
  }

  float reward() {
    return reward;
  }

  double episodeReturn() {
    return episodeReturn;
  }

  @Override
  public void close() {
    environment.close();
  }
}
