package org.ludus.network;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.ludus.env.Space;

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

  private static final Pattern LAYERS =
      Pattern.compile("\\d{1,9}((x\\d{1,9}){2}(-\\d{1,4}c\\d{1,3}(s\\d{1,3})?)+)?(-\\d{1,9})+");

  /** Characters of a text that describes layers, which is more than any network has. */
  private static final int LONGEST = 1000;

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

    /**
     * Returns how many numbers that are.
     *
     * @throws ArithmeticException if they are too many for an int
     */
    public int size() {
      return Math.multiplyExact(Math.multiplyExact(height, width), channels);
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

    private static final Pattern FORM = Pattern.compile("(\\d{1,4})c(\\d{1,3})(?:s(\\d{1,3}))?");

    /** Checks the sizes. */
    public Convolution {
      if (filters < 1 || size < 1 || stride < 1) {
        throw new IllegalArgumentException("a convolution needs filters, a size and a stride");
      }
    }

    /**
     * Reads convolutions as {@link NetworkSpec#toString} writes them: filters, {@code c}, size, and
     * {@code s} with the stride unless that is 1, such as {@code 32c8s4,64c4s2,64c3}.
     *
     * @throws IllegalArgumentException if the text is of another form
     */
    public static List<Convolution> parse(String text) {
      List<Convolution> convolutions = new ArrayList<>();
      for (String part : text.isBlank() ? new String[0] : text.split(",", -1)) {
        Matcher form = FORM.matcher(part.trim());
        if (!form.matches()) {
          throw new IllegalArgumentException(
              "convolutions are written like 32c8s4,64c4s2,64c3, not '" + text + "'");
        }
        String stride = form.group(3);
        convolutions.add(
            new Convolution(
                Integer.parseInt(form.group(1)),
                Integer.parseInt(form.group(2)),
                stride == null ? 1 : Integer.parseInt(stride)));
      }
      return convolutions;
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
    boolean anyImage = Math.min(Math.min(image.height(), image.width()), image.channels()) > 0;
    if (!anyImage || outputs < 1 || hidden.stream().anyMatch(units -> units < 1)) {
      throw new IllegalArgumentException("every layer needs at least one unit");
    }
    try {
      countParameters(image, convolutions, hidden, outputs);
    } catch (ArithmeticException e) {
      throw new IllegalArgumentException("the network is too large", e);
    }
  }

  /**
   * Counts parameters, and numbers between layers, without leaving the range of an int.
   *
   * @throws ArithmeticException if that cannot be
   */
  private static int countParameters(
      Image image, List<Convolution> convolutions, List<Integer> hidden, int outputs) {
    Image rest = image;
    int inputs = rest.size();
    int count = 0;
    for (Convolution convolution : convolutions) {
      int window = convolution.size();
      if (window > Math.min(rest.height(), rest.width())) {
        throw new IllegalArgumentException(
            "a window of %s does not fit into %s x %s"
                .formatted(window, rest.height(), rest.width()));
      }
      int seen = new Image(window, window, rest.channels()).size();
      count = Math.addExact(count, ofLayer(seen, convolution.filters()));
      rest = convolution.over(rest);
      inputs = rest.size();
    }
    for (int units : hidden) {
      count = Math.addExact(count, ofLayer(inputs, units));
      inputs = units;
    }
    return Math.addExact(count, ofLayer(inputs, outputs));
  }

  private static int ofLayer(int inputs, int outputs) {
    return Math.multiplyExact(Math.addExact(inputs, 1), outputs);
  }

  /** Describes a dense network. */
  public NetworkSpec(int inputs, List<Integer> hidden, Activation activation, int outputs) {
    this(new Image(1, 1, inputs), List.of(), hidden, activation, outputs);
  }

  /**
   * Reads layers as {@link #toString} writes them.
   *
   * @throws IllegalArgumentException if the text is of another form, or the sizes cannot be
   */
  public static NetworkSpec parse(String layers, Activation activation) {
    if (layers.length() > LONGEST || !LAYERS.matcher(layers).matches()) {
      throw new IllegalArgumentException(
          "layers are written like 8-64-64-4 or 10x10x4-16c3-128-6, not '" + layers + "'");
    }
    String[] parts = layers.split("-", -1);
    int[] image = Arrays.stream(parts[0].split("x", -1)).mapToInt(Integer::parseInt).toArray();
    String convolutions =
        Arrays.stream(parts).filter(part -> part.contains("c")).collect(Collectors.joining(","));
    List<Integer> dense =
        Arrays.stream(parts)
            .skip(1)
            .filter(part -> !part.contains("c"))
            .map(Integer::valueOf)
            .toList();
    return new NetworkSpec(
        image.length == 1 ? new Image(1, 1, image[0]) : new Image(image[0], image[1], image[2]),
        Convolution.parse(convolutions),
        dense.subList(0, dense.size() - 1),
        activation,
        dense.get(dense.size() - 1));
  }

  /**
   * Describes a network that sees observations, through convolutions if there are any.
   *
   * @param observations a vector, or with convolutions pictures of rows, columns and channels
   * @throws IllegalArgumentException if convolutions are to see what is no picture
   */
  public static NetworkSpec of(
      Space.Box observations,
      List<Convolution> convolutions,
      List<Integer> hidden,
      Activation activation,
      int outputs) {
    if (convolutions.isEmpty()) {
      return new NetworkSpec(observations.size(), hidden, activation, outputs);
    }
    List<Integer> shape = observations.shape();
    if (shape.size() != 3) {
      throw new IllegalArgumentException("convolutions need pictures, not a vector");
    }
    Image image = new Image(shape.get(0), shape.get(1), shape.get(2));
    return new NetworkSpec(image, convolutions, hidden, activation, outputs);
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
    return countParameters(image, convolutions, hidden, outputs);
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
