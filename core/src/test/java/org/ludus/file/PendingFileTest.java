package org.ludus.file;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

class PendingFileTest {

  @TempDir private Path folder;

  @Test
  void a_file_appears_when_it_is_complete() throws IOException {
    Path file = Files.writeString(folder.resolve("a.txt"), "old");
    PendingFile pending = new PendingFile(file);
    Files.writeString(pending.path(), "new");

    assertThat(file).hasContent("old");
    pending.commit();
    pending.discard();

    assertThat(file).hasContent("new");
    assertThat(names()).containsExactly("a.txt");
  }

  @Test
  void a_file_that_is_given_up_leaves_nothing() throws IOException {
    Path file = Files.writeString(folder.resolve("a.txt"), "old");
    PendingFile pending = new PendingFile(file);
    Files.writeString(pending.path(), "new");

    pending.discard();
    pending.discard();

    assertThat(file).hasContent("old");
    assertThat(names()).containsExactly("a.txt");
  }

  @Test
  void what_cannot_be_written_is_said_with_its_name() {
    Path missing = folder.resolve("no").resolve("a.txt");

    assertThatThrownBy(() -> PendingFile.write(missing, new byte[1]))
        .isInstanceOf(IOException.class)
        .hasMessage("cannot write " + missing + ": there is no folder " + folder.resolve("no"));
    assertThatThrownBy(() -> PendingFile.write(folder, new byte[1]))
        .hasMessage("cannot write " + folder + ": it is a folder");
  }

  @Test
  @DisabledOnOs(OS.WINDOWS)
  void a_pipe_or_a_device_is_not_replaced() throws Exception {
    Path pipe = folder.resolve("pipe");
    assertThat(new ProcessBuilder("mkfifo", pipe.toString()).start().waitFor()).isZero();

    for (Path place : List.of(pipe, Path.of("/dev/null"))) {
      assertThatThrownBy(() -> PendingFile.write(place, new byte[1]))
          .hasMessage("cannot write " + place + ": it is a pipe or a device");
    }
    assertThat(names()).containsExactly("pipe");
  }

  @Test
  @DisabledOnOs(OS.WINDOWS)
  void a_link_is_followed() throws IOException {
    Path file = Files.writeString(folder.resolve("a.txt"), "old");
    Path link = Files.createSymbolicLink(folder.resolve("link"), file);

    PendingFile.write(link, "new".getBytes(UTF_8));

    assertThat(link).isSymbolicLink();
    assertThat(file).hasContent("new");
  }

  @Test
  void sweeping_leaves_alone_what_this_program_is_at() throws IOException {
    PendingFile pending = new PendingFile(folder.resolve("a.txt"));
    Files.write(folder.resolve(".b.txt.77.part"), new byte[10]);

    PendingFile.sweep(folder);

    assertThat(pending.path()).exists();
    assertThat(names()).hasSize(1);
    pending.discard();
  }

  @Test
  void sweeping_leaves_alone_what_another_program_is_at() throws Exception {
    Process other = OtherProgram.start("pending", folder.resolve("a.txt"));
    try {
      assertThat(names()).hasSize(1);
      PendingFile.sweep(folder);
      assertThat(names()).hasSize(1);
    } finally {
      other.destroyForcibly().waitFor(1, TimeUnit.MINUTES);
    }

    PendingFile.sweep(folder);

    assertThat(names()).isEmpty();
  }

  @Test
  void a_folder_is_one_program_s_at_a_time() throws Exception {
    Process other = OtherProgram.start("lock", folder);
    try {
      assertThatThrownBy(() -> FolderLock.take(folder))
          .isInstanceOf(IOException.class)
          .hasMessage(folder + ": in use by another program (process " + other.pid() + ")");
    } finally {
      other.destroyForcibly().waitFor(1, TimeUnit.MINUTES);
    }

    FolderLock.take(folder).close();
  }

  @Test
  void a_folder_is_one_thread_s_at_a_time() throws IOException {
    Path indirect = folder.resolve("..").resolve(folder.getFileName());
    try (FolderLock lock = FolderLock.take(folder)) {
      assertThat(lock).isNotNull();
      assertThatThrownBy(() -> FolderLock.take(indirect))
          .hasMessage(indirect + ": in use by this program already");
    }

    FolderLock.take(indirect).close();
    assertThat(folder.resolve(".lock")).isEmptyFile();
  }

  /** A limit on the size of files stands in for a full disk: writing fails as it does there. */
  @Test
  @DisabledOnOs(OS.WINDOWS)
  void a_full_disk_is_said_with_the_file_and_leaves_no_half() throws Exception {
    for (String what : List.of("full-archive", "full-file")) {
      Path file = folder.resolve("state.bin");
      Process other = OtherProgram.limited(100, what, file);

      String said = new String(other.getInputStream().readAllBytes(), UTF_8);

      assertThat(other.waitFor()).isZero();
      assertThat(said.lines()).as(said).hasSize(1);
      assertThat(said).startsWith("cannot write " + file + ": ");
      assertThat(names()).isEmpty();
    }
  }

  private List<String> names() throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files.map(file -> file.getFileName().toString()).sorted().toList();
    }
  }
}
