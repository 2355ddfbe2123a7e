package org.ludus.desktop;

import com.badlogic.gdx.backends.lwjgl3.Lwjgl3Window;
import com.badlogic.gdx.graphics.Pixmap;
import org.ludus.render.Palette;
import org.ludus.render.RasterCanvas;
import org.ludus.render.Shapes;

/** The window's icon: a lander's hull over the moon, drawn by the program itself. */
final class Icon {

  private static final int[] SIZES = {16, 32, 48, 128};

  private Icon() {}

  /** Gives a window its icon, where the window system has such a thing. */
  static void put(Lwjgl3Window window) {
    Pixmap[] pixmaps = new Pixmap[SIZES.length];
    for (int i = 0; i < SIZES.length; i++) {
      pixmaps[i] = draw(SIZES[i]);
    }
    window.setIcon(pixmaps);
    for (Pixmap pixmap : pixmaps) {
      pixmap.dispose();
    }
  }

  /** Draws the icon, so many pixels wide and high. */
  static Pixmap draw(int size) {
    RasterCanvas canvas = new RasterCanvas(size, size);
    picture(canvas);
    Pixmap pixmap = new Pixmap(size, size, Pixmap.Format.RGBA8888);
    pixmap.setBlending(Pixmap.Blending.None);
    int[] pixels = canvas.pixels();
    for (int i = 0; i < pixels.length; i++) {
      pixmap.drawPixel(i % size, i / size, pixels[i] << 8 | 0xFF);
    }
    return pixmap;
  }

  private static void picture(RasterCanvas canvas) {
    Shapes shapes = new Shapes();
    canvas.begin(16, 16, Palette.NIGHT.skyTop(), Palette.NIGHT.skyBottom());
    canvas.fillCircle(8, -7, 11.5f, Palette.NIGHT.ground());
    canvas.fillCircle(8, -7.8f, 11.5f, Palette.NIGHT.groundShade());
    canvas.fillPolygon(new float[] {6.6f, 6, 9.4f, 6, 8, 2.2f}, 6, Palette.NIGHT.orange());
    canvas.line(4.6f, 8, 2.8f, 4.2f, 0.9f, Palette.NIGHT.metal());
    canvas.line(11.4f, 8, 13.2f, 4.2f, 0.9f, Palette.NIGHT.metal());
    shapes.roundedRectangle(canvas, 3.9f, 6, 8.2f, 3.6f, 1, Palette.NIGHT.gold());
    canvas.fillPolygon(
        new float[] {4.6f, 9.2f, 11.4f, 9.2f, 10, 13.6f, 6, 13.6f}, 8, Palette.NIGHT.metalLight());
    canvas.fillCircle(8, 11.3f, 1.3f, Palette.NIGHT.blue());
  }
}
