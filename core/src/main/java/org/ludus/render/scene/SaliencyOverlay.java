package org.ludus.render.scene;

import org.ludus.render.Canvas;
import org.ludus.render.Insight;
import org.ludus.render.Palette;
import org.ludus.render.SaliencyMap;

/** Draws over the cells of a board how much an agent's choice hangs on each: the more, the more. */
final class SaliencyOverlay {

  /** Less than this would only make the board look dirty. */
  private static final float FAINTEST = 0.02f;

  private SaliencyOverlay() {}

  /**
   * Lets the cells glow, if the map is one of the board's cells.
   *
   * @param left x of the board's left edge, in world units
   * @param bottom y of its lower edge
   * @param cell side of a cell
   */
  static void draw(Canvas canvas, Insight insight, float left, float bottom, float cell) {
    insight
        .saliency()
        .filter(map -> !map.ofScene())
        .ifPresent(map -> draw(canvas, map, left, bottom, cell));
  }

  private static void draw(Canvas canvas, SaliencyMap map, float left, float bottom, float cell) {
    float opacity = (map.color() >>> 24) / 255f;
    float gap = cell * 0.03f;
    for (int row = 0; row < map.rows(); row++) {
      for (int column = 0; column < map.columns(); column++) {
        float share = SaliencyMap.opacity(map.weights()[row * map.columns() + column]);
        if (share >= FAINTEST) {
          canvas.fillRectangle(
              left + column * cell + gap,
              bottom + (map.rows() - 1 - row) * cell + gap,
              cell - 2 * gap,
              cell - 2 * gap,
              Palette.fade(map.color(), opacity * share));
        }
      }
    }
  }
}
