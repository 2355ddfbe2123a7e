package org.ludus.settings;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_16;
import static java.nio.charset.StandardCharsets.UTF_16BE;
import static java.nio.charset.StandardCharsets.UTF_16LE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.ludus.file.Pipes;

class PlainTextTest {

  @TempDir private Path folder;

  @Test
  void text_is_read_as_utf_8_with_or_without_a_mark() throws IOException {
    assertThat(read("name: Zo\u00eb\r\n\tend \u0661\n"))
        .isEqualTo("name: Zo\u00eb\r\n\tend \u0661\n");
    assertThat(read("\uFEFFa: 1")).isEqualTo("a: 1");
    assertThat(read("")).isEmpty();
    assertThat(read("\uFEFF")).isEmpty();
  }

  @Test
  void what_looks_like_utf_16_is_refused_as_that() throws IOException {
    for (Charset wide : List.of(UTF_16, UTF_16LE, UTF_16BE)) {
      Path file = Files.write(folder.resolve("x.yaml"), "a: 1\nb: 2\n".getBytes(wide));

      assertRefused(
          file, "line 1: it is not text in UTF-8 but looks like UTF-16: save it as UTF-8");
    }
    byte[] little = "\uFEFFa: 1\n".getBytes(UTF_16LE);
    assertRefused(
        Files.write(folder.resolve("x.yaml"), little),
        "line 1: it is not text in UTF-8 but looks like UTF-16: save it as UTF-8");
  }

  @Test
  void what_is_no_text_is_refused_with_its_line() throws IOException {
    byte[] latin = "a: 1\r\nname: Zo\u00eb\r\n".getBytes(ISO_8859_1);
    assertRefused(Files.write(folder.resolve("x.yaml"), latin), "line 2: it is not text in UTF-8");
    for (String odd : List.of("\u0007", "\u001b", "\u007f", "\uFFFF")) {
      assertRefused(
          Files.writeString(folder.resolve("x.yaml"), "a: 1\nb: 2\nc: " + odd),
          "line 3: it is not text in UTF-8");
    }
  }

  @Test
  void more_than_anybody_writes_is_refused() throws IOException {
    byte[] most = " ".repeat(PlainText.MOST_BYTES).getBytes(ISO_8859_1);
    assertThat(PlainText.decode("x.yaml", most)).hasSize(most.length);
    assertRefused(
        Files.write(folder.resolve("x.yaml"), new byte[2 * most.length]),
        "it is larger than 1 MiB, and more is not read of a text");
  }

  @Test
  @Timeout(value = 60, unit = TimeUnit.SECONDS, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
  void what_is_no_file_is_refused_and_never_waited_for() throws IOException, InterruptedException {
    assertRefused(folder, "it is a folder, not a file");
    assertThatThrownBy(() -> PlainText.read(folder.resolve("missing.yaml")))
        .isInstanceOf(NoSuchFileException.class);
    Path pipe = folder.resolve("pipe.yaml");
    Pipes.make(pipe);
    assertRefused(pipe, "it is a pipe or a device, not a file");
  }

  private String read(String text) throws IOException {
    return PlainText.read(Files.writeString(folder.resolve("x.yaml"), text));
  }

  private static void assertRefused(Path file, String problem) {
    assertThatThrownBy(() -> PlainText.read(file))
        .isInstanceOf(UsageException.class)
        .hasMessage(file + ": " + problem);
  }
}
