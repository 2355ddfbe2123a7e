package org.ludus.render.scene;

/**
 * A part of a scene.
 *
 * @param x its left edge
 * @param y its lower edge
 * @param width its width
 * @param height its height
 */
record Area(float x, float y, float width, float height) {

  /** Returns the right edge. */
  float right() {
    return x + width;
  }

  /** Returns the upper edge. */
  float top() {
    return y + height;
  }

  /** Returns the left part of it. */
  Area left(float part) {
    return new Area(x, y, width * part, height);
  }

  /** Returns what is to the right of that part, and of a gap after it. */
  Area rightOf(float part, float gap) {
    return new Area(x + width * part + gap, y, width * (1 - part) - gap, height);
  }
}
