package org.ludus.desktop;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.ludus.profile.Profile;
import org.ludus.profile.ProfileFolder;
import org.ludus.recording.EpisodeLog;
import org.ludus.recording.ReplayFile;

/**
 * The program as people start it, in a window of a real X server, played with real key presses.
 * What they did is read from the window's title and from the recording.
 */
class RealWindowTest {

  private static final int PATIENCE_SECONDS = 60;

  private static XServer server;
  private static String display;

  @TempDir private Path folder;
  private Process program;

  /** Somebody who has played before. */
  @BeforeEach
  void have_a_profile() {
    try (Profile profile = new Profile(ProfileFolder.at(home()))) {
      profile.settings().change(settings -> settings.withTourSeen(true).withSound(false));
    }
  }

  private Path home() {
    return folder.resolve("home");
  }

  @BeforeAll
  static void start_an_x_server() throws IOException {
    assumeThat(XServer.isInstalled("Xvfb") && XServer.isInstalled("xdotool"))
        .as("Xvfb and xdotool are installed")
        .isTrue();
    server = new XServer();
    display = server.display();
  }

  @AfterAll
  static void stop_the_x_server() {
    if (server != null) {
      server.close();
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
    awaitTitle("Grid world \u2013 Ludus");
    key("Return");
    awaitTitle("Grid world .+ You play .+ Ludus");
    key("p");
    awaitTitle("Grid world .+ You play .paused. .+ Ludus");
    key("Escape");
    awaitTitle("Grid world \u2013 Ludus");
    key("Escape");
    awaitTitle("Ludus");
    key("Escape");

    assertThat(program.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)).isTrue();
    assertThat(program.exitValue()).isZero();
  }

