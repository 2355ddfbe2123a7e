package org.ludus.profile;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ProfileFolderTest {

  @TempDir private Path temporary;

  @Test
  void the_folder_is_made_by_the_first_write() throws IOException {
    Path root = temporary.resolve("not/there/yet");
    try (ProfileFolder folder = ProfileFolder.at(root)) {
      assertThat(folder.read("a.txt")).isEmpty();
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
      assertThat(folder.read("games/b.txt")).isEmpty();
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
      folder.setAside("a.yaml");

      assertThat(folder.read("a.yaml")).isEmpty();
      assertThat(folder.takeMessages()).singleElement().asString().contains("a.yaml.damaged");
    }
    assertThat(temporary.resolve("a.yaml")).doesNotExist();
    assertThat(temporary.resolve("a.yaml.damaged")).hasContent("]");
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
    return new String(folder.read(name).orElseThrow(), UTF_8);
  }
}
