package org.ludus.network;

import java.util.List;
import org.ludus.env.Space;
import org.ludus.network.NetworkSpec.Activation;
import org.ludus.network.NetworkSpec.Convolution;
import org.ludus.settings.Setting;

/** The shape of an agent's networks, but for what goes in and out. */
public record NetworkSettings(
    @Setting(
            says =
                "what comes before the hidden layers where observations are pictures, such as"
                    + " 32c8s4,64c4s2,64c3: filters, size and stride of each; empty for none",
            standard = "")
        String convolutions,
    @Setting(says = "units of each hidden layer", standard = "64,64", range = "[1, 65536]")
        List<Integer> hidden,
    @Setting(says = "what follows each layer but the last", standard = "relu")
        Activation activation,
    @Setting(says = "how the weights that learning starts from are drawn", standard = "automatic")
        Initialization initialization) {

  /**
   * Of every parameter there are its gradients, two means of the optimiser's, and a frozen copy.
   */
  private static final int COPIES = 6;

  /** Checks that the convolutions can be read. */
  public NetworkSettings {
    hidden = List.copyOf(hidden);
    Convolution.parse(convolutions);
  }

  /** Returns whether it is made for pictures. */
  public boolean seesPictures() {
    return !convolutions.isBlank();
  }

  /**
   * Returns a network that sees observations.
   *
   * @throws IllegalArgumentException if convolutions are to see what is no picture, or a small one
   */
  public NetworkSpec spec(Space.Box observations, int outputs) {
    return NetworkSpec.of(
        observations, Convolution.parse(convolutions), hidden, activation, outputs);
  }

  /**
   * Returns about how many bytes such a network takes while it learns: with its gradients, its
   * optimiser, and what passes through it. That may be more than any machine has.
   *
   * @param inputs what is seen: a vector, or with convolutions pictures
   * @param rows of the largest minibatch
   */
  public double bytes(Space.Box inputs, int outputs, int rows) {
    List<Integer> shape = inputs.shape();
    double seen = inputs.size();
    double parameters = 0;
    double passing = seen;
    if (seesPictures() && shape.size() == 3) {
      double height = shape.get(0);
      double width = shape.get(1);
      double channels = shape.get(2);
      for (Convolution convolution : Convolution.parse(convolutions)) {
        int size = convolution.size();
        parameters += (size * size * channels + 1) * convolution.filters();
        height = Math.max(1, Math.floor((height - size) / convolution.stride()) + 1);
        width = Math.max(1, Math.floor((width - size) / convolution.stride()) + 1);
        channels = convolution.filters();
        seen = height * width * channels;
        passing += seen;
      }
    }
    for (int units : hidden) {
      parameters += (seen + 1) * units;
      seen = units;
      passing += units;
    }
    parameters += (seen + 1) * outputs;
    if (parameters > Integer.MAX_VALUE) {
      // No array is so long.
      return Double.POSITIVE_INFINITY;
    }
    return Float.BYTES * (COPIES * parameters + 2.0 * rows * (passing + outputs));
  }

  /** Returns a dense network. */
  public NetworkSpec dense(int inputs, int outputs) {
    return new NetworkSpec(inputs, hidden, activation, outputs);
  }
}
