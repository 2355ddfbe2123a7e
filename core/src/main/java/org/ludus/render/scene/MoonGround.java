package org.ludus.render.scene;

import java.util.List;
import org.ludus.env.lunarlander.LunarLanderState;
import org.ludus.render.Canvas;
import org.ludus.render.Palette;
import org.ludus.render.Shapes;

/** The ground under the lander, and the dust its engine blows off it. */
final class MoonGround {

  private static final float DEPTH = 40;
  private static final int ROCKS = 46;
  private static final int PUFFS = 16;
  private static final float NOZZLE = 0.42f;
  private static final float DUST_REACH = 3.2f;

  private final Shapes shapes;
  private final float worldWidth;
  private final float[] quad = new float[8];

  MoonGround(Shapes shapes, float worldWidth) {
    this.shapes = shapes;
    this.worldWidth = worldWidth;
  }

  /** Draws the ground: layers that darken with depth below an edge that catches the light. */
  void draw(Canvas canvas, List<Float> terrain) {
    fill(canvas, terrain, 0, Palette.GROUND);
    fill(canvas, terrain, 0.32f, Palette.mix(Palette.GROUND, Palette.GROUND_SHADE, 0.6f));
    fill(canvas, terrain, 0.9f, Palette.GROUND_SHADE);
    fill(canvas, terrain, 1.9f, Palette.GROUND_DEEP);
    drawRocks(canvas, terrain);
    float step = worldWidth / (terrain.size() - 1);
    for (int i = -1; i < terrain.size(); i++) {
      float x1 = i < 0 ? -worldWidth : i * step;
      float x2 = i + 1 == terrain.size() ? 2 * worldWidth : (i + 1) * step;
      float y1 = terrain.get(Math.max(i, 0));
      float y2 = terrain.get(Math.min(i + 1, terrain.size() - 1));
      canvas.line(x1, y1 - 0.03f, x2, y2 - 0.03f, 0.07f, Palette.GROUND_EDGE);
      canvas.fillCircle(x2, y2 - 0.03f, 0.035f, Palette.GROUND_EDGE);
    }
  }

  private void fill(Canvas canvas, List<Float> terrain, float below, int color) {
    int last = terrain.size() - 1;
    float step = worldWidth / last;
    // Neighbours overlap by a hair, so that the sky does not shine through the seams.
    float overlap = 0.03f;
    column(canvas, -worldWidth, overlap, terrain.get(0) - below, terrain.get(0) - below, color);
    for (int i = 0; i < last; i++) {
      float height = terrain.get(i) - below;
      float next = terrain.get(i + 1) - below;
      float slope = (next - height) / step;
      column(canvas, i * step, (i + 1) * step + overlap, height, next + slope * overlap, color);
    }
    float end = terrain.get(last) - below;
    column(canvas, worldWidth, 2 * worldWidth, end, end, color);
  }

  private void column(Canvas canvas, float x1, float x2, float y1, float y2, int color) {
    quad[0] = x1;
    quad[1] = -DEPTH;
    quad[2] = x1;
    quad[3] = y1;
    quad[4] = x2;
    quad[5] = y2;
    quad[6] = x2;
    quad[7] = -DEPTH;
    canvas.fillPolygon(quad, 8, color);
  }

  private void drawRocks(Canvas canvas, List<Float> terrain) {
    for (int i = 0; i < ROCKS; i++) {
      float x = worldWidth * Noise.at(i, 31);
      float below = 0.3f + 3.4f * Noise.at(i, 32);
      float size = 0.05f + 0.15f * Noise.at(i, 33);
      float y = height(terrain, x) - below - size;
      shapes.ellipse(canvas, x, y, size * 1.6f, size * 0.75f, Palette.fade(Palette.INK, 0.22f));
      shapes.ellipse(
          canvas,
          x,
          y - size * 0.18f,
          size * 1.45f,
          size * 0.55f,
          Palette.fade(Palette.METAL, 0.1f));
    }
  }

  /** Draws what the main engine blows away: the lower it burns, the more. */
  void dust(Canvas canvas, LunarLanderState state) {
    float x = state.lander().x();
    float ground = height(state.terrain(), x);
    float gap = state.lander().y() - NOZZLE - ground;
    if (state.mainPower() <= 0 || gap > DUST_REACH) {
      return;
    }
    float strength = state.mainPower() * (1 - Math.max(gap, 0) / DUST_REACH);
    for (int i = 0; i < PUFFS; i++) {
      int side = i % 2 == 0 ? 1 : -1;
      float age =
          Noise.fraction(state.steps() * (0.05f + 0.03f * Noise.at(i, 41)) + Noise.at(i, 42));
      float away = 0.15f + age * (1.1f + 1.5f * Noise.at(i, 43)) * (0.5f + 0.5f * strength);
      float puffX = x + side * away;
      float puffY = height(state.terrain(), puffX) + 0.08f + age * age * 0.75f * Noise.at(i, 44);
      float radius = 0.10f + 0.26f * age;
      float opacity = 0.5f * strength * (1 - age) * Math.min(1, age * 6);
      canvas.fillCircle(puffX, puffY, radius, Palette.fade(Palette.METAL_LIGHT, opacity));
    }
  }

  /** Returns the ground's height at a place. */
  private float height(List<Float> terrain, float x) {
    int last = terrain.size() - 1;
    float position = Math.min(Math.max(x / worldWidth * last, 0), last);
    int index = Math.min((int) position, last - 1);
    float part = position - index;
    return terrain.get(index) * (1 - part) + terrain.get(index + 1) * part;
  }
}
