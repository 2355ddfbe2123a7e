package org.ludus.render.scene;

import org.ludus.env.cartpole.CartPoleState;
import org.ludus.render.Canvas;
import org.ludus.render.Insight;
import org.ludus.render.Palette;
import org.ludus.render.Renderer;
import org.ludus.render.Shapes;

/**
 * Draws the cart and its pole: a view 6 m wide, true to scale but for the cart, whose size the
 * dynamics leave open.
 */
public final class CartPoleRenderer implements Renderer<CartPoleState> {

  private static final float WIDTH = 6;
  private static final float HEIGHT = 4;

  private static final float TRACK_LIMIT = 2.4f;
  private static final double ANGLE_LIMIT = StrictMath.toRadians(12);
  private static final float POLE_LENGTH = 1;

  /** How far ahead {@link #drawInsight} looks, in s. */
  private static final double AHEAD = 0.5;

  private static final float RAIL_Y = 1.05f;

  /** Width of the outlines. */
  private static final float EDGE = 0.014f;

  /** Width of the rays at the limits of the angle. */
  private static final float DASH = 0.018f;

  private static final float SPOKE = 0.018f;
  private static final float WHEEL_RADIUS = 0.11f;
  private static final float CART_WIDTH = 0.68f;
  private static final float CART_HEIGHT = 0.26f;
  private static final float CART_Y = RAIL_Y + WHEEL_RADIUS * 1.35f;
  private static final float PIVOT_Y = CART_Y + CART_HEIGHT + 0.02f;
  private static final float STOP_X = TRACK_LIMIT + CART_WIDTH / 2;

  private final Shapes shapes = new Shapes();
  private final Palette palette;
  private final Backdrop backdrop;

  /** Makes a renderer that draws in those colours. */
  public CartPoleRenderer(Palette palette) {
    this.palette = palette;
    backdrop = new Backdrop(palette, WIDTH, HEIGHT, 11);
  }

  @Override
  public float worldWidth() {
    return WIDTH;
  }

  @Override
  public float worldHeight() {
    return HEIGHT;
  }

  /** The track is the same for every state. */
  @Override
  public Object stillKey(CartPoleState state) {
    return CartPoleRenderer.class;
  }

  @Override
  public void drawStill(CartPoleState state, Canvas canvas) {
    backdrop.sky(canvas);
    backdrop.planet(canvas, 4.95f, 3.3f, 0.3f);
    backdrop.hills(canvas, 0.85f, 1.0f, 0, palette.ridgeFar());
    backdrop.hills(canvas, 0.62f, 0.75f, 1, palette.ridgeNear());
    drawTrack(canvas);
  }

  @Override
  public void drawMoving(CartPoleState state, Canvas canvas) {
    float x = (float) state.x();
    drawLamp(canvas, -1, x);
    drawLamp(canvas, 1, x);
    float alarm = (float) Math.min(Math.abs(state.theta()) / ANGLE_LIMIT, 1);
    drawAngleLimits(canvas, WIDTH / 2 + x, alarm);
    drawCart(canvas, WIDTH / 2 + x, x, (float) state.force());
    drawPole(canvas, WIDTH / 2 + x, state.theta(), alarm, state.failed());
  }

  /** Returns the later state with its cart and its pole on their way there. */
  @Override
  public CartPoleState between(CartPoleState before, CartPoleState after, float part) {
    if (part <= 0 || part >= 1) {
      return part <= 0 ? before : after;
    }
    return new CartPoleState(
        before.x() + (after.x() - before.x()) * part,
        after.xDot(),
        before.theta() + (after.theta() - before.theta()) * part,
        after.thetaDot(),
        after.force(),
        after.steps(),
        after.failed());
  }

  /** Draws where cart and pole would be in half a second if nothing changed their velocities. */
  @Override
  public void drawInsight(CartPoleState state, Insight insight, Canvas canvas) {
    double ahead = state.x() + AHEAD * state.xDot();
    double lean = state.theta() + AHEAD * state.thetaDot();
    float x = WIDTH / 2 + (float) Math.min(Math.max(ahead, -TRACK_LIMIT), TRACK_LIMIT);
    double angle = Math.min(Math.max(lean, -Math.PI / 2), Math.PI / 2);
    Shapes.Frame frame = Shapes.Frame.of(x, PIVOT_Y, -angle);
    int color = Palette.fade(palette.mark(), 0.35f);
    canvas.line(
        frame.x(0, 0.06f),
        frame.y(0, 0.06f),
        frame.x(0, POLE_LENGTH - 0.115f),
        frame.y(0, POLE_LENGTH - 0.115f),
        0.07f,
        color);
    canvas.fillCircle(frame.x(0, POLE_LENGTH), frame.y(0, POLE_LENGTH), 0.115f, color);
    canvas.fillCircle(x, PIVOT_Y, 0.062f, color);
  }

