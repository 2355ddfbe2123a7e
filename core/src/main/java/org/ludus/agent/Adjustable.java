package org.ludus.agent;

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

  /** Sets it by hand. */
  public void set(double value) {
    byHand = value;
  }

  /** Keeps what was set or brings it back. */
  public void persist(Archive archive) {
    byHand = archive.number(byHand);
  }
}
