package org.ludus.cli;

import org.ludus.settings.UsageException;

/** Refuses option values that are out of range. */
final class Checks {

  private Checks() {}

  static void speed(double speed) {
    if (!(speed > 0) || speed > 1000) {
      throw new UsageException("--speed must be above 0 and at most 1000, not " + speed);
    }
  }

  static void atLeast(String option, long least, long value) {
    if (value < least) {
      throw new UsageException("%s must be at least %s, not %s".formatted(option, least, value));
    }
  }
}
