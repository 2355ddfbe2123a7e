package org.ludus.profile;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
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

  @Test
  void a_damaged_file_is_set_aside_and_reported() throws IOException {
    for (String damaged : List.of("theme: [night", "- a list", "\u0000\u0001")) {
      Files.writeString(root.resolve("settings.yaml"), damaged);
      try (ProfileFolder folder = ProfileFolder.at(root)) {
        SettingsFile file = new SettingsFile(folder);

        assertThat(file.get()).isEqualTo(PlayerSettings.DEFAULTS);
        assertThat(folder.takeMessages()).singleElement().asString().contains("settings.yaml");
        file.change(settings -> settings.withVolume(0));
      }
      assertThat(root.resolve("settings.yaml.damaged")).hasContent(damaged);
      assertThat(Files.readString(root.resolve("settings.yaml"))).contains("volume: 0.0");
    }
  }

  private static PlayerSettings read(String yaml) {
    return PlayerSettings.read(Entries.parse(yaml.getBytes(UTF_8)).orElseThrow());
  }
}
