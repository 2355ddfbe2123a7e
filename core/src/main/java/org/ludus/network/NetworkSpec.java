package org.ludus.network;

import java.util.ArrayList;
import java.util.List;

/**
 * The shape of a network: {@code image -> convolutions... -> hidden... -> outputs}, an activation
 * after each layer but the last, none after that. Without convolutions it is a dense network, and
 * its image a row of numbers.
 *
 * <p>Several heads on a shared trunk are so many stretches of the outputs.
 *
 * <p>An image is given row by row, each pixel with all its channels. Parameters are kept in one
 * flat array, layer by layer: the weights, then the biases. The weight from input {@code i} to
 * output {@code o} of a layer with {@code n} inputs stands at {@code o * n + i} of the layer's
 * weights. The inputs of a convolution are the pixels under its window, ordered as in an image, and
 * its outputs the filters; what a convolution puts out is an image again.
 *
 * @param image what goes in
 * @param convolutions windows that slide over it, possibly none
 * @param hidden units of each dense hidden layer, possibly none
 * @param activation what follows each layer but the last
 * @param outputs numbers out
 */
public record NetworkSpec(
    Image image,
    List<Convolution> convolutions,
    List<Integer> hidden,
    Activation activation,
    int outputs) {

  /** The non-linearity of the hidden layers. */
  public enum Activation {
    /** max(0, x). */
    RELU,
    /** The hyperbolic tangent. */
    TANH
  }

  /**
   * The size of an image.
   *
   * @param height rows
   * @param width pixels of a row
   * @param channels numbers of a pixel
   */
  public record Image(int height, int width, int channels) {

    /** Returns how many numbers that are. */
    public int size() {
      return height * width * channels;
    }
  }

  /**
   * A square window that slides over an image without leaving it.
   *
   * @param filters outputs at every place of the window
   * @param size pixels along its sides
   * @param stride pixels from one place to the next
   */
  public record Convolution(int filters, int size, int stride) {

    /** Checks the sizes. */
    public Convolution {
      if (filters < 1 || size < 1 || stride < 1) {
        throw new IllegalArgumentException("a convolution needs filters, a size and a stride");
      }
    }

    private Image over(Image image) {
      return new Image(
          (image.height() - size) / stride + 1, (image.width() - size) / stride + 1, filters);
    }
  }

  /** Checks the sizes. */
  public NetworkSpec {
    convolutions = List.copyOf(convolutions);
    hidden = List.copyOf(hidden);
    if (image.size() < 1 || outputs < 1 || hidden.stream().anyMatch(units -> units < 1)) {
      throw new IllegalArgumentException("every layer needs at least one unit");
    }
    Image rest = image;
    for (Convolution convolution : convolutions) {
      if (convolution.size() > Math.min(rest.height(), rest.width())) {
        throw new IllegalArgumentException(
            "a window of %d does not fit into %d x %d"
                .formatted(convolution.size(), rest.height(), rest.width()));
      }
      rest = convolution.over(rest);
    }
  }

  /** Describes a dense network. */
  public NetworkSpec(int inputs, List<Integer> hidden, Activation activation, int outputs) {
    this(new Image(1, 1, inputs), List.of(), hidden, activation, outputs);
  }

  /** Returns how many numbers go in. */
  public int inputs() {
    return image.size();
  }

  /** Returns the number of layers with parameters. */
  public int layers() {
    return convolutions.size() + hidden.size() + 1;
  }

  /** Returns whether a layer is a convolution. */
  public boolean isConvolution(int layer) {
    return layer < convolutions.size();
  }

  /** Returns the image that enters a convolution, or the first dense layer. */
  public Image imageInto(int layer) {
    Image result = image;
    for (Convolution convolution : convolutions.subList(0, layer)) {
      result = convolution.over(result);
    }
    return result;
  }

  /** Returns how many numbers enter a layer; a convolution: at every place of its window. */
  public int layerInputs(int layer) {
    if (isConvolution(layer)) {
      int size = convolutions.get(layer).size();
      return size * size * imageInto(layer).channels();
    }
    int dense = layer - convolutions.size();
    return dense == 0 ? imageInto(layer).size() : hidden.get(dense - 1);
  }

  /** Returns how many numbers leave a layer; a convolution: at every place of its window. */
  public int layerOutputs(int layer) {
    if (isConvolution(layer)) {
      return convolutions.get(layer).filters();
    }
    int dense = layer - convolutions.size();
    return dense == hidden.size() ? outputs : hidden.get(dense);
  }

  /** Returns at how many places a layer is applied: 1, unless it is a convolution. */
  public int places(int layer) {
    if (!isConvolution(layer)) {
      return 1;
    }
    Image after = imageInto(layer + 1);
    return after.height() * after.width();
  }

  /** Returns the number of parameters of all layers. */
  public int parameterCount() {
    int count = 0;
    for (int layer = 0; layer < layers(); layer++) {
      count += (layerInputs(layer) + 1) * layerOutputs(layer);
    }
    return count;
  }

  /** Returns the same but for the last layer. */
  public NetworkSpec withOutputs(int other) {
    return new NetworkSpec(image, convolutions, hidden, activation, other);
  }

  /** Returns the layers, such as {@code 8-64-64-4} or {@code 10x10x4-16c3-128-6}. */
  @Override
  public String toString() {
    List<String> parts = new ArrayList<>();
    parts.add(
        convolutions.isEmpty()
            ? Integer.toString(inputs())
            : image.height() + "x" + image.width() + "x" + image.channels());
    for (Convolution convolution : convolutions) {
      String stride = convolution.stride() == 1 ? "" : "s" + convolution.stride();
      parts.add(convolution.filters() + "c" + convolution.size() + stride);
    }
    hidden.forEach(units -> parts.add(units.toString()));
    parts.add(Integer.toString(outputs));
    return String.join("-", parts);
  }
}
