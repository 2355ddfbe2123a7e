package org.ludus.natives;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class UnpackedFilesTest {

  private static final byte[] CONTENTS = new byte[100_000];

  @TempDir private Path folder;

  @Test
  void a_file_is_unpacked_under_its_own_name() throws IOException {
    Path file = new UnpackedFiles(folder).file("linux/x64/liblwjgl.so", CONTENTS);
    assertThat(file).hasBinaryContent(CONTENTS).hasFileName("liblwjgl.so").startsWith(folder);
  }

  @Test
  void it_is_unpacked_once() throws IOException {
    Path file = new UnpackedFiles(folder).file("libgdx.so", CONTENTS);
    FileTime longAgo = FileTime.fromMillis(0);
    Files.setLastModifiedTime(file, longAgo);
    assertThat(new UnpackedFiles(folder).file("libgdx.so", CONTENTS)).isEqualTo(file);
    assertThat(Files.getLastModifiedTime(file)).isEqualTo(longAgo);
  }

  @Test
  void a_damaged_one_is_unpacked_anew() throws IOException {
    Path file = new UnpackedFiles(folder).file("libgdx.so", CONTENTS);
    Files.write(file, new byte[CONTENTS.length / 2]);
    assertThat(new UnpackedFiles(folder).file("libgdx.so", CONTENTS)).hasBinaryContent(CONTENTS);
  }

  @Test
  void two_versions_lie_side_by_side() throws IOException {
    UnpackedFiles files = new UnpackedFiles(folder);
    Path first = files.file("libgdx.so", CONTENTS);
    Path second = files.file("libgdx.so", new byte[] {1});
    assertThat(first).hasBinaryContent(CONTENTS);
    assertThat(second).hasBinaryContent(new byte[] {1});
  }

  @Test
  void many_may_unpack_it_at_once_and_leave_nothing_behind() throws Exception {
    ExecutorService starts = Executors.newFixedThreadPool(8);
    List<Future<byte[]>> seen = new ArrayList<>();
    for (int i = 0; i < 8; i++) {
      seen.add(
          starts.submit(
              () -> Files.readAllBytes(new UnpackedFiles(folder).file("libgdx.so", CONTENTS))));
    }
    for (Future<byte[]> contents : seen) {
      assertThat(contents.get()).isEqualTo(CONTENTS);
    }
    starts.shutdown();
    try (Stream<Path> files = Files.walk(folder).filter(Files::isRegularFile)) {
      Set<Path> left = new HashSet<>(files.toList());
      assertThat(left).hasSize(1);
    }
  }

  @Test
  void where_it_cannot_be_written_the_message_names_the_file() throws IOException {
    Path file = new UnpackedFiles(folder).file("libgdx.so", CONTENTS);
    Path parent = file.getParent();
    Files.delete(file);
    Files.delete(parent);
    Files.createFile(parent);
    assertThatThrownBy(() -> new UnpackedFiles(folder).file("libgdx.so", CONTENTS))
        .isInstanceOf(IOException.class)
        .hasMessageStartingWith(file + ": cannot be unpacked: ");
  }
}
