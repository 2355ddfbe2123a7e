package org.ludus.render.scene;

import org.ludus.env.lunarlander.LunarLanderState;
import org.ludus.render.Canvas;
import org.ludus.render.Palette;
import org.ludus.render.Shapes;
import org.ludus.render.Shapes.Frame;

/**
 * The lander in pictures of a few pixels, in which agents see it: so plain that height, tilt and
 * motion can be made out.
 */
final class PlainLander {

  /** Legs are drawn wider than they are, for they tell how the lander leans. */
  private static final float[] LEG = LanderFigure.outline(-5, 10, -5, -10, 5, -10, 5, 10);

  private final Palette palette;
  private final Shapes shapes;
  private final float[] flame = new float[6];

  PlainLander(Palette palette, Shapes shapes) {
    this.palette = palette;
    this.shapes = shapes;
  }

  /** Draws the lander, and its engines where they burn. */
  void draw(Canvas canvas, LunarLanderState state) {
    Frame hull = LanderFigure.frame(state.lander());
    if (state.mainPower() > 0) {
      float tip = -(0.9f + 0.7f * state.mainPower());
      drawFlame(canvas, hull, -0.25f, -0.33f, 0, tip, 0.25f, -0.33f, palette.orange());
    }
    if (state.sidePower() > 0) {
      float side = -state.sideDirection();
      drawFlame(
          canvas, hull, side * 0.5f, 0.6f, side * 1.3f, 0.4f, side * 0.5f, 0.2f, palette.blue());
    }
    shapes.placed(canvas, LEG, LanderFigure.frame(state.leftLeg()), palette.white());
    shapes.placed(canvas, LEG, LanderFigure.frame(state.rightLeg()), palette.white());
    shapes.placed(canvas, LanderFigure.HULL, hull, palette.metal());
  }

  /** Draws a triangle, given in m from the hull's middle. */
  private void drawFlame(
      Canvas canvas,
      Frame hull,
      float x1,
      float y1,
      float x2,
      float y2,
      float x3,
      float y3,
      int color) {
    flame[0] = x1;
    flame[1] = y1;
    flame[2] = x2;
    flame[3] = y2;
    flame[4] = x3;
    flame[5] = y3;
    shapes.placed(canvas, flame, hull, color);
  }
}
