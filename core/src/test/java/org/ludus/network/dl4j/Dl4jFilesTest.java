package org.ludus.network.dl4j;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import org.deeplearning4j.util.ModelSerializer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.ludus.env.SplitMix64;
import org.ludus.network.FrozenNetwork;
import org.ludus.network.Initialization;
import org.ludus.network.Network;
import org.ludus.network.NetworkSpec;
import org.ludus.network.NetworkSpec.Activation;
import org.ludus.network.OptimizerSpec;

class Dl4jFilesTest {

  private static final OptimizerSpec OPTIMIZER = OptimizerSpec.adam(1e-2, 10);

  @ParameterizedTest
  @EnumSource(Activation.class)
  void a_saved_network_comes_back_as_it_was(Activation activation) throws IOException {
    FrozenNetwork net = net(activation);

    FrozenNetwork read = Dl4jFiles.read(Dl4jFiles.write(net));

    assertThat(read.spec()).isEqualTo(net.spec());
    assertThat(read.parameters()).isEqualTo(net.parameters());
  }

  @Test
  void the_library_itself_reads_the_file() throws IOException {
    FrozenNetwork net = net(Activation.RELU);

    var library =
        ModelSerializer.restoreMultiLayerNetwork(new ByteArrayInputStream(Dl4jFiles.write(net)));

    assertThat(library.params().toFloatVector()).isEqualTo(net.parameters());
  }

  @Test
  void equal_networks_give_equal_bytes() {
    assertThat(Dl4jFiles.write(net(Activation.RELU)))
        .isEqualTo(Dl4jFiles.write(net(Activation.RELU)));
    assertThat(Dl4jFiles.write(trained(3), true)).isEqualTo(Dl4jFiles.write(trained(3), true));
  }

  @Test
  void networks_that_look_at_images_come_back_equal() throws IOException {
    NetworkSpec spec =
        new NetworkSpec(
            new NetworkSpec.Image(8, 9, 3),
            List.of(new NetworkSpec.Convolution(5, 3, 2), new NetworkSpec.Convolution(4, 2, 1)),
            List.of(7),
            Activation.RELU,
            2);
    FrozenNetwork net =
        new FrozenNetwork(spec, Initialization.ORTHOGONAL.draw(spec, new SplitMix64(4)));

    FrozenNetwork back = Dl4jFiles.read(Dl4jFiles.write(net));

    assertThat(back.spec()).isEqualTo(spec);
    assertThat(back.parameters()).isEqualTo(net.parameters());
  }

  @Test
  void training_goes_on_from_a_file_as_if_never_interrupted() throws IOException {
    Dl4jNetwork resumed = Dl4jFiles.read(Dl4jFiles.write(trained(3), true), OPTIMIZER);
    train(resumed, 2);

    assertThat(resumed.parameters()).isEqualTo(trained(5).parameters());
  }

  @Test
  void foreign_and_damaged_files_are_refused() {
    byte[] whole = Dl4jFiles.write(net(Activation.RELU));

    assertThatThrownBy(() -> Dl4jFiles.read(new byte[100])).isInstanceOf(IOException.class);
    assertThatThrownBy(() -> Dl4jFiles.read(new byte[0])).isInstanceOf(IOException.class);
    assertThatThrownBy(() -> Dl4jFiles.read(Arrays.copyOf(whole, whole.length / 2)))
        .isInstanceOf(IOException.class);
  }

  private static FrozenNetwork net(Activation activation) {
    NetworkSpec spec = new NetworkSpec(4, List.of(6, 5), activation, 2);
    return new FrozenNetwork(spec, Initialization.AUTOMATIC.draw(spec, new SplitMix64(1)));
  }

  private static Dl4jNetwork trained(int steps) {
    FrozenNetwork net = net(Activation.TANH);
    Dl4jNetwork network = new Dl4jNetwork(net.spec(), OPTIMIZER, net.parameters());
    train(network, steps);
    return network;
  }

  private static void train(Network network, int steps) {
    float[] inputs = {1, 2, 3, 4};
    for (int step = 0; step < steps; step++) {
      network.train(
          inputs,
          1,
          (outputs, gradients) -> {
            gradients[0] = outputs[0] - 1;
            gradients[1] = outputs[1] + 2;
          });
    }
  }
}
