package org.ludus.network;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.ludus.network.NetworkSpec.Activation;
import org.ludus.network.NetworkSpec.Convolution;
import org.ludus.network.NetworkSpec.Image;

class NetworkSpecTest {

  @ParameterizedTest
  @ValueSource(strings = {"8-64-64-4", "3-2", "10x10x4-16c3-128-6", "84x84x4-32c8s4-64c4s2-6"})
  void layers_are_read_as_they_are_written(String layers) {
    assertThat(NetworkSpec.parse(layers, Activation.TANH)).hasToString(layers);
  }

  @Test
  void layers_are_what_they_say() {
    NetworkSpec spec =
        new NetworkSpec(
            new Image(9, 8, 3), List.of(new Convolution(5, 3, 2)), List.of(7), Activation.RELU, 2);

    assertThat(NetworkSpec.parse("9x8x3-5c3s2-7-2", Activation.RELU)).isEqualTo(spec);
    // Windows of 3 x 3 x 3 and a bias; 4 x 3 places of 5 filters into 7; 7 into 2.
    assertThat(spec.parameterCount()).isEqualTo(28 * 5 + 61 * 7 + 8 * 2);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "8",
        "8-",
        "-8-4",
        "8-x-4",
        "8-0-4",
        "0-4",
        "8x8-4",
        "8x8x1-4",
        "8-3c3-4",
        "8x8x1-3c3",
        "8x8x1-4-3c3-2",
        "8x8x1-3c9-2",
        "9999999999-4",
        "8 - 4",
        "8-\u0663"
      })
  void what_is_no_network_is_refused(String layers) {
    assertThatThrownBy(() -> NetworkSpec.parse(layers, Activation.RELU))
        .isInstanceOf(IllegalArgumentException.class);
  }

  /** Each of these would be a small number if it were left to 32 bits. */
  @ParameterizedTest
  @ValueSource(strings = {"65536-65536-1", "65537x65536x1-1c1-4", "65536x65536x256-1c1-1"})
  void sizes_do_not_overflow(String layers) {
    assertThatThrownBy(() -> NetworkSpec.parse(layers, Activation.RELU))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("the network is too large");
  }

  @Test
  void long_texts_are_refused_as_such() {
    assertThatThrownBy(() -> NetworkSpec.parse("1" + "-1".repeat(30_000), Activation.RELU))
        .isInstanceOf(IllegalArgumentException.class);
  }
}
