package org.ludus.recording;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.ludus.file.FileFormatException;

class ReplayFileTest {

  @TempDir Path folder;
  private Path file;
  private final EpisodeLog discrete = Episodes.random(Episodes.cartPole(), "cart-pole", 5);
  private final EpisodeLog continuous =
      new EpisodeLog("w[a=b]", "me", -7, 2, new float[] {0.5f, -0f, 1, Float.MIN_VALUE}, -1.5, 9);

  @BeforeEach
  void choose() {
    file = folder.resolve("game.replay");
  }

  @Test
  void what_is_written_is_read_back() throws IOException {
    ReplayFile.write(file, List.of(discrete, continuous));

    assertThat(ReplayFile.read(file)).containsExactly(discrete, continuous);
    assertThat(ReplayFile.read(file).get(1).environment()).isEqualTo("w[a=b]");
    assertThat(names()).containsExactly("game.replay");
  }

  @Test
  void a_step_takes_less_than_a_byte() throws IOException {
    float[] actions = new float[10_000];
    for (int i = 0; i < actions.length; i++) {
      actions[i] = i * i % 7 % 4;
    }
    ReplayFile.write(file, List.of(new EpisodeLog("x", "y", 1, 1, actions, 0, 0)));

    assertThat(Files.size(file)).isLessThan(10_000);
    assertThat(ReplayFile.read(file).get(0).steps()).isEqualTo(10_000);
  }

  @Test
  void a_foreign_file_is_told_apart() throws IOException {
    Files.writeString(file, "PK and something else entirely, long enough to hold a header");

    assertRefused("not a replay");
  }

  @Test
  void an_empty_file_is_told_apart() throws IOException {
    Files.createFile(file);

    assertRefused("not a replay");
  }

  @Test
  void a_newer_format_is_told_apart() throws IOException {
    byte[] bytes = written();
    bytes[11] = 9;
    Files.write(file, bytes);

    assertRefused("format 9");
  }

  @Test
  void a_file_cut_short_anywhere_is_refused() throws IOException {
    byte[] bytes = written();
    for (int length = 1; length < bytes.length; length++) {
      Files.write(file, Arrays.copyOf(bytes, length));

      assertRefused("cut short");
    }
  }

  @Test
  void a_file_with_any_byte_changed_is_refused() throws IOException {
    byte[] bytes = written();
    for (int i = 0; i < bytes.length; i++) {
      byte[] damaged = bytes.clone();
      damaged[i] ^= 0x41;
      Files.write(file, damaged);

      assertRefused("");
    }
  }

  @Test
  void a_failure_leaves_the_old_file_as_it_was() throws IOException {
    Path missing = folder.resolve("nowhere").resolve("game.replay");

    assertThatThrownBy(() -> ReplayFile.write(missing, List.of(discrete)))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("no folder");

    ReplayFile.write(file, List.of(discrete));
    String tooLong = "x".repeat(70_000);
    EpisodeLog unwritable = new EpisodeLog(tooLong, "y", 1, 1, new float[1], 0, 0);
    assertThatThrownBy(() -> ReplayFile.write(file, List.of(unwritable)))
        .isInstanceOf(IOException.class);
    assertThat(ReplayFile.read(file)).containsExactly(discrete);
    assertThat(names()).containsExactly("game.replay");
  }

  private byte[] written() throws IOException {
    ReplayFile.write(file, List.of(discrete, continuous));
    return Files.readAllBytes(file);
  }

  private void assertRefused(String problem) {
    assertThatThrownBy(() -> ReplayFile.read(file))
        .isInstanceOf(FileFormatException.class)
        .hasMessageStartingWith(file.toString())
        .hasMessageContaining(problem)
        .hasMessageContaining("byte")
        .message()
        .doesNotContain("\n");
  }

  private List<String> names() throws IOException {
    try (var files = Files.list(folder)) {
      return files.map(path -> path.getFileName().toString()).sorted().toList();
    }
  }
}
