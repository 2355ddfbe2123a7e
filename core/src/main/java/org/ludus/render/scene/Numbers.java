package org.ludus.render.scene;

import java.util.Locale;
import org.ludus.env.Space;
import org.ludus.render.Lettering;

/** How numbers are written in scenes: as exactly as their range is worth, with a true minus. */
final class Numbers {

  private static final int FINEST = 4;

  private Numbers() {}

  /** Returns a value with its unit. */
  static String of(Space.Dimension dimension, float value) {
    String unit = dimension.unit().isEmpty() ? "" : " " + dimension.unit();
    return plain(dimension, value) + unit;
  }

  /** Returns a value without a unit, always with as many decimals for the same dimension. */
  static String plain(Space.Dimension dimension, float value) {
    double half = ((double) dimension.typicalHigh() - dimension.typicalLow()) / 2;
    int decimals = 2 - (int) Math.floor(Math.log10(half));
    return fixed(value, Math.min(Math.max(decimals, 0), FINEST));
  }

  /** Returns the end of a range, as short as may be. */
  static String end(float value) {
    String text = value == Math.rint(value) ? fixed(value, 0) : fixed(value, 2);
    return text.contains(".") ? text.replaceAll("0+$", "") : text;
  }

  /** Returns a reward or a sum of rewards. */
  static String reward(double value) {
    return fixed(value, Math.abs(value) < 1000 ? 2 : 0);
  }

  private static String fixed(double value, int decimals) {
    if (!Double.isFinite(value)) {
      return Double.isNaN(value) ? "NaN" : value > 0 ? "+inf" : "\u2212inf";
    }
    String text = String.format(Locale.ROOT, "%." + decimals + "f", value);
    // A value that is rounded to nothing has no sign.
    String unsigned = text.startsWith("-") ? text.substring(1) : text;
    boolean negative = text.startsWith("-") && !unsigned.matches("[0.]*");
    return (negative ? "\u2212" : "") + unsigned;
  }

  /** Returns a number from which letters are as large as they may be, but fit. */
  static float fittingSize(String text, float size, float room) {
    float width = Lettering.width(text, size);
    return width <= room ? size : size * room / width;
  }
}
