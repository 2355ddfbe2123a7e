package org.ludus.render.scene;

import java.util.List;
import org.ludus.env.lunarlander.LunarLanderState;
import org.ludus.render.Canvas;
import org.ludus.render.Palette;
import org.ludus.render.Shapes;

/** The ground under the lander, and the dust its engine blows off it. */
final class MoonGround {

  private static final float WIDTH = LunarLanderRenderer.WIDTH;
  private static final float[] LAYER_DEPTHS = {0, 0.32f, 0.9f, 1.9f};
  private static final int ROCKS = 46;
  private static final int CRATERS = 12;
  private static final int PUFFS = 16;
  private static final float NOZZLE = 0.42f;
  private static final float DUST_REACH = 3.2f;

  private final Palette palette;
  private final int[] layers;
  private final Shapes shapes;
  private final Silhouette silhouette = new Silhouette();

  MoonGround(Palette palette, Shapes shapes) {
    this.palette = palette;
    layers =
        new int[] {
          palette.ground(),
          Palette.mix(palette.ground(), palette.groundShade(), 0.6f),
          palette.groundShade(),
          palette.groundDeep()
        };
    this.shapes = shapes;
  }

  /** Draws the ground: layers that darken with depth below an edge that catches the light. */
  void draw(Canvas canvas, List<Float> terrain) {
    for (int i = 0; i < layers.length; i++) {
      fill(canvas, terrain, LAYER_DEPTHS[i], layers[i]);
    }
    float step = WIDTH / (terrain.size() - 1);
    drawRocks(canvas, terrain);
    drawCraters(canvas, terrain);
    for (int i = -1; i < terrain.size(); i++) {
      float x1 = i < 0 ? -WIDTH : i * step;
      float x2 = i + 1 == terrain.size() ? 2 * WIDTH : (i + 1) * step;
      float y1 = terrain.get(Math.max(i, 0));
      float y2 = terrain.get(Math.min(i + 1, terrain.size() - 1));
      canvas.line(x1, y1 - 0.03f, x2, y2 - 0.03f, 0.07f, palette.groundEdge());
      canvas.fillCircle(x2, y2 - 0.03f, 0.035f, palette.groundEdge());
    }
  }

  /** Draws the ground in one colour and nothing on it, for pictures of a few pixels. */
  void drawPlainly(Canvas canvas, List<Float> terrain) {
    fill(canvas, terrain, 0, palette.ground());
  }

  private void fill(Canvas canvas, List<Float> terrain, float depth, int color) {
    float[] heights = new float[terrain.size()];
    for (int i = 0; i < heights.length; i++) {
      heights[i] = terrain.get(i);
    }
    silhouette.fill(canvas, 0, WIDTH / (heights.length - 1), heights, depth, color);
  }

  /** Draws shallow craters just below the edge of the ground, lit from the upper left. */
  private void drawCraters(Canvas canvas, List<Float> terrain) {
    for (int i = 0; i < CRATERS; i++) {
      float x = WIDTH * (i + Noise.at(i, 34)) / CRATERS;
      float size = 0.14f + 0.2f * Noise.at(i, 35);
      if (!Shapes.shows(canvas, size * 0.36f)) {
        continue;
      }
      float y = height(terrain, x) - 0.28f - 0.5f * size;
      shapes.ellipse(canvas, x, y, size, size * 0.36f, Palette.fade(palette.groundEdge(), 0.35f));
      shapes.ellipse(
          canvas,
          x - size * 0.06f,
          y + size * 0.05f,
          size * 0.9f,
          size * 0.29f,
          palette.groundShade());
    }
  }

  private void drawRocks(Canvas canvas, List<Float> terrain) {
    int rock = Palette.fade(Palette.mix(palette.groundDeep(), palette.ink(), 0.5f), 0.45f);
    for (int i = 0; i < ROCKS; i++) {
      float x = WIDTH * Noise.at(i, 31);
      float below = 0.3f + 3.4f * Noise.at(i, 32);
      float size = 0.05f + 0.15f * Noise.at(i, 33);
      if (!Shapes.shows(canvas, size * 0.75f)) {
        continue;
      }
      float y = height(terrain, x) - below - size;
      shapes.ellipse(canvas, x, y, size * 1.6f, size * 0.75f, rock);
      shapes.ellipse(
          canvas,
          x,
          y - size * 0.18f,
          size * 1.45f,
          size * 0.55f,
          Palette.fade(palette.metal(), 0.14f));
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
      canvas.glow(puffX, puffY, radius * 1.7f, Palette.fade(palette.metalLight(), opacity * 1.5f));
    }
  }

  /** Returns the ground's height at a place. */
  static float height(List<Float> terrain, float x) {
    int last = terrain.size() - 1;
    float position = Math.min(Math.max(x / WIDTH * last, 0), last);
    int index = Math.min((int) position, last - 1);
    float part = position - index;
    return terrain.get(index) * (1 - part) + terrain.get(index + 1) * part;
  }
}
