package org.ludus.render;

import java.util.Optional;

/**
 * What an agent thinks of its world, to be drawn over its picture. The arrays are neither copied
 * nor changed; whoever hands them over leaves them alone while they are drawn.
 *
 * @param placeValues how much the agent expects from being at each place, numbered as the state
 *     numbers them; NaN where that is unknown; empty where nothing is
 * @param placeActions index of the action it would take there; -1 where that is unknown; empty
 *     where nothing is
 * @param saliency what in the picture its choice hangs on, where that is known
 */
@SuppressWarnings("ArrayRecordComponent") // Thousands of numbers, handed over for every picture.
public record Insight(float[] placeValues, int[] placeActions, Optional<SaliencyMap> saliency) {

  /** Nothing known. */
  public static final Insight NONE = new Insight(new float[0], new int[0]);

  /** Makes what is known of places alone. */
  public Insight(float[] placeValues, int[] placeActions) {
    this(placeValues, placeActions, Optional.empty());
  }

  /** Makes what is known of the picture alone. */
  public Insight(SaliencyMap saliency) {
    this(new float[0], new int[0], Optional.of(saliency));
  }
}
