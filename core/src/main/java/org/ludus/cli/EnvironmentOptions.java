package org.ludus.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.ludus.catalog.EnvironmentReference;
import org.ludus.render.PixelObservation;
import org.ludus.settings.UsageException;
import picocli.CommandLine.Option;

/** The options of a world, as several commands take them. */
final class EnvironmentOptions {

  private static final String ENV_SET = "--env-set";
  private static final String PIXELS = "pixels";

  /** What an agent goes by. */
  enum Observation {
    STATE,
    PIXELS
  }

  @Option(
      names = ENV_SET,
      paramLabel = "NAME=VALUE",
      description = "An option of the world; may be repeated.")
  private List<String> options = new ArrayList<>();

  @Option(
      names = "--observation",
      paramLabel = "WHAT",
      description = {
        "What is observed: state (the world's own numbers) or pixels (the last four pictures of"
            + " it, in grey, as wide as 'pixels' says, or else the preset, or else 84)."
      })
  private Observation observation;

  /**
   * Returns a world with the options that were given.
   *
   * @throws UsageException if they contradict each other
   */
  EnvironmentReference of(String environment) {
    return of(environment, Map.of());
  }

  /**
   * Returns a world with the options that were given.
   *
   * @param preset options of a preset for it, which says how large pixels are if nothing else does
   * @throws UsageException if they contradict each other
   */
  EnvironmentReference of(String environment, Map<String, String> preset) {
    EnvironmentReference named = EnvironmentReference.parse(environment);
    Map<String, String> further = NamedValues.parse(ENV_SET, options);
    for (String option : further.keySet()) {
      if (named.options().containsKey(option)) {
        throw new UsageException(
            "%s gives %s, which '%s' gives too: leave one of them out"
                .formatted(ENV_SET, option, environment));
      }
    }
    EnvironmentReference reference = named.with(further);
    if (observation == null) {
      return reference;
    }
    String usual =
        observation == Observation.PIXELS
            ? preset.getOrDefault(PIXELS, "" + PixelObservation.LARGEST)
            : "0";
    String pixels = reference.options().getOrDefault(PIXELS, usual);
    if (pixels.equals("0") != usual.equals("0")) {
      throw new UsageException(
          "--observation %s contradicts pixels=%s"
              .formatted(observation == Observation.PIXELS ? "pixels" : "state", pixels));
    }
    return reference.with(Map.of(PIXELS, pixels));
  }
}
