package org.ludus.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import java.util.zip.CRC32C;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.ludus.catalog.EnvironmentReference;
import org.ludus.train.Stop;
import org.ludus.train.TrainingListener;

/** What a run's folder survives: power cuts, full disks, two at once, and files that lie. */
class RunFaultsTest {

  private static final String[] ROW_FILES = {"episodes.csv", "progress.csv"};

  @TempDir private Path folder;

  private static Experiment experiment(String agent) {
    return Experiment.of(
        new EnvironmentReference("magic-grid-world", Map.of()),
        agent,
        new Preset(Map.of(), Map.of(), Map.of()),
        Map.of("steps", 3_000, "eval_every", 500, "eval_episodes", 2),
        agent.equals("dqn") ? Map.of("network.hidden", "8", "replay.capacity", 200) : Map.of(),
        3);
  }

  private static TrainingRun.Options options() {
    return new TrainingRun.Options(
        1, Optional.of(1_000_000L), new TrainingListener() {}, new Stop());
  }

  /** Trains half of an experiment and stops. */
  private Path halfARun(String agent) throws IOException {
    Path run = folder.resolve("run");
    try (TrainingRun training = TrainingRun.begin(experiment(agent), run, options())) {
      training.advance(1_500);
      training.checkpoint();
    }
    return run;
  }

  /** Goes on to the end, and returns what there was to say. */
  private static List<String> goOn(String agent, Path run) throws IOException {
    try (TrainingRun training = TrainingRun.resume(experiment(agent), run, options())) {
      while (training.advance(1_000)) {
        // On to the end.
      }
      training.checkpoint();
      return training.notices();
    }
  }

