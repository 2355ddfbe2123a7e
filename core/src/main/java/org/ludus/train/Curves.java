package org.ludus.train;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * The figures of a training over its steps, by name, for whoever draws them: one thread adds, any
 * other may look. Takes a memory that does not grow with the training.
 */
public final class Curves {

  private final Map<String, CurveHistory> histories = new LinkedHashMap<>();
  private volatile long version;

  /**
   * Adds a value.
   *
   * @param name of the figure: {@code return}, {@code td_loss}
   * @param steps environment steps, no fewer than the last time
   * @param value left out if it is not finite
   */
  public synchronized void add(String name, long steps, double value) {
    if (Double.isFinite(value)) {
      histories.computeIfAbsent(name, key -> new CurveHistory()).add((double) steps, value);
      version = version + 1;
    }
  }

  /** Returns a number that is another one whenever something has been added. */
  public long version() {
    return version;
  }

  /** Returns the curves as they are, in the order in which they began; they change no more. */
  public synchronized Map<String, Curve> snapshot() {
    Map<String, Curve> curves = new LinkedHashMap<>();
    histories.forEach((name, history) -> curves.put(name, history.curve()));
    return Collections.unmodifiableMap(curves);
  }
}