  private void drawTrack(Canvas canvas) {
    float ground = 0.62f;
    canvas.fillRectangle(-WIDTH, -HEIGHT, 3 * WIDTH, HEIGHT + ground, palette.groundDeep());
    canvas.fillRectangle(-WIDTH, ground - 0.14f, 3 * WIDTH, 0.14f, palette.groundShade());
    canvas.fillRectangle(-WIDTH, ground - 0.025f, 3 * WIDTH, 0.025f, palette.ground());
    drawRocks(canvas, ground);
    for (int i = -2; i <= 2; i++) {
      float x = WIDTH / 2 + i * 1.2f;
      canvas.fillRectangle(x - 0.05f, ground - 0.02f, 0.1f, RAIL_Y - ground, palette.groundShade());
      canvas.fillRectangle(x - 0.05f, ground - 0.02f, 0.035f, RAIL_Y - ground, palette.ground());
      shapes.roundedRectangle(
          canvas, x - 0.13f, ground - 0.04f, 0.26f, 0.07f, 0.03f, palette.ground());
    }
    float end = STOP_X + 0.1f;
    shapes.roundedRectangle(
        canvas, WIDTH / 2 - end, RAIL_Y - 0.1f, 2 * end, 0.1f, 0.03f, palette.metalDark());
    canvas.fillRectangle(
        WIDTH / 2 - end + 0.03f, RAIL_Y - 0.03f, 2 * end - 0.06f, 0.03f, palette.metalLight());
    drawRuler(canvas);
    drawTrackLimit(canvas, -1);
    drawTrackLimit(canvas, 1);
    drawStop(canvas, -1);
    drawStop(canvas, 1);
  }

  private void drawRocks(Canvas canvas, float ground) {
    int rock = Palette.fade(Palette.mix(palette.groundDeep(), palette.ink(), 0.5f), 0.45f);
    for (int i = 0; i < 26; i++) {
      float x = WIDTH * Noise.at(i, 81);
      float y = (ground - 0.2f) * Noise.at(i, 82);
      float size = 0.025f + 0.05f * Noise.at(i, 83);
      shapes.ellipse(canvas, x, y, size * 1.7f, size * 0.6f, rock);
      shapes.ellipse(
          canvas,
          x,
          y - size * 0.15f,
          size * 1.5f,
          size * 0.42f,
          Palette.fade(palette.metal(), 0.14f));
    }
  }

  /** Draws a tick for every half metre, a longer one in the middle. */
  private void drawRuler(Canvas canvas) {
    for (int i = -4; i <= 4; i++) {
      float size = i == 0 ? 0.03f : 0.018f;
      int color = i == 0 ? palette.blueLight() : palette.groundDeep();
      canvas.fillCircle(WIDTH / 2 + i * 0.5f, RAIL_Y - 0.065f, size, color);
    }
  }

  /** Draws where the middle of the cart must not go, as a warning pattern on the rail. */
  private void drawTrackLimit(Canvas canvas, int side) {
    float x = WIDTH / 2 + side * TRACK_LIMIT;
    for (int i = 0; i < 3; i++) {
      float stripe = x + side * i * 0.11f;
      shapes.capsule(
          canvas,
          stripe - 0.02f,
          RAIL_Y - 0.085f,
          stripe + 0.02f,
          RAIL_Y - 0.045f,
          0.034f,
          palette.orange());
    }
  }

  private void drawStop(Canvas canvas, int side) {
    float x = stopX(side);
    shapes.roundedRectangle(
        canvas, x - 0.06f, RAIL_Y - 0.1f, 0.12f, 0.46f, 0.04f, palette.metalDark());
    shapes.roundedRectangle(
        canvas, x - 0.06f, RAIL_Y - 0.1f, 0.05f, 0.46f, 0.025f, palette.metal());
    // The buffer that the cart's end meets exactly at the limit.
    float buffer = x - side * 0.085f;
    shapes.roundedRectangle(
        canvas, buffer - 0.035f, RAIL_Y + 0.16f, 0.07f, 0.2f, 0.03f, palette.ink());
  }

  private static float stopX(int side) {
    return WIDTH / 2 + side * (STOP_X + 0.05f);
  }

