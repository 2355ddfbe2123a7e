package org.ludus.env;

import java.util.Arrays;

/** Draws that were written down beforehand, handed out in order and checked against their range. */
public final class RecordedDraws implements Draws {

  private double[] values = new double[0];
  private int next;

  /** Replaces what is to be drawn. */
  public void load(double... recorded) {
    values = Arrays.copyOf(recorded, recorded.length);
    next = 0;
  }

  /** Returns how many draws have not been asked for. */
  public int left() {
    return values.length - next;
  }

  @Override
  public void begin(long seed) {
    next = 0;
  }

  @Override
  public double uniform(double low, double high) {
    double value = values[next++];
    if (!(value >= low && value < high)) {
      throw new IllegalStateException(value + " cannot be drawn from " + low + " to " + high);
    }
    return value;
  }

  @Override
  public int integer(int low, int high) {
    return (int) uniform(low, high);
  }
}
