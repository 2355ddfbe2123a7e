package org.ludus.file;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;

class DataFolderTest {

  private static final Map<String, String> LINUX =
      Map.of("os.name", "Linux", "user.home", "/home/ada");

  @Test
  void a_person_may_choose_the_place() {
    assertThat(DataFolder.find(Map.of("LUDUS_HOME", "/games"), LINUX)).contains(Path.of("/games"));
    assertThat(DataFolder.find(Map.of(), Map.of("ludus.home", "/other", "user.home", "/home/ada")))
        .contains(Path.of("/other"));
    assertThat(DataFolder.find(Map.of("LUDUS_HOME", "/games"), Map.of("ludus.home", "/other")))
        .contains(Path.of("/games"));
  }

  @Test
  void otherwise_it_is_the_platforms_place() {
    assertThat(DataFolder.find(Map.of(), LINUX)).contains(Path.of("/home/ada/.local/share/ludus"));
    assertThat(DataFolder.find(Map.of("XDG_DATA_HOME", "/data"), LINUX))
        .contains(Path.of("/data/ludus"));
    assertThat(DataFolder.find(Map.of("XDG_DATA_HOME", "data"), LINUX))
        .contains(Path.of("/home/ada/.local/share/ludus"));
    assertThat(DataFolder.find(Map.of(), Map.of("os.name", "Mac OS X", "user.home", "/Users/ada")))
        .contains(Path.of("/Users/ada/Library/Application Support/Ludus"));
    assertThat(
            DataFolder.find(
                Map.of("APPDATA", "/roaming"),
                Map.of("os.name", "Windows 11", "user.home", "/Users/ada")))
        .contains(Path.of("/roaming/Ludus"));
  }

  @Test
  void nobody_without_a_home_has_a_place() {
    assertThat(DataFolder.find(Map.of(), Map.of("os.name", "Linux"))).isEmpty();
    assertThat(DataFolder.find(Map.of(), Map.of("os.name", "Linux", "user.home", "?"))).isEmpty();
  }
}
