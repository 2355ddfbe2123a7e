package org.ludus.agent;

import java.util.List;
import org.ludus.network.NetworkSpec.Convolution;

/** What the records of agents' settings check of themselves. */
public final class ConfigChecks {

  private ConfigChecks() {}

  /**
   * Refuses settings.
   *
   * @param message what must hold, by the setting's name: {@code learning_rate must be positive}
   * @throws IllegalArgumentException unless the condition holds
   */
  public static void check(boolean condition, String message) {
    if (!condition) {
      throw new IllegalArgumentException(message);
    }
  }

  /** Checks a discount. */
  public static void checkDiscount(double discount) {
    check(discount >= 0 && discount <= 1, "discount must be from 0 to 1");
  }

  /** Checks what every agent with networks has, convolutions perhaps among them. */
  public static void checkNetworks(
      double learningRate, String convolutions, List<Integer> hidden, double maxGradientNorm) {
    Convolution.parse(convolutions);
    checkNetworks(learningRate, hidden, maxGradientNorm);
  }

  /** Checks that pictures, whose numbers mean the same everywhere, are left as they are. */
  public static void checkNormalization(boolean normalizeObservations, String convolutions) {
    check(
        convolutions.isBlank() || !normalizeObservations,
        "normalize_observations must be false with convolutions");
  }

  /** Checks what every agent with dense networks has. */
  public static void checkNetworks(
      double learningRate, List<Integer> hidden, double maxGradientNorm) {
    check(learningRate > 0, "learning_rate must be positive");
    check(hidden.stream().allMatch(units -> units >= 1), "hidden layers need at least one unit");
    check(maxGradientNorm > 0, "max_gradient_norm must be positive");
  }
}
