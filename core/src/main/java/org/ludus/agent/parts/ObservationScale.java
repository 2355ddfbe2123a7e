package org.ludus.agent.parts;

import org.ludus.env.Space;

/**
 * One factor per number of an observation that brings its typical range to about -1..1, so that a
 * network sees an angle of a tenth of a radian as well as a speed of several metres a second.
 *
 * <p>A learner multiplies what its network is trained on, and multiplies the first weights of the
 * network it acts with instead: policies then see plain observations. Zero stays zero.
 */
public final class ObservationScale {

  private ObservationScale() {}

  /** Returns the factors: 1 over the typical bound that is farther from zero. */
  public static float[] of(Space.Box observations) {
    float[] scale = new float[observations.size()];
    for (int i = 0; i < scale.length; i++) {
      Space.Dimension dimension = observations.dimensions().get(i);
      scale[i] = 1 / Math.max(Math.abs(dimension.typicalLow()), Math.abs(dimension.typicalHigh()));
    }
    return scale;
  }

  /** Multiplies that many rows of observations, in place. */
  public static void apply(float[] scale, float[] observations, int rows) {
    if (isOne(scale)) {
      return;
    }
    for (int row = 0; row < rows; row++) {
      int offset = row * scale.length;
      for (int i = 0; i < scale.length; i++) {
        observations[offset + i] *= scale[i];
      }
    }
  }

  /** Returns whether there is nothing to do, as for pictures, of which there may be many. */
  private static boolean isOne(float[] scale) {
    for (float factor : scale) {
      if (factor != 1) {
        return false;
      }
    }
    return true;
  }
}
