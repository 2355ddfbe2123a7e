package org.ludus.settings;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * An interval of numbers, read from how mathematics writes it, and said as people do.
 *
 * @param low its lower end, perhaps minus infinity
 * @param lowIncluded whether that belongs to it
 * @param high its upper end, perhaps infinity
 * @param highIncluded whether that belongs to it
 */
record Range(double low, boolean lowIncluded, double high, boolean highIncluded) {

  private static final Pattern FORM =
      Pattern.compile("([\\[(])\\s*([^,\\s]+)\\s*,\\s*([^,\\s]+)\\s*([\\])])");

  private static final Range FINITE =
      new Range(Double.NEGATIVE_INFINITY, false, Double.POSITIVE_INFINITY, false);

  /**
   * Reads {@code (0, 1]} and the like; all finite numbers from an empty text.
   *
   * @throws IllegalArgumentException if it is written otherwise or holds nothing
   */
  static Range parse(String text) {
    if (text.isEmpty()) {
      return FINITE;
    }
    Matcher form = FORM.matcher(text);
    if (!form.matches()) {
      throw new IllegalArgumentException("'" + text + "' is not written like (0, 1]");
    }
    Range range =
        new Range(
            PlainNumbers.decimal(form.group(2)),
            form.group(1).equals("["),
            PlainNumbers.decimal(form.group(3)),
            form.group(4).equals("]"));
    if (!(range.low <= range.high)) {
      throw new IllegalArgumentException("'" + text + "' holds no number");
    }
    return range;
  }

  /** Returns whether a number belongs to it. */
  boolean contains(double value) {
    return (value > low || (value == low && lowIncluded))
        && (value < high || (value == high && highIncluded));
  }

  /** Returns it for a list of settings: {@code above 0, at most 1}; empty for all numbers. */
  String text() {
    String ends = ends(", ");
    if (Double.isInfinite(high) && highIncluded) {
      return ends.isEmpty() ? "any number, or inf" : ends + ", or inf";
    }
    return ends;
  }

  /** Returns what a number that does not belong to it should be: {@code above 0 and finite}. */
  String demand(double value) {
    String ends = ends(" and ");
    if (!Double.isInfinite(value)) {
      return ends;
    }
    return ends.isEmpty() ? "finite" : ends + " and finite";
  }

  private String ends(String joint) {
    boolean from = !Double.isInfinite(low);
    boolean to = !Double.isInfinite(high);
    if (from && to && lowIncluded && highIncluded) {
      return "from " + PlainNumbers.text(low) + " to " + PlainNumbers.text(high);
    }
    String above = from ? (lowIncluded ? "at least " : "above ") + PlainNumbers.text(low) : "";
    String below = to ? (highIncluded ? "at most " : "below ") + PlainNumbers.text(high) : "";
    return above + (from && to ? joint : "") + below;
  }
}
