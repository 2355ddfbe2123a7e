package org.ludus.cli;

/** How the commands say that people meddled with a training. */
final class Interventions {

  private Interventions() {}

  /** Returns a line with its end, or nothing where nobody did. */
  static String line(int interventions) {
    return interventions == 0
        ? ""
        : "interventions were made: %s, listed in the run's interventions.csv%n"
            .formatted(interventions);
  }
}