  @Test
  void somebody_new_is_led_through_everything_with_keys_and_mouse() throws Exception {
    Files.delete(home().resolve("settings.yaml"));
    program = program();

    awaitTitle("Tour \u2013 Ludus");
    for (int card = 2; card <= 6; card++) {
      key("Next");
    }
    key("Return");
    await("the lesson's run", () -> isIn(folder.resolve("runs/cart-pole/ppo"), "best.zip"));
    picture();
    key("Return");
    awaitTitle("Ludus");
    await("the tour to be known", () -> settings().contains("tour_seen: true"));
    picture();

    key("Return");
    awaitTitle("Grid world \u2013 Ludus");
    key("Return");
    awaitTitle("Grid world \u2013 You play \u2013 Ludus");
    for (int step = 0; step < 8; step++) {
      key("Left");
      key("s");
    }
    key("x");
    picture();
    key("Escape");
    awaitTitle("Grid world \u2013 Ludus");
    await("the game to be kept", () -> isIn(home().resolve("recordings"), "grid-world"));

    tab(Tab.WATCH);
    key("Down");
    key("Return");
    awaitTitle("Grid world \u2013 played by .+ \u2013 Ludus");
    key("x");
    picture();
    key("t");
    awaitTitle("Grid world \u2013 You play \u2013 Ludus");
    key("t");
    awaitTitle("Grid world \u2013 played by .+ \u2013 Ludus");
    key("Escape");
    awaitTitle("Grid world \u2013 Ludus");

    tab(Tab.LEARN);
    key("Down");
    key("Return");
    awaitTitle("Grid world \u2013 q-learning learns \u2013 Ludus");
    Path run = folder.resolve("runs/grid-world/q-learning");
    await("the run", () -> isIn(run, "state.bin"));
    picture();
    key("Escape");
    awaitTitle("Grid world \u2013 Ludus");

    tab(Tab.RACE);
    key("Down");
    key("Down");
    key("Down");
    key("Return");
    awaitTitle("Grid world \u2013 You against .+ \u2013 Ludus");
    picture();
    key("Escape");
    awaitTitle("Grid world \u2013 Ludus");
    key("Escape");
    awaitTitle("Ludus");

    click(998, 38);
    awaitTitle("Recordings \u2013 Ludus");
    picture();
    key("Escape");
    awaitTitle("Ludus");

    click(1175, 38);
    awaitTitle("Settings \u2013 Ludus");
    key("Home");
    key("Right");
    await("the colours of the day", () -> settings().contains("theme: day"));
    picture();
    key("Escape");
    awaitTitle("Ludus");
    key("Escape");

    assertThat(program.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)).isTrue();
    assertThat(program.exitValue()).isZero();
    assertThat(Files.readString(folder.resolve("output.txt"))).doesNotContain("Exception");
    keepPictures();
  }

  @Test
  void a_window_that_is_closed_in_the_middle_of_a_training_leaves_a_run_to_go_on_with()
      throws Exception {
    program = program("train", "cart-pole", "--agent", "dqn", "--watch", "--out", "run");
    awaitTitle("Cart-pole \u2013 dqn learns \u2013 Ludus");
    Path run = folder.resolve("run");
    await("the run", () -> isIn(run, "state.bin"));
    byte[] first = Files.readAllBytes(run.resolve("checkpoint/state.bin"));

    key("Escape");
    awaitTitle("Ludus");
    key("Escape");

    assertThat(program.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)).isTrue();
    assertThat(program.exitValue()).isZero();
    assertThat(Files.readAllBytes(run.resolve("checkpoint/state.bin"))).isNotEqualTo(first);
  }

  /** The ways to spend time in a world, and where they stand in a window of 1280 by 800. */
  private enum Tab {
    WATCH(945),
    LEARN(1034),
    RACE(1122);

    private final int x;

    Tab(int x) {
      this.x = x;
    }
  }

  private static void tab(Tab tab) throws Exception {
    click(tab.x, 108);
  }

  private static void click(int x, int y) throws Exception {
    xdotool("mousemove", Integer.toString(x), Integer.toString(y));
    Thread.sleep(150);
    xdotool("click", "1");
    Thread.sleep(250);
  }

  /** Lets the program save what its window shows. */
  private static void picture() throws Exception {
    Thread.sleep(300);
    key("F12");
  }

  private void keepPictures() throws IOException {
    Path screens = Path.of(System.getProperty("basedir", "."), "target", "screens");
    Files.createDirectories(screens);
    try (Stream<Path> files = Files.list(folder.resolve("screenshots"))) {
      List<Path> pictures = files.sorted().toList();
      assertThat(pictures).hasSizeGreaterThanOrEqualTo(8);
      for (int i = 0; i < pictures.size(); i++) {
        Files.copy(
            pictures.get(i),
            screens.resolve("window-" + (char) ('a' + i) + ".png"),
            StandardCopyOption.REPLACE_EXISTING);
      }
    }
  }

  private String settings() throws IOException {
    Path file = home().resolve("settings.yaml");
    return Files.exists(file) ? Files.readString(file) : "";
  }

  /** Returns whether there is a file below a folder whose name has that in it. */
  private static boolean isIn(Path folder, String name) throws IOException {
    if (!Files.isDirectory(folder)) {
      return false;
    }
    try (Stream<Path> files = Files.walk(folder)) {
      return files.anyMatch(file -> file.getFileName().toString().contains(name));
    }
  }

  private void await(String what, Callable<Boolean> happened) throws Exception {
    long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(2 * PATIENCE_SECONDS);
    while (!happened.call()) {
      if (System.nanoTime() > deadline) {
        throw new AssertionError(
            "waited in vain for "
                + what
                + "; the program says: "
                + Files.readString(folder.resolve("output.txt")));
      }
      Thread.sleep(50);
    }
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
    builder.directory(folder.toFile());
    builder.environment().put("LUDUS_HOME", home().toString());
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
    // Long enough for a frame or two, however busy the machine is.
    xdotool("keydown", key);
    Thread.sleep(600);
    xdotool("keyup", key);
    Thread.sleep(300);
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
}