  /** Draws the lamp on a stop, which warns of a cart that comes near. */
  private void drawLamp(Canvas canvas, int side, float cart) {
    float x = stopX(side);
    float danger = Math.min(Math.max((side * cart - 1.2f) / (TRACK_LIMIT - 1.2f), 0), 1);
    int lamp = Palette.mix(palette.blue(), palette.orange(), danger * 2);
    canvas.glow(
        x, RAIL_Y + 0.46f, 0.16f + 0.3f * danger, Palette.fade(lamp, 0.35f + 0.4f * danger));
    canvas.fillCircle(x, RAIL_Y + 0.42f, 0.065f, lamp);
    if (Shapes.shows(canvas, 0.028f)) {
      canvas.fillCircle(
          x - 0.015f, RAIL_Y + 0.435f, 0.028f, Palette.mix(lamp, palette.white(), 0.7f));
    }
  }

  /** Draws the two angles the pole must stay between, as dotted rays that light up with need. */
  private void drawAngleLimits(Canvas canvas, float pivotX, float alarm) {
    if (!Shapes.shows(canvas, DASH)) {
      return;
    }
    float sin = (float) StrictMath.sin(ANGLE_LIMIT);
    float cos = (float) StrictMath.cos(ANGLE_LIMIT);
    int color =
        Palette.fade(
            Palette.mix(palette.blueLight(), palette.orange(), alarm), 0.2f + 0.45f * alarm);
    for (int side = -1; side <= 1; side += 2) {
      for (int dash = 0; dash < 8; dash++) {
        float from = 0.33f + dash * 0.12f;
        float to = from + 0.06f;
        canvas.line(
            pivotX + side * sin * from,
            PIVOT_Y + cos * from,
            pivotX + side * sin * to,
            PIVOT_Y + cos * to,
            DASH,
            color);
      }
    }
  }

  private void drawCart(Canvas canvas, float x, float travelled, float force) {
    float left = x - CART_WIDTH / 2;
    boolean edged = Shapes.shows(canvas, EDGE);
    if (edged) {
      shapes.ellipse(
          canvas, x, RAIL_Y - 0.005f, CART_WIDTH * 0.46f, 0.02f, Palette.fade(palette.ink(), 0.6f));
    }
    if (force != 0) {
      // The push comes from behind: a puff of light on the side that is pushed.
      float side = Math.signum(force);
      canvas.glow(
          x - side * (CART_WIDTH / 2 + 0.02f),
          CART_Y + 0.12f,
          0.2f,
          Palette.fade(palette.blue(), 0.6f));
    }
    if (edged) {
      shapes.roundedRectangle(
          canvas,
          left - EDGE,
          CART_Y - 0.02f - EDGE,
          CART_WIDTH + 2 * EDGE,
          CART_HEIGHT + 0.02f + 2 * EDGE,
          0.09f + EDGE,
          palette.ink());
    }
    plate(
        canvas, left, CART_Y - 0.02f, CART_WIDTH, CART_HEIGHT + 0.02f, 0.09f, palette.metalDark());
    plate(canvas, left, CART_Y + 0.03f, CART_WIDTH, CART_HEIGHT - 0.03f, 0.09f, palette.metal());
    plate(canvas, left, CART_Y + 0.1f, CART_WIDTH, CART_HEIGHT - 0.1f, 0.08f, palette.metalLight());
    plate(canvas, left + 0.08f, CART_Y + 0.09f, CART_WIDTH - 0.16f, 0.07f, 0.035f, palette.ink());
    for (int side = -1; side <= 1; side += 2) {
      if (Shapes.shows(canvas, 0.024f)) {
        boolean pushed = force * side < 0;
        canvas.fillCircle(
            x + side * 0.2f,
            CART_Y + 0.125f,
            0.024f,
            pushed ? palette.blueLight() : palette.lampOff());
      }
      drawWheel(canvas, x + side * 0.2f, travelled);
    }
  }

  /** Draws a part of the cart, whose round corners are nothing to a small picture. */
  private void plate(
      Canvas canvas, float x, float y, float width, float height, float radius, int color) {
    if (Shapes.shows(canvas, EDGE)) {
      shapes.roundedRectangle(canvas, x, y, width, height, radius, color);
    } else {
      canvas.fillRectangle(x, y, width, height, color);
    }
  }

