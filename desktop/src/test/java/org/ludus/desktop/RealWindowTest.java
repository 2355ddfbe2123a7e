package org.ludus.desktop;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.ludus.recording.EpisodeLog;
import org.ludus.recording.ReplayFile;

/**
 * The program as people start it, in a window of a real X server, played with real key presses.
 * What they did is read from the window's title and from the recording.
 */
class RealWindowTest {

  private static final int PATIENCE_SECONDS = 25;

  private static Process server;
  private static String display;

  @TempDir private Path folder;
  private Process program;

  @BeforeAll
  static void start_an_x_server() throws IOException {
    assumeThat(isInstalled("Xvfb") && isInstalled("xdotool"))
        .as("Xvfb and xdotool are installed")
        .isTrue();
    server =
        new ProcessBuilder(
                "Xvfb",
                "-displayfd",
                "1",
                "-screen",
                "0",
                "1280x800x24",
                "-nolisten",
                "tcp",
                // Else it starts over when the last window closes, deaf meanwhile to the next.
                "-noreset")
            .redirectError(ProcessBuilder.Redirect.DISCARD)
            .start();
    BufferedReader reader =
        new BufferedReader(
            new InputStreamReader(server.getInputStream(), StandardCharsets.US_ASCII));
    display = ":" + reader.readLine();
  }

  @AfterAll
  static void stop_the_x_server() {
    if (server != null) {
      server.destroy();
    }
  }

  @AfterEach
  void end_the_program() {
    program.destroyForcibly();
  }

  @Test
  void keys_fire_the_landers_engines() throws Exception {
    Path file = folder.resolve("lander.replay");
    program = program("play", "lunar-lander", "--record", file.toString());
    awaitTitle("Lunar lander .+ You play .+ Ludus");

    hold("Up");
    hold("Left");
    hold("d");
    key("Escape");
    awaitTitle("Ludus");
    key("Escape");

    assertThat(program.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)).isTrue();
    assertThat(program.exitValue()).isZero();
    assertThat(actions(ReplayFile.read(file))).containsAll(List.of(1, 2, 3));
  }

  @Test
  void a_key_is_a_step_in_a_world_that_waits() throws Exception {
    Path file = folder.resolve("grid.replay");
    program = program("play", "grid-world", "--seed", "1", "--record", file.toString());
    awaitTitle("Grid world .+ You play .+ Ludus");

    key("Left");
    key("s");
    key("Escape");
    awaitTitle("Ludus");
    key("Escape");

    assertThat(program.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)).isTrue();
    assertThat(program.exitValue()).isZero();
    List<EpisodeLog> episodes = ReplayFile.read(file);
    assertThat(episodes).hasSize(1);
    assertThat(episodes.get(0).steps()).isEqualTo(2);
    assertThat(actions(episodes)).containsExactlyInAnyOrder(2, 3);
  }

  @Test
  void the_menu_leads_to_a_game_and_back() throws Exception {
    program = program();
    awaitTitle("Ludus");

    key("Return");
    awaitTitle("Grid world .+ Ludus");
    key("Return");
    awaitTitle("Grid world .+ You play .+ Ludus");
    key("p");
    awaitTitle("Grid world .+ You play .paused. .+ Ludus");
    key("m");
    awaitTitle("Ludus");
    key("Escape");

    assertThat(program.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)).isTrue();
    assertThat(program.exitValue()).isZero();
  }

  @Test
  void without_a_display_one_line_names_the_other_way() throws Exception {
    program = start(List.of("play", "grid-world"), ":987");

    assertThat(program.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)).isTrue();
    assertThat(program.exitValue()).isEqualTo(1);
    assertThat(Files.readAllLines(folder.resolve("output.txt")))
        .singleElement()
        .asString()
        .startsWith("ludus: no display")
        .contains("ludus record");
  }

  private Process program(String... arguments) throws IOException {
    return start(List.of(arguments), display);
  }

  private Process start(List<String> arguments, String onDisplay) throws IOException {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(
        List.of(
            "-XX:+IgnoreUnrecognizedVMOptions",
            "--enable-native-access=ALL-UNNAMED",
            "--sun-misc-unsafe-memory-access=allow",
            "-XX:TieredStopAtLevel=1",
            "-cp",
            System.getProperty("java.class.path"),
            "org.ludus.desktop.Main"));
    command.addAll(arguments);
    ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
    builder.redirectOutput(folder.resolve("output.txt").toFile());
    builder.environment().put("DISPLAY", onDisplay);
    builder.environment().remove("WAYLAND_DISPLAY");
    return builder.start();
  }

  /** Waits for a window with that title and puts the pointer on it, so that it gets the keys. */
  private void awaitTitle(String pattern) throws Exception {
    long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(PATIENCE_SECONDS);
    while (xdotool("search", "--onlyvisible", "--name", "^" + pattern + "$") != 0) {
      if (System.nanoTime() > deadline) {
        throw new AssertionError(
            "no window '"
                + pattern
                + "'; the program says: "
                + Files.readString(folder.resolve("output.txt")));
      }
      Thread.sleep(50);
    }
    xdotool("mousemove", "640", "790");
    // A few frames, so that what was done before is over.
    Thread.sleep(200);
  }

  private static void hold(String key) throws Exception {
    xdotool("keydown", key);
    Thread.sleep(300);
    xdotool("keyup", key);
  }

  private static void key(String key) throws Exception {
    xdotool("key", key);
    Thread.sleep(100);
  }

  private static int xdotool(String... arguments) throws Exception {
    List<String> command = new ArrayList<>(List.of("xdotool"));
    command.addAll(List.of(arguments));
    ProcessBuilder builder =
        new ProcessBuilder(command)
            .redirectErrorStream(true)
            .redirectOutput(ProcessBuilder.Redirect.DISCARD);
    builder.environment().put("DISPLAY", display);
    return builder.start().waitFor();
  }

  private static Set<Integer> actions(List<EpisodeLog> episodes) {
    Set<Integer> actions = new HashSet<>();
    float[] action = new float[1];
    for (EpisodeLog episode : episodes) {
      for (int step = 0; step < episode.steps(); step++) {
        episode.action(step, action);
        actions.add((int) action[0]);
      }
    }
    return actions;
  }

  private static boolean isInstalled(String program) {
    for (String place : System.getenv().getOrDefault("PATH", "").split(File.pathSeparator, -1)) {
      if (Files.isExecutable(Path.of(place, program))) {
        return true;
      }
    }
    return false;
  }
}
