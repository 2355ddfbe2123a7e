package org.ludus.render.scene;

import org.ludus.render.Canvas;
import org.ludus.render.Palette;
import org.ludus.render.Shapes;

/** What stands on the tiles of a board. Positions are the middle of a cell of size {@code cell}. */
final class GridFigures {

  private static final int HOLE = 0xFF0B1030;

  private final Shapes shapes;

  GridFigures(Shapes shapes) {
    this.shapes = shapes;
  }

  /** How the agent looks. */
  enum Mood {
    /** On its way. */
    CALM,
    /** Having run into something. */
    STARTLED,
    /** At the goal. */
    HAPPY
  }

  /** Draws the mark of the cell the episode began in. */
  void start(Canvas canvas, float x, float y, float cell) {
    shapes.ring(canvas, x, y, cell * 0.3f, cell * 0.045f, 0xFF5C6DB8);
    canvas.fillCircle(x, y, cell * 0.07f, 0xFF5C6DB8);
  }

  /** Draws the goal: a golden star in its own light. */
  void goal(Canvas canvas, float x, float y, float cell, boolean reached) {
    canvas.glow(
        x, y, cell * (reached ? 1.1f : 0.62f), Palette.fade(Palette.GOLD, reached ? 0.75f : 0.5f));
    if (reached) {
      shapes.ring(canvas, x, y, cell * 0.5f, cell * 0.05f, Palette.GOLD);
    }
    float radius = cell * (reached ? 0.46f : 0.38f);
    shapes.star(canvas, x, y - cell * 0.045f, radius, Palette.GOLD_SHADE);
    shapes.star(canvas, x, y, radius, Palette.GOLD);
    shapes.star(canvas, x, y + cell * 0.015f, radius * 0.55f, 0xFFFFE9B8);
  }

  /** Draws a door one can step into: a ring around a deep hole. */
  void entrance(Canvas canvas, float x, float y, float cell, int color) {
    canvas.glow(x, y, cell * 0.58f, Palette.fade(color, 0.4f));
    canvas.fillCircle(x, y, cell * 0.4f, Palette.mix(color, Palette.INK, 0.45f));
    canvas.fillCircle(x, y + cell * 0.015f, cell * 0.385f, color);
    canvas.fillCircle(x, y, cell * 0.3f, Palette.mix(color, HOLE, 0.6f));
    canvas.fillCircle(x, y - cell * 0.02f, cell * 0.24f, Palette.mix(color, HOLE, 0.8f));
    canvas.fillCircle(x, y - cell * 0.04f, cell * 0.17f, HOLE);
    shapes.arc(canvas, x, y, cell * 0.345f, cell * 0.035f, 14, 10, 0xFFFFFFFF);
  }

  /**
   * Draws the place a door leads to: a broken ring of the same colour, with nothing to fall into.
   */
  void exit(Canvas canvas, float x, float y, float cell, int color) {
    for (int i = 0; i < 4; i++) {
      shapes.arc(canvas, x, y, cell * 0.35f, cell * 0.07f, 2 + 12 * i, 8, color);
    }
    canvas.fillCircle(x, y, cell * 0.1f, Palette.mix(color, Palette.INK, 0.3f));
    canvas.fillCircle(x, y, cell * 0.06f, color);
  }

  /** Draws the flash of a bump on the side it came from. */
  void bump(Canvas canvas, float x, float y, float cell, int dx, int dy) {
    float atX = x + dx * cell * 0.46f;
    float atY = y + dy * cell * 0.46f;
    canvas.glow(atX, atY, cell * 0.5f, Palette.fade(Palette.ORANGE, 0.75f));
    for (int i = -1; i <= 1; i++) {
      float alongX = i * 0.24f * cell;
      float fromX = atX + Math.abs(dy) * alongX * 1.2f;
      float fromY = atY + Math.abs(dx) * alongX * 1.2f;
      float back = cell * 0.09f;
      canvas.line(
          fromX - dx * back,
          fromY - dy * back,
          fromX + dx * back + dy * alongX * 0.4f,
          fromY + dy * back + dx * alongX * 0.4f,
          cell * 0.045f,
          Palette.GOLD);
    }
  }

  /** Draws the agent: a small round fellow who looks where he goes. */
  void agent(Canvas canvas, float x, float y, float cell, int dx, int dy, Mood mood) {
    shapes.ellipse(
        canvas, x, y - cell * 0.3f, cell * 0.27f, cell * 0.07f, Palette.fade(Palette.INK, 0.5f));
    for (int side = -1; side <= 1; side += 2) {
      shapes.ellipse(
          canvas, x + side * cell * 0.13f, y - cell * 0.28f, cell * 0.1f, cell * 0.06f, 0xFF2A6FC4);
    }
    float half = cell * 0.27f;
    canvas.line(x, y + cell * 0.2f, x, y + cell * 0.36f, cell * 0.035f, Palette.METAL_LIGHT);
    canvas.fillCircle(x, y + cell * 0.36f, cell * 0.05f, Palette.ORANGE);
    shapes.roundedRectangle(
        canvas, x - half, y - cell * 0.28f, 2 * half, cell * 0.54f, cell * 0.24f, 0xFF2F7FDD);
    shapes.roundedRectangle(
        canvas, x - half, y - cell * 0.22f, 2 * half, cell * 0.49f, cell * 0.23f, Palette.BLUE);
    shapes.ellipse(
        canvas,
        x - cell * 0.1f,
        y + cell * 0.18f,
        cell * 0.09f,
        cell * 0.045f,
        Palette.fade(Palette.WHITE, 0.55f));
    face(canvas, x + dx * cell * 0.05f, y + dy * cell * 0.05f, cell, dx, dy, mood);
  }

  private void face(Canvas canvas, float x, float y, float cell, int dx, int dy, Mood mood) {
    shapes.roundedRectangle(
        canvas,
        x - cell * 0.19f,
        y - cell * 0.12f,
        cell * 0.38f,
        cell * 0.22f,
        cell * 0.11f,
        Palette.INK);
    for (int side = -1; side <= 1; side += 2) {
      float eyeX = x + side * cell * 0.085f + dx * cell * 0.025f;
      float eyeY = y - cell * 0.01f + dy * cell * 0.02f;
      if (mood == Mood.HAPPY) {
        shapes.arc(
            canvas, eyeX, eyeY - cell * 0.025f, cell * 0.045f, cell * 0.028f, 2, 20, Palette.WHITE);
      } else {
        float size = mood == Mood.STARTLED ? 0.06f : 0.048f;
        canvas.fillCircle(eyeX, eyeY, cell * size, Palette.WHITE);
      }
    }
  }
}
