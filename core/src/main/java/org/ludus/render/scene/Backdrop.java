package org.ludus.render.scene;

import org.ludus.render.Canvas;
import org.ludus.render.Palette;
import org.ludus.render.Shapes;

/**
 * The night behind every scene: stars, a planet and two ranges of hills. It is the same in every
 * picture of a world, and reaches beyond the world's edges for surfaces of other proportions.
 */
final class Backdrop {

  private static final int STARS = 190;
  private static final int HILLS = 75;

  private final Shapes shapes;
  private final float worldWidth;
  private final float worldHeight;
  private final long seed;
  private final float[] quad = new float[8];

  /**
   * Makes the night of a world.
   *
   * @param seed chooses the stars and the hills
   */
  Backdrop(Shapes shapes, float worldWidth, float worldHeight, long seed) {
    this.shapes = shapes;
    this.worldWidth = worldWidth;
    this.worldHeight = worldHeight;
    this.seed = seed;
  }

  /** Starts the picture with the sky and its stars. */
  void sky(Canvas canvas) {
    canvas.begin(worldWidth, worldHeight, Palette.SKY_TOP, Palette.SKY_BOTTOM);
    float unit = worldHeight / 400;
    for (int i = 0; i < STARS; i++) {
      float x = (Noise.at(4 * i, seed) * 2 - 0.5f) * worldWidth;
      float height = 0.25f + 0.95f * Noise.at(4 * i + 1, seed);
      float size = Noise.at(4 * i + 2, seed);
      float brightness = (0.25f + 0.65f * Noise.at(4 * i + 3, seed)) * Math.min(1, height * 1.3f);
      float radius = unit * (0.55f + 1.0f * size * size * size);
      float y = height * worldHeight;
      if (size > 0.93f) {
        shapes.glow(canvas, x, y, radius * 5, 0.3f * brightness, Palette.BLUE_LIGHT);
      }
      canvas.fillCircle(x, y, radius, Palette.fade(Palette.WHITE, brightness));
    }
  }

  /** Draws a planet lit from the upper left, with the haze around it. */
  void planet(Canvas canvas, float x, float y, float radius) {
    shapes.glow(canvas, x, y, radius * 2.2f, 0.30f, 0xFF6FA8FF);
    int layers = 14;
    for (int i = 0; i < layers; i++) {
      float part = i / (layers - 1f);
      float shift = radius * 0.42f * part;
      // Every disc touches the one before it from the inside, at the lit edge.
      int color = Palette.mix(0xFF1C3C86, 0xFF8CC6FF, part * part * 0.55f + part * 0.3f);
      canvas.fillCircle(x - shift * 0.75f, y + shift * 0.66f, radius - shift * 1.25f, color);
    }
  }

  /**
   * Draws a range of hills that ends at the lower edge of the surface.
   *
   * @param base height of its feet
   * @param rise how far its tops rise above them
   * @param range tells ranges apart
   */
  void hills(Canvas canvas, float base, float rise, int range, int color) {
    float step = 3 * worldWidth / HILLS;
    float overlap = step * 0.03f;
    for (int i = 0; i < HILLS; i++) {
      float x = -worldWidth + i * step;
      quad[0] = x;
      quad[1] = -worldHeight;
      quad[2] = x;
      quad[3] = base + rise * hill(range, i);
      quad[4] = x + step + overlap;
      quad[5] = base + rise * hill(range, i + 1);
      quad[6] = x + step + overlap;
      quad[7] = -worldHeight;
      canvas.fillPolygon(quad, 8, color);
    }
  }

  /** Returns the height of a hill, 0 to 1: broad waves with a little ruggedness on them. */
  private float hill(int range, int index) {
    int spacing = 4;
    float part = (index % spacing) / (float) spacing;
    int broad = index / spacing;
    float wave =
        Noise.at(5000 + 1000 * range + broad, seed) * (1 - part)
            + Noise.at(5000 + 1000 * range + broad + 1, seed) * part;
    return 0.7f * wave + 0.3f * Noise.at(9000 + 1000 * range + index, seed);
  }
}
