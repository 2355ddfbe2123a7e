package org.ludus.render.scene;

import org.ludus.render.Canvas;

/** Fills the area under a chain of straight slopes, without seams between them at any scale. */
final class Silhouette {

  private static final float DEPTH = 60;

  private final float[] corners = new float[10];

  /**
   * Fills from the chain down to below every surface's edge, and sideways beyond its ends at their
   * heights.
   *
   * @param x where the chain starts
   * @param step distance between its points
   * @param heights heights of its points
   * @param below how far beneath the chain to stay
   */
  void fill(Canvas canvas, float x, float step, float[] heights, float below, int color) {
    float low = heights[0];
    for (float height : heights) {
      low = Math.min(low, height);
    }
    int last = heights.length - 1;
    // Whatever is common to all slopes is one rectangle, far cheaper than many tall polygons.
    float ground = low - below;
    canvas.fillRectangle(x - DEPTH, -DEPTH, last * step + 2 * DEPTH, DEPTH + ground, color);
    float foot = ground - step / 4;
    canvas.fillRectangle(x - DEPTH, foot, DEPTH, heights[0] - below - foot, color);
    for (int i = 0; i < last; i++) {
      float rise = heights[i + 1] - heights[i];
      float riseAfter = i + 1 < last ? heights[i + 2] - heights[i + 1] : 0;
      float left = x + i * step;
      float top = heights[i] - below;
      set(0, left, foot);
      set(2, left, top);
      set(4, left + step, top + rise);
      // Reaches into the next slope, but never above it.
      set(6, left + step * 1.25f, top + rise + Math.min(rise, riseAfter) * 0.25f);
      set(8, left + step * 1.25f, foot);
      canvas.fillPolygon(corners, 10, color);
    }
    canvas.fillRectangle(x + last * step, foot, DEPTH, heights[last] - below - foot, color);
  }

  private void set(int index, float x, float y) {
    corners[index] = x;
    corners[index + 1] = y;
  }
}
