package org.ludus.render.scene;

import org.ludus.env.cartpole.CartPoleState;
import org.ludus.render.Canvas;
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

  private static final float RAIL_Y = 1.05f;
  private static final float WHEEL_RADIUS = 0.11f;
  private static final float CART_WIDTH = 0.68f;
  private static final float CART_HEIGHT = 0.26f;
  private static final float CART_Y = RAIL_Y + WHEEL_RADIUS * 1.35f;
  private static final float PIVOT_Y = CART_Y + CART_HEIGHT + 0.02f;
  private static final float STOP_X = TRACK_LIMIT + CART_WIDTH / 2;

  private final Shapes shapes = new Shapes();
  private final Backdrop backdrop = new Backdrop(WIDTH, HEIGHT, 11);

  /** Makes a renderer. */
  public CartPoleRenderer() {}

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
    backdrop.hills(canvas, 0.85f, 1.0f, 0, Palette.RIDGE_FAR);
    backdrop.hills(canvas, 0.62f, 0.75f, 1, Palette.RIDGE_NEAR);
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

  private void drawTrack(Canvas canvas) {
    float ground = 0.62f;
    canvas.fillRectangle(-WIDTH, -HEIGHT, 3 * WIDTH, HEIGHT + ground, Palette.GROUND_DEEP);
    canvas.fillRectangle(-WIDTH, ground - 0.14f, 3 * WIDTH, 0.14f, Palette.GROUND_SHADE);
    canvas.fillRectangle(-WIDTH, ground - 0.025f, 3 * WIDTH, 0.025f, Palette.GROUND);
    drawRocks(canvas, ground);
    for (int i = -2; i <= 2; i++) {
      float x = WIDTH / 2 + i * 1.2f;
      canvas.fillRectangle(x - 0.05f, ground - 0.02f, 0.1f, RAIL_Y - ground, Palette.GROUND_SHADE);
      canvas.fillRectangle(x - 0.05f, ground - 0.02f, 0.035f, RAIL_Y - ground, Palette.GROUND);
      shapes.roundedRectangle(
          canvas, x - 0.13f, ground - 0.04f, 0.26f, 0.07f, 0.03f, Palette.GROUND);
    }
    float end = STOP_X + 0.1f;
    shapes.roundedRectangle(
        canvas, WIDTH / 2 - end, RAIL_Y - 0.1f, 2 * end, 0.1f, 0.03f, Palette.METAL_DARK);
    canvas.fillRectangle(
        WIDTH / 2 - end + 0.03f, RAIL_Y - 0.03f, 2 * end - 0.06f, 0.03f, Palette.METAL_LIGHT);
    drawRuler(canvas);
    drawStop(canvas, -1);
    drawStop(canvas, 1);
  }

  private void drawRocks(Canvas canvas, float ground) {
    for (int i = 0; i < 26; i++) {
      float x = WIDTH * Noise.at(i, 81);
      float y = (ground - 0.2f) * Noise.at(i, 82);
      float size = 0.025f + 0.05f * Noise.at(i, 83);
      shapes.ellipse(canvas, x, y, size * 1.7f, size * 0.6f, Palette.fade(Palette.INK, 0.25f));
      shapes.ellipse(
          canvas,
          x,
          y - size * 0.15f,
          size * 1.5f,
          size * 0.42f,
          Palette.fade(Palette.METAL, 0.1f));
    }
  }

  /** Draws a tick for every half metre, a longer one in the middle. */
  private void drawRuler(Canvas canvas) {
    for (int i = -4; i <= 4; i++) {
      float size = i == 0 ? 0.03f : 0.018f;
      int color = i == 0 ? Palette.BLUE_LIGHT : Palette.GROUND_DEEP;
      canvas.fillCircle(WIDTH / 2 + i * 0.5f, RAIL_Y - 0.065f, size, color);
    }
  }

  private void drawStop(Canvas canvas, int side) {
    float x = stopX(side);
    shapes.roundedRectangle(
        canvas, x - 0.06f, RAIL_Y - 0.1f, 0.12f, 0.46f, 0.04f, Palette.METAL_DARK);
    shapes.roundedRectangle(canvas, x - 0.06f, RAIL_Y - 0.1f, 0.05f, 0.46f, 0.025f, Palette.METAL);
    // The buffer that the cart's end meets exactly at the limit.
    float buffer = x - side * 0.085f;
    shapes.roundedRectangle(
        canvas, buffer - 0.035f, RAIL_Y + 0.16f, 0.07f, 0.2f, 0.03f, Palette.INK);
  }

  private static float stopX(int side) {
    return WIDTH / 2 + side * (STOP_X + 0.05f);
  }

  /** Draws the lamp on a stop, which warns of a cart that comes near. */
  private static void drawLamp(Canvas canvas, int side, float cart) {
    float x = stopX(side);
    float danger = Math.min(Math.max((side * cart - 1.2f) / (TRACK_LIMIT - 1.2f), 0), 1);
    int lamp = Palette.mix(Palette.BLUE, Palette.ORANGE, danger * 2);
    canvas.glow(
        x, RAIL_Y + 0.46f, 0.16f + 0.3f * danger, Palette.fade(lamp, 0.35f + 0.4f * danger));
    canvas.fillCircle(x, RAIL_Y + 0.42f, 0.065f, lamp);
    canvas.fillCircle(x - 0.015f, RAIL_Y + 0.435f, 0.028f, Palette.mix(lamp, Palette.WHITE, 0.7f));
  }

  /** Draws the two angles the pole must stay between, as dotted rays that light up with need. */
  private void drawAngleLimits(Canvas canvas, float pivotX, float alarm) {
    float sin = (float) StrictMath.sin(ANGLE_LIMIT);
    float cos = (float) StrictMath.cos(ANGLE_LIMIT);
    int color =
        Palette.fade(Palette.mix(Palette.BLUE_LIGHT, Palette.ORANGE, alarm), 0.2f + 0.45f * alarm);
    for (int side = -1; side <= 1; side += 2) {
      for (int dash = 0; dash < 8; dash++) {
        float from = 0.33f + dash * 0.12f;
        float to = from + 0.06f;
        canvas.line(
            pivotX + side * sin * from,
            PIVOT_Y + cos * from,
            pivotX + side * sin * to,
            PIVOT_Y + cos * to,
            0.018f,
            color);
      }
    }
  }

  private void drawCart(Canvas canvas, float x, float travelled, float force) {
    float left = x - CART_WIDTH / 2;
    shapes.ellipse(
        canvas, x, RAIL_Y - 0.005f, CART_WIDTH * 0.46f, 0.02f, Palette.fade(Palette.INK, 0.6f));
    if (force != 0) {
      // The push comes from behind: a puff of light on the side that is pushed.
      float side = Math.signum(force);
      canvas.glow(
          x - side * (CART_WIDTH / 2 + 0.02f),
          CART_Y + 0.12f,
          0.2f,
          Palette.fade(Palette.BLUE, 0.6f));
    }
    shapes.roundedRectangle(
        canvas, left, CART_Y - 0.02f, CART_WIDTH, CART_HEIGHT + 0.02f, 0.09f, Palette.METAL_DARK);
    shapes.roundedRectangle(
        canvas, left, CART_Y + 0.03f, CART_WIDTH, CART_HEIGHT - 0.03f, 0.09f, Palette.METAL);
    shapes.roundedRectangle(
        canvas, left, CART_Y + 0.1f, CART_WIDTH, CART_HEIGHT - 0.1f, 0.08f, Palette.METAL_LIGHT);
    shapes.roundedRectangle(
        canvas, left + 0.08f, CART_Y + 0.09f, CART_WIDTH - 0.16f, 0.07f, 0.035f, Palette.INK);
    for (int side = -1; side <= 1; side += 2) {
      boolean pushed = force * side < 0;
      canvas.fillCircle(
          x + side * 0.2f, CART_Y + 0.125f, 0.024f, pushed ? Palette.BLUE_LIGHT : 0xFF3A4A86);
      drawWheel(canvas, x + side * 0.2f, travelled);
    }
  }

  private void drawWheel(Canvas canvas, float x, float travelled) {
    float y = RAIL_Y + WHEEL_RADIUS;
    canvas.fillCircle(x, y, WHEEL_RADIUS, Palette.INK);
    canvas.fillCircle(x, y, WHEEL_RADIUS * 0.72f, Palette.METAL);
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
          0.018f,
          Palette.INK);
    }
    canvas.fillCircle(x, y, WHEEL_RADIUS * 0.26f, Palette.INK);
    canvas.fillCircle(x, y, WHEEL_RADIUS * 0.14f, Palette.BLUE_LIGHT);
  }

  private void drawPole(Canvas canvas, float x, double theta, float alarm, boolean failed) {
    // A positive angle leans right, so the pole turns clockwise.
    Shapes.Frame frame = Shapes.Frame.of(x, PIVOT_Y, -theta);
    float tipX = frame.x(0, POLE_LENGTH);
    float tipY = frame.y(0, POLE_LENGTH);
    shapes.roundedRectangle(
        canvas, x - 0.11f, PIVOT_Y - 0.06f, 0.22f, 0.09f, 0.04f, Palette.METAL_DARK);
    shapes.capsule(canvas, x, PIVOT_Y, tipX, tipY, 0.085f, Palette.METAL_DARK);
    canvas.line(
        frame.x(-0.018f, 0),
        frame.y(-0.018f, 0),
        frame.x(-0.018f, POLE_LENGTH),
        frame.y(-0.018f, POLE_LENGTH),
        0.04f,
        Palette.METAL_LIGHT);
    int color = alarmColor(alarm);
    float flare = failed ? 1.5f : 1;
    canvas.glow(
        tipX, tipY, (0.26f + 0.16f * alarm) * flare, Palette.fade(color, 0.45f + 0.3f * alarm));
    canvas.fillCircle(tipX, tipY, 0.115f, color);
    canvas.fillCircle(
        tipX - 0.03f, tipY + 0.035f, 0.055f, Palette.mix(color, Palette.WHITE, 0.45f));
    canvas.fillCircle(tipX - 0.04f, tipY + 0.045f, 0.025f, Palette.mix(color, Palette.WHITE, 0.9f));
    canvas.fillCircle(x, PIVOT_Y, 0.062f, Palette.INK);
    canvas.fillCircle(x, PIVOT_Y, 0.032f, Palette.METAL_LIGHT);
  }

  /** Returns blue for calm, white half way, orange for alarm: bright all the way. */
  private static int alarmColor(float alarm) {
    int between = Palette.mix(Palette.BLUE, Palette.WHITE, 0.8f);
    return alarm < 0.45f
        ? Palette.mix(Palette.BLUE, between, (alarm - 0.15f) / 0.3f)
        : Palette.mix(between, Palette.ORANGE, (alarm - 0.45f) / 0.35f);
  }
}
