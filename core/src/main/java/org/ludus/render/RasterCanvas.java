package org.ludus.render;

import java.util.Arrays;

/**
 * A canvas in main memory: no display, no native code, and the same bits on every machine.
 *
 * <p>Every shape is a convex polygon whose edges are added up as signed areas, so a pixel's colour
 * is weighted with the exact part of it that the polygon covers. Circles are polygons that stay
 * within a fifteenth of a pixel of the curve. Only IEEE arithmetic is used, and nothing is
 * allocated after construction.
 *
 * <p>An instance is confined to one thread.
 */
public final class RasterCanvas implements Canvas {

  private static final int FINEST_CIRCLE = 256;
  private static final int COARSEST_CIRCLE = 8;
  private static final float CIRCLE_ERROR = 1 / 15f;
  private static final float[] UNIT_CIRCLE = unitCircle();

  private final int width;
  private final int height;
  private final int[] pixels;
  private final CoverageRaster coverage;
  private final float[] vertices = new float[8];

  /** Pixels above and below the world that belong to its surroundings. */
  private final float margin;

  /** Whether worlds fill the surface whatever their proportions. */
  private final boolean stretched;

  /** How many pixels a unit is long across the surface. */
  private float scaleX = 1;

  /** How many pixels a unit is long up the surface; the same, unless the world is stretched. */
  private float scaleY = 1;

  private float left;
  private float bottom;

  /**
   * Makes a black surface.
   *
   * @param width its width, in pixels; at least 1
   * @param height its height, in pixels; at least 1
   * @throws IllegalArgumentException if a size is not positive
   */
  public RasterCanvas(int width, int height) {
    this(width, height, 0);
  }

  /**
   * Makes a black surface on which worlds keep away from the upper and the lower edge, where
   * something else will be laid over them; what surrounds them goes on to the edge.
   *
   * @param width its width, in pixels; at least 1
   * @param height its height, in pixels; at least 1
   * @param margin how far worlds keep away from both edges, in pixels
   * @throws IllegalArgumentException if a size is not positive, or nothing is left of it
   */
  public RasterCanvas(int width, int height, float margin) {
    this(width, height, margin, false);
  }

  /**
   * Makes a black surface that every world fills to all edges, stretched to its proportions:
   * circles become ellipses.
   *
   * @param width its width, in pixels; at least 1
   * @param height its height, in pixels; at least 1
   * @throws IllegalArgumentException if a size is not positive
   */
  public static RasterCanvas stretched(int width, int height) {
    return new RasterCanvas(width, height, 0, true);
  }

  private RasterCanvas(int width, int height, float margin, boolean stretched) {
    if (!(margin >= 0 && 2 * margin < height)) {
      throw new IllegalArgumentException("a margin of " + margin + " leaves no room");
    }
    if (width < 1 || height < 1) {
      throw new IllegalArgumentException(
          "a surface of " + width + "x" + height + " pixels has nothing to draw on");
    }
    this.width = width;
    this.height = height;
    this.margin = margin;
    this.stretched = stretched;
    pixels = new int[Math.multiplyExact(width, height)];
    coverage = new CoverageRaster(pixels, width, height);
    Arrays.fill(pixels, 0xFF000000);
    bottom = height;
  }

  /** Returns the width of the surface, in pixels. */
  public int width() {
    return width;
  }

  /** Returns the height of the surface, in pixels. */
  public int height() {
    return height;
  }

  /** Returns how far worlds keep away from the upper and the lower edge, in pixels. */
  public float margin() {
    return margin;
  }

  /**
   * Returns the surface itself, not a copy: row by row from the top left, each pixel an opaque
   * {@code 0xFFRRGGBB}. Drawing goes on changing it.
   */
  public int[] pixels() {
    return pixels;
  }

  /**
   * Goes on with an earlier picture of the same world: puts its pixels back and leaves the place of
   * the world on the surface as the last {@link #begin} has set it.
   *
   * @param picture a copy of {@link #pixels} as they were then
   */
  public void continueFrom(int[] picture) {
    System.arraycopy(picture, 0, pixels, 0, pixels.length);
  }

  @Override
  public void begin(float worldWidth, float worldHeight, int topColor, int bottomColor) {
    scaleX = width / worldWidth;
    scaleY = (height - 2 * margin) / worldHeight;
    if (!stretched) {
      scaleX = Math.min(scaleX, scaleY);
      scaleY = scaleX;
    }
    left = (width - worldWidth * scaleX) / 2;
    float top = (height - worldHeight * scaleY) / 2;
    bottom = height - top;
    for (int y = 0; y < height; y++) {
      float depth = (y + 0.5f - top) / (bottom - top);
      int color = Palette.mix(topColor, bottomColor, depth) | 0xFF000000;
      Arrays.fill(pixels, y * width, (y + 1) * width, color);
    }
  }

