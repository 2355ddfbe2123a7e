package org.ludus.render.scene;

import org.ludus.render.Canvas;
import org.ludus.render.Palette;
import org.ludus.render.Shapes;

/**
 * The court that breakout is played in: a bolted frame, a tube of light, and what is in between.
 */
final class BreakoutCourt {

  /** Width of the frame, in cells. */
  private static final float FRAME = 0.34f;

  private final Palette palette;
  private final Shapes shapes;
  private final int floor;

  BreakoutCourt(Palette palette, Shapes shapes) {
    this.palette = palette;
    this.shapes = shapes;
    floor = palette.night() ? palette.hole() : palette.tileLight();
  }

  /** Draws the court: plainly, where the picture is small. */
  void draw(Canvas canvas) {
    float left = ArcadeBoard.LEFT;
    float bottom = ArcadeBoard.BOTTOM;
    float cells = ArcadeBoard.CELLS;
    if (ArcadeBoard.isPlain(canvas)) {
      fill(canvas, FRAME, palette.frameEdge());
      fill(canvas, 0, floor);
      return;
    }
    for (int i = 3; i >= 1; i--) {
      round(canvas, FRAME + 0.12f * i, Palette.fade(palette.skyTop(), 0.2f));
    }
    round(canvas, FRAME + 0.05f, palette.ink());
    round(canvas, FRAME, palette.metalDark());
    round(canvas, FRAME - 0.05f, palette.frameEdge());
    round(canvas, FRAME - 0.12f, palette.frame());
    // A tube of light runs around the court.
    for (int i = 3; i >= 1; i--) {
      round(canvas, 0.05f + 0.035f * i, Palette.fade(palette.blue(), 0.22f));
    }
    fill(canvas, 0.05f, palette.blueLight());
    fill(canvas, 0, floor);
    for (int column = 0; column < cells; column += 2) {
      canvas.fillRectangle(left + column, bottom, 1, cells, Palette.fade(palette.tile(), 0.22f));
    }
    canvas.glow(left + 5, bottom + 8.2f, 5, Palette.fade(palette.haze(), 0.12f));
    drawBarrier(canvas);
    for (int side = -1; side <= 1; side += 2) {
      for (int i = 0; i < 5; i++) {
        float x = left + 5 + side * (5 + FRAME / 2 + 0.02f);
        drawBolt(canvas, x, bottom + 0.5f + i * 2.25f);
      }
    }
  }

  /** Draws the light at the lower edge that a lost ball falls into. */
  private void drawBarrier(Canvas canvas) {
    for (int i = 14; i >= 1; i--) {
      canvas.fillRectangle(
          ArcadeBoard.LEFT,
          ArcadeBoard.BOTTOM,
          ArcadeBoard.CELLS,
          0.006f * i * i,
          Palette.fade(palette.orange(), 0.025f));
    }
    canvas.fillRectangle(
        ArcadeBoard.LEFT, ArcadeBoard.BOTTOM - 0.05f, ArcadeBoard.CELLS, 0.09f, palette.orange());
  }

  private void drawBolt(Canvas canvas, float x, float y) {
    canvas.fillCircle(x, y, 0.05f, palette.ink());
    canvas.fillCircle(x - 0.008f, y + 0.012f, 0.035f, palette.metal());
  }

  /** Fills the court and so much around it. */
  private static void fill(Canvas canvas, float around, int color) {
    canvas.fillRectangle(
        ArcadeBoard.LEFT - around,
        ArcadeBoard.BOTTOM - around,
        ArcadeBoard.CELLS + 2 * around,
        ArcadeBoard.CELLS + 2 * around,
        color);
  }

  /** Fills the court and so much around it, with round corners. */
  private void round(Canvas canvas, float around, int color) {
    shapes.roundedRectangle(
        canvas,
        ArcadeBoard.LEFT - around,
        ArcadeBoard.BOTTOM - around,
        ArcadeBoard.CELLS + 2 * around,
        ArcadeBoard.CELLS + 2 * around,
        around + 0.05f,
        color);
  }
}
