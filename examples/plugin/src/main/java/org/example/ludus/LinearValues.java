package org.example.ludus;

import org.ludus.file.Archive;

/** Action values that are sums of weights: one weight for each action and tile. */
final class LinearValues {

  private final int tiles;
  private final float[] weights;
  private final int actions;

  LinearValues(TileCoding tiling, int actions) {
    this(tiling.count(), actions, new float[Math.multiplyExact(tiling.count(), actions)]);
  }

  private LinearValues(int tiles, int actions, float[] weights) {
    this.tiles = tiles;
    this.actions = actions;
    this.weights = weights;
  }

  /** Returns values with those weights, for policies. */
  static LinearValues of(TileCoding tiling, int actions, float[] weights) {
    return new LinearValues(tiling.count(), actions, weights.clone());
  }

  LinearValues copy() {
    return new LinearValues(tiles, actions, weights.clone());
  }

  int actions() {
    return actions;
  }

  /** Returns the weights, a row of tiles for each action; not a copy. */
  float[] weights() {
    return weights;
  }

  /** Returns the value of an action where those tiles are active. */
  float of(int[] active, int action) {
    float sum = 0;
    for (int tile : active) {
      sum += weights[action * tiles + tile];
    }
    return sum;
  }

  /** Writes the values of all actions. */
  void all(int[] active, float[] values) {
    for (int action = 0; action < actions; action++) {
      values[action] = of(active, action);
    }
  }

  /** Adds to the weight of each active tile. */
  void add(int[] active, int action, double change) {
    for (int tile : active) {
      weights[action * tiles + tile] += (float) change;
    }
  }

  void persist(Archive archive) {
    archive.floats(weights);
  }
}