  @Test
  void a_run_whose_files_are_whole_has_nothing_to_say() throws IOException {
    Path run = halfARun("q-learning");
    Files.writeString(
        run.resolve("episodes.csv"), "1,2,3,4\n", java.nio.file.StandardOpenOption.APPEND);

    assertThat(goOn("q-learning", run)).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "episodes.csv, cut", "episodes.csv, zeros", "episodes.csv, empty", "episodes.csv, gone",
    "progress.csv, cut", "progress.csv, zeros", "progress.csv, empty", "progress.csv, gone",
    "events, cut", "events, zeros", "events, empty", "events, gone"
  })
  void a_lost_end_is_noticed_and_leaves_whole_rows(String name, String damage) throws IOException {
    Path run = halfARun("q-learning");
    Path file = name.equals("events") ? events(run) : run.resolve(name);
    damage(file, damage);

    List<String> notices = goOn("q-learning", run);

    assertThat(notices).singleElement().asString().startsWith(file + ": something is missing");
    for (String rows : ROW_FILES) {
      List<String> all = Files.readAllLines(run.resolve(rows));
      int cells = all.get(0).split(",", -1).length;
      assertThat(all).as(rows).hasSizeGreaterThan(3);
      assertThat(all.get(0)).as(rows).contains("episode");
      assertThat(all).as(rows).allMatch(row -> row.split(",", -1).length == cells, "whole rows");
    }
    assertThat(events(run)).isNotEmptyFile();
    assertThat(goOn("q-learning", run)).as("said once").isEmpty();
  }

  private static Path events(Path run) throws IOException {
    try (Stream<Path> files = Files.list(run)) {
      return files.filter(file -> file.toString().endsWith(".ludus")).findFirst().orElseThrow();
    }
  }

  private static void damage(Path file, String how) throws IOException {
    byte[] bytes = Files.readAllBytes(file);
    switch (how) {
      case "cut" -> Files.write(file, Arrays.copyOf(bytes, bytes.length - 7));
      case "zeros" -> {
        Arrays.fill(bytes, bytes.length - 20, bytes.length, (byte) 0);
        Files.write(file, bytes);
      }
      case "empty" -> Files.write(file, new byte[0]);
      default -> Files.delete(file);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"steps\n", "a,b,c,d,e,f,g,h,i,j,k,l\n", "\n", ",,,\n"})
  void rows_under_another_heading_are_put_aside(String heading) throws IOException {
    Path run = halfARun("q-learning");
    Path progress = run.resolve("progress.csv");
    byte[] whole = Files.readAllBytes(progress);
    byte[] other = heading.getBytes(StandardCharsets.UTF_8);
    System.arraycopy(other, 0, whole, 0, other.length);
    Files.write(progress, whole);

    assertThat(goOn("q-learning", run)).singleElement().asString().contains("progress.csv");

    assertThat(run.resolve("progress.csv.damaged")).hasBinaryContent(whole);
    assertThat(Files.readAllLines(progress).get(0)).startsWith("steps,episodes,wall_seconds");
  }

  @Test
  void interventions_are_not_forgotten_with_their_file() throws IOException {
    Path run = folder.resolve("run");
    try (TrainingRun training = TrainingRun.begin(experiment("q-learning"), run, options())) {
      training.advance(100);
      training.intervene("epsilon", "0.5");
      training.checkpoint();
    }
    Files.delete(run.resolve("interventions.csv"));

    try (TrainingRun training = TrainingRun.resume(experiment("q-learning"), run, options())) {
      assertThat(training.interventions()).isEqualTo(1);
      assertThat(training.notices()).singleElement().asString().contains("interventions.csv");
    }
  }

  @Test
  void a_run_has_one_master_at_a_time() throws IOException {
    Path run = folder.resolve("run");
    Experiment experiment = experiment("q-learning");
    try (TrainingRun training = TrainingRun.begin(experiment, run, options())) {
      training.advance(500);
      training.checkpoint();

      assertThatThrownBy(() -> TrainingRun.resume(experiment, run, options()))
          .isInstanceOf(IOException.class)
          .hasMessage(run + ": in use by this program already");
      assertThatThrownBy(() -> TrainingRun.begin(experiment, run, options()))
          .isInstanceOf(IOException.class)
          .hasMessageContaining("holds files already");
      training.advance(500);
      training.checkpoint();
    }
    assertThat(goOn("q-learning", run)).isEmpty();
  }

  @Test
  void a_resume_that_fails_lets_the_run_go() throws IOException {
    Path run = halfARun("q-learning");
    Path state = RunDirectory.checkpointFile(run);
    byte[] good = Files.readAllBytes(state);
    Files.write(state, Arrays.copyOf(good, good.length - 1));
    assertThatThrownBy(() -> goOn("q-learning", run)).hasMessageContaining("damaged or cut off");
    Files.write(state, good);

    assertThat(goOn("q-learning", run)).isEmpty();
  }

  @Test
  void runs_that_begin_in_one_second_get_folders_of_their_own() throws Exception {
    Experiment experiment = experiment("q-learning");
    ExecutorService many = Executors.newFixedThreadPool(8);
    List<Path> made = new ArrayList<>();
    try {
      List<Callable<Path>> all = new ArrayList<>();
      for (int i = 0; i < 8; i++) {
        all.add(() -> RunFolders.make(experiment));
      }
      for (Future<Path> one : many.invokeAll(all)) {
        made.add(one.get());
      }
      assertThat(new HashSet<>(made)).hasSize(8);
      assertThat(made).allMatch(Files::isDirectory);
    } finally {
      many.shutdownNow();
      made.forEach(RunFolders::removeIfEmpty);
    }
    assertThat(made).noneMatch(Files::exists);
  }

  @Test
  void a_refused_training_leaves_no_folder() {
    Path run = folder.resolve("run");
    Experiment tooLarge =
        Experiment.of(
            new EnvironmentReference("cart-pole", Map.of()),
            "dqn",
            new Preset(Map.of(), Map.of(), Map.of()),
            Map.of(),
            Map.of("replay.capacity", Integer.MAX_VALUE),
            1);

    assertThatThrownBy(() -> TrainingRun.begin(tooLarge, run, options()))
        .hasMessageContaining("replay memory");
    assertThat(run).doesNotExist();
  }

  @Test
  void what_killed_programs_left_is_swept_away() throws IOException {
    Path run = halfARun("q-learning");
    Path left = Files.write(run.resolve(".best.zip.1f2e.part"), new byte[100]);
    Path more = Files.write(run.resolve("checkpoint/.state.bin.77.part"), new byte[100]);
    Path theirs = Files.write(run.resolve("notes.part"), new byte[100]);

    goOn("q-learning", run);

    assertThat(left).doesNotExist();
    assertThat(more).doesNotExist();
    assertThat(theirs).exists();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "../../victim.txt",
        "/tmp/victim.txt",
        "..",
        ".",
        "",
        "a/b",
        "a\\b",
        ".hidden",
        "x\0y"
      })
  void a_checkpoint_names_no_file_elsewhere(String name) throws IOException {
    Path run = halfARun("q-learning");
    Path victim = Files.writeString(folder.resolve("victim.txt"), "precious");
    Path state = RunDirectory.checkpointFile(run);
    Files.write(state, withEventFile(Files.readAllBytes(state), name));

    assertThatThrownBy(() -> goOn("q-learning", run))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("no plain name");
    assertThat(victim).hasContent("precious");
  }

  /** Returns a checkpoint in which the event file has another name; its checksum is right. */
  private static byte[] withEventFile(byte[] state, String name) {
    byte[] prefix = "events.out".getBytes(StandardCharsets.US_ASCII);
    int at = 0;
    while (!Arrays.equals(state, at, at + prefix.length, prefix, 0, prefix.length)) {
      at++;
    }
    int length = ByteBuffer.wrap(state).getInt(at - Integer.BYTES);
    byte[] other = name.getBytes(StandardCharsets.UTF_8);
    ByteBuffer changed = ByteBuffer.allocate(state.length - length + other.length);
    changed.put(state, 0, at - Integer.BYTES).putInt(other.length).put(other);
    changed.put(state, at + length, state.length - at - length);
    return signed(changed.array());
  }

  private static byte[] signed(byte[] state) {
    CRC32C sum = new CRC32C();
    sum.update(state, 0, state.length - Long.BYTES);
    ByteBuffer.wrap(state).putLong(state.length - Long.BYTES, sum.getValue());
    return state;
  }

  @ParameterizedTest
  @CsvSource({
    "episodes.csv, link",
    "progress.csv, link",
    "events, link",
    ".lock, link",
    "interventions.csv, link",
    "episodes.csv, pipe",
    "progress.csv, pipe",
    "events, pipe",
    ".lock, pipe",
    "episodes.csv, folder",
    ".lock, folder"
  })
  @DisabledOnOs(OS.WINDOWS)
  void a_log_leads_to_no_file_elsewhere_and_is_not_waited_for(String name, String what)
      throws Exception {
    Path run = halfARun("q-learning");
    Path victim = Files.writeString(folder.resolve("victim.txt"), "precious\n".repeat(1_000));
    Path file = name.equals("events") ? events(run) : run.resolve(name);
    Files.deleteIfExists(file);
    switch (what) {
      case "link" -> Files.createSymbolicLink(file, victim);
      case "pipe" ->
          assertThat(new ProcessBuilder("mkfifo", file.toString()).start().waitFor()).isZero();
      default -> Files.createDirectory(file);
    }

    assertTimeoutPreemptively(
        Duration.ofMinutes(1),
        () ->
            assertThatThrownBy(() -> goOn("q-learning", run))
                .isInstanceOf(IOException.class)
                .hasMessage(file + ": a link, a pipe or a folder is in the place of this file"));
    assertThat(victim).hasContent("precious\n".repeat(1_000));
  }

  /** Whatever number is huge or negative: a line, or a run that goes on, and no more memory. */
  @ParameterizedTest
  @ValueSource(strings = {"q-learning", "dqn", "ppo", "sarsa"})
  void no_number_in_a_checkpoint_is_believed(String agent) throws IOException {
    Path run = halfARun(agent);
    Path state = RunDirectory.checkpointFile(run);
    byte[] good = Files.readAllBytes(state);
    int refused = 0;
    int stride = Math.max(1, good.length / 40);
    for (int at = 12; at < good.length - 2 * Long.BYTES; at += stride) {
      for (int number : new int[] {-1, Integer.MAX_VALUE}) {
        byte[] bad = good.clone();
        ByteBuffer.wrap(bad).putInt(at, number);
        Files.write(state, signed(bad));
        refused += isRefused(agent, run) ? 1 : 0;
      }
    }
    assertThat(refused).isPositive();
  }

  private static boolean isRefused(String agent, Path run) {
    return assertTimeoutPreemptively(
        Duration.ofMinutes(1),
        () -> {
          try (TrainingRun training = TrainingRun.resume(experiment(agent), run, options())) {
            training.advance(20);
            return false;
          } catch (IOException e) {
            assertThat(e.getMessage()).contains(run.toString()).doesNotContain("\n");
            return true;
          } catch (org.ludus.train.DivergedException e) {
            return true;
          }
        });
  }
}
