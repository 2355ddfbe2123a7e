package org.ludus.network.dl4j;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.deeplearning4j.util.ModelSerializer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.ludus.env.SplitMix64;
import org.ludus.file.ZipReader;
import org.ludus.network.FrozenNetwork;
import org.ludus.network.Initialization;
import org.ludus.network.NetworkSpec;
import org.ludus.network.NetworkSpec.Activation;

class Dl4jFilesTest {

  @ParameterizedTest
  @EnumSource(Activation.class)
  void a_saved_network_comes_back_as_it_was(Activation activation) throws IOException {
    FrozenNetwork net = net(activation);

    FrozenNetwork read = read(Dl4jFiles.write(net));

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

    FrozenNetwork back = read(Dl4jFiles.write(net));

    assertThat(back.spec()).isEqualTo(spec);
    assertThat(back.parameters()).isEqualTo(net.parameters());
  }

  private static FrozenNetwork net(Activation activation) {
    NetworkSpec spec = new NetworkSpec(4, List.of(6, 5), activation, 2);
    return new FrozenNetwork(spec, Initialization.AUTOMATIC.draw(spec, new SplitMix64(1)));
  }

  private static FrozenNetwork read(byte[] zip) throws IOException {
    Path file = Path.of("network.zip");
    return Dl4jReader.read(file, new ZipReader(file, zip)).net();
  }
}