  private void drawWheel(Canvas canvas, float x, float travelled) {
    float y = RAIL_Y + WHEEL_RADIUS;
    canvas.fillCircle(x, y, WHEEL_RADIUS, palette.ink());
    canvas.fillCircle(x, y, WHEEL_RADIUS * 0.72f, palette.metal());
    if (!Shapes.shows(canvas, SPOKE)) {
      return;
    }
    // Rolling to the right turns clockwise, a radian for every radius travelled.
    Shapes.Frame frame = Shapes.Frame.of(x, y, -travelled / WHEEL_RADIUS);
    float reach = WHEEL_RADIUS * 0.66f;
    for (int spoke = 0; spoke < 3; spoke++) {
      double angle = spoke * Math.PI / 3;
      float dx = reach * (float) StrictMath.cos(angle);
      float dy = reach * (float) StrictMath.sin(angle);
      canvas.line(
          frame.x(dx, dy),
          frame.y(dx, dy),
          frame.x(-dx, -dy),
          frame.y(-dx, -dy),
          SPOKE,
          palette.ink());
    }
    canvas.fillCircle(x, y, WHEEL_RADIUS * 0.26f, palette.ink());
    canvas.fillCircle(x, y, WHEEL_RADIUS * 0.14f, palette.blueLight());
  }

  private void drawPole(Canvas canvas, float x, double theta, float alarm, boolean failed) {
    // A positive angle leans right, so the pole turns clockwise.
    Shapes.Frame frame = Shapes.Frame.of(x, PIVOT_Y, -theta);
    float tipX = frame.x(0, POLE_LENGTH);
    float tipY = frame.y(0, POLE_LENGTH);
    plate(canvas, x - 0.11f, PIVOT_Y - 0.06f, 0.22f, 0.09f, 0.04f, palette.metalDark());
    int color = alarmColor(alarm);
    drawStrain(canvas, frame, alarm);
    drawRod(canvas, frame, alarm);
    float flare = failed ? 1.5f : 1;
    canvas.glow(
        tipX, tipY, (0.26f + 0.16f * alarm) * flare, Palette.fade(color, 0.45f + 0.3f * alarm));
    if (Shapes.shows(canvas, EDGE)) {
      canvas.fillCircle(tipX, tipY, 0.115f + EDGE, palette.ink());
    }
    canvas.fillCircle(tipX, tipY, 0.115f, color);
    canvas.fillCircle(
        tipX - 0.03f, tipY + 0.035f, 0.055f, Palette.mix(color, palette.white(), 0.45f));
    if (Shapes.shows(canvas, 0.025f)) {
      canvas.fillCircle(
          tipX - 0.04f, tipY + 0.045f, 0.025f, Palette.mix(color, palette.white(), 0.9f));
    }
    canvas.fillCircle(x, PIVOT_Y, 0.062f, palette.ink());
    canvas.fillCircle(x, PIVOT_Y, 0.032f, palette.metalLight());
  }

  /** Draws the pole but for its ends; in a small picture, the light on it and no more. */
  private void drawRod(Canvas canvas, Shapes.Frame frame, float alarm) {
    float x = frame.x(0, 0);
    float y = frame.y(0, 0);
    float tipX = frame.x(0, POLE_LENGTH);
    float tipY = frame.y(0, POLE_LENGTH);
    int light = Palette.mix(palette.metalLight(), palette.gold(), strain(alarm));
    if (!Shapes.shows(canvas, EDGE)) {
      canvas.line(x, y, tipX, tipY, 0.085f, light);
      return;
    }
    shapes.capsule(canvas, x, y, tipX, tipY, 0.085f + 2 * EDGE, palette.ink());
    shapes.capsule(
        canvas,
        x,
        y,
        tipX,
        tipY,
        0.085f,
        Palette.mix(palette.metalDark(), palette.orange(), strain(alarm)));
    canvas.line(
        frame.x(-0.018f, 0),
        frame.y(-0.018f, 0),
        frame.x(-0.018f, POLE_LENGTH),
        frame.y(-0.018f, POLE_LENGTH),
        0.04f,
        light);
  }

  /** Draws a glow along a pole that leans far. */
  private void drawStrain(Canvas canvas, Shapes.Frame pole, float alarm) {
    if (strain(alarm) <= 0) {
      return;
    }
    int color = Palette.fade(palette.orange(), 0.3f * strain(alarm));
    for (int i = 1; i <= 4; i++) {
      float along = POLE_LENGTH * i / 5;
      canvas.glow(pole.x(0, along), pole.y(0, along), 0.24f, color);
    }
  }

  /**
   * Returns how much the pole shows that it is near its limit, 0 to 1: not at all till half way.
   */
  private static float strain(float alarm) {
    return Math.max(2 * alarm - 1, 0);
  }

  /** Returns blue for calm, white half way, orange for alarm: bright all the way. */
  private int alarmColor(float alarm) {
    int between = Palette.mix(palette.blue(), palette.white(), 0.8f);
    return alarm < 0.45f
        ? Palette.mix(palette.blue(), between, (alarm - 0.15f) / 0.3f)
        : Palette.mix(between, palette.orange(), (alarm - 0.45f) / 0.35f);
  }
}
