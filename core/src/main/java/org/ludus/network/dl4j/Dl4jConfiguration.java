package org.ludus.network.dl4j;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.ludus.file.FileFormatException;
import org.ludus.file.Json;
import org.ludus.network.NetworkSpec;
import org.ludus.network.NetworkSpec.Activation;
import org.ludus.network.NetworkSpec.Convolution;
import org.ludus.network.NetworkSpec.Image;

/**
 * Understands the configuration of a Deeplearning4j {@code MultiLayerNetwork}, as far as our own
 * networks go. Names of classes in it are words to compare, and no more.
 */
final class Dl4jConfiguration {

  private static final String ENTRY = "configuration.json";
  private static final String CLASS = "@class";
  private static final String LAYERS = "org.deeplearning4j.nn.conf.layers.";
  private static final String ACTIVATIONS = "org.nd4j.linalg.activations.impl.Activation";
  private static final String TO_IMAGES =
      "org.deeplearning4j.nn.conf.preprocessor.FeedForwardToCnnPreProcessor";
  private static final String TO_ROWS =
      "org.deeplearning4j.nn.conf.preprocessor.CnnToFeedForwardPreProcessor";

  private final Path file;
  private final NetworkSpec spec;
  private boolean softmax;

  Dl4jConfiguration(Path file, byte[] text) throws FileFormatException {
    this.file = file;
    JsonNode json = Json.read(file, ENTRY, text);
    if (!json.path("confs").isArray() || json.path("confs").isEmpty()) {
      throw wrong("not a MultiLayerNetwork");
    }
    spec = spec(json);
  }

  /** Returns the network's shape. */
  NetworkSpec spec() {
    return spec;
  }

  /** Returns whether the outputs are turned into probabilities in the end. */
  boolean softmax() {
    return softmax;
  }

  private NetworkSpec spec(JsonNode json) throws FileFormatException {
    JsonNode confs = json.path("confs");
    int last = confs.size() - 1;
    List<Convolution> convolutions = new ArrayList<>();
    List<Integer> sizes = new ArrayList<>();
    String between = null;
    for (int i = 0; i <= last; i++) {
      JsonNode layer = confs.get(i).path("layer");
      String where = "layer " + (i + 1);
      String kind = word(layer, LAYERS, where);
      if (kind.equals("ConvolutionLayer") && sizes.isEmpty() && i < last) {
        convolutions.add(convolution(layer, where));
      } else if (kind.equals("DenseLayer") || (kind.equals("OutputLayer") && i == last)) {
        sizes.add(size(layer, "nout", where));
      } else {
        throw wrong(
            where + " is a " + kind + ", and only dense layers after convolutions are read");
      }
      requirePlain(layer, where);
      String activation = word(layer.path("activationFn"), ACTIVATIONS, where);
      if (i == last) {
        requireOutput(activation);
      } else if (between == null || between.equals(activation)) {
        between = activation;
      } else {
        throw wrong("its layers are of several activations: " + between + " and " + activation);
      }
    }
    NetworkSpec found;
    try {
      found =
          new NetworkSpec(
              image(json, !convolutions.isEmpty()),
              convolutions,
              sizes.subList(0, sizes.size() - 1),
              activation(between),
              sizes.get(sizes.size() - 1));
    } catch (IllegalArgumentException e) {
      throw wrong(e.getMessage());
    }
    requireJoints(json, found);
    return found;
  }

  private void requireOutput(String activation) throws FileFormatException {
    softmax = activation.equals("Softmax");
    if (!softmax && !activation.equals("Identity")) {
      throw wrong(
          "the last layer's activation is %s, and only Identity and Softmax are read"
              .formatted(activation));
    }
  }

  private Activation activation(String between) throws FileFormatException {
    if (between == null || between.equals("ReLU")) {
      return Activation.RELU;
    } else if (between.equals("TanH")) {
      return Activation.TANH;
    }
    throw wrong("the layers' activation is " + between + ", and only ReLU and TanH are read");
  }

  private Convolution convolution(JsonNode layer, String where) throws FileFormatException {
    int size = side(layer, "kernelSize", where);
    int stride = side(layer, "stride", where);
    boolean plain =
        layer.path("convolutionMode").asText().equals("Truncate")
            && isAll(layer.path("padding"), 0)
            && isAll(layer.path("dilation"), 1)
            && layer.path("cnn2dDataFormat").asText("NCHW").equals("NCHW");
    if (!plain) {
      throw wrong(where + " is a convolution that is padded, dilated or of channels last");
    }
    try {
      return new Convolution(size(layer, "nout", where), size, stride);
    } catch (IllegalArgumentException e) {
      throw wrong(where + ": " + e.getMessage());
    }
  }

