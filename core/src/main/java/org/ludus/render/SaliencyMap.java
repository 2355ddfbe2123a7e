package org.ludus.render;

/**
 * How much an agent's choice hangs on each part of what it sees, to be drawn over the picture of
 * its world. The array is neither copied nor changed.
 *
 * <p>What matters little would veil the picture: a part is as opaque as the square of its weight,
 * so that the few that matter stand out.
 *
 * @param rows rows of parts
 * @param columns parts of a row
 * @param weights how much hangs on each part, row by row from the upper left: 1 for the part on
 *     which most does, down to 0
 * @param ofScene whether the parts are those of the whole picture of the world, or else the cells
 *     of its board
 * @param color what a part glows in, {@code 0xAARRGGBB} with the alpha of one of weight 1
 */
@SuppressWarnings("ArrayRecordComponent") // Made anew for every step, and large.
public record SaliencyMap(int rows, int columns, float[] weights, boolean ofScene, int color) {

  /** Returns how opaque a part of that weight is drawn, in parts of the colour's own alpha. */
  public static float opacity(float weight) {
    return weight * weight;
  }

  /** Checks that there is a weight for each part. */
  public SaliencyMap {
    if (rows < 1 || columns < 1 || weights.length != rows * columns) {
      throw new IllegalArgumentException(
          "%s weights are not %s rows of %s".formatted(weights.length, rows, columns));
    }
  }
}
