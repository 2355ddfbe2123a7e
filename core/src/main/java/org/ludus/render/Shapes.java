package org.ludus.render;

/**
 * Shapes put together from what a {@link Canvas} can do. Confine an instance to one thread; it
 * keeps nothing between calls but the room for corners.
 */
public final class Shapes {

  /** What comes to a smaller part of a pixel cannot be made out. */
  private static final float VISIBLE = 0.4f;

  private static final int CIRCLE_CORNERS = 48;

  /** Pixels of radius below which a third of these corners is round enough. */
  private static final float SMALL = 2;

  private static final int CORNER_STEPS = 7;
  private static final float[] UNIT_CIRCLE = unitCircle();

  private final float[] corners = new float[2 * CIRCLE_CORNERS];

  /** Makes room for corners. */
  public Shapes() {}

  /**
   * Returns whether a detail can be made out in a picture: in a small one the least of them cost
   * time and change next to nothing.
   *
   * @param size its smaller side, or its radius, in world units
   */
  public static boolean shows(Canvas canvas, float size) {
    return size * canvas.pixelsPerUnit() >= VISIBLE;
  }

  /** Fills a rectangle, given by its lower left corner and its size, with round corners. */
  public void roundedRectangle(
      Canvas canvas, float x, float y, float width, float height, float radius, int color) {
    float r = Math.min(radius, Math.min(width, height) / 2);
    int quarter = CIRCLE_CORNERS / 4;
    int count = 0;
    for (int corner = 0; corner < 4; corner++) {
      float centreX = corner == 0 || corner == 3 ? x + width - r : x + r;
      float centreY = corner < 2 ? y + height - r : y + r;
      for (int i = 0; i < CORNER_STEPS; i++) {
        int angle = corner * quarter + i * quarter / (CORNER_STEPS - 1);
        corners[count++] = centreX + r * cos(angle);
        corners[count++] = centreY + r * sin(angle);
      }
    }
    canvas.fillPolygon(corners, count, color);
  }

  /** Fills an ellipse with axes parallel to the world's. */
  public void ellipse(Canvas canvas, float x, float y, float radiusX, float radiusY, int color) {
    boolean small = Math.max(radiusX, radiusY) * canvas.pixelsPerUnit() < SMALL;
    int count = 0;
    for (int i = 0; i < CIRCLE_CORNERS; i += small ? 3 : 1) {
      corners[count++] = x + radiusX * cos(i);
      corners[count++] = y + radiusY * sin(i);
    }
    canvas.fillPolygon(corners, count, color);
  }

  /**
   * Draws a ring. Its pieces overlap a little so that no seams show; translucent colours get faint
   * spokes from that.
   *
   * @param radius distance from the centre to the middle of the band
   */
  public void ring(Canvas canvas, float x, float y, float radius, float width, int color) {
    arc(canvas, x, y, radius, width, 0, CIRCLE_CORNERS, color);
  }

  /**
   * Draws a part of a ring, anticlockwise.
   *
   * @param from where it starts, in 48ths of a turn from the right
   * @param steps how far it goes, in 48ths of a turn
   */
  public void arc(
      Canvas canvas, float x, float y, float radius, float width, int from, int steps, int color) {
    float inner = radius - width / 2;
    float outer = radius + width / 2;
    for (int i = from; i < from + steps; i += 2) {
      int end = Math.min(i + 3, from + steps);
      int count = 0;
      for (int angle = i; angle <= end; angle++) {
        corners[count++] = x + outer * cos(angle);
        corners[count++] = y + outer * sin(angle);
      }
      // The inside of a band is hollow, but hardly so over three steps: its chord will do.
      corners[count++] = x + inner * cos(end);
      corners[count++] = y + inner * sin(end);
      corners[count++] = x + inner * cos(i);
      corners[count++] = y + inner * sin(i);
      canvas.fillPolygon(corners, count, color);
    }
  }

  /**
   * Fills a regular polygon, one of its corners up.
   *
   * @param radius distance of the corners from the centre
   * @param count number of corners, at most 48
   */
  public void regular(Canvas canvas, float x, float y, float radius, int count, int color) {
    for (int i = 0; i < count; i++) {
      polar(2 * i, x, y, radius, Math.PI / 2 + 2 * Math.PI * i / count);
    }
    canvas.fillPolygon(corners, 2 * count, color);
  }

