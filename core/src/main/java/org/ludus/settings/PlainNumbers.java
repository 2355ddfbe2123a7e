package org.ludus.settings;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * Numbers as people write them: decimal, in the digits 0 to 9. What Java reads besides is refused:
 * hexadecimal numbers, {@code 0.9f}, the digits of other scripts.
 */
public final class PlainNumbers {

  private static final Pattern WHOLE = Pattern.compile("[+-]?[0-9]+(?:_[0-9]+)*");
  private static final Pattern DECIMAL =
      Pattern.compile("[+-]?(?:[0-9]+\\.?[0-9]*|\\.[0-9]+)(?:[eE][+-]?[0-9]+)?");
  private static final List<String> INFINITY = List.of("inf", ".inf", "infinity");

  /** Digits beyond this are no number anybody means, and reading them all would take its time. */
  private static final int MOST_CHARACTERS = 400;

  /** Between these, numbers are written without an exponent. */
  private static final double SMALLEST_PLAIN = 1e-6;

  private static final double LARGEST_PLAIN = 1e15;

  private PlainNumbers() {}

  /**
   * Reads a whole number; {@code _} may stand between its digits.
   *
   * @throws NumberFormatException if it is none
   */
  public static BigInteger whole(String text) {
    if (text.length() > MOST_CHARACTERS || !WHOLE.matcher(text).matches()) {
      throw new NumberFormatException("no whole number: " + text);
    }
    return new BigInteger(text.replace("_", ""));
  }

  /**
   * Reads a whole number that a long can hold.
   *
   * @throws NumberFormatException if it is none
   */
  public static long wholeLong(String text) {
    BigInteger value = whole(text);
    if (value.bitLength() >= Long.SIZE) {
      throw new NumberFormatException("too large: " + text);
    }
    return value.longValue();
  }

  /**
   * Reads a number: {@code 0.9}, {@code 1e-3}, {@code 100_000}, {@code -5}, {@code inf}. The result
   * is infinite only where that was written.
   *
   * @throws NumberFormatException if it is none, or one larger than a double can hold
   */
  public static double decimal(String text) {
    String unsigned = text.replaceFirst("^[+-]", "").toLowerCase(Locale.ROOT);
    if (INFINITY.contains(unsigned)) {
      return text.startsWith("-") ? Double.NEGATIVE_INFINITY : Double.POSITIVE_INFINITY;
    }
    boolean number =
        text.length() <= MOST_CHARACTERS
            && (DECIMAL.matcher(text).matches() || WHOLE.matcher(text).matches());
    double value = number ? Double.parseDouble(text.replace("_", "")) : Double.NaN;
    if (!Double.isFinite(value)) {
      throw new NumberFormatException("no number: " + text);
    }
    // Minus nothing becomes nothing: it is no other option for being written otherwise.
    return value + 0.0;
  }

  /** Returns a number as people write it: {@code -5}, {@code 0.0003}, {@code inf}. */
  static String text(double value) {
    if (Double.isInfinite(value)) {
      return value > 0 ? "inf" : "-inf";
    }
    double size = Math.abs(value);
    if (value == 0) {
      return "0";
    } else if (size >= SMALLEST_PLAIN && size < LARGEST_PLAIN) {
      return new BigDecimal(Double.toString(value)).stripTrailingZeros().toPlainString();
    }
    return Double.toString(value).toLowerCase(Locale.ROOT);
  }
}
