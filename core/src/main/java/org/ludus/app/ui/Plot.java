package org.ludus.app.ui;

import java.util.List;
import org.ludus.render.Palette;
import org.ludus.render.RasterCanvas;

/** Draws curves, their bands and a few lines to hold on to; knows nothing of text. */
final class Plot implements Picture.Drawing {

  private static final int GRID_LINES = 4;
  private static final float BAND_OPACITY = 0.22f;

  private final Theme theme;
  private final float[] corners = new float[8];
  private Chart.Content content = new Chart.Content(0, List.of());
  private RasterCanvas canvas = new RasterCanvas(1, 1);
  private float first;
  private float last;
  private float low;
  private float high;

  Plot(Theme theme) {
    this.theme = theme;
  }

  /** Takes over what is to be drawn, and finds the ranges of the axes. */
  void show(Chart.Content newContent) {
    content = newContent;
    first = Float.POSITIVE_INFINITY;
    last = Float.NEGATIVE_INFINITY;
    low = Float.POSITIVE_INFINITY;
    high = Float.NEGATIVE_INFINITY;
    for (Chart.Curve curve : content.curves()) {
      for (Chart.Point point : curve.points()) {
        first = Math.min(first, point.x());
        last = Math.max(last, point.x());
        include(point.y());
        include(point.low());
        include(point.high());
      }
    }
    if (high <= low) {
      float room = Math.max(Math.abs(high) * 0.1f, 0.5f);
      low -= room;
      high += room;
    }
  }

  private void include(float value) {
    if (!Float.isNaN(value)) {
      low = Math.min(low, value);
      high = Math.max(high, value);
    }
  }

  boolean isEmpty() {
    return !(first <= last) || !(low < high);
  }

  float first() {
    return first;
  }

  float last() {
    return last;
  }

  float low() {
    return low;
  }

  float high() {
    return high;
  }

  @Override
  public long version() {
    return content.version();
  }

  @Override
  public int[] paint(int width, int height) {
    if (canvas.width() != width || canvas.height() != height) {
      canvas = new RasterCanvas(width, height);
    }
    int ground = Palette.mix(theme.cardFill(), theme.track(), 0.35f);
    canvas.begin(width, height, ground, ground);
    for (int i = 0; i <= GRID_LINES; i++) {
      float y = (height - 1f) * i / GRID_LINES;
      canvas.fillRectangle(0, y, width, 1, theme.track());
    }
    if (!isEmpty()) {
      int index = 0;
      for (Chart.Curve curve : content.curves()) {
        draw(curve, index++ == 0 ? theme.bar() : theme.accent());
      }
    }
    return canvas.pixels();
  }

  private void draw(Chart.Curve curve, int color) {
    float thickness = Math.max(1.5f, canvas.height() / 70f);
    List<Chart.Point> points = curve.points();
    for (int i = 1; i < points.size(); i++) {
      band(points.get(i - 1), points.get(i), Palette.fade(color, BAND_OPACITY));
    }
    for (int i = 1; i < points.size(); i++) {
      segment(points.get(i - 1), points.get(i), thickness, color);
    }
    if (!points.isEmpty()) {
      dot(points.get(points.size() - 1), 1.6f * thickness, color);
    }
  }

  private void band(Chart.Point from, Chart.Point to, int color) {
    if (from.high() > from.low() || to.high() > to.low()) {
      corners[0] = x(from.x());
      corners[1] = y(from.low());
      corners[2] = x(to.x());
      corners[3] = y(to.low());
      corners[4] = corners[2];
      corners[5] = y(to.high());
      corners[6] = corners[0];
      corners[7] = y(from.high());
      canvas.fillPolygon(corners, 8, color);
    }
  }

  private void segment(Chart.Point from, Chart.Point to, float thickness, int color) {
    if (!Float.isNaN(from.y()) && !Float.isNaN(to.y())) {
      canvas.line(x(from.x()), y(from.y()), x(to.x()), y(to.y()), thickness, color);
      dot(to, thickness / 2, color);
    }
  }

  private void dot(Chart.Point point, float radius, int color) {
    if (!Float.isNaN(point.y())) {
      canvas.fillCircle(x(point.x()), y(point.y()), radius, color);
    }
  }

  private float x(float value) {
    float margin = canvas.height() / 24f;
    float part = last > first ? (value - first) / (last - first) : 1;
    return margin + part * (canvas.width() - 2 * margin);
  }

  private float y(float value) {
    float margin = canvas.height() / 12f;
    return margin + (value - low) / (high - low) * (canvas.height() - 2 * margin);
  }
}
