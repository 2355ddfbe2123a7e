package org.ludus.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.ludus.file.Pipes;
import org.ludus.settings.UsageException;

/** What the menu lists of runs that can go on, whatever has befallen their files. */
class UnfinishedRunTest {

  private static final String HEADER = "steps,episodes,wall_seconds,return_mean\n";
  private static final String CONFIG =
      """
      env: cart-pole
      agent: dqn
      seed: 1
      steps: 1000
      episodes: 0
      settings:
        network:
          hidden: [8]
      """;

  @TempDir private Path runs;

  @Test
  void runs_are_listed_with_their_steps_the_newest_first() throws IOException {
    run("1", CONFIG, HEADER + "500,20,1,9\n");
    run("2", CONFIG, HEADER + "300,10,1,9\n600,30,2,9\n");
    run("3", CONFIG, HEADER + "1000,40,1,9\n");

    assertThat(names()).containsExactly("2", "1");
    assertThat(listed()).extracting(UnfinishedRun::steps).containsExactly(600L, 500L);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '"',
      value = {
        "steps: 1000 | steps: | 4 | training: steps must be a whole number, and it is empty",
        "steps: 1000 | steps: [1] | 4 | training: steps must be a whole number, not '[1]'",
        "steps: 1000 | steps: .inf | 4 | training: steps must be a whole number, not '.inf'",
        "steps: 1000 | steps: 0 | 4 | training: steps must be at least 1, not 0",
        "episodes: 0 | envs: | 5 | training: envs must be a whole number, and it is empty",
        "episodes: 0 | backend: | 5 | backend must be a single value, and it is empty",
        "episodes: 0 | backend: abacus | 5 | backend must be one of simd, dl4j, not 'abacus'",
        "[8] | [64, null] | 8 | agent dqn: network.hidden must be whole numbers such as 64,64, not",
        "[8] | [8, 0] | 8 | agent dqn: every number of network.hidden",
        "[8] | {a: 1} | 8 | unknown setting 'network.hidden.a' of agent dqn",
        "env: cart-pole | env: 5 | 1 | unknown environment '5'",
        "env: cart-pole | env: | 1 | env must be a single value, and it is empty",
        "env: cart-pole | env: cart-pole[max_steps=] | 1 | environment cart-pole: max_steps must be",
        "env: cart-pole | env: cart-pole[maxSteps=9] | 1 | unknown setting 'maxSteps' of environment",
        "agent: dqn | agent: [q] | 2 | agent must be a single value, not several",
        "agent: dqn | agent: {} | 2 | agent must be a single value, not several",
        "agent: dqn | agent: nobody | 2 | unknown agent 'nobody'",
        "seed: 1 | seed: | 3 | seed must be a single value, and it is empty",
        "seed: 1 | seed: 1e3 | 3 | seed must be a whole number, not '1e3'",
        "seed: 1 | seed: \u0663 | 3 | seed must be a whole number, not '\u0663'",
        "episodes: 0 | prefill: {} | 5 | prefill must be a list of files",
        "episodes: 0 | prefill: [5] | 5 | a file of prefill has a name",
        "episodes: 0 | steps: 5 | 5 | steps is given twice",
        "episodes: 0 | environment: [] | 5 | environment must be names with values",
      })
  void a_run_whose_configuration_is_wrong_is_left_out_and_the_command_line_says_where(
      String right, String wrong, int line, String message) throws IOException {
    run("good", CONFIG, HEADER);
    Path bad = run("wrong", CONFIG.replace(right, wrong), HEADER);

    assertThat(names()).containsExactly("good");
    assertThatThrownBy(() -> Experiment.inFolder(bad, Map.of()))
        .isInstanceOf(UsageException.class)
        .hasMessageStartingWith(bad.resolve("config.yaml") + ": line " + line + ": " + message)
        .hasMessageNotContaining("\n");
  }