  /** {@inheritDoc} Of a stretched world it is the length along the shorter side. */
  @Override
  public float pixelsPerUnit() {
    return Math.min(scaleX, scaleY);
  }

  @Override
  public void fillRectangle(
      float x, float y, float rectangleWidth, float rectangleHeight, int color) {
    float x1 = pixelX(x);
    float x2 = pixelX(x + rectangleWidth);
    float y1 = pixelY(y);
    float y2 = pixelY(y + rectangleHeight);
    coverage.edge(x1, y1, x1, y2);
    coverage.edge(x2, y2, x2, y1);
    coverage.paint(color);
  }

  @Override
  public void fillPolygon(float[] corners, int count, int color) {
    if (isBeside(corners, count)) {
      return;
    }
    float previousX = pixelX(corners[count - 2]);
    float previousY = pixelY(corners[count - 1]);
    for (int i = 0; i < count; i += 2) {
      float x = pixelX(corners[i]);
      float y = pixelY(corners[i + 1]);
      coverage.edge(previousX, previousY, x, y);
      previousX = x;
      previousY = y;
    }
    coverage.paint(color);
  }

  @Override
  public void fillCircle(float x, float y, float radius, int color) {
    float radiusX = radius * scaleX;
    float radiusY = radius * scaleY;
    float centreX = pixelX(x);
    float centreY = pixelY(y);
    if (centreX + radiusX < 0
        || centreX - radiusX > width
        || centreY + radiusY < 0
        || centreY - radiusY > height) {
      return;
    }
    int stride = FINEST_CIRCLE / corners(Math.max(radiusX, radiusY));
    float previousX = centreX + radiusX;
    float previousY = centreY;
    for (int i = FINEST_CIRCLE - stride; i >= 0; i -= stride) {
      float cornerX = centreX + radiusX * UNIT_CIRCLE[2 * i];
      float cornerY = centreY + radiusY * UNIT_CIRCLE[2 * i + 1];
      coverage.edge(previousX, previousY, cornerX, cornerY);
      previousX = cornerX;
      previousY = cornerY;
    }
    coverage.paint(color);
  }

  @Override
  public void line(float x1, float y1, float x2, float y2, float lineWidth, int color) {
    float dx = x2 - x1;
    float dy = y2 - y1;
    float length = (float) StrictMath.sqrt(dx * dx + dy * dy);
    if (length == 0) {
      return;
    }
    float acrossX = -dy / length * lineWidth / 2;
    float acrossY = dx / length * lineWidth / 2;
    vertices[0] = x1 + acrossX;
    vertices[1] = y1 + acrossY;
    vertices[2] = x2 + acrossX;
    vertices[3] = y2 + acrossY;
    vertices[4] = x2 - acrossX;
    vertices[5] = y2 - acrossY;
    vertices[6] = x1 - acrossX;
    vertices[7] = y1 - acrossY;
    fillPolygon(vertices, 8, color);
  }

  @Override
  public void glow(float x, float y, float radius, int color) {
    coverage.glow(pixelX(x), pixelY(y), radius * scaleX, radius * scaleY, color);
  }

  /** Returns whether a polygon lies wholly to the left or to the right of the surface. */
  private boolean isBeside(float[] corners, int count) {
    float minimum = corners[0];
    float maximum = corners[0];
    for (int i = 2; i < count; i += 2) {
      float x = corners[i];
      minimum = x < minimum ? x : minimum;
      maximum = x > maximum ? x : maximum;
    }
    return pixelX(maximum) <= 0 || pixelX(minimum) >= width;
  }

  /** Returns where an x of the world is on the surface, in pixels from the left. */
  float pixelX(float x) {
    return left + x * scaleX;
  }

  /** Returns where a y of the world is on the surface, in pixels from the top. */
  float pixelY(float y) {
    return bottom - y * scaleY;
  }

  /** Returns how many corners keep a circle of that radius, in pixels, round. */
  private static int corners(float radius) {
    int corners = COARSEST_CIRCLE;
    // The chord's distance from the arc is about radius * (pi / corners)^2 / 2.
    float needed = radius * 4.935f / CIRCLE_ERROR;
    while (corners < FINEST_CIRCLE && corners * corners < needed) {
      corners *= 2;
    }
    return corners;
  }

  private static float[] unitCircle() {
    float[] circle = new float[2 * FINEST_CIRCLE];
    for (int i = 0; i < FINEST_CIRCLE; i++) {
      double angle = 2 * Math.PI * i / FINEST_CIRCLE;
      circle[2 * i] = (float) StrictMath.cos(angle);
      circle[2 * i + 1] = (float) StrictMath.sin(angle);
    }
    return circle;
  }
}
