package org.ludus.app.xray;

import org.ludus.app.ui.Picture;
import org.ludus.render.Palette;

/** One plane of an observed picture, pixel by pixel: dark where it is 0, bright where it is 1. */
final class PlaneTile implements Picture.Drawing {

  /** Pixels drawn at least so large are cells of a board, with lines between them. */
  private static final int LEAST_CELL = 5;

  private final ObservedPicture shape;
  private final int plane;
  private final int dark;
  private final int bright;
  private final int between;
  private final float[] values;
  private int[] pixels = new int[0];
  private long version;

  /**
   * Makes a black one.
   *
   * @param shape how the observations are made up
   * @param plane which of their planes it shows
   * @param dark colour of 0
   * @param bright colour of 1
   * @param between colour between the cells of a board
   */
  PlaneTile(ObservedPicture shape, int plane, int dark, int bright, int between) {
    this.shape = shape;
    this.plane = plane;
    this.dark = dark;
    this.bright = bright;
    this.between = between;
    values = new float[shape.pixels()];
  }

  /** Takes over what is to be shown. */
  void show(float[] observation) {
    for (int pixel = 0; pixel < values.length; pixel++) {
      float value = observation[pixel * shape.planes() + plane];
      if (values[pixel] != value) {
        values[pixel] = value;
        version++;
      }
    }
  }

  @Override
  public long version() {
    return version;
  }

  @Override
  public int[] paint(int width, int height) {
    if (pixels.length != width * height) {
      pixels = new int[width * height];
    }
    boolean cells = width >= LEAST_CELL * shape.width() && height >= LEAST_CELL * shape.height();
    for (int y = 0; y < height; y++) {
      int row = y * shape.height() / height;
      boolean line = cells && (y + 1) * shape.height() / height != row;
      for (int x = 0; x < width; x++) {
        int column = x * shape.width() / width;
        boolean edge = line || (cells && (x + 1) * shape.width() / width != column);
        pixels[y * width + x] =
            edge ? between : Palette.mix(dark, bright, values[row * shape.width() + column]);
      }
    }
    return pixels;
  }
}
