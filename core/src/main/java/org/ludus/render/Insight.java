package org.ludus.render;

/**
 * What an agent thinks of the places of a world, to be drawn over its picture. The arrays are
 * neither copied nor changed; whoever hands them over leaves them alone while they are drawn.
 *
 * @param placeValues how much the agent expects from being at each place, numbered as the state
 *     numbers them; NaN where that is unknown; empty where nothing is
 * @param placeActions index of the action it would take there; -1 where that is unknown; empty
 *     where nothing is
 */
@SuppressWarnings("ArrayRecordComponent") // Thousands of numbers, handed over for every picture.
public record Insight(float[] placeValues, int[] placeActions) {

  /** Nothing known of any place. */
  public static final Insight NONE = new Insight(new float[0], new int[0]);
}
