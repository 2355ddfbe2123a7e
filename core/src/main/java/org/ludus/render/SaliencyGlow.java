package org.ludus.render;

/**
 * Lays a {@link SaliencyMap} of a whole scene over its picture: a light that goes smoothly from one
 * part to the next. Each weight holds in the middle of its part, and changes evenly from there to
 * the middles around it.
 */
final class SaliencyGlow {

  /** Less than this cannot be seen. */
  private static final float FAINTEST = 0.06f;

  /** The weights along one row of pixels, above the middles of the map's columns. */
  private float[] row = new float[0];

  /** Draws a map over the world's place on a surface. */
  void draw(RasterCanvas canvas, float worldWidth, float worldHeight, SaliencyMap map) {
    if (row.length != map.columns()) {
      row = new float[map.columns()];
    }
    float left = canvas.pixelX(0);
    float top = canvas.pixelY(worldHeight);
    float width = canvas.pixelX(worldWidth) - left;
    float height = canvas.pixelY(0) - top;
    int firstX = Math.max(0, Math.round(left));
    int endX = Math.min(canvas.width(), Math.round(left + width));
    int firstY = Math.max(0, Math.round(top));
    int endY = Math.min(canvas.height(), Math.round(top + height));
    float perPixel = map.columns() / width;
    for (int y = firstY; y < endY; y++) {
      float greatest = mixRows(map, (y + 0.5f - top) / height * map.rows() - 0.5f);
      if (greatest < FAINTEST) {
        continue;
      }
      for (int x = firstX; x < endX; x++) {
        float weight = weight((x + 0.5f - left) * perPixel - 0.5f);
        if (weight >= FAINTEST) {
          blend(canvas.pixels(), y * canvas.width() + x, map.color(), weight);
        }
      }
    }
  }

  /** Sets the weights along a row of pixels; returns the greatest of them. */
  private float mixRows(SaliencyMap map, float at) {
    int above = Math.max(0, Math.min(map.rows() - 1, (int) at));
    int below = Math.min(map.rows() - 1, above + 1);
    float part = Math.max(0, at - above);
    float greatest = 0;
    for (int column = 0; column < row.length; column++) {
      float first = map.weights()[above * row.length + column];
      float second = map.weights()[below * row.length + column];
      row[column] = first + (second - first) * part;
      greatest = Math.max(greatest, row[column]);
    }
    return greatest;
  }

  private float weight(float at) {
    int left = Math.max(0, (int) at);
    int right = Math.min(row.length - 1, left + 1);
    float part = Math.max(0, at - left);
    return row[left] + (row[right] - row[left]) * part;
  }

  private static void blend(int[] pixels, int index, int color, float weight) {
    int alpha = (int) ((color >>> 24) * SaliencyMap.opacity(weight) + 0.5f);
    int below = pixels[index];
    // Red and blue are far enough apart to be mixed at once.
    int redBlue = mix(below & 0xFF00FF, color & 0xFF00FF, alpha) & 0xFF00FF;
    int green = mix(below & 0xFF00, color & 0xFF00, alpha) & 0xFF00;
    pixels[index] = 0xFF000000 | redBlue | green;
  }

  private static int mix(int first, int second, int alpha) {
    return (first * (256 - alpha) + second * alpha) >>> 8;
  }
}
