package org.ludus.recording;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.ludus.agent.Policy;
import org.ludus.env.Environment;
import org.ludus.env.Play;
import org.ludus.env.SplitMix64;
import org.ludus.env.cartpole.CartPole;
import org.ludus.env.cartpole.CartPoleOptions;
import org.ludus.env.cartpole.CartPoleState;
import org.ludus.env.gridworld.GridState;
import org.ludus.env.gridworld.GridWorld;
import org.ludus.env.gridworld.GridWorldOptions;
import org.ludus.env.wrapper.TimeLimit;
import org.ludus.render.Palette;
import org.ludus.render.Scene;
import org.ludus.render.scene.CartPoleRenderer;
import org.ludus.render.scene.GridRenderer;

class RecorderTest {

  private final Environment<CartPoleState> environment =
      new TimeLimit<>(new CartPole(CartPoleOptions.defaults()));
  private final Scene<CartPoleState> scene =
      new Scene<>(environment, new CartPoleRenderer(Palette.NIGHT));
  private final Policy policy = Play.uniform(environment.spec().actionSpace());
  private final int pace = environment.spec().stepsPerSecond();
  private final Frames frames = new Frames();

  @Test
  void every_step_is_a_frame_at_the_worlds_own_pace() throws IOException {
    double steps = play(pace);

    assertThat(frames.hashes).hasSize((int) steps + pace);
    assertThat(frames.hashes.stream().distinct()).hasSize((int) steps + 1);
  }

  @Test
  void steps_share_or_repeat_frames_at_another_pace() throws IOException {
    int steps = (int) play(2 * pace);
    assertThat(frames.hashes).hasSize(2 * steps + 2 * pace);

    frames.hashes.clear();
    play(pace / 2);
    assertThat(frames.hashes).hasSize(steps / 2 + pace / 2);
  }

  @Test
  void between_two_steps_the_picture_moves_on() throws IOException {
    try (Environment<GridState> walk =
        new TimeLimit<>(new GridWorld(GridWorldOptions.defaults()))) {
      int fps = 10 * walk.spec().stepsPerSecond();
      Recorder recorder =
          new Recorder(new Scene<>(walk, new GridRenderer(Palette.NIGHT)), 60, 40, fps, frames);

      recorder.play(Play.uniform(walk.spec().actionSpace()).newActor(), 3, new SplitMix64(5));
    }

    // The first ten show the start; in the next ten the first step is taken.
    assertThat(frames.hashes.subList(10, 20).stream().distinct()).hasSizeGreaterThan(5);
  }

  @Test
  void a_recorded_episode_looks_as_it_did_when_it_was_played() throws IOException {
    play(pace);
    List<Integer> played = List.copyOf(frames.hashes);
    frames.hashes.clear();

    EpisodeLog log = Episodes.random(environment, "cart-pole", 5);
    new Recorder(scene, 60, 40, pace, frames).show(log);

    assertThat(frames.hashes).isEqualTo(played);
  }

  private double play(int fps) throws IOException {
    Recorder recorder = new Recorder(scene, 60, 40, fps, frames);
    return recorder.play(policy.newActor(), 5, new SplitMix64(5));
  }

  /** Remembers what it was given. */
  private static final class Frames implements VideoWriter {

    private final List<Integer> hashes = new ArrayList<>();

    @Override
    public void frame(int[] pixels) {
      hashes.add(Arrays.hashCode(pixels));
    }

    @Override
    public void discard() {}

    @Override
    public void close() {}
  }
}
