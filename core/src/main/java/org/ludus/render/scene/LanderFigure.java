package org.ludus.render.scene;

import org.ludus.env.lunarlander.LunarLanderState;
import org.ludus.env.lunarlander.LunarLanderState.Body;
import org.ludus.env.lunarlander.LunarLanderState.Ending;
import org.ludus.render.Canvas;
import org.ludus.render.Palette;
import org.ludus.render.Shapes;
import org.ludus.render.Shapes.Frame;

/** The lander itself. The hull's outline is the body's, so what touches is seen to touch. */
final class LanderFigure {

  /** Length units in a metre of the reference's outlines. */
  private static final float UNIT = 1 / 30f;

  static final float[] HULL = outline(-14, 17, -17, 0, -17, -10, 17, -10, 17, 0, 14, 17);
  private static final float[] HULL_EDGE =
      outline(-14.8f, 18, -18, 0, -18, -11, 18, -11, 18, 0, 14.8f, 18);
  private static final float[] HULL_SHADE = outline(3, 17, 6, 0, 6, -10, 17, -10, 17, 0, 14, 17);
  private static final float[] FOIL = outline(-17, -1, -17, -10, 17, -10, 17, -1);
  private static final float[] FOIL_SHADE = outline(6, -1, 6, -10, 17, -10, 17, -1);
  private static final float[] ROOF = outline(-14, 17, -14.8f, 13, 14.8f, 13, 14, 17);
  private static final float[] NOZZLE = outline(-4.5f, -10, -6.5f, -14, 6.5f, -14, 4.5f, -10);
  private static final float[] LEG = outline(-2, 8, -2, -8, 2, -8, 2, 8);
  private static final float[] LEG_EDGE = outline(-2.7f, 8, -2.7f, -8, 2.7f, -8, 2.7f, 8);
  private static final float[] FOOT_EDGE =
      outline(-4.2f, 2.2f, -5.5f, -1.4f, 5.5f, -1.4f, 4.2f, 2.2f);
  private static final float[] FOOT = outline(-3.6f, 1.6f, -4.6f, -0.8f, 4.6f, -0.8f, 3.6f, 1.6f);

  /** Width of the outlines, in m. */
  private static final float EDGE = UNIT;

  private static final int SPARKS = 8;
  private static final float SPARK_RADIUS = 0.035f;

  private final Palette palette;
  private final Shapes shapes;
  private final float[] flame = new float[10];

  LanderFigure(Palette palette, Shapes shapes) {
    this.palette = palette;
    this.shapes = shapes;
  }

  /** Draws the fire of the engines, which belongs behind whatever it may hit. */
  void flames(Canvas canvas, LunarLanderState state) {
    Frame hull = frame(state.lander());
    if (state.mainPower() > 0) {
      drawMainFlame(canvas, hull, state);
    }
    if (state.sidePower() > 0 && state.sideDirection() != 0) {
      drawSideFlame(canvas, hull, state.sidePower(), state.sideDirection(), state.steps());
    }
  }

  /** Draws legs and hull. */
  void draw(Canvas canvas, LunarLanderState state) {
    Frame hull = frame(state.lander());
    drawLeg(canvas, hull, frame(state.leftLeg()), -1, state.leftContact());
    drawLeg(canvas, hull, frame(state.rightLeg()), 1, state.rightContact());
    drawHull(canvas, hull, state.ending() == Ending.CRASHED);
  }

  /** Draws a leg where its body is, and struts to the hull, which it does not touch. */
  private void drawLeg(Canvas canvas, Frame hull, Frame leg, int side, boolean contact) {
    drawStrut(canvas, hull, side * 15 * UNIT, -8 * UNIT, leg, -3.5f * UNIT, palette.metalDark());
    drawStrut(canvas, hull, side * 16 * UNIT, -1 * UNIT, leg, 5.5f * UNIT, palette.metal());
    boolean edged = Shapes.shows(canvas, EDGE);
    if (edged) {
      shapes.placed(canvas, LEG_EDGE, leg, palette.ink());
    }
    shapes.placed(canvas, LEG, leg, palette.metal());
    float footX = leg.x(0, -8 * UNIT);
    float footY = leg.y(0, -8 * UNIT);
    if (contact) {
      canvas.glow(footX, footY, 0.5f, Palette.fade(palette.blueLight(), 0.6f));
    }
    Frame foot = new Frame(footX, footY, hull.cos(), hull.sin());
    if (edged) {
      shapes.placed(canvas, FOOT_EDGE, foot, palette.ink());
    }
    shapes.placed(canvas, FOOT, foot, contact ? palette.white() : palette.metalLight());
  }

