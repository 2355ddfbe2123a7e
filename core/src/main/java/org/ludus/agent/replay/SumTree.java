package org.ludus.agent.replay;

import org.ludus.file.Archive;

/**
 * Weights, of which one is found by a number between 0 and their sum in a logarithmic number of
 * steps: a binary tree in which every node holds the sum of the two below it.
 */
final class SumTree {

  /** What a weight takes with its share of the sums above it, at most. */
  static final int BYTES_PER_WEIGHT = 4 * Double.BYTES;

  private final int leaves;
  private final double[] sums;

  /** Makes a tree of weights that are all zero. */
  SumTree(int size) {
    leaves = Math.max(1, Integer.highestOneBit(Math.max(1, 2 * size - 1)));
    sums = new double[2 * leaves];
  }

  /** Changes one weight, which must not be negative. */
  void set(int index, double weight) {
    int node = leaves + index;
    sums[node] = weight;
    // Adding the two anew, rather than the difference, keeps rounding errors from piling up.
    for (node /= 2; node >= 1; node /= 2) {
      sums[node] = sums[2 * node] + sums[2 * node + 1];
    }
  }

  /**
   * Keeps all weights or brings them back.
   *
   * @param count how many of them, from the first, may be other than zero
   */
  void persist(Archive archive, int count) {
    archive.doubles(sums);
    for (int node = 1; node < sums.length && archive.restoring(); node++) {
      double sum = node < leaves ? sums[2 * node] + sums[2 * node + 1] : sums[node];
      boolean weighs = node < leaves + count;
      archive.require(
          sums[node] == sum && sum >= 0 && sum < Double.POSITIVE_INFINITY && (weighs || sum == 0),
          "weights that do not add up");
    }
  }

  /** Returns one weight. */
  double get(int index) {
    return sums[leaves + index];
  }

  /** Returns the sum of all weights. */
  double total() {
    return sums[1];
  }

  /**
   * Returns the index at which the weights up to and including its own exceed a number.
   *
   * @param number from 0 to less than {@link #total}
   */
  int find(double number) {
    int node = 1;
    double left = number;
    while (node < leaves) {
      node *= 2;
      // Rounding may lead past the last weight; there is nothing to be found behind it.
      if (left >= sums[node] && sums[node + 1] > 0) {
        left -= sums[node];
        node++;
      }
    }
    return node - leaves;
  }
}
