package org.ludus.render.scene;

import org.ludus.env.lunarlander.LunarLanderState;
import org.ludus.env.lunarlander.LunarLanderState.Ending;
import org.ludus.render.Canvas;
import org.ludus.render.Palette;
import org.ludus.render.Renderer;
import org.ludus.render.Shapes;

/** Draws the lander over its piece of moon, 20 m wide and true to scale. */
public final class LunarLanderRenderer implements Renderer<LunarLanderState> {

  /** Width of the visible world, in m. */
  static final float WIDTH = 20;

  private static final float HEIGHT = 40 / 3f;
  private static final int WIND_STREAKS = 14;

  private final Shapes shapes = new Shapes();
  private final Backdrop backdrop = new Backdrop(WIDTH, HEIGHT, 5);
  private final MoonGround ground = new MoonGround(shapes);
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

  /** The place is the same for every state over the same ground. */
  @Override
  public Object stillKey(LunarLanderState state) {
    return state.terrain();
  }

  @Override
  public void drawStill(LunarLanderState state, Canvas canvas) {
    backdrop.sky(canvas);
    backdrop.planet(canvas, 16.6f, 11.1f, 0.95f);
    backdrop.hills(canvas, 3.4f, 3.6f, 0, Palette.RIDGE_FAR);
    backdrop.hills(canvas, 2.0f, 3.2f, 1, Palette.RIDGE_NEAR);
    ground.draw(canvas, state.terrain());
    pad.draw(canvas, state);
  }

  @Override
  public void drawMoving(LunarLanderState state, Canvas canvas) {
    drawWind(canvas, state);
    boolean resting = state.ending() == Ending.AT_REST;
    if (resting) {
      pad.welcome(canvas, state);
    }
    pad.drawLights(canvas, state, resting);
    lander.flames(canvas, state);
    if (state.ending() == Ending.CRASHED) {
      lander.explosion(canvas, state);
    }
    lander.draw(canvas, state);
    ground.dust(canvas, state);
    if (state.ending() == Ending.CRASHED) {
      lander.debris(canvas, state);
    }
  }

  /**
   * Draws streaks that drift with the wind above the ground, longer and brighter the harder it
   * blows.
   */
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
      float end = x + wind * (0.6f + Noise.at(i, 74));
      if (y > MoonGround.height(state.terrain(), x)
          && y > MoonGround.height(state.terrain(), end)) {
        canvas.line(x, y, end, y, 0.045f, color);
      }
    }
  }
}