  private void drawStrut(
      Canvas canvas, Frame hull, float hipX, float hipY, Frame leg, float along, int color) {
    float hullX = hull.x(hipX, hipY);
    float hullY = hull.y(hipX, hipY);
    if (Shapes.shows(canvas, EDGE)) {
      canvas.line(hullX, hullY, leg.x(0, along), leg.y(0, along), 0.13f, palette.ink());
    }
    canvas.line(hullX, hullY, leg.x(0, along), leg.y(0, along), 0.085f, color);
  }

  private void drawHull(Canvas canvas, Frame hull, boolean crashed) {
    float soot = crashed ? 0.45f : 0;
    shapes.placed(canvas, NOZZLE, hull, palette.ink());
    boolean fine = Shapes.shows(canvas, EDGE);
    if (fine) {
      shapes.placed(canvas, HULL_EDGE, hull, palette.ink());
    }
    shapes.placed(canvas, HULL, hull, Palette.mix(palette.metalLight(), palette.ink(), soot));
    if (fine) {
      shapes.placed(canvas, HULL_SHADE, hull, Palette.mix(palette.metal(), palette.ink(), soot));
    }
    shapes.placed(canvas, FOIL, hull, Palette.mix(palette.gold(), palette.ink(), soot));
    if (fine) {
      shapes.placed(
          canvas, FOIL_SHADE, hull, Palette.mix(palette.goldShade(), palette.ink(), soot));
    }
    shapes.placed(canvas, ROOF, hull, Palette.mix(palette.metalDark(), palette.ink(), soot));
    float x = hull.x(-2 * UNIT, 6.2f * UNIT);
    float y = hull.y(-2 * UNIT, 6.2f * UNIT);
    canvas.fillCircle(x, y, 6.2f * UNIT, palette.metalDark());
    canvas.fillCircle(x, y, 4.9f * UNIT, crashed ? palette.ink() : palette.blueShade());
    if (!crashed) {
      canvas.fillCircle(x - 0.5f * UNIT, y + 0.7f * UNIT, 3.6f * UNIT, palette.blue());
      if (Shapes.shows(canvas, 1.6f * UNIT)) {
        canvas.fillCircle(x - 1.4f * UNIT, y + 1.7f * UNIT, 1.6f * UNIT, palette.white());
      }
    }
  }

  private void drawMainFlame(Canvas canvas, Frame hull, LunarLanderState state) {
    float power = state.mainPower();
    int steps = state.steps();
    float flicker = 0.82f + 0.36f * Noise.at(steps, 51);
    float start = -13 * UNIT;
    float free = (0.35f + 0.95f * power) * flicker;
    float nozzleX = hull.x(0, start);
    float ground = MoonGround.height(state.terrain(), nozzleX);
    float gap = Math.max(hull.y(0, start) - ground, 0.05f);
    float length = Math.min(free, gap);
    if (length < free) {
      drawSplash(canvas, nozzleX, ground, free - length, power);
    }
    drawSparks(canvas, hull, start, length, steps);
    float glowY = start - length * 0.4f;
    canvas.glow(
        hull.x(0, glowY),
        hull.y(0, glowY),
        0.75f + 0.75f * power,
        Palette.fade(palette.orange(), 0.5f * flicker));
    float lean = (Noise.at(steps, 52) - 0.5f) * 0.12f;
    flame(canvas, hull, start, 0.2f, length, lean, Palette.fade(palette.orange(), 0.92f));
    flame(canvas, hull, start, 0.145f, length * 0.68f, lean, palette.gold());
    flame(canvas, hull, start, 0.08f, length * 0.38f, lean, palette.white());
  }

  /** Draws fire that meets the ground and runs along it to both sides. */
  private void drawSplash(Canvas canvas, float x, float ground, float rest, float power) {
    float reach = 0.3f + 0.7f * rest;
    canvas.glow(x, ground, 0.5f + reach, Palette.fade(palette.orange(), 0.5f * power));
    shapes.ellipse(canvas, x, ground + 0.05f, reach, 0.11f, Palette.fade(palette.orange(), 0.85f));
    shapes.ellipse(canvas, x, ground + 0.05f, reach * 0.65f, 0.075f, palette.gold());
    shapes.ellipse(canvas, x, ground + 0.05f, reach * 0.35f, 0.045f, palette.white());
  }

  /** Draws sparks that fly off the nozzle, a little faster than the flame. */
  private void drawSparks(Canvas canvas, Frame hull, float start, float length, int steps) {
    if (!Shapes.shows(canvas, SPARK_RADIUS)) {
      return;
    }
    for (int i = 0; i < SPARKS; i++) {
      float age = Noise.fraction(steps * (0.09f + 0.06f * Noise.at(i, 54)) + Noise.at(i, 55));
      float along = start - age * length * 1.25f;
      float aside = (Noise.at(i, 56) - 0.5f) * (0.2f + 0.5f * age);
      canvas.fillCircle(
          hull.x(aside, along),
          hull.y(aside, along),
          SPARK_RADIUS * (1.2f - age),
          Palette.fade(palette.gold(), 1 - age));
    }
  }

