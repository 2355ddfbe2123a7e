package org.ludus.app.play;

import java.util.Locale;
import java.util.function.BooleanSupplier;
import java.util.function.LongSupplier;

/**
 * Turns the time that frames take into whole steps of a world. The world never learns how long a
 * frame took, and a slow frame is not made up for by a slower one.
 */
public final class Pace {

  private static final double UNLIMITED = Double.POSITIVE_INFINITY;
  private static final double[] SPEEDS = {0.1, 0.25, 0.5, 1, 2, 4, 8, UNLIMITED};

  /** More than this of a frame is time lost, such as a window being moved. */
  private static final double LONGEST_FRAME_SECONDS = 0.1;

  /** Leaves a few milliseconds of a sixtieth of a second for drawing. */
  private static final long FRAME_BUDGET_NANOS = 12_000_000;

  private final LongSupplier nanoTime;
  private double speed;
  private double due;

  /**
   * Starts at some speed.
   *
   * @param speed times the world's own pace; infinite for as fast as it goes
   * @param nanoTime a clock that only goes forward, in ns
   */
  public Pace(double speed, LongSupplier nanoTime) {
    this.speed = speed;
    this.nanoTime = nanoTime;
  }

  /**
   * Takes the steps that are due after another frame.
   *
   * @param seconds how long the frame took
   * @param step takes one step; says whether another may follow
   */
  public void advance(double seconds, int stepsPerSecond, BooleanSupplier step) {
    if (speed == UNLIMITED) {
      due = UNLIMITED;
    } else {
      due += Math.min(seconds, LONGEST_FRAME_SECONDS) * stepsPerSecond * speed;
    }
    long start = nanoTime.getAsLong();
    while (due >= 1) {
      due--;
      if (!step.getAsBoolean() || nanoTime.getAsLong() - start > FRAME_BUDGET_NANOS) {
        due = 0;
      }
    }
  }

  /** Forgets what is due, as after a pause. */
  public void forget() {
    due = 0;
  }

  /** Takes the next higher speed, if there is one. */
  public void faster() {
    for (double candidate : SPEEDS) {
      if (candidate > speed) {
        change(candidate);
        return;
      }
    }
  }

  /** Takes the next lower speed, if there is one. */
  public void slower() {
    for (int i = SPEEDS.length - 1; i >= 0; i--) {
      if (SPEEDS[i] < speed) {
        change(SPEEDS[i]);
        return;
      }
    }
  }

  /** Returns the speed, in times the world's own pace. */
  public double speed() {
    return speed;
  }

  /** Returns how much of the next step is due already, 0 to 1. */
  public float part() {
    return speed == UNLIMITED ? 1 : (float) Math.min(due, 1);
  }

  /** Returns the speed as people read it. */
  public String label() {
    if (speed == UNLIMITED) {
      return "max";
    } else if (speed == 0.1) {
      return "1/10";
    } else if (speed == 0.25) {
      return "1/4";
    } else if (speed == 0.5) {
      return "1/2";
    }
    return speed == Math.rint(speed)
        ? String.format(Locale.ROOT, "%.0fx", speed)
        : String.format(Locale.ROOT, "%.2fx", speed);
  }

  private void change(double newSpeed) {
    speed = newSpeed;
    due = 0;
  }
}
