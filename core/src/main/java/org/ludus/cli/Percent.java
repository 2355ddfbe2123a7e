package org.ludus.cli;

import java.util.Locale;

/** How the commands write shares. */
final class Percent {

  private Percent() {}

  /** Returns a share, 0 to 1, in per cent with so many decimals; a dash where it is not known. */
  static String of(double share, int decimals) {
    return Double.isNaN(share)
        ? "-"
        : String.format(Locale.ROOT, "%." + decimals + "f%%", 100 * share);
  }
}