  /** Draws a tongue of fire that hangs from {@code (0, start)}, widest a little below. */
  private void flame(
      Canvas canvas, Frame hull, float start, float half, float length, float lean, int color) {
    float belly = start - length * 0.28f;
    corner(0, hull, -half * 0.8f, start);
    corner(2, hull, -half * 1.15f, belly);
    corner(4, hull, lean, start - length);
    corner(6, hull, half * 1.15f, belly);
    corner(8, hull, half * 0.8f, start);
    canvas.fillPolygon(flame, 10, color);
  }

  /** Draws the jet of a side engine: the reaction pushes the hull the other way. */
  private void drawSideFlame(Canvas canvas, Frame hull, float power, int direction, int steps) {
    float side = -direction;
    float x = side * 15 * UNIT;
    float y = 12 * UNIT;
    float length = side * (0.25f + 0.45f * power) * (0.8f + 0.4f * Noise.at(steps, 53));
    canvas.glow(
        hull.x(x + length * 0.4f, y),
        hull.y(x + length * 0.4f, y),
        0.5f,
        Palette.fade(palette.blue(), 0.5f));
    jet(canvas, hull, x, y, length, 0.085f, Palette.fade(palette.blueLight(), 0.9f));
    jet(canvas, hull, x, y, length * 0.55f, 0.05f, palette.white());
  }

  private void jet(
      Canvas canvas, Frame hull, float x, float y, float length, float half, int color) {
    corner(0, hull, x, y + half * 0.6f);
    corner(2, hull, x + length * 0.35f, y + half);
    corner(4, hull, x + length, y);
    corner(6, hull, x + length * 0.35f, y - half);
    corner(8, hull, x, y - half * 0.6f);
    canvas.fillPolygon(flame, 10, color);
  }

  private void corner(int index, Frame frame, float x, float y) {
    flame[index] = frame.x(x, y);
    flame[index + 1] = frame.y(x, y);
  }

  /** Draws the flash behind a crashed lander. */
  void explosion(Canvas canvas, LunarLanderState state) {
    float x = state.lander().x();
    float y = state.lander().y();
    canvas.glow(x, y, 4.2f, Palette.fade(palette.orange(), 0.75f));
    for (int i = 0; i < 13; i++) {
      double angle = (i + Noise.at(i, 61)) * 2 * Math.PI / 13;
      float reach = 1.2f + 1.5f * Noise.at(i, 62);
      Frame ray = Frame.of(x, y, angle);
      flame(canvas, ray, 0.2f, 0.2f, reach, 0, Palette.fade(palette.gold(), 0.75f));
    }
    canvas.fillCircle(x, y, 1.15f, Palette.fade(palette.orange(), 0.85f));
    canvas.fillCircle(x, y, 0.95f, palette.gold());
    canvas.fillCircle(x, y, 0.74f, palette.white());
  }

  /** Draws what flies off a crashed lander, over it and everything else. */
  void debris(Canvas canvas, LunarLanderState state) {
    for (int i = 0; i < 18; i++) {
      double angle = Math.PI * Noise.at(i, 63);
      float reach = 0.9f + 1.9f * Noise.at(i, 64);
      float x = state.lander().x() + reach * (float) StrictMath.cos(angle);
      float y = state.lander().y() + reach * (float) StrictMath.sin(angle) - 0.3f;
      float size = 0.04f + 0.07f * Noise.at(i, 65);
      canvas.fillCircle(x, y, size, i % 3 == 0 ? palette.metalLight() : palette.gold());
    }
    for (int i = 0; i < 9; i++) {
      float x = state.lander().x() + (Noise.at(i, 66) - 0.5f) * 2.6f;
      float y = state.lander().y() + 0.3f + 1.5f * Noise.at(i, 67);
      canvas.fillCircle(
          x, y, 0.2f + 0.3f * Noise.at(i, 68), Palette.fade(palette.metalDark(), 0.28f));
    }
  }

  /** Returns where a body is, to draw its parts with. */
  static Frame frame(Body body) {
    return Frame.of(body.x(), body.y(), body.angle());
  }

  /** Returns corners given in units of the reference's outlines, in m. */
  static float[] outline(float... units) {
    for (int i = 0; i < units.length; i++) {
      units[i] *= UNIT;
    }
    return units;
  }
}
