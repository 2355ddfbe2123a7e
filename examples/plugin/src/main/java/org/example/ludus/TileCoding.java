package org.example.ludus;

import org.ludus.env.Space;

/**
 * Tile coding (Sutton and Barto 2018, section 9.5.4): several grids over the same space, each shifted
 * a little, so that a point is described by the one tile of each grid that it lies in. Near points
 * share most of their tiles.
 */
final class TileCoding {

  private final int tilings;
  private final int tiles;
  private final float[] low;
  private final float[] range;

  /**
   * Lays grids over the typical range of observations.
   *
   * @param tilings how many grids
   * @param tiles into how many parts each of them cuts every dimension
   */
  TileCoding(Space.Box observations, int tilings, int tiles) {
    this.tilings = tilings;
    this.tiles = tiles;
    int size = observations.size();
    low = new float[size];
    range = new float[size];
    for (int i = 0; i < size; i++) {
      Space.Dimension dimension = observations.dimensions().get(i);
      low[i] = dimension.typicalLow();
      range[i] = dimension.typicalHigh() - dimension.typicalLow();
    }
  }

  /** Returns how many tiles there are in all. */
  int count() {
    // A shifted grid reaches beyond the end of the space by a tile.
    return Math.toIntExact(tilings * (long) Math.pow(tiles + 1, low.length));
  }

  /** Returns how many tiles describe a point: one of each grid. */
  int active() {
    return tilings;
  }

  /**
   * Writes which tiles a point lies in.
   *
   * @param observations holds the point from {@code at} on
   * @param active receives one number for each grid
   */
  void find(float[] observations, int at, int[] active) {
    for (int tiling = 0; tiling < tilings; tiling++) {
      int index = tiling;
      for (int i = 0; i < low.length; i++) {
        // Grids are displaced by odd multiples, 1, 3, 5, ... in the dimensions, so that they do not
        // line up along the diagonal.
        double shift = (tiling * (2 * i + 1) % tilings) / (double) tilings;
        double place = (observations[at + i] - low[i]) / range[i] * tiles + shift;
        int tile = (int) Math.max(0, Math.min(tiles, Math.floor(place)));
        index = index * (tiles + 1) + tile;
      }
      active[tiling] = index;
    }
  }
}
