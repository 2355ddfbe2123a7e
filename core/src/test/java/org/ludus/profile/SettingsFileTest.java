package org.ludus.profile;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.ludus.file.Pipes;
import org.ludus.profile.PlayerSettings.Theme;

class SettingsFileTest {

  @TempDir private Path root;

  @Test
  void a_newcomer_has_the_defaults_and_no_file() {
    try (ProfileFolder folder = ProfileFolder.at(root)) {
      assertThat(new SettingsFile(folder).get()).isEqualTo(PlayerSettings.DEFAULTS);
    }
    assertThat(root).isEmptyDirectory();
  }

  @Test
  void everything_that_was_chosen_is_there_the_next_time() {
    PlayerSettings chosen =
        PlayerSettings.DEFAULTS
            .withTheme(Theme.DAY)
            .withScale(1.25)
            .withSound(false)
            .withVolume(0.3)
            .withFullScreen(true)
            .withSpeed(Double.POSITIVE_INFINITY)
            .withLastWorld("lunar-lander")
            .withTourSeen(true)
            .withKeys(Command.PAUSE, List.of("F1", ","))
            .withKeys(Command.KEEP, List.of())
            .withWorld(
                "lunar-lander",
                WorldSettings.NONE
                    .withMode("race")
                    .withAgent("dqn")
                    .withOptions(Map.of("wind", "true", "gravity", "-5"))
                    .withKeys("main engine", List.of("I", "1")));
    try (ProfileFolder folder = ProfileFolder.at(root)) {
      new SettingsFile(folder).change(settings -> chosen);
    }

    try (ProfileFolder folder = ProfileFolder.at(root)) {
      assertThat(new SettingsFile(folder).get()).isEqualTo(chosen);
      assertThat(folder.takeMessages()).isEmpty();
    }
  }

