package org.ludus.render.scene;

import org.ludus.render.Canvas;
import org.ludus.render.Palette;
import org.ludus.render.Shapes;

/** The four kinds of aliens, told apart by outline and colour. Each is about 0.8 units wide. */
final class AlienFigures {

  private static final float EDGE = 0.035f;

  private final Palette palette;
  private final Shapes shapes;
  private final float[] corners = new float[12];

  AlienFigures(Palette palette, Shapes shapes) {
    this.palette = palette;
    this.shapes = shapes;
  }

  /** Returns the colour of a kind, numbered as the rows they come in from the top. */
  int color(int kind) {
    return switch (kind) {
      case 0 -> palette.start();
      case 1 -> palette.pair(2);
      case 2 -> palette.pair(1);
      default -> palette.gold();
    };
  }

  /**
   * Draws an alien.
   *
   * @param x its middle
   * @param y its middle
   * @param size 1 for all of it, less for one that is not there yet
   * @param swing how its limbs are: from -1 for one pose to 1 for the other
   */
  void draw(Canvas canvas, int kind, float x, float y, float size, float swing) {
    // Outline, body, and what is lighter: the same parts three times, each within the one before.
    int color = color(kind);
    limbs(canvas, kind, x, y, size, swing, EDGE * size, palette.ink());
    body(canvas, kind, x, y, size, EDGE * size, palette.ink());
    limbs(canvas, kind, x, y, size, swing, 0, Palette.mix(color, palette.ink(), 0.25f));
    body(canvas, kind, x, y, size, 0, Palette.mix(color, palette.ink(), 0.3f));
    body(canvas, kind, x, y + 0.02f * size, size, -0.025f * size, color);
    face(canvas, kind, x, y, size, swing);
  }

  /** Draws what moves: arms, legs, tentacles. */
  private void limbs(
      Canvas canvas, int kind, float x, float y, float s, float swing, float edge, int color) {
    for (int side = -1; side <= 1; side += 2) {
      float in = side * s;
      switch (kind) {
        case 0 -> {
          float foot = 0.2f + 0.08f * swing;
          limb(
              canvas,
              x + in * 0.15f,
              y - 0.1f * s,
              x + in * foot,
              y - 0.34f * s,
              0.1f * s,
              edge,
              color);
          float middle = 0.06f - 0.05f * swing;
          limb(
              canvas,
              x + in * 0.04f,
              y - 0.1f * s,
              x + in * middle,
              y - 0.36f * s,
              0.09f * s,
              edge,
              color);
        }
        case 1 -> {
          float claw = y + (0.12f + 0.13f * swing) * s;
          limb(canvas, x + in * 0.25f, y, x + in * 0.37f, claw, 0.08f * s, edge, color);
          canvas.fillCircle(x + in * 0.37f, claw + 0.03f * s, 0.08f * s + edge, color);
          float foot = 0.22f - 0.07f * swing;
          limb(
              canvas,
              x + in * 0.15f,
              y - 0.1f * s,
              x + in * foot,
              y - 0.34f * s,
              0.09f * s,
              edge,
              color);
        }
        case 2 -> {
          float lift = side * swing * 0.05f;
          canvas.fillCircle(x + in * 0.11f, y - (0.27f + lift) * s, 0.09f * s + edge, color);
          canvas.fillCircle(x + in * 0.27f, y - (0.24f - lift) * s, 0.085f * s + edge, color);
        }
        default -> {
          float foot = 0.24f + 0.06f * swing;
          limb(
              canvas,
              x + in * 0.17f,
              y - 0.1f * s,
              x + in * foot,
              y - 0.31f * s,
              0.07f * s,
              edge,
              color);
          canvas.fillCircle(x + in * foot, y - 0.31f * s, 0.055f * s + edge, color);
        }
      }
    }
  }

  private void limb(
      Canvas canvas, float x1, float y1, float x2, float y2, float width, float edge, int color) {
    shapes.capsule(canvas, x1, y1, x2, y2, width + 2 * edge, color);
  }

