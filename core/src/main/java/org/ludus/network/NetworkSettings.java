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

  /** Returns a dense network. */
  public NetworkSpec dense(int inputs, int outputs) {
    return new NetworkSpec(inputs, hidden, activation, outputs);
  }
}
