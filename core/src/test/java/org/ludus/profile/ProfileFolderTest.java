package org.ludus.profile;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ProfileFolderTest {

  @TempDir private Path temporary;

  @Test
  void the_folder_is_made_by_the_first_write() throws IOException {
    Path root = temporary.resolve("not/there/yet");
    try (ProfileFolder folder = ProfileFolder.at(root)) {
      assertThat(folder.read("a.txt", 100)).isEmpty();
      assertThat(folder.list("games")).isEmpty();
      assertThat(root).doesNotExist();

      folder.write("games/a.txt", bytes("one"));
      folder.write("games/a.txt", bytes("two"));
    }
    assertThat(Files.readString(root.resolve("games/a.txt"))).isEqualTo("two");
    assertThat(root.resolve("games").toFile().list()).containsExactly("a.txt");
  }

  @Test
  void what_is_written_is_read_before_it_is_on_the_disk() throws InterruptedException {
    CountDownLatch disk = new CountDownLatch(1);
    try (ProfileFolder folder = ProfileFolder.at(temporary)) {
      folder.write("slow.txt", () -> await(disk));
      folder.write("games/a.txt", bytes("a"));
      folder.write("games/b.txt", bytes("b"));
      folder.delete("games/b.txt");

      assertThat(text(folder, "games/a.txt")).isEqualTo("a");
      assertThat(folder.read("games/b.txt", 100)).isEmpty();
      assertThat(folder.list("games")).containsExactly("a.txt");
      assertThat(temporary.resolve("games")).doesNotExist();
      disk.countDown();
    }
    assertThat(temporary.resolve("games/a.txt")).exists();
    assertThat(temporary.resolve("games/b.txt")).doesNotExist();
  }

  @Test
  void where_nothing_can_be_written_all_goes_on_in_memory_and_is_said_once() throws IOException {
    Path file = Files.writeString(temporary.resolve("file"), "in the way");
    try (ProfileFolder folder = ProfileFolder.at(file)) {
      folder.write("games/a.txt", bytes("a"));
      folder.flush();
      folder.write("games/b.txt", bytes("b"));
      folder.delete("games/a.txt");
      folder.flush();

      assertThat(folder.list("games")).containsExactly("b.txt");
      assertThat(text(folder, "games/b.txt")).isEqualTo("b");
      assertThat(folder.takeMessages())
          .singleElement()
          .asString()
          .contains("Cannot write to " + file);
      assertThat(folder.takeMessages()).isEmpty();
    }
    assertThat(file).hasContent("in the way");
  }

  @Test
  void a_folder_in_memory_is_quiet_about_it() {
    try (ProfileFolder folder = ProfileFolder.inMemory()) {
      folder.write("a.txt", bytes("a"));
      folder.flush();

      assertThat(text(folder, "a.txt")).isEqualTo("a");
      assertThat(folder.takeMessages()).isEmpty();
    }
  }

  @Test
  void a_file_that_is_set_aside_makes_room_but_is_not_lost() throws IOException {
    Files.writeString(temporary.resolve("a.yaml"), "]");
    try (ProfileFolder folder = ProfileFolder.at(temporary)) {
      folder.setAside("a.yaml", "a.yaml: line 1: it is odd");

      assertThat(folder.read("a.yaml", 100)).isEmpty();
      assertThat(folder.takeMessages())
          .singleElement()
          .asString()
          .isEqualTo(
              "a.yaml: line 1: it is odd; it was damaged and has been set aside as a.yaml.damaged");
    }
    assertThat(temporary.resolve("a.yaml")).doesNotExist();
    assertThat(temporary.resolve("a.yaml.damaged")).hasContent("]");
  }

  @Test
  void in_memory_too_nothing_that_is_set_aside_is_lost() {
    try (ProfileFolder folder = ProfileFolder.inMemory()) {
      for (String damaged : List.of("one", "two")) {
        folder.write("a.yaml", bytes(damaged));
        folder.setAside("a.yaml", "a.yaml: odd");
      }

      assertThat(folder.holds("a.yaml")).isFalse();
      assertThat(text(folder, "a.yaml.damaged")).isEqualTo("one");
      assertThat(text(folder, "a.yaml.damaged-2")).isEqualTo("two");
    }
  }

  @Test
  void a_file_beyond_what_is_asked_for_is_there_but_not_read() throws IOException {
    Files.writeString(temporary.resolve("a.txt"), "12345");
    try (ProfileFolder folder = ProfileFolder.at(temporary)) {
      assertThat(folder.read("a.txt", 5)).isPresent();
      assertThat(folder.read("a.txt", 4)).isEmpty();
      assertThat(folder.holds("a.txt")).isTrue();
      assertThat(folder.holds("b.txt")).isFalse();
    }
  }

  private static byte[] await(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
    return bytes("slow");
  }

  private static byte[] bytes(String text) {
    return text.getBytes(UTF_8);
  }

  private static String text(ProfileFolder folder, String name) {
    return new String(folder.read(name, 100).orElseThrow(), UTF_8);
  }
}
