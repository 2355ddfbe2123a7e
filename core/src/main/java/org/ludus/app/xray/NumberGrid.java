package org.ludus.app.xray;

import org.ludus.app.ui.Picture;
import org.ludus.app.ui.Theme;
import org.ludus.render.Palette;
import org.ludus.render.RasterCanvas;

/** Many numbers as little squares, row by row. */
final class NumberGrid implements Picture.Drawing {

  private final Theme theme;
  private float[] numbers = new float[0];
  private RasterCanvas canvas = new RasterCanvas(1, 1);
  private long version;

  NumberGrid(Theme theme) {
    this.theme = theme;
  }

  /** Takes over the numbers to be shown. */
  void show(float[] newNumbers) {
    numbers = newNumbers.clone();
    version++;
  }

  @Override
  public long version() {
    return version;
  }

  @Override
  public int[] paint(int width, int height) {
    if (canvas.width() != width || canvas.height() != height) {
      canvas = new RasterCanvas(width, height);
    }
    canvas.begin(width, height, theme.cardFill(), theme.cardFill());
    float least = 0;
    float most = 1e-6f;
    for (float number : numbers) {
      least = Math.min(least, number);
      most = Math.max(most, number);
    }
    int columns = columns(width, height);
    float size = Math.min((float) width / columns, height / rows(columns));
    for (int i = 0; i < numbers.length; i++) {
      float x = i % columns * size;
      float y = height - (i / columns + 1) * size;
      int color = Palette.mix(theme.track(), theme.accent(), (numbers[i] - least) / (most - least));
      canvas.fillRectangle(x, y, size - 1, size - 1, color);
    }
    return canvas.pixels();
  }

  /** Returns how many squares to a row make them as large as can be. */
  private int columns(int width, int height) {
    int columns = 1;
    while (columns < numbers.length && (float) width / columns > height / rows(columns)) {
      columns++;
    }
    return columns;
  }

  private float rows(int columns) {
    return (float) Math.ceil((double) numbers.length / columns);
  }
}
