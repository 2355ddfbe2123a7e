package org.ludus.file;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

@Timeout(value = 60, unit = TimeUnit.SECONDS, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class BoundedFileTest {

  @TempDir private Path folder;

  @Test
  void a_file_is_read_up_to_its_limit_and_not_beyond() throws IOException {
    Path file = Files.write(folder.resolve("file"), new byte[100]);

    assertThat(BoundedFile.read(file, 100)).hasSize(100);
    assertThatThrownBy(() -> BoundedFile.read(file, 99))
        .isInstanceOf(FileFormatException.class)
        .hasMessage(file + ": it is larger than the 99 bytes that are read");
    assertThat(BoundedFile.read(Files.createFile(folder.resolve("empty")), 0)).isEmpty();
  }

  @Test
  void a_file_of_gigabytes_takes_no_memory() throws Exception {
    Path file = folder.resolve("large");
    try (var large = new java.io.RandomAccessFile(file.toFile(), "rw")) {
      large.setLength(3L << 30);
    }

    long allocated =
        Allocations.of(
            () ->
                assertThatThrownBy(() -> BoundedFile.read(file, BoundedFile.ZIP))
                    .isInstanceOf(FileFormatException.class));

    assertThat(allocated).isLessThan(1 << 20);
  }

  @Test
  void a_folder_is_no_file() {
    assertThatThrownBy(() -> BoundedFile.read(folder, 100))
        .isInstanceOf(FileFormatException.class)
        .hasMessage(folder + ": it is a folder, not a file");
    assertThatThrownBy(() -> BoundedFile.read(folder.resolve("none"), 100))
        .isInstanceOf(NoSuchFileException.class);
  }

  /** Neither ever ends, or even begins. */
  @Test
  @DisabledOnOs(OS.WINDOWS)
  void devices_and_pipes_are_no_files() throws IOException, InterruptedException {
    Path pipe = folder.resolve("pipe");
    assertThat(new ProcessBuilder("mkfifo", pipe.toString()).start().waitFor()).isZero();

    for (Path endless : new Path[] {Path.of("/dev/zero"), pipe}) {
      assertThatThrownBy(() -> BoundedFile.read(endless, 100))
          .isInstanceOf(FileFormatException.class)
          .hasMessage(endless + ": it is a pipe or a device, not a file");
    }
  }

  @Test
  @DisabledOnOs({OS.WINDOWS, OS.MAC})
  void what_has_more_than_it_says_is_refused() {
    // These say that they are empty, and are not.
    assertThatThrownBy(() -> BoundedFile.read(Path.of("/proc/self/status"), 1 << 20))
        .isInstanceOf(FileFormatException.class)
        .hasMessageContaining("it has grown while it was read");
  }

  @Test
  void a_stream_is_read_up_to_its_limit_and_not_beyond() throws IOException {
    Path name = Path.of("some.jar");

    assertThat(BoundedFile.read(name, new ByteArrayInputStream(new byte[100]), 100)).hasSize(100);
    assertThatThrownBy(() -> BoundedFile.read(name, endless(), 1000))
        .isInstanceOf(FileFormatException.class)
        .hasMessage("some.jar: it is larger than the 1000 bytes that are read");
  }

  @Test
  void no_limit_is_more_than_a_share_of_the_memory() {
    long heap = Runtime.getRuntime().maxMemory();

    assertThat((long) BoundedFile.ZIP).isBetween(1L, heap / 4);
    assertThat((long) BoundedFile.NUMBERS).isBetween(1L, heap / 8);
    assertThat((long) BoundedFile.RECORDING).isBetween(1L, heap / 16);
  }

  @Test
  void what_is_wrong_with_a_file_is_one_line_whatever_is_in_it() {
    assertThat(new FileFormatException(Path.of("a\nb"), "holds 'x\r\ny\u2028z\u001b[0m'"))
        .hasMessage("a?b: holds 'x??y?z?[0m'");
  }

  private static InputStream endless() {
    return new InputStream() {
      @Override
      public int read() {
        return 0;
      }
    };
  }
}
