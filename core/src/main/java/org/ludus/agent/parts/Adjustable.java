package org.ludus.agent.parts;

import java.util.function.DoubleSupplier;
import org.ludus.agent.Knob;
import org.ludus.file.Archive;

/** A number that goes as planned until a person sets it by hand; from then on it stays there. */
public final class Adjustable {

  private double byHand = Double.NaN;

  /** Returns what counts: the number set by hand, or else the planned one. */
  public double or(double planned) {
    return isByHand() ? byHand : planned;
  }

  /** Returns whether the plan no longer counts. */
  public boolean isByHand() {
    return !Double.isNaN(byHand);
  }

  /**
   * Returns what a person may turn.
   *
   * @param name as the setting is called
   * @param label what to call it on screen
   * @param now returns what counts
   */
  public Knob knob(String name, String label, double low, double high, DoubleSupplier now) {
    return new Knob(name, label, low, high, false, now, this::set);
  }

  /** Sets it by hand. */
  public void set(double value) {
    byHand = value;
  }

  /** Keeps what was set or brings it back. */
  public void persist(Archive archive) {
    byHand = archive.number(byHand);
  }
}
