package org.ludus.render.scene;

import org.ludus.env.lunarlander.LunarLanderState;
import org.ludus.env.lunarlander.LunarLanderState.Body;
import org.ludus.env.lunarlander.LunarLanderState.Ending;
import org.ludus.render.Canvas;
import org.ludus.render.Insight;
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
  private final Palette palette;
  private final Backdrop backdrop;
  private final MoonGround ground;
  private final LandingPad pad;
  private final LanderFigure lander;
  private final PlainLander plain;

  /** Makes a renderer that draws in those colours. */
  public LunarLanderRenderer(Palette palette) {
    this.palette = palette;
    backdrop = new Backdrop(palette, WIDTH, HEIGHT, 5);
    ground = new MoonGround(palette, shapes);
    pad = new LandingPad(palette, shapes);
    lander = new LanderFigure(palette, shapes);
    plain = new PlainLander(palette, shapes);
  }

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
    if (backdrop.isSmall(canvas)) {
      ground.drawPlainly(canvas, state.terrain());
      pad.drawPlainly(canvas, state);
      return;
    }
    backdrop.planet(canvas, 16.6f, 11.1f, 0.95f);
    backdrop.hills(canvas, 3.4f, 3.6f, 0, palette.ridgeFar());
    backdrop.hills(canvas, 2.0f, 3.2f, 1, palette.ridgeNear());
    ground.draw(canvas, state.terrain());
    pad.draw(canvas, state);
  }

  @Override
  public void drawMoving(LunarLanderState state, Canvas canvas) {
    if (backdrop.isSmall(canvas)) {
      plain.draw(canvas, state);
      return;
    }
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

  /** Returns the later state with its bodies on their way there. */
  @Override
  public LunarLanderState between(LunarLanderState before, LunarLanderState after, float part) {
    if (part <= 0 || part >= 1) {
      return part <= 0 ? before : after;
    }
    return new LunarLanderState(
        after.terrain(),
        after.helipadY(),
        between(before.lander(), after.lander(), part),
        between(before.leftLeg(), after.leftLeg(), part),
        between(before.rightLeg(), after.rightLeg(), part),
        after.leftContact(),
        after.rightContact(),
        after.mainPower(),
        after.sidePower(),
        after.sideDirection(),
        after.windForce(),
        after.gravity(),
        after.steps(),
        after.ending());
  }

  /** Returns a body on its way, turned the shorter way round. */
  private static Body between(Body before, Body after, float part) {
    double turn = StrictMath.IEEEremainder((double) after.angle() - before.angle(), 2 * Math.PI);
    return new Body(
        before.x() + (after.x() - before.x()) * part,
        before.y() + (after.y() - before.y()) * part,
        (float) (before.angle() + turn * part),
        after.vx(),
        after.vy(),
        after.angularVelocity());
  }

  /**
   * Draws the way the lander would fall with its engines off, and where it would come down. Of what
   * an agent thinks there is nothing to show: a lander has no places.
   */
  @Override
  public void drawInsight(LunarLanderState state, Insight insight, Canvas canvas) {
    if (state.ending() != Ending.NONE || state.leftContact() || state.rightContact()) {
      return;
    }
    FreeFall fall = FreeFall.of(state);
    int color = Palette.fade(palette.mark(), 0.75f);
    for (int i = 1; i * FreeFall.DOT_SPACING < fall.duration(); i++) {
      float time = i * FreeFall.DOT_SPACING;
      canvas.fillCircle(fall.x(time), fall.y(time), 0.055f, color);
    }
    if (fall.lands()) {
      drawTarget(canvas, fall.x(fall.duration()), fall.y(fall.duration()));
    }
  }

  private void drawTarget(Canvas canvas, float x, float y) {
    shapes.ellipse(canvas, x, y, 0.42f, 0.14f, palette.ink());
    shapes.ellipse(canvas, x, y, 0.36f, 0.11f, palette.orange());
    shapes.ellipse(canvas, x, y, 0.2f, 0.055f, palette.ink());
    shapes.ellipse(canvas, x, y, 0.13f, 0.035f, palette.white());
  }

  /**
   * Draws streaks that drift with the wind above the ground, longer and brighter the harder it
   * blows.
   */
  private void drawWind(Canvas canvas, LunarLanderState state) {
    float wind = Math.min(Math.max(state.windForce() / 15, -1), 1);
    if (wind == 0) {
      return;
    }
    int color = Palette.fade(palette.mark(), 0.08f + 0.22f * Math.abs(wind));
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
