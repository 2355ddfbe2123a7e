package org.ludus.render.scene;

import org.ludus.env.lunarlander.LunarLanderState;
import org.ludus.env.lunarlander.LunarLanderState.Ending;
import org.ludus.render.Canvas;
import org.ludus.render.Palette;
import org.ludus.render.Renderer;
import org.ludus.render.Shapes;

/** Draws the lander over its piece of moon, 20 m wide and true to scale. */
public final class LunarLanderRenderer implements Renderer<LunarLanderState> {

  private static final float WIDTH = 20;
  private static final float HEIGHT = 40 / 3f;
  private static final int WIND_STREAKS = 14;

  private final Shapes shapes = new Shapes();
  private final Backdrop backdrop = new Backdrop(WIDTH, HEIGHT, 5);
  private final MoonGround ground = new MoonGround(shapes, WIDTH);
  private final LandingPad pad = new LandingPad(shapes);
  private final LanderFigure lander = new LanderFigure(shapes);

  /** Makes a renderer. */
  public LunarLanderRenderer() {}

  @Override
  public float worldWidth() {
    return WIDTH;
  }

  @Override
  public float worldHeight() {
    return HEIGHT;
  }

  @Override
  public void draw(LunarLanderState state, Canvas canvas) {
    backdrop.sky(canvas);
    backdrop.planet(canvas, 16.6f, 11.1f, 0.95f);
    backdrop.hills(canvas, 3.4f, 3.6f, 0, Palette.RIDGE_FAR);
    backdrop.hills(canvas, 2.0f, 3.2f, 1, Palette.RIDGE_NEAR);
    drawWind(canvas, state);
    boolean resting = state.ending() == Ending.AT_REST;
    if (resting) {
      pad.welcome(canvas, state);
    }
    lander.flames(canvas, state);
    ground.draw(canvas, state.terrain());
    pad.draw(canvas, state, resting);
    if (state.ending() == Ending.CRASHED) {
      lander.explosion(canvas, state);
    }
    lander.draw(canvas, state);
    ground.dust(canvas, state);
    if (state.ending() == Ending.CRASHED) {
      lander.debris(canvas, state);
    }
  }

  /** Draws streaks that drift with the wind, longer and brighter the harder it blows. */
  private static void drawWind(Canvas canvas, LunarLanderState state) {
    float wind = Math.min(Math.max(state.windForce() / 15, -1), 1);
    if (wind == 0) {
      return;
    }
    int color = Palette.fade(Palette.BLUE_LIGHT, 0.08f + 0.22f * Math.abs(wind));
    for (int i = 0; i < WIND_STREAKS; i++) {
      float start = Noise.at(i, 71) * WIDTH;
      float speed = (0.12f + 0.08f * Noise.at(i, 72)) * Math.signum(wind);
      float x = start + state.steps() * speed;
      x -= WIDTH * (float) StrictMath.floor(x / WIDTH);
      float y = 5.5f + 7.5f * Noise.at(i, 73);
      canvas.line(x, y, x + wind * (0.6f + Noise.at(i, 74)), y, 0.045f, color);
    }
  }
}
