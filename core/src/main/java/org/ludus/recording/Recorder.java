package org.ludus.recording;

import java.io.IOException;
import java.util.function.DoubleConsumer;
import java.util.random.RandomGenerator;
import org.ludus.agent.Actor;
import org.ludus.env.Environment;
import org.ludus.env.StepResult;
import org.ludus.render.Painter;
import org.ludus.render.Scene;

/**
 * Plays episodes of a scene and films them, off screen and as fast as it goes. A video shows them
 * at the environment's own pace: a frame may stand for several steps, or a step for several frames,
 * in which the picture moves on to it from the step before. The last frame of an episode stays for
 * a second.
 *
 * <p>Neither the scene nor the writer is closed. Confine an instance to one thread.
 */
public final class Recorder {

  private final Scene<?> scene;
  private final Camera<?> camera;
  private final int fps;

  /**
   * Makes a recorder.
   *
   * @param scene what is played and how it is drawn
   * @param width width of the pictures, in pixels; as the writer was opened with
   * @param height height of the pictures, in pixels
   * @param fps frames a second of the video
   * @param out takes the frames
   * @param <S> the scene's state
   */
  public <S> Recorder(Scene<S> scene, int width, int height, int fps, VideoWriter out) {
    this.scene = scene;
    this.fps = fps;
    camera = new Camera<>(scene, width, height, out);
  }

  /**
   * Plays and films the episode with that seed; in a world without a limit it is left after {@link
   * org.ludus.env.EnvironmentSpec#longestAwaited} steps.
   *
   * @param player is told of the episode's beginning
   * @param random handed to the player
   * @return the sum of the episode's rewards
   * @throws IOException if the video cannot be written
   */
  public double play(Actor player, long seed, RandomGenerator random) throws IOException {
    Environment<?> environment = scene.environment();
    float[] observation = new float[environment.spec().observationSpace().size()];
    float[] action = new float[environment.spec().actionSpace().size()];
    player.begin(random);
    environment.reset(seed, observation);
    double episodicReturn = 0;
    StepResult result = StepResult.running(0);
    int longest = environment.spec().longestAwaited();
    for (int step = 0; !result.ended() && step < longest; step++) {
      film(step);
      player.act(observation, 0, action, 0);
      result = environment.step(action, observation);
      episodicReturn += result.reward();
    }
    hold();
    return episodicReturn;
  }

  /**
   * Films a recorded episode.
   *
   * @throws IOException if the video cannot be written
   * @throws IllegalArgumentException if it was recorded in an environment with other actions
   */
  public void show(EpisodeLog log) throws IOException {
    show(log, progress -> {});
  }

  /**
   * Films a recorded episode and tells how far it has got.
   *
   * @param progress told the share of the steps that have been filmed, 0 to 1, after each of them;
   *     whatever it throws ends the filming
   * @throws IOException if the video cannot be written
   * @throws IllegalArgumentException if it was recorded in an environment with other actions
   */
  public void show(EpisodeLog log, DoubleConsumer progress) throws IOException {
    Replay replay = new Replay(log, scene.environment());
    float[] observation = new float[scene.environment().spec().observationSpace().size()];
    film(0);
    while (replay.advance(observation)) {
      if (replay.steps() < log.steps() && !replay.result().ended()) {
        film(replay.steps());
      }
      progress.accept(replay.steps() / (double) log.steps());
    }
    hold();
  }

  /** Adds the frames during which the state after that many steps is to be seen, if any. */
  private void film(long step) throws IOException {
    int stepsPerSecond = scene.environment().spec().stepsPerSecond();
    long from = step * fps / stepsPerSecond;
    long to = (step + 1) * fps / stepsPerSecond;
    camera.film((int) (to - from), step == 0);
  }

  private void hold() throws IOException {
    int arriving = Math.max(1, fps / scene.environment().spec().stepsPerSecond());
    camera.film(arriving, false);
    camera.hold(fps - arriving);
  }

  /** Turns states into frames. */
  private static final class Camera<S> {

    private final Scene<S> scene;
    private final Painter<S> painter;
    private final VideoWriter out;

    /** The last state that was filmed; none before the first. */
    private S before;

    Camera(Scene<S> scene, int width, int height, VideoWriter out) {
      this.scene = scene;
      this.out = out;
      painter = new Painter<>(scene.renderer(), width, height);
    }

    /** Adds frames that lead from the state before to the present one; the last shows that. */
    void film(int frames, boolean first) throws IOException {
      S now = scene.environment().snapshot();
      S from = first ? now : before;
      for (int i = 1; i <= frames; i++) {
        float part = i / (float) frames;
        painter.paint(part < 1 ? scene.renderer().between(from, now, part) : now);
        out.frame(painter.canvas().pixels());
      }
      before = now;
    }

    /** Adds frames that show the same as the last. */
    void hold(int frames) throws IOException {
      for (int i = 0; i < frames; i++) {
        out.frame(painter.canvas().pixels());
      }
    }
  }
}
