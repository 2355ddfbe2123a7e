package org.ludus.render;

/**
 * A surface to draw a scene on, in world units with y up. The scene fills the surface as far as its
 * proportions allow, centred. Colours are {@code 0xAARRGGBB}, not premultiplied; shapes are
 * antialiased and drawn over what is there in the order of the calls.
 */
public interface Canvas {

  /**
   * Starts a picture of a world and fills the whole surface, its margins included, with a vertical
   * gradient.
   *
   * @param worldWidth width of the visible world, in world units
   * @param worldHeight height of the visible world, in world units
   * @param topColor opaque colour at the world's upper edge
   * @param bottomColor opaque colour at its lower edge
   */
  void begin(float worldWidth, float worldHeight, int topColor, int bottomColor);

  /**
   * Returns how many pixels long a unit of the world is, since the last {@link #begin}: what comes
   * to a small part of one need not be drawn. Infinite, unless a canvas knows better: there, every
   * detail counts.
   */
  default float pixelsPerUnit() {
    return Float.POSITIVE_INFINITY;
  }

  /** Fills an axis-parallel rectangle given by its lower left corner and its size. */
  void fillRectangle(float x, float y, float width, float height, int color);

  /**
   * Fills a convex polygon.
   *
   * @param vertices x and y of each corner in turn, either way round
   * @param count numbers of {@code vertices} to use, twice the number of corners
   */
  void fillPolygon(float[] vertices, int count, int color);

  /** Fills a circle. */
  void fillCircle(float x, float y, float radius, int color);

  /** Draws a straight line of that width, with butt ends. */
  void line(float x1, float y1, float x2, float y2, float width, int color);

  /**
   * Draws light that is brightest in the middle and fades smoothly to nothing at its radius.
   *
   * <p>As it stands here it is made of circles; a canvas that knows gradients does better.
   *
   * @param color colour in the middle, its alpha included
   */
  default void glow(float x, float y, float radius, int color) {
    int layers = 16;
    int alpha = Math.max(1, (color >>> 24) * 3 / (2 * layers));
    int layer = (alpha << 24) | (color & 0xFFFFFF);
    for (int i = layers; i >= 1; i--) {
      float part = i / (float) layers;
      fillCircle(x, y, radius * part * (0.4f + 0.6f * part), layer);
    }
  }
}
