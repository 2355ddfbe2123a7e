package org.ludus.agent.parts;

/**
 * A number that changes as training goes on, such as a rate of exploration.
 *
 * @param shape how it goes from start to end
 * @param start value at step 0
 * @param end value at step {@code steps} and ever after
 * @param steps how long the way takes; 0: it is at its end from the first step on
 */
public record Schedule(Shape shape, double start, double end, long steps) {

  /** A way from start to end. */
  public enum Shape {
    /** Equal differences in equal times: start + (end - start) t. */
    LINEAR,
    /** Equal ratios in equal times: start (end / start)^t. */
    EXPONENTIAL
  }

  /** Checks that there is a way. */
  public Schedule {
    if (steps < 0) {
      throw new IllegalArgumentException("steps must not be negative");
    }
    if (shape == Shape.EXPONENTIAL && !(start > 0 && end > 0)) {
      throw new IllegalArgumentException("an exponential schedule needs positive ends");
    }
  }

  /** Returns the value that never changes. */
  public static Schedule constant(double value) {
    return new Schedule(Shape.LINEAR, value, value, 0);
  }

  /** Returns the value at a step. */
  public double value(long step) {
    if (step >= steps) {
      return end;
    }
    double t = (double) step / steps;
    return switch (shape) {
      case LINEAR -> start + (end - start) * t;
      case EXPONENTIAL -> start * Math.pow(end / start, t);
    };
  }
}
