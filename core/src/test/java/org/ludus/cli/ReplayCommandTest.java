package org.ludus.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.ludus.catalog.PluginJars;
import org.ludus.catalog.Plugins;
import org.ludus.display.Display;
import org.ludus.recording.CraftedReplay;
import org.ludus.recording.EpisodeLog;
import org.ludus.recording.ReplayFile;

/** Recordings may be anybody's: whatever is in one, what comes of it is a line. */
class ReplayCommandTest {

  @TempDir private Path folder;
  private Path file;

  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();
  private final List<Display.Request> shown = new ArrayList<>();

  @BeforeEach
  void choose() {
    file = folder.resolve("game.replay");
  }

  @AfterEach
  void forget() {
    Plugins.use(List.of());
  }

  private int ludus(Object... arguments) {
    out.getBuffer().setLength(0);
    err.getBuffer().setLength(0);
    String[] words = Stream.of(arguments).map(Object::toString).toArray(String[]::new);
    return Ludus.run(shown::add, new PrintWriter(out), new PrintWriter(err), words);
  }

  /** Refuses the file in every way in which it can be used, in a line with its name. */
  private void assertRefused(String problem) {
    Path film = folder.resolve("film.png");
    List<Object[]> calls =
        List.of(
            new Object[] {"replay", file},
            new Object[] {"replay", file, "--verify"},
            new Object[] {"replay", file, "--out", film});
    for (Object[] call : calls) {
      assertThat(ludus(call)).as(problem).isEqualTo(1);
      assertThat(err.toString())
          .startsWith("ludus: " + file + ": ")
          .contains(problem)
          .hasLineCount(1)
          .doesNotContain("internal error");
    }
    assertThat(film).doesNotExist();
    assertThat(shown).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "cart-pole | 7 | the action of step 1, 7.0, is none of cart-pole",
        "cart-pole | -1 | the action of step 1, -1.0, is none of cart-pole",
        "cart-pole | 0.5 | the action of step 1, 0.5, is none of cart-pole",
        "breakout | 3e9 | the action of step 1, 3.0E9, is none of breakout",
        "atlantis | 0 | unknown environment 'atlantis'",
        "cart-pole[colour=red] | 0 | colour",
        "cart-pole[max_steps=0] | 0 | must be at least 1, not 0",
        "cart-pole[max_steps | 0 | end with ']'",
        "grid-world[map=false] | 0 | map",
        "breakout[pixels=100000] | 0 | pixels must be",
        "cart-pole[frame_stack=1000000000] | 0 | frame_stack must be",
        "magic-grid-world[frame_stack=8] | 0 | game 1",
      })
  void a_world_or_an_action_that_is_not_there_is_refused(String world, float action, String problem)
      throws IOException {
    Files.write(file, CraftedReplay.game(world, 1, action));

    assertRefused(problem);
    assertThat(err.toString()).contains(": game 1 cannot be played again: ");
  }

  @Test
  void the_second_game_is_called_by_its_number() throws IOException {
    float[] actions = {0, 1, 2};
    ReplayFile.write(
        file,
        List.of(
            new EpisodeLog("cart-pole", "me", 1, 1, new float[3], 3, 0),
            new EpisodeLog("cart-pole", "me", 1, 1, actions, 3, 0)));

    assertRefused("game 2 cannot be played again: the action of step 3, 2.0, is none of cart-pole");
  }

  @ParameterizedTest
  @CsvSource({"cart-pole, 2", "lunar-lander-continuous, 1", "lunar-lander-continuous, 6"})
  void actions_of_another_size_are_refused(String world, int size) throws IOException {
    Files.write(file, CraftedReplay.game(world, size, new float[6]));

    assertRefused("game 1 cannot be played again: its actions have " + size + " numbers");
  }

  @ParameterizedTest
  @ValueSource(floats = {Float.NaN, Float.POSITIVE_INFINITY})
  void actions_that_are_no_numbers_are_refused(float number) throws IOException {
    Files.write(file, CraftedReplay.game("lunar-lander-continuous", 2, 0, number));

    assertRefused("an action holds " + number + ", in game 1");
  }

  @ParameterizedTest
  @ValueSource(ints = {0, -5})
  void no_games_are_no_success(int games) throws IOException {
    Files.write(file, CraftedReplay.of(body -> body.writeInt(games)));

    assertRefused("it says that it holds " + games + " games");
  }

  @Test
  void a_world_that_fails_is_a_line_with_file_and_game() throws IOException {
    PluginJars.failingWorld(folder.resolve("walk.jar"), "walk");
    Files.write(file, CraftedReplay.game("walk", 1, 0, 1, 0, 1));

    for (String[] use : new String[][] {{"--verify"}, {"--out", "film.png"}}) {
      List<Object> call = new ArrayList<>(List.of("replay", file, "--plugins", folder));
      call.add(use[0]);
      if (use.length > 1) {
        call.add(folder.resolve(use[1]));
      }
      assertThat(ludus(call.toArray())).isEqualTo(1);
      assertThat(err.toString())
          .startsWith("ludus: " + file + ": game 1 cannot be played again: ")
          .contains("no")
          .hasLineCount(1);
    }
    assertThat(folder.resolve("film.png")).doesNotExist();
  }

  @Test
  void games_of_two_worlds_are_verified_but_not_shown_as_one() throws IOException {
    assertThat(ludus("record", "cart-pole/random", "--out", file)).isZero();
    EpisodeLog first = ReplayFile.read(file).get(0);
    assertThat(ludus("record", "breakout/random", "--out", file)).isZero();
    EpisodeLog second = ReplayFile.read(file).get(0);
    ReplayFile.write(file, List.of(first, second));

    assertThat(ludus("replay", file, "--verify")).isZero();
    assertThat(ludus("replay", file)).isEqualTo(1);
    assertThat(err.toString()).contains("of different worlds").hasLineCount(1);
    assertThat(shown).isEmpty();
  }

  /** Before hours are spent on playing them. */
  @Test
  void no_more_games_are_recorded_than_can_be_read() {
    assertThat(ludus("record", "cart-pole/random", "--out", file, "--episodes", 100_001))
        .isEqualTo(2);
    assertThat(err.toString()).contains("--episodes must be at most 100000").hasLineCount(1);
    assertThat(file).doesNotExist();
  }

  @Test
  void what_is_no_file_of_bytes_is_refused() {
    for (String name : new String[] {folder.toString(), "/dev/zero"}) {
      assertThat(ludus("replay", name, "--verify")).isEqualTo(1);
      assertThat(err.toString()).startsWith("ludus: " + name + ": ").hasLineCount(1);
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "cart-pole | 1 | 7 | 1 | the action of step 1, 7.0, is none of cart-pole",
        "cart-pole | 2 | 0 | 1 | its actions have 2 numbers",
        "breakout | 1 | 0 | 2 | a game of breakout, which is not the world of this training",
      })
  void no_agent_remembers_what_cannot_have_been(
      String world, int size, float action, int status, String problem) throws IOException {
    Files.write(file, CraftedReplay.game(world, size, action, action));
    Path run = folder.resolve("run");

    assertThat(
            ludus(
                "train",
                "cart-pole",
                "--agent",
                "dqn",
                "--steps",
                100,
                "--quiet",
                "--prefill",
                file,
                "--out",
                run))
        .isEqualTo(status);
    assertThat(err.toString()).contains(file + ": ", problem).doesNotContain("internal error");
    assertThat(run).doesNotExist();
  }
}
