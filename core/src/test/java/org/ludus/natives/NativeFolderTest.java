package org.ludus.natives;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.nio.file.attribute.UserPrincipal;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@DisabledOnOs(OS.WINDOWS)
class NativeFolderTest {

  private static final Map<String, String> LINUX =
      Map.of("os.name", "Linux", "user.home", "/home/ada");

  @TempDir private Path place;

  private Path usual;
  private Path temporary;
  private final NativeFolder everywhere = new NativeFolder(new PrivateFolder(file -> true));

  @BeforeEach
  void think_of_places() throws IOException {
    usual = place.resolve("cache").resolve("ludus").resolve("natives");
    temporary = Files.createDirectory(place.resolve("tmp"));
  }

  @Test
  void it_is_the_platforms_place_for_what_can_be_made_again() {
    assertThat(NativeFolder.usual(Map.of(), LINUX))
        .containsExactly(Path.of("/home/ada/.cache/ludus/natives"));
    assertThat(NativeFolder.usual(Map.of("XDG_CACHE_HOME", "/cache"), LINUX))
        .startsWith(Path.of("/cache/ludus/natives"));
    assertThat(
            NativeFolder.usual(Map.of(), Map.of("os.name", "Mac OS X", "user.home", "/Users/ada")))
        .containsExactly(Path.of("/Users/ada/Library/Caches/Ludus/natives"));
    assertThat(
            NativeFolder.usual(
                Map.of("LOCALAPPDATA", "/local"),
                Map.of("os.name", "Windows 11", "user.home", "/Users/ada")))
        .startsWith(Path.of("/local/Ludus/natives"));
  }

  @Test
  void after_that_it_is_among_a_persons_own_files() {
    assertThat(NativeFolder.usual(Map.of("LUDUS_HOME", "/games"), LINUX))
        .endsWith(Path.of("/games/natives"));
    assertThat(NativeFolder.usual(Map.of(), Map.of("ludus.home", "/games", "user.home", "/h")))
        .endsWith(Path.of("/games/natives"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "?", "ada"})
  void who_has_no_home_has_no_usual_place(String home) {
    assertThat(NativeFolder.usual(Map.of("XDG_CACHE_HOME", "cache"), Map.of("user.home", home)))
        .isEmpty();
  }

  @Test
  void it_is_made_for_its_owner_alone() throws IOException {
    assertThat(everywhere.choose(List.of(usual), temporary)).isEqualTo(usual);
    assertThat(permissions(usual)).isEqualTo("rwx------");
    assertThat(permissions(usual.getParent())).isEqualTo("rwx------");
    assertThat(usual).isEmptyDirectory();
  }

  @Test
  void it_is_used_again() throws IOException {
    everywhere.choose(List.of(usual), temporary);
    Path kept = Files.createFile(usual.resolve("library"));
    assertThat(everywhere.choose(List.of(usual), temporary)).isEqualTo(usual);
    assertThat(kept).exists();
  }

  @ParameterizedTest
  @ValueSource(strings = {"rwxrwx---", "rwxrwxrwx", "rwx----w-"})
  void one_that_others_can_write_to_is_left_alone(String permissions) throws IOException {
    Files.createDirectories(usual);
    Files.setPosixFilePermissions(usual, PosixFilePermissions.fromString(permissions));
    assertThatAFreshOneIsUsed();
    assertThat(usual).isEmptyDirectory();
  }

  @Test
  void so_is_one_whose_folder_others_can_write_to() throws IOException {
    Files.createDirectories(usual);
    Files.setPosixFilePermissions(usual.getParent(), PosixFilePermissions.fromString("rwxrwxrwx"));
    assertThatAFreshOneIsUsed();
  }

  @Test
  void so_is_one_that_somebody_else_made_first() throws IOException {
    Files.createDirectories(usual);
    UserPrincipal nobody =
        place.getFileSystem().getUserPrincipalLookupService().lookupPrincipalByName("nobody");
    assumeTrue(canGiveAway(usual, nobody), "only root can give files away");
    assertThatAFreshOneIsUsed();
  }

  @Test
  void so_is_a_link_to_elsewhere() throws IOException {
    Files.createDirectories(usual.getParent());
    Path elsewhere = Files.createDirectory(place.resolve("elsewhere"));
    Files.createSymbolicLink(usual, elsewhere);
    assertThatAFreshOneIsUsed();
    assertThat(elsewhere).isEmptyDirectory();
  }

  @Test
  void so_is_a_file_in_its_place_or_above_it() throws IOException {
    Files.createDirectories(usual.getParent());
    Files.createFile(usual);
    assertThatAFreshOneIsUsed();
    Path above = Files.createFile(place.resolve("file"));
    assertThat(everywhere.choose(List.of(above.resolve("ludus/natives")), temporary))
        .startsWith(temporary);
  }

  @Test
  void so_is_one_from_which_nothing_can_be_run() throws IOException {
    NativeFolder folders =
        new NativeFolder(new PrivateFolder(file -> !file.startsWith(place.resolve("cache"))));
    assertThat(folders.choose(List.of(usual), temporary)).startsWith(temporary);
  }

  @Test
  void the_second_place_will_do() throws IOException {
    Path home = place.resolve("home").resolve("natives");
    Files.createDirectories(usual.getParent());
    Files.createFile(usual);
    assertThat(everywhere.choose(List.of(usual, home), temporary)).isEqualTo(home);
  }

  @Test
  void where_there_is_no_place_one_line_says_why_and_what_would_help() throws IOException {
    NativeFolder nowhere = new NativeFolder(new PrivateFolder(file -> false));
    assertThatThrownBy(() -> nowhere.choose(List.of(usual), temporary))
        .isInstanceOf(IOException.class)
        .hasMessageContainingAll(
            usual + ": programs may not be run from it",
            temporary + ": programs may not be run from it",
            "-Djava.io.tmpdir=DIR")
        .message()
        .hasLineCount(1);
    assertThat(usual).isEmptyDirectory();
    assertThat(temporary).isEmptyDirectory();
  }

  @Test
  void a_temporary_folder_that_is_not_there_is_said() {
    Path nowhere = place.resolve("nowhere");
    assertThatThrownBy(() -> everywhere.choose(List.of(), nowhere))
        .hasMessageContaining(nowhere + ": there is no such folder");
  }

  private void assertThatAFreshOneIsUsed() throws IOException {
    Path fresh = everywhere.choose(List.of(usual), temporary);
    assertThat(fresh.getParent()).isEqualTo(temporary);
    assertThat(permissions(fresh)).isEqualTo("rwx------");
    assertThat(everywhere.choose(List.of(usual), temporary)).isNotEqualTo(fresh);
  }

  private static String permissions(Path folder) throws IOException {
    return PosixFilePermissions.toString(Files.getPosixFilePermissions(folder));
  }

  private static boolean canGiveAway(Path folder, UserPrincipal owner) {
    try {
      Files.setOwner(folder, owner);
      return true;
    } catch (IOException e) {
      return false;
    }
  }
}
