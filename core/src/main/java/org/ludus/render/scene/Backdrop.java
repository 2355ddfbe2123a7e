package org.ludus.render.scene;

import java.util.List;
import java.util.stream.IntStream;
import org.ludus.render.Canvas;
import org.ludus.render.Palette;

/**
 * The night behind every scene: stars, a planet and two ranges of hills. It is the same in every
 * picture of a world, and reaches beyond the world's edges for surfaces of other proportions.
 */
final class Backdrop {

  private static final int STARS = 180;
  private static final int HILLS = 60;

  private final float worldWidth;
  private final float worldHeight;
  private final long seed;
  private final List<Star> stars;
  private final Silhouette silhouette = new Silhouette();
  private final float[] heights = new float[HILLS];

  /**
   * Makes the night of a world.
   *
   * @param seed chooses the stars and the hills
   */
  Backdrop(float worldWidth, float worldHeight, long seed) {
    this.worldWidth = worldWidth;
    this.worldHeight = worldHeight;
    this.seed = seed;
    stars = IntStream.range(0, STARS).mapToObj(this::star).toList();
  }

  /** Starts the picture with the sky and its stars. */
  void sky(Canvas canvas) {
    canvas.begin(worldWidth, worldHeight, Palette.SKY_TOP, Palette.SKY_BOTTOM);
    for (Star star : stars) {
      if (star.halo() != 0) {
        canvas.glow(star.x(), star.y(), star.radius() * 6, star.halo());
      }
      canvas.fillCircle(star.x(), star.y(), star.radius(), star.color());
    }
  }

  private Star star(int index) {
    float height = 0.25f + 0.95f * Noise.at(4 * index + 1, seed);
    float size = Noise.at(4 * index + 2, seed);
    float brightness = (0.25f + 0.65f * Noise.at(4 * index + 3, seed)) * Math.min(1, height * 1.3f);
    return new Star(
        (Noise.at(4 * index, seed) * 2 - 0.5f) * worldWidth,
        height * worldHeight,
        worldHeight / 400 * (0.55f + size * size * size),
        Palette.fade(Palette.WHITE, brightness),
        size > 0.93f ? Palette.fade(Palette.BLUE_LIGHT, 0.5f * brightness) : 0);
  }

  /** A star; a halo of colour 0 is none. */
  private record Star(float x, float y, float radius, int color, int halo) {}

  /** Draws a planet lit from the upper left, with the haze around it. */
  void planet(Canvas canvas, float x, float y, float radius) {
    canvas.glow(x, y, radius * 2.1f, Palette.fade(Palette.BLUE, 0.5f));
    int layers = 10;
    for (int i = 0; i < layers; i++) {
      // Every disc touches the one before it from the inside, at the lit edge.
      float shift = radius * 0.07f * i;
      int color = Palette.mix(0xFF142E72, 0xFF5EA4F2, i / (layers - 1f));
      canvas.fillCircle(x - shift * 0.7f, y + shift * 0.7f, radius - shift * 0.99f, color);
    }
    float light = radius * 0.4f;
    canvas.glow(x - light, y + light, radius * 0.42f, Palette.fade(Palette.WHITE, 0.45f));
  }

  /**
   * Draws a range of hills that ends at the lower edge of the surface.
   *
   * @param base height of its lowest feet
   * @param rise how far its tops rise above them
   * @param range tells ranges apart
   */
  void hills(Canvas canvas, float base, float rise, int range, int color) {
    for (int i = 0; i < HILLS; i++) {
      heights[i] = base + rise * hill(range, i);
    }
    silhouette.fill(canvas, -worldWidth, 3 * worldWidth / (HILLS - 1), heights, 0, color);
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
