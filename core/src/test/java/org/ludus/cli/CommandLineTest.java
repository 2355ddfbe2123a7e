package org.ludus.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.ludus.catalog.AgentEntry;
import org.ludus.catalog.Agents;
import org.ludus.display.Display;
import org.ludus.settings.SettingDescription;
import org.ludus.settings.Settings;

class CommandLineTest {

  @TempDir private Path folder;

  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();

  private int ludus(String... arguments) {
    Display noDisplay =
        request -> {
          throw new Display.NoDisplayException("no display here");
        };
    return Ludus.run(noDisplay, new PrintWriter(out), new PrintWriter(err), arguments);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "train lunar-landr --agent dqn | unknown environment 'lunar-landr': did you mean"
            + " 'lunar-lander'?",
        "train cart-pole --agent dqm | unknown agent 'dqm': did you mean 'dqn'?",
        "train cart-pole --agent dqn --episodes -5 | episodes must be 0 (no limit) or more, not -5",
        "train cart-pole --agent dqn --steps -5 | steps must be at least 1",
        "play cart-pole[max_steps=9] --env-set max_steps=8 | --env-set gives max_steps, which",
        "train cart-pole[pixels=40] --agent dqn --env-set pixels=84 | --env-set gives pixels, which",
        "play cart-pole --env-set max_steps=9 --env-set max_steps=9 | --env-set gives max_steps",
        "evaluate cart-pole[max_steps=9,max_steps=8]/random | max_steps is given twice",
        "evaluate grid-world[map=false]/random | grid-world: map has an unknown character 'f'",
        "train grid-world[map=false] --agent q-learning | grid-world: map has an unknown character",
        "play grid-world[map=true] | environment grid-world: map has an unknown character 't'",
        "check grid-world[map=1] | environment grid-world: map has an unknown character '1'",
        "evaluate magic-grid-world[frame_stack=8]/random | magic-grid-world: frame_stack is for",
        "train magic-grid-world[frame_stack=8] --agent dqn | magic-grid-world: frame_stack is for",
        "play lunar-lander --env-set wind_power=1e400 | wind_power must be a number, not '1e400'",
        "play lunar-lander --env-set wind_power=inf | wind_power must be from 0 to 20 and finite",
        "play lunar-lander --env-set windPower=3 | did you mean 'wind_power'?",
        "train cart-pole --agent dqn --steps many | Invalid value for option '--steps'",
        "train cart-pole --agent dqn --set network.hidden=65536,65536 | agent dqn would take",
        "train cart-pole --agent ppo --set horizon=16777216 --envs 64 | agent ppo would take",
        "train cart-pole --agent ppo --set horizon=2147483647 | horizon must be from 1 to 16777216,"
            + " not 2147483647",
        "train cart-pole --agent dqn --set replay.multi_step=2147483647 | replay.multi_step must be"
            + " from 1 to 10000, not 2147483647",
        "train cart-pole --agent dqn --set replay.multi_step=10000 --set replay.capacity=2147483647"
            + " | replay memory: 2,147,483,647 transitions of 4 numbers",
        "train cart-pole --agent ppo --set epochs=2147483647 | epochs must be from 1 to 10000",
        "train cart-pole --agent reinforce --set baseline_updates=2147483647 | baseline_updates must"
            + " be from 1 to 10000",
        "train lunar-lander-continuous --agent sac --set network.hidden=65536,65536 | agent sac"
            + " would take",
        "train cart-pole --agent ppo --threads 100000 | --threads must be at most 1024, not 100000",
        "train cart-pole --agent ppo --envs 2147483647 | envs must be from 1 to 4096",
        "evaluate cart-pole/random --episodes 2147483647 | --episodes must be at most 1000000",
        "bench envs cart-pole --threads=-1 | --threads must be at least 1, not -1",
        "bench training cart-pole --threads=20000 | --threads must be at most 1024, not 20000",
        "bench envs cart-pole --seconds=0 | --seconds must be above 0 and at most 3600, not 0",
        "bench envs cart-pole --seconds=1e12 | --seconds must be above 0 and at most 3600",
        "export lunar-lander/ppo --dl4j a.zip --dl4j-critic ./a.zip | --dl4j-critic ./a.zip: that is"
            + " the file of --dl4j: choose another",
        "train cart-pole --agent dqn --set lerning_rate=1 | did you mean"
            + " 'optimizer.learning_rate'?",
        "train cart-pole --agent dqn --set learning_rate=1 | did you mean"
            + " 'optimizer.learning_rate'?",
        "train cart-pole --agent dqn --set replay_capacity=1 | did you mean 'replay.capacity'?",
        "train cart-pole --agent dqn --set target_tau=1 | did you mean 'target.tau'?",
        "train cart-pole --agent dqn --set target_update_every=1 | did you mean"
            + " 'target.update_every'?",
        "train cart-pole --agent dqn --set epsilon_end=1 | did you mean 'exploration.epsilon_end'?",
        "train cart-pole --agent ppo --set hidden=8 | did you mean 'network.hidden'?",
        "train cart-pole --agent ppo --set normalize_returns=no | did you mean"
            + " 'normalize.returns'?",
        "train cart-pole --agent sac --set initial_temperature=1 | did you mean"
            + " 'temperature.initial'?",
        "train cart-pole --agent sac --set learn_temperature=no | did you mean"
            + " 'temperature.learn'?",
        "train cart-pole --agent sac --set target_entropy=0 | did you mean"
            + " 'temperature.target_entropy'?",
        "train cart-pole --agent q-learning --set optimizer.learning_rate=1 | did you mean"
            + " 'learning_rate'?",
        "train cart-pole --agent dqn --set optimizer=1 | optimizer is a group of settings: give"
            + " optimizer.learning_rate",
        "train cart-pole --agent dqn --set optimizer.learning_rate=-1 | agent dqn:"
            + " optimizer.learning_rate must be above 0, not -1",
        "train cart-pole --agent dqn --set optimizer.learning_rate=inf | optimizer.learning_rate"
            + " must be above 0 and finite, not inf",
        "train cart-pole --agent dqn --set exploration.epsilon_schedule=exponential --set"
            + " exploration.epsilon_end=0 | agent dqn: exploration: an exponential epsilon_schedule"
            + " needs",
        "train cart-pole --agent ppo --set network.convolutions=32c --set"
            + " normalize.observations=false | convolutions are written like 32c8s4,64c4s2,64c3,"
            + " not '32c'",
        "train cart-pole --agent q-learning --set bins=3 --set bins=4 | --set gives bins twice",
        "train cart-pole --agent q-learning --set bins=40 | it needs a table of at most",
        "train cart-pole --agent q-learning --set bins | --set takes a name and a value",
        "train cart-pole --agent dqn --set replay.batch_size=٣ | replay.batch_size must be a whole"
            + " number",
        "train cart-pole --agent dqn --seed ٣ | '٣' is not a whole number",
        "train cart-pole --agent dqn --threads 3000000000 | not a whole number up to 2147483647",
        "play cart-pole --env-set max_steps=1 --env-set max_steps=2 | --env-set gives max_steps"
            + " twice",
        "train cart-pole[max_steps=1,max_steps=2] --agent dqn | max_steps is given twice",
        "list agent | must be one of envs, worlds, agents, models, presets, not 'agent': did you"
            + " mean 'agents'?",
        "list agents q-lerning | unknown agent 'q-lerning': did you mean 'q-learning'?",
        "list worlds cartpole | unknown environment 'cartpole': did you mean 'cart-pole'?",
        "list models dqn | only agents and envs are told one by one: leave out 'dqn'",
        "train cart-pole[wind=true] --agent dqn | unknown setting 'wind' of environment cart-pole",
        "train lunar-lander-continuous --agent dqn | it needs discrete actions",
        "train cart-pole --agent random | agent random does not learn",
        "train cart-pole --agent dqn --backend torch | backend must be one of simd, dl4j",
        "train cart-pole --agent dqn --threads 0 | --threads must be at least 1",
        "train cart-pole --agent dqn --set replay.capacity=2000000000 | GB, but Java may use only",
        "train --resume nowhere --prefill games | leave out --prefill",
        "train cart-pole | Missing required option: '--agent=AGENT'",
        "train --agent dqn | Missing required parameter: 'ENV'",
        "train --resume nowhere | nowhere: no run's folder",
        "train --resume nowhere --seed 3 | --resume takes all but --steps, --episodes, --backend from"
            + " the run",
        "train cart-pole --agent dqn --watch --json | --watch shows the training in the window:"
            + " leave out --json",
        "train cart-pole --agent dqn --watch --until-solved | leave out --until-solved",
        "train cart-pole --agent dqn --checkpoint-every 0 | --checkpoint-every must be at least 1",
        "trian cart-pole | unknown command 'trian': did you mean 'train'?",
        "evaluate cart-pole/heuristc | unknown agent 'heuristc': did you mean 'heuristic'?",
        "evaluate nothing-here | unknown model 'nothing-here'",
        "evaluate cart-pole/ppo --agent ppo | --agent goes with --env",
        "evaluate cart-pole/ppo --env cart-pole | cart-pole/ppo: no such file",
        "watch nowhere.zip --env cart-pole | nowhere.zip: no such file",
        "export cart-pole/ppo | say what to write: --dl4j FILE, --dl4j-critic FILE or both",
        "export cart-pole/q-learning --dl4j x.zip | cart-pole/q-learning: it plays by no network",
        "export cart-pole/random --dl4j x.zip | cart-pole/random: it plays by no network",
        "export cart-pole/dqn --dl4j-critic x.zip | cart-pole/dqn: it has no critic",
        "evaluate cart-pole/random --episodes 0 | --episodes must be at least 1",
        "play lunar-lander[gravity=5] | gravity",
        "play cart-pole --observation pixels --env-set pixels=20 | pixels must be 0 or from 40 to"
            + " 84",
        "train cart-pole --agent ppo --observation sound | Invalid value for option"
            + " '--observation'",
        "train cart-pole --agent ppo --observation state --env-set pixels=42 | --observation state"
            + " contradicts pixels=42",
        "train cart-pole[pixels=0] --agent ppo --observation pixels | --observation pixels"
            + " contradicts pixels=0",
        "train cart-pole --agent q-learning --observation pixels | agent q-learning cannot play"
            + " cart-pole: it needs a table",
        "evaluate cart-pole[pixels=84]/heuristic | agent heuristic cannot play cart-pole",
      })
  void wrong_calls_end_with_status_2_and_one_line(String call, String message) {
    int status = ludus(call.trim().split(" ", -1));

    assertThat(err.toString()).contains(message).startsWith("ludus: ");
    assertThat(err.toString().lines()).hasSize(1);
    assertThat(out.toString()).isEmpty();
    assertThat(status).isEqualTo(2);
  }

  @Test
  void no_display_is_said_in_one_line() {
    assertThat(ludus("play", "cart-pole")).isEqualTo(1);
    assertThat(err.toString()).isEqualToNormalizingNewlines("ludus: no display here\n");
  }

  @Test
  void a_training_can_be_watched_in_the_window() {
    List<Display.Request> shown = new ArrayList<>();
    Path run = folder.resolve("run");
    String call = "train cart-pole --agent dqn --seed 3 --threads 1 --watch --out " + run;

    int status =
        Ludus.run(shown::add, new PrintWriter(out), new PrintWriter(err), call.split(" ", -1));

    assertThat(status).isZero();
    assertThat(shown).hasSize(1);
    Display.Learn learn = (Display.Learn) shown.get(0);
    assertThat(learn.folder()).isEqualTo(run);
    assertThat(learn.resume()).isFalse();
    assertThat(learn.experiment().agent()).isEqualTo("dqn");
    assertThat(learn.experiment().seed()).isEqualTo(3);
    assertThat(out.toString()).isEmpty();
  }

  @Test
  void what_was_trained_on_pictures_sees_pictures_wherever_it_plays() throws IOException {
    Path run = folder.resolve("pixels");
    String call =
        "train cart-pole --agent ppo --observation pixels --env-set pixels=40 --steps 128"
            + " --set network.hidden=8 --quiet --threads 1 --out "
            + run;
    assertThat(ludus(call.split(" ", -1))).as(err.toString()).isZero();

    assertThat(ludus("evaluate", run.toString(), "--episodes", "2", "--json")).isZero();
    assertThat(out.toString()).contains("\"env\":\"cart-pole[frame_skip=2,pixels=40]\"");
    String film = folder.resolve("pixels.replay").toString();
    assertThat(ludus("record", run.toString(), "--out", film)).isZero();
    assertThat(ludus("replay", film, "--verify")).as(err.toString()).isZero();
  }

  @Test
  void a_run_is_repeated_to_the_byte_by_its_seed() throws IOException {
    Path one = train("one", "3");
    Path other = train("other", "3");
    Path third = train("third", "4");

    for (String file : new String[] {"best.zip", "last.zip", "episodes.csv"}) {
      assertThat(one.resolve(file)).hasSameBinaryContentAs(other.resolve(file));
    }
    assertThat(withoutTimes(one)).isEqualTo(withoutTimes(other)).hasSizeGreaterThan(2);
    assertThat(withoutTimes(one)).isNotEqualTo(withoutTimes(third));
  }

  @Test
  void training_reports_one_json_object_and_keeps_a_run_that_can_be_evaluated() throws IOException {
    Path run = train("run", "1");

    JsonNode result = new ObjectMapper().readTree(out.toString());
    assertThat(out.toString().lines()).hasSize(1);
    assertThat(result.path("env").asText()).isEqualTo("magic-grid-world");
    assertThat(result.path("steps").asLong()).isEqualTo(20_000);
    assertThat(result.path("eval").path("episodes").asInt()).isEqualTo(100);
    assertThat(run.resolve("config.yaml")).content().contains("seed: 1", "learning_rate:");
    try (Stream<Path> files = Files.list(run)) {
      assertThat(files.map(file -> file.getFileName().toString()))
          .contains("best.zip", "last.zip", "progress.csv", "episodes.csv")
          .anyMatch(name -> name.startsWith("events.out.tfevents."))
          .noneMatch(name -> name.endsWith(".tmp"));
    }

    out.getBuffer().setLength(0);
    assertThat(ludus("evaluate", run.toString(), "--json")).isZero();
    JsonNode evaluation = new ObjectMapper().readTree(out.toString());
    assertThat(evaluation.path("return_mean").asDouble())
        .isEqualTo(result.path("eval").path("return_mean").asDouble());
  }

  @Test
  void a_run_that_was_stopped_goes_on_to_the_same_bytes() throws IOException {
    Path whole = folder.resolve("whole");
    Path stopped = folder.resolve("stopped");
    String call = "train magic-grid-world --agent q-learning --seed 2 --quiet --json --out ";
    assertThat(ludus((call + whole).split(" ", -1))).isZero();
    assertThat(ludus((call + stopped + " --until-solved").split(" ", -1))).isZero();
    // What a run has written since its checkpoint does not count.
    Files.writeString(stopped.resolve("episodes.csv"), "9,9,9,9\n", StandardOpenOption.APPEND);
    Files.delete(stopped.resolve("best.zip"));
    assertThat(Files.readString(stopped.resolve("episodes.csv")).lines().count())
        .isLessThan(Files.readString(whole.resolve("episodes.csv")).lines().count());

    assertThat(ludus("train", "--resume", stopped.toString(), "--quiet", "--json")).isZero();

    for (String file : new String[] {"best.zip", "last.zip", "episodes.csv", "config.yaml"}) {
      assertThat(stopped.resolve(file)).hasSameBinaryContentAs(whole.resolve(file));
    }
    assertThat(withoutTimes(stopped)).isEqualTo(withoutTimes(whole));
    List<JsonNode> results = new ArrayList<>();
    for (String line : out.toString().split("\n", -1)) {
      results.add(new ObjectMapper().readTree(line));
    }
    assertThat(results.get(2).path("eval")).isEqualTo(results.get(0).path("eval"));
    assertThat(results.get(1).path("steps").asLong()).isLessThan(100_000);
    assertThat(results.get(2).path("steps").asLong()).isEqualTo(100_000);

    // There is nothing left to do, and it does no harm to ask.
    assertThat(ludus("train", "--resume", stopped.toString(), "--quiet")).isZero();
    assertThat(stopped.resolve("last.zip")).hasSameBinaryContentAs(whole.resolve("last.zip"));

    Path state = stopped.resolve("checkpoint").resolve("state.bin");
    Files.write(state, Arrays.copyOf(Files.readAllBytes(state), 1_000));
    err.getBuffer().setLength(0);
    assertThat(ludus("train", "--resume", stopped.toString())).isEqualTo(1);
    assertThat(err.toString()).contains("state.bin: damaged or cut off").hasLineCount(1);
  }

  @Test
  void recorded_games_fill_the_memory_beforehand() throws IOException {
    Path games = Files.createDirectory(folder.resolve("games"));
    Path game = games.resolve("a.replay");
    assertThat(ludus("record", "magic-grid-world/random", "--episodes", "3", "--out", "" + game))
        .isZero();
    assertThat(ludus("record", "cart-pole/random", "--out", games.resolve("b.replay").toString()))
        .isZero();
    String train = "train magic-grid-world --agent dqn --steps 1500 --threads 1 --out ";
    Path run = folder.resolve("run");
    Path again = folder.resolve("again");
    Path without = folder.resolve("without");

    assertThat(ludus((train + run + " --prefill " + games).split(" ", -1))).isZero();
    assertThat(err.toString()).contains("prefill: ", " steps of 3 recorded games");
    assertThat(run.resolve("config.yaml")).content().contains("a.replay", "sha256: ");
    String config = " --config " + run.resolve("config.yaml");
    assertThat(ludus((train + again + config).split(" ", -1))).isZero();
    assertThat(ludus((train + without).split(" ", -1))).isZero();

    assertThat(again.resolve("last.zip")).hasSameBinaryContentAs(run.resolve("last.zip"));
    assertThat(Files.readAllBytes(without.resolve("last.zip")))
        .isNotEqualTo(Files.readAllBytes(run.resolve("last.zip")));

    // The checkpoint holds the memory: the games are not needed any more.
    Files.delete(game);
    String before = Files.readString(run.resolve("config.yaml"));
    assertThat(ludus("train", "--resume", run.toString(), "--quiet")).isZero();
    assertThat(run.resolve("config.yaml")).hasContent(before);

    err.getBuffer().setLength(0);
    assertThat(ludus((train + folder.resolve("x") + " --prefill " + game).split(" ", -1)))
        .isEqualTo(1);
    assertThat(err.toString()).contains("a.replay: no such file").hasLineCount(1);
    assertThat(folder.resolve("x")).doesNotExist();
  }

  @Test
  void training_can_end_as_soon_as_the_world_is_solved() throws IOException {
    Path run = folder.resolve("run");
    String call =
        "train magic-grid-world --agent q-learning --eval-every 1000 --until-solved --json --out ";
    assertThat(ludus((call + run).split(" ", -1))).isZero();

    JsonNode result = new ObjectMapper().readTree(out.toString());
    assertThat(result.path("steps").asLong()).isLessThan(100_000);
    assertThat(Files.readAllLines(run.resolve("progress.csv"))).last().asString().contains(",-11,");
  }

  @Test
  void a_training_that_runs_away_is_stopped_and_its_last_good_model_named() {
    Path run = folder.resolve("run");
    String call =
        "train cart-pole --agent dqn --set optimizer.learning_rate=1e30 --eval-every 500 --quiet"
            + " --out ";

    assertThat(ludus((call + run).split(" ", -1))).isEqualTo(1);
    assertThat(err.toString())
        .contains(
            "training diverged by step 1,002: td_loss is",
            "the last good checkpoint, of step 0, is",
            "the best model so far")
        .hasLineCount(1);
    assertThat(out.toString()).isEmpty();
  }

  @Test
  void networks_can_be_measured() {
    assertThat(ludus("bench", "networks", "--seconds", "0.05", "--json")).isZero();
    assertThat(out.toString().lines())
        .isNotEmpty()
        .allMatch(line -> line.contains("\"ratio\":") && line.contains("\"steady\":"));
  }

  @Test
  void one_world_can_be_measured_alone() {
    assertThat(ludus("bench", "envs", "breakout", "--seconds", "0.01", "--json")).isZero();
    assertThat(out.toString().lines())
        .singleElement()
        .asString()
        .contains("\"env\":\"breakout\"", "\"pictures_per_second\":", "\"steady\":");
  }

  @Test
  void a_run_s_own_config_repeats_it() throws IOException {
    Path first = train("first", "5");
    Path again = folder.resolve("again");

    int status =
        ludus(
            "train",
            "magic-grid-world",
            "--agent",
            "q-learning",
            "--seed",
            "5",
            "--quiet",
            "--config",
            first.resolve("config.yaml").toString(),
            "--out",
            again.toString());

    assertThat(err.toString()).isEmpty();
    assertThat(status).isZero();
    assertThat(again.resolve("last.zip")).hasSameBinaryContentAs(first.resolve("last.zip"));
  }

  @Test
  void an_export_leaves_the_model_and_writes_nothing_where_it_cannot_write_all() {
    Path model = folder.resolve("run");
    assertThat(
            ludus(
                "train",
                "cart-pole",
                "--agent",
                "dqn",
                "--steps",
                "200",
                "--quiet",
                "--out",
                model.toString()))
        .isZero();
    Path best = model.resolve("best.zip");
    Path other = folder.resolve("other.zip");

    assertThat(ludus("export", model.toString(), "--dl4j", best.toString())).isEqualTo(2);
    assertThat(err.toString()).contains("that is the file of the model: choose another");
    assertThat(ludus("evaluate", best.toString(), "--episodes", "1")).isZero();

    assertThat(
            ludus(
                "export",
                model.toString(),
                "--dl4j",
                other.toString(),
                "--dl4j-critic",
                folder.resolve("critic.zip").toString()))
        .isEqualTo(2);
    assertThat(err.toString()).contains("it has no critic");
    assertThat(other).doesNotExist();
  }

  @ParameterizedTest
  @ValueSource(strings = {"", " ", "a\0b"})
  void what_names_no_file_is_refused(String name) {
    assertThat(ludus("train", "cart-pole", "--agent", "dqn", "--out", name)).isEqualTo(2);
    assertThat(ludus("train", "--resume", name)).isEqualTo(2);
    assertThat(ludus("record", "cart-pole/random", "--out", name)).isEqualTo(2);
    assertThat(ludus("list", "envs", "--plugins", name)).isEqualTo(2);
    assertThat(err.toString()).hasLineCount(4).contains("names no file or folder");
  }

  @Test
  void output_that_cannot_be_written_is_no_success() {
    Writer full =
        new Writer() {
          @Override
          public void write(char[] text, int from, int count) throws IOException {
            throw new IOException("No space left on device");
          }

          @Override
          public void flush() {}

          @Override
          public void close() {}
        };

    int status =
        Ludus.run(request -> {}, new PrintWriter(full), new PrintWriter(err), "list", "envs");

    assertThat(status).isEqualTo(1);
    assertThat(err.toString()).hasLineCount(1).contains("standard output is full or gone");
  }

  @Test
  void a_folder_that_holds_something_is_left_alone() throws IOException {
    Files.writeString(folder.resolve("precious"), "mine");

    int status =
        ludus("train", "magic-grid-world", "--agent", "q-learning", "--out", folder.toString());

    assertThat(status).isEqualTo(1);
    assertThat(err.toString()).contains(folder.toString(), "holds files already");
    try (Stream<Path> files = Files.list(folder)) {
      assertThat(files).hasSize(1);
    }
  }

  @Test
  void a_folder_that_cannot_be_made_is_said_in_one_line() throws IOException {
    Path file = Files.writeString(folder.resolve("file"), "mine");

    int status =
        ludus(
            "train",
            "magic-grid-world",
            "--agent",
            "q-learning",
            "--out",
            file.resolve("run").toString());

    assertThat(status).isEqualTo(1);
    assertThat(err.toString().lines()).hasSize(1);
    assertThat(err.toString()).contains(file.toString());
  }

  @Test
  void damaged_models_are_said_to_be_so() throws IOException {
    Path run = train("run", "1");
    byte[] model = Files.readAllBytes(run.resolve("best.zip"));
    Path cut = Files.write(folder.resolve("cut.zip"), Arrays.copyOf(model, model.length / 2));
    Path text = Files.writeString(folder.resolve("text.zip"), "not a model at all");

    assertThat(ludus("evaluate", cut.toString())).isEqualTo(1);
    assertThat(ludus("evaluate", text.toString())).isEqualTo(1);

    assertThat(err.toString().lines()).hasSize(2);
    assertThat(err.toString()).contains(cut + ": ", "cut off", text + ": ", "not a zip");
  }

  @Test
  void a_network_goes_to_dl4j_and_comes_back() throws IOException {
    Path network = folder.resolve("network.zip");
    Path critic = folder.resolve("critic.zip");
    String export = "export cart-pole/ppo --dl4j %s --dl4j-critic %s".formatted(network, critic);
    assertThat(ludus(export.split(" ", -1))).as(err.toString()).isZero();
    assertThat(out.toString().lines())
        .containsExactly(
            network + ": the network of cart-pole/ppo", critic + ": the critic of cart-pole/ppo");

    String evaluate = "evaluate %s --env cart-pole --agent ppo --episodes 2 --json";
    assertThat(ludus(evaluate.formatted(network).split(" ", -1))).as(err.toString()).isZero();
    assertThat(out.toString()).contains("\"agent\":\"ppo\"", "\"return_mean\":500.0");
    assertThat(ludus(evaluate.formatted(critic).split(" ", -1))).isEqualTo(1);
    assertThat(err.toString()).contains(critic + ": its policy does not fit cart-pole");
    assertThat(ludus("evaluate", network.toString())).isEqualTo(2);
    assertThat(err.toString()).contains("add --env ID");
    assertThat(err.toString().lines()).hasSize(2);
  }

  @Test
  void lists_say_what_there_is() throws IOException {
    assertThat(ludus("list", "envs", "--json")).isZero();

    JsonNode rows = new ObjectMapper().readTree(out.toString());
    assertThat(rows.findValuesAsText("id"))
        .containsExactly(
            "grid-world",
            "magic-grid-world",
            "cart-pole",
            "lunar-lander",
            "lunar-lander-continuous",
            "breakout",
            "space-invaders");
    assertThat(rows.findValuesAsText("summary")).hasSize(7).doesNotContain("");
  }

  @Test
  void one_agent_is_told_with_all_its_settings() {
    for (AgentEntry<?> agent : Agents.all()) {
      out.getBuffer().setLength(0);
      assertThat(ludus("list", "agents", agent.id())).as(err.toString()).isZero();

      String text = out.toString();
      assertThat(words(text))
          .startsWith(agent.id() + ": " + words(agent.summary()) + words(agent.explanation()));
      for (SettingDescription setting : Settings.describe(agent.defaults())) {
        assertThat(text).containsPattern("(?m)^  " + Pattern.quote(setting.name()) + " ");
      }
      assertThat(text.lines()).allMatch(line -> line.length() <= 100);
    }
  }

  /** Returns a text without its line breaks, each word followed by a space. */
  private static String words(String text) {
    return text.strip().replaceAll("\\s+", " ") + " ";
  }

  @Test
  void one_agent_is_told_as_json() throws IOException {
    assertThat(ludus("list", "agents", "q-learning", "--json")).isZero();

    JsonNode agent = new ObjectMapper().readTree(out.toString());
    assertThat(agent.path("id").asText()).isEqualTo("q-learning");
    assertThat(agent.path("explanation").asText()).isNotBlank();
    assertThat(agent.path("settings").path("bins").asInt()).isEqualTo(10);
    assertThat(agent.path("setting_descriptions").findValuesAsText("name")).contains("bins");
  }

  @Test
  void one_world_is_told_with_its_spaces_and_options() throws IOException {
    for (String word : List.of("envs", "worlds")) {
      out.getBuffer().setLength(0);
      assertThat(ludus("list", word, "lunar-lander")).isZero();
      assertThat(out.toString().lines())
          .contains(
              "actions: one of 4",
              "observations: 8 numbers",
              "option (--env-set NAME=VALUE)    default  range",
              "  wind                           false    true or false",
              "  gravity                        -10      above -12, below 0",
              "      vertical acceleration, in m/s^2",
              "options of every world",
              "  sticky_actions                 0        at least 0, below 1")
          .allMatch(line -> line.length() <= 80);
    }

    out.getBuffer().setLength(0);
    assertThat(ludus("list", "worlds", "cart-pole", "--json")).isZero();
    JsonNode world = new ObjectMapper().readTree(out.toString());
    assertThat(world.path("id").asText()).isEqualTo("cart-pole");
    assertThat(world.path("options").path("max_steps").asInt()).isEqualTo(500);
    assertThat(world.path("option_descriptions").path(1))
        .isEqualTo(
            new ObjectMapper()
                .createObjectNode()
                .put("name", "start_range")
                .put("default", "0.05")
                .put("range", "above 0, at most 0.2")
                .put(
                    "says",
                    "each of the four starting values is drawn from plus or minus this, in m, m/s,"
                        + " rad and rad/s"));
  }

  @Test
  void check_passes_the_program_s_own_worlds() {
    assertThat(ludus("check", "magic-grid-world")).isZero();
    assertThat(out.toString().lines())
        .hasSizeGreaterThan(5)
        .allMatch(line -> line.startsWith("kept"));
  }

  private Path train(String name, String seed) {
    Path run = folder.resolve(name);
    out.getBuffer().setLength(0);
    int status =
        ludus(
            "train",
            "magic-grid-world",
            "--agent",
            "q-learning",
            "--steps",
            "20000",
            "--seed",
            seed,
            "--eval-every",
            "5000",
            "--out",
            run.toString(),
            "--quiet",
            "--json");
    assertThat(err.toString()).isEmpty();
    assertThat(status).isZero();
    return run;
  }

  /** The rows of progress.csv without their third and fourth columns, which depend on the clock. */
  private static List<String> withoutTimes(Path run) throws IOException {
    return Files.readAllLines(run.resolve("progress.csv")).stream()
        .map(line -> line.replaceFirst("^([^,]*,[^,]*),[^,]*,[^,]*", "$1"))
        .toList();
  }
}
