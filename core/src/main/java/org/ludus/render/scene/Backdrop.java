package org.ludus.render.scene;

import java.util.List;
import java.util.stream.IntStream;
import org.ludus.render.Canvas;
import org.ludus.render.Palette;

/**
 * The sky behind every scene, with stars by night and clouds by day, a planet and two ranges of
 * hills. It is the same in every picture of a world, and reaches beyond the world's edges for
 * surfaces of other proportions. In pictures so small that agents look at them rather than people
 * the sky is empty: there it takes longer to draw than all the rest.
 */
final class Backdrop {

  private static final int STARS = 180;
  private static final int GALAXY_PATCHES = 12;
  private static final int GALAXY_STARS = 220;
  private static final int CLOUDS = 9;
  private static final int PUFFS = 4;
  private static final int HILLS = 60;

  /** Pixels across the world below which the sky is empty. */
  private static final float SMALL = 100;

  private final Palette palette;
  private final float worldWidth;
  private final float worldHeight;
  private final long seed;
  private final List<Star> stars;
  private final Silhouette silhouette = new Silhouette();
  private final float[] heights = new float[HILLS];

  /**
   * Makes the sky of a world.
   *
   * @param seed chooses the stars, the clouds and the hills
   */
  Backdrop(Palette palette, float worldWidth, float worldHeight, long seed) {
    this.palette = palette;
    this.worldWidth = worldWidth;
    this.worldHeight = worldHeight;
    this.seed = seed;
    stars = IntStream.range(0, STARS).mapToObj(this::star).toList();
  }

  /** Starts the picture with the sky and the stars, or the clouds, in it. */
  void sky(Canvas canvas) {
    canvas.begin(worldWidth, worldHeight, palette.skyTop(), palette.skyBottom());
    if (isSmall(canvas)) {
      return;
    }
    if (palette.night()) {
      drawStars(canvas);
    } else {
      drawClouds(canvas);
    }
  }

  /** Returns whether a picture is so small that only agents look at it. */
  boolean isSmall(Canvas canvas) {
    return canvas.pixelsPerUnit() * worldWidth < SMALL;
  }

  private void drawStars(Canvas canvas) {
    drawGalaxy(canvas);
    for (Star star : stars) {
      if (star.halo() != 0) {
        canvas.glow(star.x(), star.y(), star.radius() * 6, star.halo());
      }
      canvas.fillCircle(star.x(), star.y(), star.radius(), star.color());
    }
  }

  /** Draws a band of faint light across the sky, and in it stars too many to be seen one by one. */
  private void drawGalaxy(Canvas canvas) {
    for (int i = 0; i < GALAXY_PATCHES; i++) {
      float part = (i + 0.5f) / GALAXY_PATCHES;
      canvas.glow(
          (2 * part - 0.5f) * worldWidth,
          galaxyY(part),
          worldHeight * (0.16f + 0.06f * Noise.at(i, seed + 1)),
          Palette.fade(palette.haze(), 0.1f));
    }
    for (int i = 0; i < GALAXY_STARS; i++) {
      float part = Noise.at(i, seed + 2);
      // The mean of two numbers lies rather in the middle than at the edges.
      float across = (Noise.at(i, seed + 3) + Noise.at(i, seed + 4) - 1) * 0.2f;
      canvas.fillCircle(
          (2 * part - 0.5f) * worldWidth,
          galaxyY(part) + across * worldHeight,
          worldHeight / 900,
          Palette.fade(palette.star(), 0.15f + 0.35f * Noise.at(i, seed + 5)));
    }
  }

  private float galaxyY(float part) {
    return (0.5f + 0.55f * part) * worldHeight;
  }

  /** Draws thin clouds, each a row of soft puffs, the lower the fainter. */
  private void drawClouds(Canvas canvas) {
    for (int i = 0; i < CLOUDS; i++) {
      float height = (i + Noise.at(3 * i, seed)) / CLOUDS;
      float x = (Noise.at(3 * i + 1, seed) * 1.4f - 0.2f) * worldWidth;
      float y = (0.5f + 0.55f * height) * worldHeight;
      float size = worldHeight * (0.04f + 0.05f * Noise.at(3 * i + 2, seed)) * (0.6f + height);
      int color = Palette.fade(palette.star(), 0.3f + 0.4f * height);
      for (int puff = -PUFFS; puff <= PUFFS; puff++) {
        float part = 1 - Math.abs(puff) / (PUFFS + 1f);
        float up = size * 0.5f * part * Noise.at(100 + 10 * i + puff, seed);
        canvas.glow(x + puff * size * 0.55f, y + up, size * (0.5f + 0.7f * part), color);
      }
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
        Palette.fade(palette.star(), brightness),
        size > 0.93f ? Palette.fade(palette.blueLight(), 0.5f * brightness) : 0);
  }

  /** A star; a halo of colour 0 is none. */
  private record Star(float x, float y, float radius, int color, int halo) {}

  /** Draws a planet lit from the upper left, with the haze around it. */
  void planet(Canvas canvas, float x, float y, float radius) {
    if (isSmall(canvas)) {
      return;
    }
    canvas.glow(x, y, radius * 2.1f, Palette.fade(palette.haze(), 0.5f));
    int layers = 10;
    for (int i = 0; i < layers; i++) {
      // Every disc touches the one before it from the inside, at the lit edge.
      float shift = radius * 0.07f * i;
      int color = Palette.mix(palette.planetShade(), palette.planetLit(), i / (layers - 1f));
      canvas.fillCircle(x - shift * 0.7f, y + shift * 0.7f, radius - shift * 0.99f, color);
    }
    float light = radius * 0.4f;
    canvas.glow(x - light, y + light, radius * 0.42f, Palette.fade(palette.white(), 0.45f));
  }

  /**
   * Draws a range of hills that ends at the lower edge of the surface, its crest in the light.
   *
   * @param base height of its lowest feet
   * @param rise how far its tops rise above them
   * @param range tells ranges apart
   */
  void hills(Canvas canvas, float base, float rise, int range, int color) {
    if (isSmall(canvas)) {
      return;
    }
    for (int i = 0; i < HILLS; i++) {
      heights[i] = base + rise * hill(range, i);
    }
    float step = 3 * worldWidth / (HILLS - 1);
    int lit = Palette.mix(color, palette.skyBottom(), 0.4f);
    silhouette.fill(canvas, -worldWidth, step, heights, 0, lit);
    silhouette.fill(canvas, -worldWidth, step, heights, worldHeight * 0.006f, color);
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
