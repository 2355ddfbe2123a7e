package org.ludus.render.scene;

import org.ludus.render.Canvas;
import org.ludus.render.Palette;
import org.ludus.render.Shapes;

/** The cannon of space invaders: on its tracks, and blown up. */
final class LaserCannon {

  /** Fragments that fly about when it is blown up. */
  private static final int FRAGMENTS = 20;

  private static final float[] WRECK = {
    -0.42f, -0.18f, 0.42f, -0.18f, 0.38f, 0.02f, 0.1f, 0.14f, -0.14f, 0.06f, -0.36f, 0.08f
  };
  private static final float[] BARREL = {-0.06f, 0, 0.06f, 0, 0.06f, 0.36f, -0.06f, 0.36f};

  private final Palette palette;
  private final Shapes shapes;

  LaserCannon(Palette palette, Shapes shapes) {
    this.palette = palette;
    this.shapes = shapes;
  }

  /**
   * Draws the cannon.
   *
   * @param x where its middle is
   * @param recoil how far the barrel still is from where it stood before the shot, 0 to 1
   */
  void draw(Canvas canvas, float x, float recoil) {
    float y = ArcadeBoard.BOTTOM;
    canvas.glow(x, y + 0.3f, 0.85f, Palette.fade(palette.blue(), 0.3f));
    shapes.ellipse(canvas, x, y - 0.02f, 0.5f, 0.07f, Palette.fade(palette.ink(), 0.5f));
    float muzzle = y + 0.82f - 0.14f * recoil;
    rounded(canvas, x - 0.1f, muzzle - 0.42f, 0.2f, 0.42f, 0.06f, palette.ink());
    rounded(canvas, x - 0.065f, muzzle - 0.42f, 0.13f, 0.39f, 0.04f, palette.metal());
    rounded(canvas, x - 0.065f, muzzle - 0.42f, 0.06f, 0.39f, 0.03f, palette.metalLight());
    rounded(canvas, x - 0.1f, muzzle - 0.1f, 0.2f, 0.1f, 0.04f, palette.blueLight());
    rounded(canvas, x - 0.4f, y + 0.1f, 0.8f, 0.38f, 0.16f, palette.ink());
    canvas.fillCircle(x, y + 0.42f, 0.2f, palette.ink());
    canvas.fillCircle(x, y + 0.42f, 0.165f, palette.blueShade());
    rounded(canvas, x - 0.365f, y + 0.12f, 0.73f, 0.32f, 0.13f, palette.blueShade());
    rounded(canvas, x - 0.365f, y + 0.18f, 0.73f, 0.26f, 0.12f, palette.blue());
    canvas.fillCircle(x, y + 0.43f, 0.13f, palette.blue());
    rounded(canvas, x - 0.27f, y + 0.35f, 0.3f, 0.05f, 0.025f, Palette.fade(palette.white(), 0.6f));
    rounded(canvas, x - 0.46f, y - 0.02f, 0.92f, 0.24f, 0.12f, palette.ink());
    rounded(canvas, x - 0.43f, y + 0.01f, 0.86f, 0.18f, 0.09f, palette.metalDark());
    for (int i = -2; i <= 2; i++) {
      canvas.fillCircle(x + i * 0.165f, y + 0.1f, 0.06f, palette.ink());
      canvas.fillCircle(x + i * 0.165f, y + 0.1f, 0.035f, palette.metalLight());
    }
    if (recoil > 0) {
      canvas.glow(x, y + 0.9f, 0.55f, Palette.fade(palette.blueLight(), recoil));
    }
  }

  /**
   * Draws the cannon blown up.
   *
   * @param part how far the fire has spread, 0 to 1
   */
  void drawWreck(Canvas canvas, float x, float part) {
    float y = ArcadeBoard.BOTTOM;
    canvas.glow(x, y + 0.3f, 0.6f + 1.5f * part, Palette.fade(palette.orange(), 0.95f));
    canvas.glow(x, y + 0.4f, 0.4f + 0.6f * part, Palette.fade(palette.gold(), 0.9f));
    Shapes.Frame hull = Shapes.Frame.of(x - 0.05f, y + 0.16f, 0.22 * part);
    shapes.placed(canvas, WRECK, hull, palette.ink());
    Shapes.Frame barrel = Shapes.Frame.of(x + 0.2f, y + 0.3f, -0.9 * part);
    shapes.placed(canvas, BARREL, barrel, palette.metalDark());
    for (int i = 0; i < FRAGMENTS; i++) {
      double angle = Math.PI * (i + Noise.at(i, 98)) / FRAGMENTS;
      float away = part * (0.5f + 1.2f * Noise.at(i, 99));
      float size = 0.05f + 0.06f * Noise.at(i, 100);
      float atX = x + away * (float) StrictMath.cos(angle);
      float atY = y + 0.2f + away * (float) StrictMath.sin(angle);
      int color = i % 3 == 0 ? palette.goldLight() : i % 3 == 1 ? palette.orange() : palette.blue();
      canvas.fillRectangle(atX - size, atY - size, 2 * size, 2 * size, color);
    }
    for (int tongue = -1; tongue <= 1; tongue++) {
      float height = (0.55f - 0.2f * Math.abs(tongue)) * part;
      float at = x + tongue * 0.2f;
      shapes.ellipse(
          canvas, at, y + 0.2f + height / 2, 0.13f, height / 2 + 0.05f, palette.orange());
      shapes.ellipse(canvas, at, y + 0.18f + height / 3, 0.07f, height / 3 + 0.03f, palette.gold());
    }
  }

  private void rounded(
      Canvas canvas, float x, float y, float width, float height, float radius, int color) {
    shapes.roundedRectangle(canvas, x, y, width, height, radius, color);
  }
}