  /** What the library can do to a layer and ours do not. */
  private void requirePlain(JsonNode layer, String where) throws FileFormatException {
    JsonNode activation = layer.path("activationFn");
    boolean plain =
        layer.path("hasBias").asBoolean(true)
            && !layer.path("hasLayerNorm").asBoolean(false)
            && (activation.path("max").isMissingNode() || activation.path("max").isNull())
            && activation.path("threshold").asDouble(0) == 0
            && activation.path("negativeSlope").asDouble(0) == 0;
    if (!plain) {
      throw wrong(where + " has no bias, is normalised, or has an activation of its own kind");
    }
  }

  /** Returns what goes in: an image, if the file says how large it is. */
  private Image image(JsonNode json, boolean convolution) throws FileFormatException {
    if (!convolution) {
      return new Image(1, 1, size(json.path("confs").get(0).path("layer"), "nin", "layer 1"));
    }
    JsonNode before = json.path("inputPreProcessors").path("0");
    if (before.path(CLASS).asText().equals(TO_IMAGES)) {
      return imageOf(before, "the input");
    }
    throw wrong("it does not say how large its images are: give it an InputType.convolutionalFlat");
  }

  private Image imageOf(JsonNode node, String where) throws FileFormatException {
    return new Image(
        size(node, "inputHeight", where),
        size(node, "inputWidth", where),
        size(node, "numChannels", where));
  }

  /** Makes sure that layers take in what comes before them, and that nothing else is in between. */
  private void requireJoints(JsonNode json, NetworkSpec found) throws FileFormatException {
    JsonNode confs = json.path("confs");
    for (int i = 0; i < found.layers(); i++) {
      int inputs = found.isConvolution(i) ? found.imageInto(i).channels() : found.layerInputs(i);
      if (size(confs.get(i).path("layer"), "nin", "layer " + (i + 1)) != inputs) {
        throw wrong("layer %s does not take the %s numbers before it".formatted(i + 1, inputs));
      }
    }
    for (var entry : json.path("inputPreProcessors").properties()) {
      JsonNode joint = entry.getValue();
      boolean pictures = !found.convolutions().isEmpty();
      boolean first =
          pictures && entry.getKey().equals("0") && joint.path(CLASS).asText().equals(TO_IMAGES);
      boolean flattening =
          pictures
              && entry.getKey().equals(Integer.toString(found.convolutions().size()))
              && joint.path(CLASS).asText().equals(TO_ROWS)
              && joint.path("format").asText("NCHW").equals("NCHW")
              && imageOf(joint, "what is flattened")
                  .equals(found.imageInto(found.convolutions().size()));
      if (!first && !flattening) {
        throw wrong("something is done before layer " + entry.getKey() + " that is not read");
      }
    }
  }

  private int side(JsonNode layer, String name, String where) throws FileFormatException {
    JsonNode sides = layer.path(name);
    if (sides.size() != 2 || !isAll(sides, sides.path(0).asInt())) {
      throw wrong(where + " is a convolution whose " + name + " is not square");
    }
    return sides.path(0).asInt();
  }

  private static boolean isAll(JsonNode numbers, int value) {
    if (!numbers.isArray()) {
      return false;
    }
    for (JsonNode number : numbers) {
      if (!number.isInt() || number.asInt() != value) {
        return false;
      }
    }
    return true;
  }

  private int size(JsonNode node, String name, String where) throws FileFormatException {
    JsonNode size = node.path(name);
    if (!size.isInt() || size.asInt() < 1) {
      throw wrong("%s: %s is no size".formatted(where, name));
    }
    return size.asInt();
  }

  private String word(JsonNode node, String prefix, String where) throws FileFormatException {
    String name = node.path(CLASS).asText();
    if (!name.startsWith(prefix) || !name.substring(prefix.length()).matches("[A-Za-z0-9]{1,50}")) {
      throw wrong(where + " is of a kind that is not read");
    }
    return name.substring(prefix.length());
  }

  private FileFormatException wrong(String problem) {
    return new FileFormatException(file, ENTRY + ": " + problem);
  }
}
