package org.ludus.render;

import java.util.Arrays;

/**
 * Paints one convex polygon after the other into an array of pixels, weighting each pixel by the
 * area of it that lies inside.
 *
 * <p>Each edge leaves its signed area in the cells it crosses, so that the running sum along a row
 * is the covered part of each pixel. The cells touched by rising and by falling edges are
 * remembered apart: what lies between the two is inside, and is filled without looking at it.
 *
 * <p>Coordinates are pixels with y down. The sums are cleared while painting.
 */
final class CoverageRaster {

  private static final int RISING = 0;
  private static final int FALLING = 1;

  private final int[] pixels;
  private final int width;
  private final int height;
  private final int stride;
  private final float[] areas;
  private final int[][] first;
  private final int[][] last;
  private int topRow;
  private int bottomRow;

  CoverageRaster(int[] pixels, int width, int height) {
    this.pixels = pixels;
    this.width = width;
    this.height = height;
    // An edge at the right border leaves its area in the two cells beyond the last pixel.
    stride = width + 2;
    areas = new float[stride * height];
    first = new int[2][height];
    last = new int[2][height];
    for (int side = RISING; side <= FALLING; side++) {
      Arrays.fill(first[side], width + 1);
      Arrays.fill(last[side], -1);
    }
    topRow = height;
    bottomRow = -1;
  }

  /** Adds an edge of the polygon, from one corner to the next. */
  void edge(float x1, float y1, float x2, float y2) {
    if (!Float.isFinite(x1 + y1 + x2 + y2)) {
      return;
    }
    if (y1 < y2) {
      clipRows(x1, y1, x2, y2, FALLING);
    } else if (y1 > y2) {
      clipRows(x2, y2, x1, y1, RISING);
    }
  }

  private void clipRows(float x1, float y1, float x2, float y2, int side) {
    if (y2 <= 0 || y1 >= height) {
      return;
    }
    if (isInside(x1, y1) && isInside(x2, y2)) {
      noteRows(y1, y2);
      addRows(x1, y1, x2, y2, side);
      return;
    }
    float slope = (x2 - x1) / (y2 - y1);
    float top = Math.max(y1, 0);
    float bottom = Math.min(y2, height);
    float topX = y1 < 0 ? x1 - y1 * slope : x1;
    float bottomX = y2 > height ? x1 + (height - y1) * slope : x2;
    noteRows(top, bottom);
    clipColumns(topX, top, bottomX, bottom, side);
  }

  private boolean isInside(float x, float y) {
    return x >= 0 && x <= width && y >= 0 && y <= height;
  }

  private void noteRows(float top, float bottom) {
    topRow = Math.min(topRow, (int) top);
    bottomRow = Math.max(bottomRow, Math.min((int) bottom, height - 1));
  }

  /** Splits an edge where it crosses the left or the right border. */
  private void clipColumns(float x1, float y1, float x2, float y2, int side) {
    if (Math.min(x1, x2) < 0 && Math.max(x1, x2) > 0) {
      splitAt(0, x1, y1, x2, y2, side);
    } else if (Math.min(x1, x2) < width && Math.max(x1, x2) > width) {
      splitAt(width, x1, y1, x2, y2, side);
    } else {
      float low = Math.min(Math.max(x1, 0), width);
      float high = Math.min(Math.max(x2, 0), width);
      addRows(low, y1, high, y2, side);
    }
  }

  private void splitAt(float x, float x1, float y1, float x2, float y2, int side) {
    float y = Math.min(Math.max(y1 + (x - x1) * (y2 - y1) / (x2 - x1), y1), y2);
    clipColumns(x1, y1, x, y, side);
    clipColumns(x, y, x2, y2, side);
  }

  private void addRows(float x1, float y1, float x2, float y2, int side) {
    if (y1 >= y2) {
      return;
    }
    float sign = side == FALLING ? 1 : -1;
    float minimum = x1 < x2 ? x1 : x2;
    float maximum = x1 < x2 ? x2 : x1;
    int[] firstCell = first[side];
    int[] lastCell = last[side];
    int row = (int) y1;
    // Most edges of small shapes end in the row they start in, and have no need of it.
    float slope = row + 1 >= y2 ? 0 : (x2 - x1) / (y2 - y1);
    float x = x1;
    for (float y = y1; y < y2; row++) {
      boolean ends = row + 1 >= y2;
      float nextY = ends ? y2 : row + 1;
      float nextX = ends ? x2 : x1 + (nextY - y1) * slope;
      // Rounding must not carry the edge past its own ends.
      nextX = nextX < minimum ? minimum : nextX > maximum ? maximum : nextX;
      float low = x < nextX ? x : nextX;
      float high = x < nextX ? nextX : x;
      int from = (int) low;
      int to = addCells(row * stride + from, low - from, high - from, sign * (nextY - y)) + from;
      firstCell[row] = from < firstCell[row] ? from : firstCell[row];
      lastCell[row] = to > lastCell[row] ? to : lastCell[row];
      x = nextX;
      y = nextY;
    }
  }