  /**
   * Fills a star with five points, one of them up, in an opaque colour.
   *
   * @param radius distance of the points from the centre
   */
  public void star(Canvas canvas, float x, float y, float radius, int color) {
    float inner = radius * 0.5f;
    double step = Math.PI / 5;
    for (int i = 0; i < 5; i++) {
      double tip = Math.PI / 2 + 2 * i * step;
      corners[0] = x;
      corners[1] = y;
      polar(2, x, y, inner, tip - step);
      polar(4, x, y, radius, tip);
      polar(6, x, y, inner, tip + step);
      canvas.fillPolygon(corners, 8, color);
    }
    for (int i = 0; i < 5; i++) {
      polar(2 * i, x, y, inner, Math.PI / 2 + (2 * i + 1) * step);
    }
    // Covers the seams where the points meet.
    canvas.fillPolygon(corners, 10, color);
  }

  /** Draws a line with round ends in an opaque colour. */
  public void capsule(
      Canvas canvas, float x1, float y1, float x2, float y2, float width, int color) {
    canvas.line(x1, y1, x2, y2, width, color);
    canvas.fillCircle(x1, y1, width / 2, color);
    canvas.fillCircle(x2, y2, width / 2, color);
  }

  /**
   * Fills an arrowhead along an axis.
   *
   * @param size how far it points
   * @param dx 1 if it points to the right, -1 to the left, 0 neither
   * @param dy 1 if it points up, -1 down, 0 neither
   */
  public void arrowhead(Canvas canvas, float x, float y, float size, int dx, int dy, int color) {
    corners[0] = x + dx * size;
    corners[1] = y + dy * size;
    corners[2] = x - dx * size * 0.7f - dy * size * 1.3f;
    corners[3] = y - dy * size * 0.7f + dx * size * 1.3f;
    corners[4] = x - dx * size * 0.7f + dy * size * 1.3f;
    corners[5] = y - dy * size * 0.7f - dx * size * 1.3f;
    canvas.fillPolygon(corners, 6, color);
  }

  /**
   * Fills a convex polygon given in a body's own coordinates.
   *
   * @param outline x and y of each corner in turn, at most 48 corners
   */
  public void placed(Canvas canvas, float[] outline, Frame frame, int color) {
    for (int i = 0; i < outline.length; i += 2) {
      corners[i] = frame.x(outline[i], outline[i + 1]);
      corners[i + 1] = frame.y(outline[i], outline[i + 1]);
    }
    canvas.fillPolygon(corners, outline.length, color);
  }

  /**
   * Where a body is, to draw its parts with.
   *
   * @param originX x of its origin
   * @param originY y of its origin
   * @param cos cosine of its rotation
   * @param sin sine of its rotation
   */
  public record Frame(float originX, float originY, float cos, float sin) {

    /** Makes the frame of a body turned anticlockwise by {@code angle}, in rad. */
    public static Frame of(float x, float y, double angle) {
      return new Frame(x, y, (float) StrictMath.cos(angle), (float) StrictMath.sin(angle));
    }

    /** Returns the world's x of a point of the body. */
    public float x(float localX, float localY) {
      return originX + cos * localX - sin * localY;
    }

    /** Returns the world's y of a point of the body. */
    public float y(float localX, float localY) {
      return originY + sin * localX + cos * localY;
    }
  }

  private void polar(int index, float x, float y, float radius, double angle) {
    corners[index] = x + radius * (float) StrictMath.cos(angle);
    corners[index + 1] = y + radius * (float) StrictMath.sin(angle);
  }

  private static float cos(int step) {
    return UNIT_CIRCLE[2 * (step % CIRCLE_CORNERS)];
  }

  private static float sin(int step) {
    return UNIT_CIRCLE[2 * (step % CIRCLE_CORNERS) + 1];
  }

  private static float[] unitCircle() {
    float[] circle = new float[2 * CIRCLE_CORNERS];
    for (int i = 0; i < CIRCLE_CORNERS; i++) {
      double angle = 2 * Math.PI * i / CIRCLE_CORNERS;
      circle[2 * i] = (float) StrictMath.cos(angle);
      circle[2 * i + 1] = (float) StrictMath.sin(angle);
    }
    return circle;
  }
}
