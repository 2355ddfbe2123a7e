package org.ludus.network.simd;

import java.util.Arrays;
import org.ludus.network.NetworkSpec;
import org.ludus.network.NetworkSpec.Convolution;
import org.ludus.network.NetworkSpec.Image;

/**
 * One layer's place in the flat arrays of a {@link SimdNetwork}, and room for what flows through
 * it.
 *
 * <p>A convolution is a dense layer that is applied at every place of its window: what the window
 * sees there is copied out ("unfolded") into a row of its own, and the rows of all places are
 * multiplied with the weights at once. On the way back the rows are added onto what they were
 * copied from.
 *
 * <p>Rows of values are padded to whole vectors. Padding starts at zero, its gradient is zero, and
 * so it stays zero; a layer that follows reads it like any other input, with weights of zero.
 */
final class Layer {

  /** Numbers copied out of rows at a time: a quarter of a megabyte. */
  private static final int CACHED = 1 << 16;

  /** Numbers that enter at each place, the padding of what comes before included. */
  final int inputs;

  final int units;

  /** Distance between rows of weights and of values: whole vectors. */
  final int stride;

  /** How many of those are computed: the units, and padding up to a whole vector. */
  final int columns;

  /** How often the layer is applied to one row: 1, or a convolution's places. */
  final int places;

  /** Where the weights begin, with one row per input, and where the biases do. */
  final int weights;

  final int bias;

  /** Values after the activation, and their gradients: rows of {@code places * stride}. */
  float[] values = new float[0];

  float[] gradients = new float[0];

  /** Distance between rows of the weights with one row per unit, for the way back. */
  final int transposedStride;

  /** Inputs that belong together, such as a pixel's, and the distance to the next such group. */
  private final int groupSize;

  private final int groupStride;

  /** Whether what enters is copied, and the distance between the copied rows. */
  private final boolean unfolds;

  final int patchStride;

  /** What slides, and over what; null for a dense layer. */
  private final Convolution window;

  private final Image before;
  private final Image after;
  private float[] transposed = new float[0];
  private float[] turnedGradients = new float[0];
  private float[] turnedResult = new float[0];
  private int block = 1;
  private float[] patches = new float[0];
  private float[] patchGradients = new float[0];

  /**
   * Lays out a layer.
   *
   * @param below the layer before, null for the first
   * @param offset where its parameters begin
   * @param lanes numbers in a vector
   */
  Layer(NetworkSpec spec, int index, Layer below, int offset, int lanes) {
    boolean convolution = spec.isConvolution(index);
    boolean flattened = !convolution && below != null && below.window != null;
    window = convolution ? spec.convolutions().get(index) : null;
    before = convolution ? spec.imageInto(index) : null;
    after = convolution ? spec.imageInto(index + 1) : null;
    places = spec.places(index);
    units = spec.layerOutputs(index);
    columns = padded(units, lanes);
    stride = stride(columns, lanes);
    int dense = spec.layerInputs(index);
    groupSize = convolution ? before.channels() : flattened ? below.units : dense;
    groupStride = below == null ? groupSize : convolution || flattened ? below.stride : groupSize;
    inputs = dense / groupSize * groupStride;
    unfolds = convolution || flattened;
    patchStride = flattened ? stride(padded(inputs, lanes), lanes) : inputs;
    weights = offset;
    bias = offset + inputs * stride;
    transposedStride = stride(padded(inputs, lanes), lanes);
  }

  int end() {
    return bias + stride;
  }

  static int padded(int columns, int lanes) {
    return (columns + lanes - 1) / lanes * lanes;
  }

  /** Rows a power of two apart would compete for the same few lines of the cache. */
  private static int stride(int padded, int lanes) {
    return padded >= 128 && padded % 128 == 0 ? padded + lanes : padded;
  }

  /** Returns room for the weights with one row per unit. */
  float[] transposed() {
    if (transposed.length == 0) {
      transposed = new float[units * transposedStride];
    }
    return transposed;
  }

