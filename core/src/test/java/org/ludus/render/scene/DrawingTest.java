package org.ludus.render.scene;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.ludus.agent.Actor;
import org.ludus.env.Environment;
import org.ludus.env.Play;
import org.ludus.env.SplitMix64;
import org.ludus.env.StepResult;
import org.ludus.env.arcade.Breakout;
import org.ludus.env.arcade.BreakoutOptions;
import org.ludus.env.arcade.SpaceInvaders;
import org.ludus.env.arcade.SpaceInvadersOptions;
import org.ludus.env.cartpole.CartPole;
import org.ludus.env.cartpole.CartPoleOptions;
import org.ludus.env.gridworld.MagicGridWorld;
import org.ludus.env.gridworld.MagicGridWorldOptions;
import org.ludus.env.lunarlander.LunarLander;
import org.ludus.env.lunarlander.LunarLanderOptions;
import org.ludus.render.Palette;
import org.ludus.render.RasterCanvas;
import org.ludus.render.Scene;

class DrawingTest {

  /** Large enough that nothing is left out. */
  private final RasterCanvas canvas = new RasterCanvas(160, 160);

  @Test
  void drawing_does_not_change_the_cart_pole() {
    check(
        new Scene<>(new CartPole(CartPoleOptions.defaults()), new CartPoleRenderer(Palette.NIGHT)));
  }

  @Test
  void drawing_does_not_change_the_board() {
    check(
        new Scene<>(
            new MagicGridWorld(MagicGridWorldOptions.defaults()), new GridRenderer(Palette.NIGHT)));
  }

  @Test
  void drawing_does_not_change_the_lander() {
    LunarLanderOptions windy = LunarLanderOptions.defaults().withWind(true);
    try (LunarLander lander = LunarLander.discrete(windy)) {
      check(new Scene<>(lander, new LunarLanderRenderer(Palette.NIGHT)));
    }
  }

  @Test
  void drawing_does_not_change_breakout() {
    check(
        new Scene<>(new Breakout(BreakoutOptions.defaults()), new BreakoutRenderer(Palette.NIGHT)));
  }

  @Test
  void drawing_does_not_change_space_invaders() {
    check(
        new Scene<>(
            new SpaceInvaders(SpaceInvadersOptions.defaults()),
            new SpaceInvadersRenderer(Palette.NIGHT)));
  }

  private void check(Scene<?> scene) {
    List<Float> unseen = play(scene, false);
    int[] before = canvas.pixels().clone();

    List<Float> seen = play(scene, true);

    assertThat(seen).isEqualTo(unseen);
    assertThat(canvas.pixels()).isNotEqualTo(before);
  }

  private List<Float> play(Scene<?> scene, boolean drawn) {
    Environment<?> environment = scene.environment();
    Actor actor = Play.uniform(environment.spec().actionSpace()).newActor();
    actor.begin(new SplitMix64(3));
    float[] observation = new float[environment.spec().observationSpace().size()];
    float[] action = new float[environment.spec().actionSpace().size()];
    List<Float> seen = new ArrayList<>();
    environment.reset(7, observation);
    StepResult result = StepResult.running(0);
    for (int step = 0; step < 60 && !result.ended(); step++) {
      if (drawn) {
        scene.draw(canvas);
      }
      actor.act(observation, 0, action, 0);
      result = environment.step(action, observation);
      seen.add(result.reward());
      for (float number : observation) {
        seen.add(number);
      }
    }
    return seen;
  }
}