  @ParameterizedTest
  @CsvSource({"env", "agent", "seed"})
  void what_a_configuration_does_not_say_at_all_is_named(String missing) throws IOException {
    Path bad = run("wrong", CONFIG.replaceAll("(?m)^" + missing + ": .*\n", ""), HEADER);

    assertThat(names()).isEmpty();
    assertThatThrownBy(() -> Experiment.inFolder(bad, Map.of()))
        .hasMessage(bad.resolve("config.yaml") + ": it does not say its " + missing);
  }

  @Test
  void a_run_of_who_does_not_learn_is_refused() throws IOException {
    String random = CONFIG.replace("dqn", "random").replaceAll("(?s)settings:.*", "");
    Path bad = run("wrong", random, HEADER);

    assertThat(names()).isEmpty();
    assertThatThrownBy(() -> Experiment.inFolder(bad, Map.of()))
        .isInstanceOf(UsageException.class)
        .hasMessageContaining("agent random does not learn");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '"',
      value = {
        "H;500,20,1,9;;; | 500",
        "H;500,20,1,9;6 | 500",
        "H;500,20,1,9;600,2 | 500",
        "H;500,20,1,9;x,y,z,9 | 500",
        "H;500,20,1,9;-3,20,1,9;NaN,1,1,1;.inf,1,1,1 | 500",
        "H;500,20,1,9;\u0661,20,1,9 | 500",
        "H;500,20,1,9\u00ff;\u0000\u0000\u0000 | 500",
        "steps,episodes;500,20 | 500",
        "steps,episodes;500,20,1,9,3 | 500",
        "steps;500 | 0",
        "a,b,c,d;500,20,1,9 | 0",
        "500,20,1,9 | 0",
        "H | 0",
        "H;5,20 | 0",
        "'' | 0",
      })
  void rows_that_cannot_be_read_are_left_out(String rows, long steps) throws IOException {
    run("1", CONFIG, rows.replace("'", "").replace("H", HEADER.strip()).replace(";", "\n"));

    assertThat(listed()).singleElement().extracting(UnfinishedRun::steps).isEqualTo(steps);
  }

  @Test
  void bytes_that_are_no_text_hide_no_run() throws IOException {
    Path run = run("1", CONFIG, "");
    byte[] odd = (HEADER + "500,20,1,\u00ff\n").getBytes(StandardCharsets.ISO_8859_1);
    Files.write(run.resolve("progress.csv"), odd);

    assertThat(listed()).singleElement().extracting(UnfinishedRun::steps).isEqualTo(500L);
  }

  @Test
  void what_is_no_run_at_all_is_left_out() throws IOException, InterruptedException {
    run("good", CONFIG, HEADER);
    Files.delete(run("no config", CONFIG, HEADER).resolve("config.yaml"));
    Files.delete(run("no progress", CONFIG, HEADER).resolve("progress.csv"));
    run("no text", "\u0000", HEADER);
    run("a bomb", "a: &a [ [ *a ] ]", HEADER);
    Path folder = run("a folder", CONFIG, HEADER).resolve("config.yaml");
    Files.delete(folder);
    Files.createDirectory(folder);
    Files.writeString(runs.resolve("cart-pole/a file"), "");

    assertThat(names()).containsExactly("good");
    assertThat(UnfinishedRun.newest(runs, "maze", 9)).isEmpty();
    Path pipe = run("a pipe", CONFIG, HEADER).resolve("config.yaml");
    Files.delete(pipe);
    Pipes.make(pipe);
    assertThat(names()).containsExactly("good");
  }

  private List<UnfinishedRun> listed() {
    return UnfinishedRun.newest(runs, "cart-pole", 9);
  }

  private List<String> names() {
    return listed().stream().map(run -> run.folder().getFileName().toString()).toList();
  }

  private Path run(String name, String config, String progress) throws IOException {
    Path folder = runs.resolve("cart-pole").resolve("dqn").resolve(name);
    Files.createDirectories(folder.resolve("checkpoint"));
    Files.writeString(folder.resolve("checkpoint").resolve("state.bin"), "");
    Files.writeString(folder.resolve("config.yaml"), config);
    Files.writeString(folder.resolve("progress.csv"), progress);
    return folder;
  }
}