  /** Returns room for the gradients with one row of so many numbers per unit. */
  float[] turnedGradients(int columns) {
    if (turnedGradients.length < units * columns) {
      turnedGradients = new float[units * columns];
    }
    return turnedGradients;
  }

  /** Returns room for the gradients of what enters with one row of so many numbers per input. */
  float[] turnedResult(int columns) {
    if (turnedResult.length < inputs * columns) {
      turnedResult = new float[inputs * columns];
    }
    return turnedResult;
  }

  /** Returns where among the padded inputs an input of {@link NetworkSpec} stands. */
  int paddedInput(int input) {
    return input / groupSize * groupStride + input % groupSize;
  }

  /** Returns whether what enters has to be unfolded. */
  boolean unfolds() {
    return unfolds;
  }

  /**
   * Returns how many rows are unfolded at a time: what is copied out of so many stays in the cache
   * while it is multiplied. A layer that does not slide takes all rows at once.
   */
  int block() {
    return block;
  }

  /** Returns where the values, or their gradients, of a row begin. */
  int valuesOf(int row) {
    return row * places * stride;
  }

  void makeRoom(int rows) {
    values = new float[valuesOf(rows)];
    int inCache = Math.max(1, CACHED / (places * patchStride));
    block = window == null ? rows : Math.min(rows, inCache);
    if (unfolds) {
      patches = new float[block * places * patchStride];
    }
  }

  void makeRoomForGradients(int rows) {
    gradients = new float[valuesOf(rows)];
  }

  /**
   * Returns what the window sees at every place of some rows, one row of inputs each.
   *
   * @param from rows of what enters, from {@code offset} on
   * @param first the first of those rows to unfold
   */
  float[] unfold(float[] from, int offset, int first, int rows) {
    if (window == null) {
      for (int row = 0; row < rows; row++) {
        System.arraycopy(from, offset + (first + row) * inputs, patches, row * patchStride, inputs);
      }
      return patches;
    }
    int length = window.size() * groupStride;
    int to = 0;
    for (int row = first; row < first + rows; row++) {
      for (int y = 0; y < after.height(); y++) {
        for (int x = 0; x < after.width(); x++) {
          int corner = offset + corner(row, y, x);
          for (int dy = 0; dy < window.size(); dy++) {
            System.arraycopy(from, corner + dy * before.width() * groupStride, patches, to, length);
            to += length;
          }
        }
      }
    }
    return patches;
  }

  /** Returns what {@link #unfold} returned last. */
  float[] patches() {
    return patches;
  }

  /** Returns room for gradients of what the window sees, in rows of so many numbers. */
  float[] patchGradients(int rows, int rowLength) {
    if (patchGradients.length < rows * places * rowLength) {
      patchGradients = new float[rows * places * rowLength];
    }
    return patchGradients;
  }

  /** Writes the gradients of some rows of what is looked at: sums of what the window saw. */
  void fold(int rowLength, float[] into, int first, int rows) {
    if (window == null) {
      for (int row = 0; row < rows; row++) {
        System.arraycopy(patchGradients, row * rowLength, into, (first + row) * inputs, inputs);
      }
      return;
    }
    Arrays.fill(into, corner(first, 0, 0), corner(first + rows, 0, 0), 0);
    int length = window.size() * groupStride;
    int from = 0;
    for (int row = first; row < first + rows; row++) {
      for (int y = 0; y < after.height(); y++) {
        for (int x = 0; x < after.width(); x++) {
          int corner = corner(row, y, x);
          for (int dy = 0; dy < window.size(); dy++) {
            int to = corner + dy * before.width() * groupStride;
            for (int i = 0; i < length; i++) {
              into[to + i] += patchGradients[from + dy * length + i];
            }
          }
          from += rowLength;
        }
      }
    }
  }

  private int corner(int row, int y, int x) {
    int pixel = y * window.stride() * before.width() + x * window.stride();
    return (row * before.height() * before.width() + pixel) * groupStride;
  }
}