  private void body(Canvas canvas, int kind, float x, float y, float s, float edge, int color) {
    switch (kind) {
      case 0 -> rounded(canvas, x, y + 0.11f * s, 0.23f * s, 0.26f * s, 0.23f * s, edge, color);
      case 1 -> rounded(canvas, x, y, 0.29f * s, 0.18f * s, 0.15f * s, edge, color);
      case 2 -> rounded(canvas, x, y + 0.06f * s, 0.32f * s, 0.28f * s, 0.26f * s, edge, color);
      default -> {
        canvas.fillCircle(
            x,
            y + 0.1f * s,
            0.2f * s + edge,
            edge < 0 ? Palette.mix(color, palette.white(), 0.55f) : color);
        shapes.ellipse(canvas, x, y - 0.02f * s, 0.38f * s + edge, 0.15f * s + edge, color);
      }
    }
  }

  private void rounded(
      Canvas canvas,
      float x,
      float y,
      float halfWidth,
      float halfHeight,
      float radius,
      float edge,
      int color) {
    shapes.roundedRectangle(
        canvas,
        x - halfWidth - edge,
        y - halfHeight - edge,
        2 * (halfWidth + edge),
        2 * (halfHeight + edge),
        radius + edge,
        color);
  }

  private void face(Canvas canvas, int kind, float x, float y, float s, float swing) {
    switch (kind) {
      case 0 -> {
        gleam(canvas, x - 0.09f * s, y + 0.26f * s, s);
        eyes(canvas, x, y + 0.06f * s, 0.1f * s, 0.065f * s);
      }
      case 1 -> {
        gleam(canvas, x - 0.14f * s, y + 0.1f * s, s);
        for (int side = -1; side <= 1; side += 2) {
          canvas.line(
              x + side * 0.12f * s,
              y + 0.1f * s,
              x + side * 0.14f * s,
              y + 0.26f * s,
              0.06f * s,
              color(kind));
        }
        eyes(canvas, x, y + 0.26f * s, 0.14f * s, 0.085f * s);
        canvas.fillRectangle(x - 0.1f * s, y - 0.07f * s, 0.2f * s, 0.045f * s, palette.ink());
      }
      case 2 -> {
        gleam(canvas, x - 0.14f * s, y + 0.24f * s, s);
        eyes(canvas, x, y + 0.08f * s, 0.12f * s, 0.085f * s);
        shapes.ellipse(
            canvas, x, y - 0.09f * s, 0.07f * s, (0.03f + 0.012f * swing) * s, palette.ink());
      }
      default -> {
        gleam(canvas, x - 0.07f * s, y + 0.2f * s, s);
        eyes(canvas, x, y + 0.12f * s, 0.08f * s, 0.055f * s);
        for (int i = -1; i <= 1; i++) {
          boolean lit = i == 0 == swing > 0;
          canvas.fillCircle(
              x + i * 0.19f * s,
              y - (i == 0 ? 0.07f : 0.04f) * s,
              0.05f * s,
              lit ? palette.white() : Palette.mix(color(kind), palette.ink(), 0.6f));
        }
      }
    }
  }

  private void gleam(Canvas canvas, float x, float y, float s) {
    shapes.ellipse(canvas, x, y, 0.08f * s, 0.04f * s, Palette.fade(palette.white(), 0.6f));
  }

  /** Draws two eyes that look down on the cannon. */
  private void eyes(Canvas canvas, float x, float y, float apart, float radius) {
    for (int side = -1; side <= 1; side += 2) {
      canvas.fillCircle(x + side * apart, y, radius + 0.012f, palette.ink());
      canvas.fillCircle(x + side * apart, y, radius, palette.white());
      canvas.fillCircle(x + side * apart, y - radius * 0.35f, radius * 0.55f, palette.ink());
    }
  }

  /** Draws an alien in a picture too small for more than an outline. */
  void drawPlainly(Canvas canvas, int kind, float x, float y) {
    int color = color(kind);
    switch (kind) {
      case 0 -> polygon(canvas, color, x, y + 0.38f, x + 0.3f, y - 0.34f, x - 0.3f, y - 0.34f);
      case 1 -> canvas.fillRectangle(x - 0.41f, y - 0.2f, 0.82f, 0.4f, color);
      case 2 -> canvas.fillRectangle(x - 0.33f, y - 0.33f, 0.66f, 0.66f, color);
      default -> polygon(canvas, color, x, y + 0.34f, x + 0.41f, y, x, y - 0.34f, x - 0.41f, y);
    }
  }

  private void polygon(Canvas canvas, int color, float... points) {
    System.arraycopy(points, 0, corners, 0, points.length);
    canvas.fillPolygon(corners, points.length, color);
  }
}
