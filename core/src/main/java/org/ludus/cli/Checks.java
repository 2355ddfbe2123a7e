package org.ludus.cli;

import org.ludus.settings.UsageException;

/** Refuses option values that are out of range. */
final class Checks {

  /** What is kept of each takes little memory, but not none. */
  static final int MOST_EPISODES = 1_000_000;

  /** More threads than any machine of this decade has use for. */
  static final int MOST_THREADS = 1_024;

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

  static void within(String option, long least, long most, long value) {
    atLeast(option, least, value);
    if (value > most) {
      throw new UsageException("%s must be at most %s, not %s".formatted(option, most, value));
    }
  }
}
