package org.ludus.natives;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.ludus.cli.Ludus;
import org.ludus.display.Display;

/** Starts the program where natives are unpacked for the first time. */
@DisabledOnOs(OS.WINDOWS)
class NativesTest {

  private static final String[] LANDING = {"evaluate", "lunar-lander/heuristic", "--episodes", "1"};

  @TempDir private Path place;

  private Path home;
  private Path temporary;

  /** Runs one command in a JVM of its own. */
  static final class Main {

    private Main() {}

    public static void main(String[] arguments) {
      Display none =
          request -> {
            throw new Display.NoDisplayException("no display here");
          };
      PrintWriter out = new PrintWriter(System.out, true, StandardCharsets.UTF_8);
      System.exit(Ludus.run(none, out, out, arguments));
    }
  }

  @BeforeEach
  void make_a_home() throws IOException {
    home = Files.createDirectory(place.resolve("home"));
    temporary = Files.createDirectory(place.resolve("tmp"));
  }

  @Test
  void the_lander_leaves_nothing_in_the_shared_temporary_folder() throws Exception {
    assertThat(output(start(home, LANDING))).contains("success");
    assertThat(temporary).isEmptyDirectory();
    assertThat(home.resolve(".cache/ludus/natives")).isNotEmptyDirectory();
  }

  @Test
  void names_in_the_shared_temporary_folder_that_somebody_took_first_are_of_no_use_to_them()
      throws Exception {
    Path trap = temporary.resolve("libgdx" + System.getProperty("user.name"));
    Files.createSymbolicLink(trap, Files.createDirectory(place.resolve("trap")));
    assertThat(output(start(home, LANDING))).contains("success");
    assertThat(trap).isEmptyDirectory();
  }

  @Test
  void films_and_tensors_are_unpacked_there_as_well() throws Exception {
    Path film = place.resolve("film.mp4");
    assertThat(output(start(home, "record", "cart-pole/random", "--out", film.toString())))
        .contains("film.mp4");
    assertThat(output(start(home, shortTraining()))).contains("kept in");
    assertThat(home).isDirectoryNotContaining("glob:**.javacpp");
    assertThat(temporary).isEmptyDirectory();
  }

  @Test
  void two_first_starts_at_once_do_not_disturb_each_other() throws Exception {
    List<Process> starts = new ArrayList<>();
    for (int i = 0; i < 4; i++) {
      starts.add(start(home, LANDING));
    }
    for (Process start : starts) {
      assertThat(output(start)).contains("success");
    }
  }

  @Test
  void without_a_home_they_are_unpacked_for_one_start_alone() throws Exception {
    assertThat(output(start(nowhere(), LANDING))).contains("success");
    assertThat(temporary).isEmptyDirectory();
  }

  @Test
  void without_a_home_and_a_temporary_folder_one_line_says_so() throws Exception {
    Files.delete(temporary);
    for (String[] command : List.of(LANDING, shortTraining())) {
      Process start = start(nowhere(), command);
      assertThat(output(start))
          .hasLineCount(1)
          .startsWith("ludus: there is no place for native libraries (")
          .contains("-Djava.io.tmpdir=DIR");
      assertThat(start.exitValue()).isEqualTo(1);
    }
  }

  /** Returns a home that nobody, not even root, can make. */
  private Path nowhere() throws IOException {
    Path file = place.resolve("file");
    return (Files.exists(file) ? file : Files.createFile(file)).resolve("home");
  }

  private String[] shortTraining() {
    return new String[] {
      "train",
      "cart-pole",
      "--agent",
      "dqn",
      "--backend",
      "dl4j",
      "--steps",
      "10",
      "--quiet",
      "--out",
      place.resolve("run").toString()
    };
  }

  private Process start(Path user, String... arguments) throws IOException {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(List.of("-XX:TieredStopAtLevel=1", "-Djava.io.tmpdir=" + temporary));
    command.add("-Duser.home=" + user);
    command.addAll(List.of("-cp", System.getProperty("java.class.path"), Main.class.getName()));
    command.addAll(List.of(arguments));
    ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
    builder.environment().keySet().removeAll(List.of("XDG_CACHE_HOME", "LUDUS_HOME"));
    return builder.start();
  }

  private static String output(Process start) throws Exception {
    String text = new String(start.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    start.waitFor();
    return text;
  }
}