  /**
   * Adds one row's part of an edge, {@code area} high, to the cells it crosses; x counts from the
   * first. Returns how many cells there are.
   */
  private int addCells(int cell, float low, float high, float area) {
    if (high <= 1) {
      float middle = (low + high) / 2;
      areas[cell] += area * (1 - middle);
      areas[cell + 1] += area * middle;
      return 1;
    }
    int cells = (int) high < high ? (int) high + 1 : (int) high;
    spread(cell, cells, low, high, area);
    return cells;
  }

  /** Adds what each of the {@code cells} gains over its left neighbour; x counts from the first. */
  private void spread(int cell, int cells, float low, float high, float area) {
    float perCell = area / (high - low);
    float covered = perCell * (1 - low) * (1 - low) / 2;
    areas[cell] += covered;
    float reached = covered;
    for (int i = 1; i < cells - 1; i++) {
      float here = perCell * (i + 0.5f - low);
      areas[cell + i] += here - reached;
      reached = here;
    }
    float rest = high - (cells - 1);
    float end = area - perCell * rest * rest / 2;
    areas[cell + cells - 1] += end - reached;
    areas[cell + cells] += area - end;
  }

  /** Paints the polygon whose edges were added, and forgets them. */
  void paint(int color) {
    int alpha = color >>> 24;
    int weight = alpha + (alpha >>> 7);
    for (int row = topRow; row <= bottomRow; row++) {
      int start = Math.min(first[RISING][row], first[FALLING][row]);
      int end = Math.max(last[RISING][row], last[FALLING][row]);
      int insideStart = Math.min(last[RISING][row], last[FALLING][row]) + 1;
      int insideEnd = Math.max(first[RISING][row], first[FALLING][row]);
      // A corner that is no number takes its edges with it; such an outline has no inside.
      if (start < insideStart && insideStart < insideEnd && insideEnd <= end) {
        float sum = sweep(row, start, insideStart, 0, color, weight);
        int base = row * width;
        blend(base + insideStart, base + Math.min(insideEnd, width), color, weighted(sum, weight));
        sweep(row, insideEnd, end + 1, sum, color, weight);
      } else if (start <= end) {
        sweep(row, start, end + 1, 0, color, weight);
      }
      for (int side = RISING; side <= FALLING; side++) {
        first[side][row] = width + 1;
        last[side][row] = -1;
      }
    }
    topRow = height;
    bottomRow = -1;
  }

  private float sweep(int row, int start, int end, float before, int color, int weight) {
    float sum = before;
    int offset = row * width;
    int areaOffset = row * stride;
    int inside = Math.min(end, width);
    for (int x = start; x < inside; x++) {
      sum += areas[areaOffset + x];
      areas[areaOffset + x] = 0;
      pixels[offset + x] = mixed(pixels[offset + x], color, weighted(sum, weight));
    }
    for (int x = Math.max(start, inside); x < end; x++) {
      areas[areaOffset + x] = 0;
    }
    return sum;
  }

  private static int weighted(float sum, int weight) {
    float covered = sum < 0 ? -sum : sum;
    return covered >= 1 ? weight : (int) (covered * weight + 0.5f);
  }

  /** Mixes a colour into a run of pixels; its weight goes from 0 to 256. */
  private void blend(int from, int to, int color, int weight) {
    if (weight == 256) {
      for (int i = from; i < to; i++) {
        pixels[i] = color;
      }
    } else if (weight > 0) {
      for (int i = from; i < to; i++) {
        pixels[i] = mixed(pixels[i], color, weight);
      }
    }
  }

  /**
   * Paints light whose weight falls with {@code (1 - d^2)^2}, d being the distance from the middle
   * as a part of the radius in that direction.
   */
  void glow(float x, float y, float radiusX, float radiusY, int color) {
    float perSquareX = 1 / (radiusX * radiusX);
    float perSquareY = 1 / (radiusY * radiusY);
    int top = Math.max((int) (y - radiusY), 0);
    int bottom = Math.min((int) (y + radiusY), height - 1);
    int alpha = color >>> 24;
    for (int row = top; row <= bottom; row++) {
      float dy = row + 0.5f - y;
      float rest = Math.max(1 - dy * dy * perSquareY, 0);
      float reach = radiusX * (float) Math.sqrt(rest);
      int start = Math.max((int) (x - reach), 0);
      int end = Math.min((int) (x + reach), width - 1);
      for (int column = start; column <= end; column++) {
        float dx = column + 0.5f - x;
        float light = Math.max(rest - dx * dx * perSquareX, 0);
        int at = row * width + column;
        pixels[at] = mixed(pixels[at], color, (int) (light * light * alpha + 0.5f));
      }
    }
  }

  /** Mixes two opaque colours; the weight of the second goes from 0 to 256. */
  private static int mixed(int old, int color, int weight) {
    int keep = 256 - weight;
    int redBlue = (old & 0xFF00FF) * keep + (color & 0xFF00FF) * weight + 0x800080;
    int green = (old & 0x00FF00) * keep + (color & 0x00FF00) * weight + 0x8000;
    return 0xFF000000 | ((redBlue >>> 8) & 0xFF00FF) | ((green >>> 8) & 0x00FF00);
  }
}
