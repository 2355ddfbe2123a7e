package org.ludus.agent;

import java.util.function.DoubleConsumer;
import java.util.function.DoubleSupplier;

/**
 * Something about an agent that a person may change while it learns. Confined to the agent's
 * thread.
 *
 * @param name as the setting is called: {@code learning_rate}
 * @param label what to call it on screen
 * @param low least value of a slider
 * @param high greatest value of a slider
 * @param logarithmic whether a slider serves better on a logarithmic scale
 * @param reading returns what it is now
 * @param setting receives what it shall be from now on
 */
public record Knob(
    String name,
    String label,
    double low,
    double high,
    boolean logarithmic,
    DoubleSupplier reading,
    DoubleConsumer setting) {

  /** Checks the range. */
  public Knob {
    if (!(low < high) || (logarithmic && low <= 0)) {
      throw new IllegalArgumentException("%s has no range %s to %s".formatted(name, low, high));
    }
  }

  /** Returns what it is now; a plan may have led it out of the slider's range. */
  public double value() {
    return reading.getAsDouble();
  }

  /**
   * Sets it by hand, after which no plan applies to it any more.
   *
   * @param value brought within the range
   * @return what it has been set to
   */
  public double set(double value) {
    if (Double.isNaN(value)) {
      throw new IllegalArgumentException(name + " must be a number");
    }
    double within = Math.max(low, Math.min(high, value));
    setting.accept(within);
    return within;
  }
}
