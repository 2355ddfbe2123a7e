package org.ludus.render.scene;

import org.ludus.env.lunarlander.LunarLanderState;
import org.ludus.render.Canvas;
import org.ludus.render.Palette;
import org.ludus.render.Shapes;

/**
 * The pad between the flags. Its lamps run towards a lander, the brighter the nearer it is; all
 * light up at a leg's touch, and turn blue when all is well.
 */
final class LandingPad {

  private static final float LEFT = 8;
  private static final float RIGHT = 12;
  private static final float MIDDLE = (LEFT + RIGHT) / 2;
  private static final float POLE = 1.45f;
  private static final int LAMPS = 9;
  private static final float LAMP_RADIUS = 0.062f;
  private static final float LAMP_SPACING = (RIGHT - LEFT - 0.5f) / (LAMPS - 1);

  /** From how far away the pad notices a lander, in m. */
  private static final float NOTICED = 9;

  private final Palette palette;
  private final Shapes shapes;
  private final float[] corners = new float[8];

  LandingPad(Palette palette, Shapes shapes) {
    this.palette = palette;
    this.shapes = shapes;
  }

  /** Draws the pad itself. */
  void draw(Canvas canvas, LunarLanderState state) {
    float top = top(state);
    shapes.roundedRectangle(
        canvas, LEFT - 0.15f, top - 0.34f, RIGHT - LEFT + 0.3f, 0.34f, 0.1f, palette.ink());
    shapes.roundedRectangle(
        canvas, LEFT - 0.15f, top - 0.26f, RIGHT - LEFT + 0.3f, 0.26f, 0.08f, palette.metalDark());
    canvas.fillRectangle(
        LEFT - 0.09f, top - 0.07f, RIGHT - LEFT + 0.18f, 0.07f, palette.metalLight());
  }

  /** Draws a bright bar in its place, for pictures of a few pixels. */
  void drawPlainly(Canvas canvas, LunarLanderState state) {
    canvas.fillRectangle(LEFT, top(state) - 0.3f, RIGHT - LEFT, 0.3f, palette.metal());
  }

  /** Draws its lamps and flags. */
  void drawLights(Canvas canvas, LunarLanderState state, boolean resting) {
    float top = top(state);
    boolean touched = state.leftContact() || state.rightContact();
    boolean overPad = state.lander().x() > LEFT && state.lander().x() < RIGHT;
    float nearness = nearness(state, top);
    int target = nearestLamp(state.lander().x());
    for (int i = 0; i < LAMPS; i++) {
      boolean running = !touched && (state.steps() / 4 + Math.abs(i - target)) % 4 == 0;
      boolean lit = (touched && overPad) || running;
      drawLamp(canvas, lampX(i), top - 0.165f, resting, lit, nearness);
    }
    drawFlag(canvas, LEFT, top, state, resting);
    drawFlag(canvas, RIGHT, top, state, resting);
  }

  private static float lampX(int lamp) {
    return LEFT + 0.25f + lamp * LAMP_SPACING;
  }

  private static int nearestLamp(float x) {
    return Math.min(Math.max(Math.round((x - lampX(0)) / LAMP_SPACING), 0), LAMPS - 1);
  }

  /** Returns how near a lander is to the middle of the pad: 1 on it, 0 far away. */
  private static float nearness(LunarLanderState state, float top) {
    float dx = state.lander().x() - MIDDLE;
    float dy = state.lander().y() - top;
    return Math.max(1 - (float) StrictMath.sqrt(dx * dx + dy * dy) / NOTICED, 0);
  }

  private void drawLamp(
      Canvas canvas, float x, float y, boolean resting, boolean lit, float nearness) {
    int color = resting ? palette.blueLight() : lit ? palette.gold() : palette.lampOff();
    if (resting || lit) {
      canvas.glow(
          x,
          y,
          resting ? 0.42f : 0.26f + 0.24f * nearness,
          Palette.fade(resting ? palette.blue() : palette.orange(), 0.4f + 0.5f * nearness));
    }
    if (Shapes.shows(canvas, LAMP_RADIUS)) {
      canvas.fillCircle(x, y, LAMP_RADIUS, color);
    }
  }

  private void drawFlag(
      Canvas canvas, float x, float top, LunarLanderState state, boolean resting) {
    float tip = top + POLE;
    if (Shapes.shows(canvas, 0.03f)) {
      canvas.line(x, top - 0.05f, x, tip, 0.12f, palette.ink());
      canvas.line(x, top - 0.05f, x, tip, 0.07f, palette.metalLight());
      canvas.line(x + 0.02f, top - 0.05f, x + 0.02f, tip, 0.03f, palette.metal());
      canvas.fillCircle(x, tip, 0.09f, palette.ink());
      canvas.fillCircle(x, tip, 0.065f, palette.white());
    } else {
      canvas.line(x, top - 0.05f, x, tip, 0.12f, palette.metal());
    }
    float side = state.windForce() < 0 ? -1 : 1;
    float length = 0.85f;
    int strips = Shapes.shows(canvas, 0.03f) ? 5 : 1;
    for (int i = 0; i < strips; i++) {
      float from = i / (float) strips;
      float to = (i + 1) / (float) strips;
      int color = resting ? palette.blue() : palette.orange();
      flagStrip(
          canvas,
          x,
          tip - 0.05f,
          side * length,
          from,
          to,
          state.steps(),
          i % 2 == 0 ? color : Palette.mix(color, palette.white(), 0.14f));
    }
  }

  /** Draws one piece of a pennant that tapers to a point and waves more towards its end. */
  private void flagStrip(
      Canvas canvas, float x, float y, float length, float from, float to, int steps, int color) {
    float overlap = to < 1 ? 0.02f : 0;
    float waveFrom = 0.07f * from * (float) StrictMath.sin(from * 6 - steps * 0.16);
    float waveTo = 0.07f * to * (float) StrictMath.sin(to * 6 - steps * 0.16);
    float half = 0.26f;
    corners[0] = x + length * from;
    corners[1] = y - half * from + waveFrom;
    corners[2] = x + length * (to + overlap);
    corners[3] = y - half * to + waveTo;
    corners[4] = x + length * (to + overlap);
    corners[5] = y - 2 * half + half * to + waveTo;
    corners[6] = x + length * from;
    corners[7] = y - 2 * half + half * from + waveFrom;
    canvas.fillPolygon(corners, 8, color);
  }

  /** Draws light that rises from the pad around a lander at rest. */
  void welcome(Canvas canvas, LunarLanderState state) {
    float top = top(state);
    canvas.glow(MIDDLE, top + 0.6f, 5.2f, Palette.fade(palette.haze(), 0.6f));
    int beam = Palette.fade(Palette.mix(palette.haze(), palette.white(), 0.6f), 0.16f);
    for (int i = 0; i < 7; i++) {
      float foot = (i - 3) * 0.55f;
      float reach = 4.4f - 0.35f * Math.abs(i - 3);
      corners[0] = MIDDLE + foot - 0.1f;
      corners[1] = top;
      corners[2] = MIDDLE + foot + 0.1f;
      corners[3] = top;
      corners[4] = MIDDLE + foot * 2.2f;
      corners[5] = top + reach;
      corners[6] = MIDDLE + foot * 2.2f;
      corners[7] = top + reach;
      canvas.fillPolygon(corners, 8, beam);
    }
  }

  private static float top(LunarLanderState state) {
    return state.terrain().get(state.terrain().size() / 2);
  }
}
