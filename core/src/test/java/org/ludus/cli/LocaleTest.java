package org.ludus.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.ludus.display.Display;

/** Numbers are read and written in the digits 0 to 9, and names in their letters, everywhere. */
class LocaleTest {

  private static final Pattern OTHER_DIGITS = Pattern.compile("[\\p{Nd}&&[^0-9]]");

  /** Literals, joined by plus perhaps, that are formatted without a locale. */
  private static final Pattern FORMATTED =
      Pattern.compile("((?:\"(?:[^\"\\\\\\n]|\\\\.)*\"[\\s+)]*)+)\\.formatted\\(", Pattern.DOTALL);

  /** What is written otherwise from place to place, other than a text or a number as it is. */
  private static final Pattern NUMBER =
      Pattern.compile("(?<!%)%[-#+ 0,(]*\\d*(?:\\.\\d+)?[dfegEGtT]");

  private final Locale usual = Locale.getDefault();
  private final StringWriter said = new StringWriter();

  @TempDir private Path folder;

  @AfterEach
  void comeHome() {
    Locale.setDefault(usual);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"fa-IR-u-nu-arabext", "ar-EG-u-nu-arab", "tr-TR", "de-DE", "hi-IN-u-nu-deva"})
  void everything_is_said_and_kept_as_anywhere_else(String place) throws IOException {
    String home = everything(folder.resolve("home"));

    Locale.setDefault(Locale.forLanguageTag(place));
    String abroad = everything(folder.resolve("away"));

    assertThat(abroad).doesNotContainPattern(OTHER_DIGITS).isEqualTo(home);
    for (String file : List.of("config.yaml", "episodes.csv")) {
      assertThat(folder.resolve("away").resolve("run").resolve(file))
          .hasSameTextualContentAs(folder.resolve("home").resolve("run").resolve(file));
    }
    assertThat(Files.readString(folder.resolve("away/run/progress.csv")))
        .doesNotContainPattern(OTHER_DIGITS);
  }

  /** Runs many commands, and returns what they say, without the place and times that differ. */
  private String everything(Path place) {
    said.getBuffer().setLength(0);
    String run = place.resolve("run").toString();
    String games = place.resolve("games.replay").toString();
    ludus("list", "ENVS");
    ludus("list", "worlds", "lunar-lander");
    ludus("list", "agents", "dqn");
    ludus("list", "agents", "--json");
    ludus(
        "train",
        "grid-world[size=4]",
        "--agent",
        "q-learning",
        "--steps",
        "1500",
        "--eval-every",
        "500",
        "--set",
        "learning_rate=1e-1",
        "--threads",
        "1",
        "--quiet",
        "--out",
        run);
    ludus("evaluate", run, "--episodes", "3");
    ludus("evaluate", "cart-pole[max_steps=1_2]/random", "--episodes", "2", "--json");
    ludus("record", run, "--episodes", "2", "--out", games);
    ludus("replay", games, "--verify");
    ludus("check", "magic-grid-world");
    for (String wrong :
        List.of(
            "train cart-pole --agent dqn --seed \u0663",
            "train cart-pole --agent dqn --steps -5",
            "train cart-pole --agent dqn --set replay.capacity=99999999999999999999",
            "train cart-pole --agent q-learning --set bins=40",
            "evaluate lunar-lander[wind_power=21]/heuristic",
            "evaluate lunar-lander[WIND=true]/heuristic",
            "evaluate grid-world[size=\u0661\u0662]/random",
            "evaluate grid-world[OBSERVATION=coordinates]/random",
            "evaluate grid-world[observation=ONE_HOT,size=1]/random",
            "evaluate cart-pole[pixels=20]/random",
            "list AGENTS DQN",
            "train magic-grid-world --agent value-iteration --backend SIMDI")) {
      ludus(wrong.split(" "));
    }
    return said.toString()
        .replace(place.toString(), "PLACE")
        .replaceAll("(?m)^(wall|seconds|kept in|took|trained).*$", "")
        .replaceAll("[0-9.,]+ (s\\b|seconds|steps/s|steps a second)", "");
  }

  private void ludus(String... arguments) {
    Display none =
        request -> {
          throw new Display.NoDisplayException("no display here");
        };
    PrintWriter writer = new PrintWriter(said);
    writer.println(String.join(" ", arguments).replaceAll("[^ -~]", "?"));
    writer.println("status " + Ludus.run(none, writer, writer, arguments));
    // Messages quote what was typed, digits of other scripts included.
    String quoted = said.toString().replaceAll("'[^']*[\\p{Nd}&&[^0-9]][^']*'", "QUOTED");
    said.getBuffer().setLength(0);
    said.append(quoted);
  }

  @Test
  void texts_with_numbers_are_formatted_for_no_place() throws IOException {
    List<String> found = new ArrayList<>();
    try (Stream<Path> files = Files.walk(Path.of("src/main/java"))) {
      for (Path file : files.filter(name -> name.toString().endsWith(".java")).toList()) {
        Matcher formatted = FORMATTED.matcher(Files.readString(file));
        while (formatted.find()) {
          if (NUMBER.matcher(formatted.group(1)).find()) {
            found.add(file + ": " + formatted.group(1));
          }
        }
      }
    }

    assertThat(found).isEmpty();
  }
}
