package org.ludus.env.arcade;

import org.ludus.env.EnvironmentSpec;

/** The time limit of all arcade games, which may have none. */
final class GameLimit {

  private GameLimit() {}

  /** Returns the option {@code max_steps} as an {@link EnvironmentSpec} has it. */
  static int of(int maxSteps) {
    return maxSteps == 0 ? EnvironmentSpec.NO_LIMIT : maxSteps;
  }
}
