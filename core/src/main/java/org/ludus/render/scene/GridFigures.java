package org.ludus.render.scene;

import org.ludus.render.Canvas;
import org.ludus.render.Palette;
import org.ludus.render.Shapes;

/** What stands on the tiles of a board. Positions are the middle of a cell of size {@code cell}. */
final class GridFigures {

  private static final int SWIRL_ARMS = 3;
  private static final int SWIRL_DOTS = 6;

  private final Palette palette;
  private final Shapes shapes;

  GridFigures(Palette palette, Shapes shapes) {
    this.palette = palette;
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
    shapes.ring(canvas, x, y, cell * 0.3f, cell * 0.045f, palette.start());
    canvas.fillCircle(x, y, cell * 0.07f, palette.start());
  }

  /** Draws the goal: a golden star in its own light, which swells and fades as time goes by. */
  void goal(Canvas canvas, float x, float y, float cell, float time, boolean reached) {
    float swell = 0.06f * (float) StrictMath.sin(time * 0.5);
    canvas.glow(
        x,
        y,
        cell * (reached ? 1.1f : 0.64f + swell),
        Palette.fade(palette.gold(), (reached ? 0.75f : 0.5f) + swell));
    if (reached) {
      shapes.ring(canvas, x, y, cell * 0.5f, cell * 0.05f, palette.gold());
    }
    float radius = cell * (reached ? 0.46f : 0.38f);
    shapes.star(canvas, x, y - cell * 0.02f, radius * 1.13f, palette.ink());
    shapes.star(canvas, x, y - cell * 0.045f, radius, palette.goldShade());
    shapes.star(canvas, x, y, radius, palette.gold());
    shapes.star(canvas, x, y + cell * 0.015f, radius * 0.55f, palette.goldLight());
  }

  /**
   * Draws a door one can step into: a frame around a deep hole.
   *
   * @param pair tells it from others by colour and by the number of its corners
   */
  void entrance(Canvas canvas, float x, float y, float cell, int pair) {
    int color = palette.pair(pair);
    canvas.glow(x, y, cell * 0.58f, Palette.fade(color, 0.4f));
    portal(canvas, x, y - cell * 0.015f, cell * 0.43f, pair, palette.ink());
    portal(canvas, x, y, cell * 0.4f, pair, color);
    portal(canvas, x, y, cell * 0.31f, pair, Palette.mix(color, palette.hole(), 0.6f));
    portal(
        canvas,
        x,
        y - cell * 0.015f,
        cell * 0.26f,
        pair,
        Palette.mix(color, palette.hole(), 0.85f));
  }

  /** Draws what turns in a door: arms of light that wind down into its middle. */
  void swirl(Canvas canvas, float x, float y, float cell, int pair, float time) {
    int color = Palette.mix(palette.pair(pair), palette.white(), 0.25f);
    for (int arm = 0; arm < SWIRL_ARMS; arm++) {
      for (int i = 0; i < SWIRL_DOTS; i++) {
        float part = i / (float) SWIRL_DOTS;
        double angle = 2 * Math.PI * arm / SWIRL_ARMS + 3.2 * part + 0.35 * time;
        float away = cell * 0.2f * (1 - 0.85f * part);
        canvas.fillCircle(
            x + away * (float) StrictMath.cos(angle),
            y + away * (float) StrictMath.sin(angle),
            cell * (0.034f - 0.018f * part),
            Palette.fade(color, 0.95f - 0.5f * part));
      }
    }
  }

  /** Draws the place a door leads to: the same frame, with solid ground in it. */
  void exit(Canvas canvas, float x, float y, float cell, int pair) {
    int color = palette.pair(pair);
    portal(canvas, x, y - cell * 0.015f, cell * 0.41f, pair, palette.ink());
    portal(canvas, x, y, cell * 0.38f, pair, color);
    portal(canvas, x, y, cell * 0.3f, pair, palette.tile());
    portal(canvas, x, y, cell * 0.15f, pair, color);
    portal(canvas, x, y, cell * 0.08f, pair, palette.tile());
  }

  /** Fills the outline of a pair's doors: a disc, a diamond, a triangle, a hexagon. */
  private void portal(Canvas canvas, float x, float y, float radius, int pair, int color) {
    switch (Math.floorMod(pair, 4)) {
      case 0 -> canvas.fillCircle(x, y, radius, color);
      case 1 -> shapes.regular(canvas, x, y, radius * 1.12f, 4, color);
      case 2 -> shapes.regular(canvas, x, y - radius * 0.16f, radius * 1.22f, 3, color);
      default -> shapes.regular(canvas, x, y, radius * 1.06f, 6, color);
    }
  }

  /**
   * Draws the flash of a bump on the side it came from.
   *
   * @param strength 0 for nothing, 1 for all of it
   */
  void bump(Canvas canvas, float x, float y, float cell, int dx, int dy, float strength) {
    float atX = x + dx * cell * 0.46f;
    float atY = y + dy * cell * 0.46f;
    canvas.glow(atX, atY, cell * 0.5f, Palette.fade(palette.orange(), 0.75f * strength));
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
          Palette.fade(palette.gold(), strength));
    }
  }

  /** Draws the agent: a small round fellow who looks where he goes. */
  void agent(Canvas canvas, float x, float y, float cell, int dx, int dy, Mood mood) {
    shapes.ellipse(
        canvas, x, y - cell * 0.3f, cell * 0.27f, cell * 0.07f, Palette.fade(palette.ink(), 0.5f));
    for (int side = -1; side <= 1; side += 2) {
      shapes.ellipse(
          canvas,
          x + side * cell * 0.13f,
          y - cell * 0.28f,
          cell * 0.1f,
          cell * 0.06f,
          palette.blueShade());
    }
    float half = cell * 0.27f;
    canvas.line(x, y + cell * 0.2f, x, y + cell * 0.36f, cell * 0.035f, palette.metalDark());
    canvas.fillCircle(x, y + cell * 0.36f, cell * 0.05f, palette.orange());
    float edge = cell * 0.022f;
    shapes.roundedRectangle(
        canvas,
        x - half - edge,
        y - cell * 0.28f - edge,
        2 * (half + edge),
        cell * 0.55f + 2 * edge,
        cell * 0.25f,
        palette.ink());
    shapes.roundedRectangle(
        canvas,
        x - half,
        y - cell * 0.28f,
        2 * half,
        cell * 0.54f,
        cell * 0.24f,
        palette.blueShade());
    shapes.roundedRectangle(
        canvas, x - half, y - cell * 0.22f, 2 * half, cell * 0.49f, cell * 0.23f, palette.blue());
    shapes.ellipse(
        canvas,
        x - cell * 0.1f,
        y + cell * 0.18f,
        cell * 0.09f,
        cell * 0.045f,
        Palette.fade(palette.white(), 0.55f));
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
        palette.ink());
    for (int side = -1; side <= 1; side += 2) {
      float eyeX = x + side * cell * 0.085f + dx * cell * 0.025f;
      float eyeY = y - cell * 0.01f + dy * cell * 0.02f;
      if (mood == Mood.HAPPY) {
        shapes.arc(
            canvas,
            eyeX,
            eyeY - cell * 0.025f,
            cell * 0.045f,
            cell * 0.028f,
            2,
            20,
            palette.white());
      } else {
        float size = mood == Mood.STARTLED ? 0.06f : 0.048f;
        canvas.fillCircle(eyeX, eyeY, cell * size, palette.white());
      }
    }
  }
}