  @Test
  void what_makes_no_sense_is_left_out_and_the_rest_counts() {
    PlayerSettings settings =
        read(
            """
            theme: purple
            scale: 99
            volume: loud
            full_screen: true
            from_the_future: 3
            commands: {pause: [O], jump: [J], step: N}
            worlds:
              cart-pole: {mode: play, options: {start_range: 0.1, nested: {a: 1}}, keys: nothing}
              maze: 5
            """);

    assertThat(settings.theme()).isEqualTo(Theme.NIGHT);
    assertThat(settings.scale()).isEqualTo(3);
    assertThat(settings.volume()).isEqualTo(PlayerSettings.DEFAULTS.volume());
    assertThat(settings.fullScreen()).isTrue();
    assertThat(settings.commands()).containsExactly(Map.entry(Command.PAUSE, List.of("O")));
    assertThat(settings.world("cart-pole").mode()).isEqualTo("play");
    assertThat(settings.world("cart-pole").options())
        .containsExactly(Map.entry("start_range", "0.1"));
    assertThat(settings.world("cart-pole").keys()).isEmpty();
    assertThat(settings.world("maze")).isEqualTo(WorldSettings.NONE);
    assertThat(settings.world("never heard of")).isEqualTo(WorldSettings.NONE);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "theme: [night",
        "- a list",
        "5",
        "\u0000\u0001",
        "scale: !!int abc",
        "scale: !!binary '%%'",
        "scale: !!timestamp x",
        "a: &a [ [ *a ] ]",
        "scale: 1\nscale: 2",
        "worlds:\n\tcart-pole: {}",
        "&a {a: *a}",
      })
  void a_damaged_file_is_set_aside_and_reported(String damaged) throws IOException {
    Path file = Files.writeString(root.resolve("settings.yaml"), damaged);

    assertSetAside(file);

    assertThat(root.resolve("settings.yaml.damaged")).hasContent(damaged);
  }

  @Test
  void what_unfolds_without_end_or_nests_too_deep_is_set_aside() throws IOException {
    StringBuilder aliases = new StringBuilder("a0: &a0 [x, x]\n");
    for (int i = 1; i < 30; i++) {
      aliases.append("a%d: &a%d [*a%d, *a%d]\n".formatted(i, i, i - 1, i - 1));
    }
    for (String damaged : List.of(aliases.toString(), "a: " + "[".repeat(100_000))) {
      assertSetAside(Files.writeString(root.resolve("settings.yaml"), damaged));
    }
  }

  @Test
  void other_encodings_and_files_beyond_all_measure_are_set_aside() throws IOException {
    for (byte[] damaged :
        List.of(
            "theme: day\n".getBytes(StandardCharsets.UTF_16),
            "theme: day\n".getBytes(StandardCharsets.UTF_16LE),
            "theme: Zo\u00eb\n".getBytes(StandardCharsets.ISO_8859_1),
            new byte[3 << 20])) {
      assertSetAside(Files.write(root.resolve("settings.yaml"), damaged));
    }
  }

  @Test
  void a_folder_or_a_pipe_in_its_place_is_set_aside() throws IOException, InterruptedException {
    Path file = root.resolve("settings.yaml");
    Files.createDirectories(file.resolve("inner"));

    assertSetAside(file);

    assertThat(root.resolve("settings.yaml.damaged/inner")).isDirectory();
    Files.delete(file);
    Pipes.make(file);
    assertSetAside(file);
    assertThat(root.resolve("settings.yaml.damaged-2")).exists();
  }

  @Test
  void one_that_was_set_aside_before_is_not_overwritten() throws IOException {
    for (String damaged : List.of("[one", "[two", "[three")) {
      assertSetAside(Files.writeString(root.resolve("settings.yaml"), damaged));
    }

    assertThat(root.resolve("settings.yaml.damaged")).hasContent("[one");
    assertThat(root.resolve("settings.yaml.damaged-2")).hasContent("[two");
    assertThat(root.resolve("settings.yaml.damaged-3")).hasContent("[three");
  }

  /** The game starts with its defaults, says what it did, and keeps what is chosen from then on. */
  private void assertSetAside(Path file) throws IOException {
    try (ProfileFolder folder = ProfileFolder.at(root)) {
      SettingsFile settings = new SettingsFile(folder);

      assertThat(settings.get()).isEqualTo(PlayerSettings.DEFAULTS);
      assertThat(folder.takeMessages())
          .singleElement()
          .asString()
          .startsWith("settings.yaml: ")
          .contains("set aside as settings.yaml.damaged")
          .hasSizeLessThan(300)
          .doesNotContain("\n");
      settings.change(now -> now.withVolume(0));
    }
    assertThat(Files.readString(file)).contains("volume: 0.0");
  }

  @Test
  void the_line_that_is_wrong_is_told() throws IOException {
    Files.writeString(root.resolve("settings.yaml"), "theme: day\nscale: !!int abc\n");
    try (ProfileFolder folder = ProfileFolder.at(root)) {
      new SettingsFile(folder);

      assertThat(folder.takeMessages())
          .singleElement()
          .asString()
          .startsWith("settings.yaml: line 2: tags like ");
    }
  }

  @Test
  void what_other_editors_and_older_versions_write_is_read() {
    assertThat(read("\uFEFFtheme: day\r\nvolume: 5.0E-1\r\nspeed: .inf\r\n"))
        .isEqualTo(
            PlayerSettings.DEFAULTS
                .withTheme(Theme.DAY)
                .withVolume(0.5)
                .withSpeed(Double.POSITIVE_INFINITY));
    assertThat(read("sound: off\nscale: '2'\ncommands: {pause: &id001 [], keep: *id001}"))
        .isEqualTo(
            PlayerSettings.DEFAULTS
                .withSound(false)
                .withScale(2)
                .withKeys(Command.PAUSE, List.of())
                .withKeys(Command.KEEP, List.of()));
    assertThat(read("")).isEqualTo(PlayerSettings.DEFAULTS);
  }

  @Test
  void numbers_that_are_none_are_left_out() {
    for (String number : List.of("1e400", "0x1p-1", "0.9f", "\u0661", "NaN", "1:30", "''", "[1]")) {
      assertThat(read("volume: " + number)).isEqualTo(PlayerSettings.DEFAULTS);
    }
  }

  private static PlayerSettings read(String yaml) {
    return PlayerSettings.read(Entries.parse("settings.yaml", yaml.getBytes(UTF_8)));
  }
}
