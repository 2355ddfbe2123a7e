package org.ludus.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TensorBoardWriterTest {

  @Test
  void events_are_framed_and_encoded_as_tensorboard_reads_them(@TempDir Path folder)
      throws IOException {
    Path file = folder.resolve("events");
    try (TensorBoardWriter writer = new TensorBoardWriter(file, 1.0)) {
      writer.scalar("loss", 0.5, 300, 2.0);
    }

    String hex = HexFormat.of().formatHex(Files.readAllBytes(file));

    // wall_time = 1.0 (field 1, fixed64), file_version = "brain.Event:2" (field 3, bytes)
    String version = "09000000000000f03f" + "1a0d" + "627261696e2e4576656e743a32";
    // wall_time = 2.0, step = 300 (field 2, varint), summary { value { tag, simple_value = 0.5 } }
    String point =
        "090000000000000040" + "10ac02" + "2a0d" + "0a0b" + "0a04" + "6c6f7373" + "150000003f";
    // The length, 24 as a little-endian long, has the masked CRC-32C a37f4b22.
    assertThat(hex).startsWith("1800000000000000" + "a37f4b22" + version);
    assertThat(hex).contains("1b00000000000000").contains(point);
    assertThat(hex).hasSize(2 * (24 + 27 + 2 * 16));
  }
}
