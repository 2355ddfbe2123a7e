package org.ludus.render;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.ludus.agent.Actor;
import org.ludus.catalog.EnvironmentReference;
import org.ludus.catalog.Environments;
import org.ludus.env.Environment;
import org.ludus.env.Play;
import org.ludus.env.SplitMix64;
import org.ludus.env.StepResult;

class PainterTest {

  @ParameterizedTest
  @ValueSource(
      strings = {
        "cart-pole",
        "grid-world[walls=0.2]",
        "magic-grid-world",
        "lunar-lander[wind=true]",
        "lunar-lander-continuous",
        "breakout",
        "space-invaders"
      })
  void a_painter_paints_what_drawing_everything_draws(String reference) {
    try (Scene<?> scene = Environments.open(EnvironmentReference.parse(reference))) {
      assertThat(differences(scene, 200, 160)).isZero();
      // So small that it is drawn plainly.
      assertThat(differences(scene, 90, 70)).isZero();
    }
  }

  /** Plays several episodes, so that the still part changes; returns how many pictures differ. */
  private static <S> int differences(Scene<S> scene, int width, int height) {
    Painter<S> painter = new Painter<>(scene.renderer(), width, height);
    RasterCanvas whole = new RasterCanvas(width, height);
    Environment<S> environment = scene.environment();
    Actor actor = Play.uniform(environment.spec().actionSpace()).newActor();
    actor.begin(new SplitMix64(3));
    float[] observation = new float[environment.spec().observationSpace().size()];
    float[] action = new float[environment.spec().actionSpace().size()];
    int differences = 0;
    StepResult result = StepResult.running(0);
    environment.reset(0, observation);
    for (int step = 1; step <= 150; step++) {
      S state = environment.snapshot();
      painter.paint(state);
      scene.renderer().draw(state, whole);
      differences += Arrays.equals(painter.canvas().pixels(), whole.pixels()) ? 0 : 1;
      if (result.ended() || step % 40 == 0) {
        environment.reset(step, observation);
        result = StepResult.running(0);
      } else {
        actor.act(observation, 0, action, 0);
        result = environment.step(action, observation);
      }
    }
    return differences;
  }
}
