package org.ludus.desktop;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeFalse;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Starts the launcher in small clones of the project. In place of Java and Maven are scripts: one
 * prints what it is called with, the other writes down that it was called and makes a jar.
 */
@DisabledOnOs(OS.WINDOWS)
@Timeout(value = 2, unit = TimeUnit.MINUTES)
class LauncherTest {

  private static final Path SCRIPT = Path.of("..", "..", "..", "ludus");

  /** Prints its arguments, a line each, but for what makes the archive. */
  private static final String JAVA =
      """
      #!/bin/sh
      case "$*" in
        *-XX:SharedClassListFile*) exit 0 ;;
        *Rehearsal*) exit 0 ;;
        *-version*) echo 'openjdk version "21.0.1" 2023-10-17' >&2; exit 0 ;;
      esac
      printf '%s\\n' "$@"
      """;

  private static final String MAVEN =
      """
      #!/bin/sh
      echo built >>"$BUILDS"
      mkdir -p desktop/target
      echo half >desktop/target/ludus.jar
      sleep "${SLOW:-0}"
      echo whole >desktop/target/ludus.jar
      """;

  @TempDir private Path place;

  private final Map<String, String> variables = new TreeMap<>();
  private Path bin;
  private Path jdk;
  private Path builds;

  @BeforeEach
  void make_a_machine() throws IOException {
    bin = Files.createDirectory(place.resolve("bin"));
    builds = place.resolve("builds");
    jdk = jdk("jdk", JAVA, "21.0.1");
    executable(bin.resolve("mvn"), MAVEN);
    variables.put("PATH", bin + ":" + System.getenv("PATH"));
    variables.put("JAVA_HOME", jdk.toString());
    variables.put("BUILDS", builds.toString());
    variables.put("HOME", Files.createDirectory(place.resolve("home")).toString());
  }

  @Test
  void the_first_start_builds_and_the_second_does_not() throws Exception {
    Path clone = clone("clone");
    Outcome first = ludus(clone, "list", "envs");
    assertThat(first.err).contains("ludus: building");
    assertThat(first.status).isZero();
    Outcome second = ludus(clone, "list", "two words");
    assertThat(second.err).isEmpty();
    assertThat(second.out).endsWith("org.ludus.desktop.Main\nlist\ntwo words\n");
    assertThat(builds()).isEqualTo(1);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "with space",
        "we:ird",
        ":",
        "we:ird and more: of it",
        "it's \"quoted\"",
        "-dash",
        "per%41cent",
        "bang!bang",
        "$(exit 1)`exit 1`",
        "star*[a]?",
        "back\\slash",
        "semi;colon&"
      })
  void a_clone_may_lie_in_a_folder_of_any_name(String name) throws Exception {
    Path clone = clone(name);
    for (int i = 0; i < 2; i++) {
      Outcome start = ludus(clone, "list");
      assertThat(start.status).as(start.err).isZero();
      Path classPath = Path.of(start.after("-cp"));
      assertThat(classPath.toString()).doesNotContain(":");
      assertThat(classPath.toRealPath())
          .isEqualTo(clone.resolve("desktop/target/ludus.jar").toRealPath());
    }
    assertThat(builds()).isEqualTo(1);
    assertThat(clone.resolve("desktop/target/ludus.jar")).hasContent("whole");
  }

  @Test
  void a_folder_that_java_cannot_use_is_said_in_a_line() throws Exception {
    assertOneLine(ludus(clone("ends!"), "list"), "ends!/clone: Java cannot use");
    variables.put("HOME", "/dev/null");
    assertOneLine(ludus(clone("we:ird"), "list"), "we:ird/clone: Java cannot use");
    variables.put("HOME", Files.createDirectory(place.resolve("ho:me")).toString());
    assertOneLine(ludus(clone("we:ird"), "list"), "we:ird/clone: Java cannot use");
  }

  @Test
  void the_script_may_be_a_link_even_one_of_an_odd_name() throws Exception {
    Path clone = clone("clone");
    Path link = Files.createSymbolicLink(place.resolve("l:ink -x"), clone.resolve("ludus"));
    Path second = Files.createSymbolicLink(place.resolve("second"), link.getFileName());
    assertThat(start(List.of(second.toString(), "list"), place).outcome().status).isZero();
    Path folder = Files.createSymbolicLink(place.resolve("to:clone"), clone);
    assertThat(ludus(folder, "list").after("-cp")).doesNotContain("to:clone");
  }

  @Test
  void a_start_from_a_relative_folder_with_a_dash_works() throws Exception {
    clone("-x");
    assertThat(start(List.of("-x/clone/ludus", "list"), place).outcome().status).isZero();
    assertThat(start(List.of("sh", "ludus", "list"), place.resolve("-x/clone")).outcome().status)
        .isZero();
  }

  @Test
  void sources_dated_in_the_future_are_built_once() throws Exception {
    Path clone = clone("clone");
    Path source = clone.resolve("core/src/main/java/Source.java");
    date(source, "2030-01-01T00:00:00Z");
    date(source.getParent(), "2031-01-01T00:00:00Z");
    date(clone.resolve("pom.xml"), "2032-01-01T00:00:00Z");
    for (int i = 0; i < 3; i++) {
      assertThat(ludus(clone, "list").status).isZero();
    }
    assertThat(builds()).isEqualTo(1);

    Files.writeString(source, "// edited");
    date(source, "2030-01-01T00:00:00Z");
    ludus(clone, "list");
    assertThat(builds()).isEqualTo(2);
    Files.delete(source);
    ludus(clone, "list");
    assertThat(builds()).isEqualTo(3);
  }

  @Test
  void what_was_touched_but_not_changed_is_not_built() throws Exception {
    Path clone = clone("clone");
    ludus(clone, "list");
    date(clone.resolve("desktop/target/ludus.jar"), "2020-01-01T00:00:00Z");
    date(clone.resolve("desktop/target/ludus.sources"), "2020-01-01T00:00:00Z");
    assertThat(ludus(clone, "list").status).isZero();
    assertThat(builds()).isEqualTo(1);
    Files.writeString(clone.resolve("assets/new"), "new");
    ludus(clone, "list");
    assertThat(builds()).isEqualTo(2);
  }

  @Test
  void a_jar_that_somebody_built_by_hand_is_good_until_a_source_is_newer() throws Exception {
    Path clone = clone("clone");
    Path jar = Files.createDirectories(clone.resolve("desktop/target")).resolve("ludus.jar");
    Files.writeString(jar, "by hand");
    assertThat(ludus(clone, "list").err).doesNotContain("building");
    date(jar, "2020-01-01T00:00:00Z");
    ludus(clone, "list");
    assertThat(builds()).isEqualTo(1);
  }

  @Test
  void first_starts_at_once_build_once() throws Exception {
    Path clone = clone("clone");
    variables.put("SLOW", "2");
    List<Start> starts = new ArrayList<>();
    for (int i = 0; i < 4; i++) {
      starts.add(start(List.of(clone + "/ludus", "list"), place));
    }
    int waited = 0;
    for (Start start : starts) {
      Outcome outcome = start.outcome();
      assertThat(outcome.status).as(outcome.err).isZero();
      assertThat(outcome.out).contains("org.ludus.desktop.Main");
      waited += outcome.err.contains("waiting for another start") ? 1 : 0;
    }
    assertThat(builds()).isEqualTo(1);
    assertThat(waited).isPositive();
    assertNothingPassingIsLeft(clone);
  }

  @ParameterizedTest
  @ValueSource(strings = {"KILL", "TERM"})
  void a_build_that_was_killed_is_made_again(String signal) throws Exception {
    Path clone = clone("clone");
    variables.put("SLOW", "20");
    Start start = start(List.of(clone + "/ludus", "list"), place);
    Path jar = clone.resolve("desktop/target/ludus.jar");
    while (!Files.exists(jar) || !Files.isSymbolicLink(lock(clone))) {
      Thread.sleep(20);
    }
    long maven = mavenOf(start);
    signal(signal, start.process.pid());
    start.process.waitFor();
    signal("KILL", maven);
    variables.put("SLOW", "0");
    Outcome next = ludus(clone, "list");
    assertThat(next.status).as(next.err).isZero();
    assertThat(next.err).contains("building");
    assertThat(jar).hasContent("whole");
    assertNothingPassingIsLeft(clone);
  }

  @Test
  void a_lock_of_a_process_that_is_gone_holds_nobody_up() throws Exception {
    Path clone = clone("clone");
    Process gone = new ProcessBuilder("true").start();
    gone.waitFor();
    Files.createDirectories(clone.resolve("desktop/target"));
    Files.createSymbolicLink(lock(clone), Path.of(Long.toString(gone.pid())));
    assertThat(ludus(clone, "list").status).isZero();
    assertThat(builds()).isEqualTo(1);
    assertNothingPassingIsLeft(clone);
  }

  @Test
  void a_build_that_fails_says_so_and_leaves_no_jar() throws Exception {
    Path clone = clone("clone");
    executable(bin.resolve("mvn"), MAVEN + "echo '[ERROR] no such thing'; exit 1\n");
    Outcome start = ludus(clone, "list");
    assertThat(start.status).isEqualTo(1);
    assertThat(start.err).contains("[ERROR] no such thing", "ludus: the build failed");
    assertThat(clone.resolve("desktop/target/ludus.jar")).doesNotExist();
    assertNothingPassingIsLeft(clone);
  }

  @Test
  void a_build_that_makes_no_jar_has_failed() throws Exception {
    executable(bin.resolve("mvn"), "#!/bin/sh\n");
    Outcome start = ludus(clone("clone"), "list");
    assertThat(start.status).isEqualTo(1);
    assertThat(start.err).contains("ludus: the build failed");
  }

  @Test
  void without_maven_one_line_says_so() throws Exception {
    Files.delete(bin.resolve("mvn"));
    for (String tool : List.of("readlink", "find", "mkdir", "cksum", "sort", "cat", "tr")) {
      bring(tool);
    }
    variables.put("PATH", bin.toString());
    assertOneLine(ludus(clone("clone"), "list"), "mvn was not found");
  }

  @Test
  void a_clone_that_cannot_be_written_to_runs_if_it_is_built() throws Exception {
    Path clone = clone("clone");
    makeReadOnly(clone);
    assertOneLine(ludus(clone, "list"), "not been built yet, and nothing can be written to");
    makeWritable(clone);
    ludus(clone, "list");
    makeReadOnly(clone);
    assertThat(ludus(clone, "list").err).isEmpty();

    makeWritable(clone);
    Files.writeString(clone.resolve("core/src/main/java/Source.java"), "// edited");
    makeReadOnly(clone);
    Outcome stale = ludus(clone, "list");
    assertThat(stale.status).isZero();
    assertThat(stale.err).hasLineCount(1).contains("this is the program as it was");
    makeWritable(clone);
    assertThat(builds()).isEqualTo(1);
  }

  @ParameterizedTest
  @ValueSource(strings = {"1.8.0_292", "11.0.2", "16", "9-ea"})
  void an_old_java_is_said_in_a_line(String version) throws Exception {
    variables.put("JAVA_HOME", jdk("old", JAVA, version).toString());
    assertOneLine(ludus(clone("clone"), "list"), "Java 17 or later is needed", "is " + version);
    Path silent = jdk("silent", JAVA.replace("21.0.1", version), null);
    variables.put("JAVA_HOME", silent.toString());
    assertOneLine(ludus(clone("clone"), "list"), "Java 17 or later is needed", "is " + version);
    assertThat(builds()).isZero();
  }

  @ParameterizedTest
  @ValueSource(strings = {"17", "17.0.15", "25-ea", "100.1"})
  void a_newer_one_is_fine(String version) throws Exception {
    variables.put("JAVA_HOME", jdk("new", JAVA, version).toString());
    assertThat(ludus(clone("clone"), "list").status).isZero();
  }

  @Test
  void a_java_that_is_not_there_or_does_not_run_is_said_in_a_line() throws Exception {
    Path clone = clone("clone");
    variables.put("JAVA_HOME", place.resolve("nowhere").toString());
    assertOneLine(ludus(clone, "list"), "JAVA_HOME is " + place.resolve("nowhere"));
    Path broken = jdk("broken", "#!/bin/sh\necho cannot >&2\nexit 1\n", null);
    variables.put("JAVA_HOME", broken.toString());
    assertOneLine(ludus(clone, "list"), "does not run");
    Files.delete(broken.resolve("bin/java"));
    Files.createDirectory(broken.resolve("bin/java"));
    assertOneLine(ludus(clone, "list"), "JAVA_HOME is " + broken);
  }

  @ParameterizedTest
  @ValueSource(strings = {"/nonexistent", "/dev/null", ""})
  void no_temporary_folder_is_needed(String folder) throws Exception {
    variables.put("TMPDIR", folder);
    Outcome start = ludus(clone("clone"), "list");
    assertThat(start.status).isZero();
    assertThat(start.err).hasLineCount(1).contains("ludus: building");
  }

  @Test
  void options_for_the_jvm_come_last_and_are_taken_as_they_are() throws Exception {
    variables.put("LUDUS_JAVA_OPTIONS", "-Xmx8g -Dstar=/*");
    List<String> words = ludus(clone("clone"), "train", "x").out.lines().toList();
    assertThat(words)
        .containsSubsequence("-XX:+UseParallelGC", "-Xmx8g", "-Dstar=/*", "-cp")
        .containsSubsequence("--add-modules", "jdk.incubator.vector");
  }

  // ---------------------------------------------------------------- the machine

  /** Makes a small clone in a folder of that name. */
  private Path clone(String name) throws IOException {
    Path clone = place.resolve(name).resolve("clone");
    for (String folder : List.of("core/src/main/java", "desktop/src/main", "assets", ".mvn")) {
      Files.createDirectories(clone.resolve(folder));
    }
    for (String file : List.of("pom.xml", "core/pom.xml", "desktop/pom.xml", "assets/a b.txt")) {
      Files.writeString(clone.resolve(file), file);
    }
    Files.writeString(clone.resolve("core/src/main/java/Source.java"), "// source");
    executable(clone.resolve("ludus"), Files.readString(SCRIPT));
    return clone;
  }

  private Path jdk(String name, String java, String version) throws IOException {
    Path home = place.resolve(name);
    Files.createDirectories(home.resolve("bin"));
    executable(home.resolve("bin/java"), java);
    if (version != null) {
      Files.writeString(
          home.resolve("release"),
          "JAVA_VERSION=\"" + version + "\"\nMODULES=\"java.base jdk.incubator.vector\"\n");
    }
    return home;
  }

  private static void executable(Path file, String text) throws IOException {
    Files.writeString(file, text);
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwxr-xr-x"));
  }

  private void bring(String tool) throws IOException {
    for (String folder : System.getenv("PATH").split(":", -1)) {
      Path file = Path.of(folder, tool);
      if (Files.isExecutable(file)) {
        executable(bin.resolve(tool), "#!/bin/sh\nexec " + file + " \"$@\"\n");
        return;
      }
    }
  }

  private long builds() throws IOException {
    return Files.exists(builds) ? Files.readAllLines(builds).size() : 0;
  }

  private static void date(Path file, String instant) throws IOException {
    Files.setLastModifiedTime(file, FileTime.from(Instant.parse(instant)));
  }

  private static Path lock(Path clone) {
    return clone.resolve("desktop/target/ludus.lock");
  }

  private static long mavenOf(Start start) throws InterruptedException {
    List<ProcessHandle> children = start.process.children().toList();
    while (children.isEmpty()) {
      Thread.sleep(20);
      children = start.process.children().toList();
    }
    return children.get(0).pid();
  }

  private static void signal(String name, long pid) throws Exception {
    new ProcessBuilder("kill", "-" + name, Long.toString(pid)).start().waitFor();
  }

  private static void makeReadOnly(Path clone) throws IOException {
    permit(clone, "r-xr-xr-x");
    assumeFalse(Files.isWritable(clone), "root may write everywhere");
  }

  private static void makeWritable(Path clone) throws IOException {
    permit(clone, "rwxr-xr-x");
  }

  private static void permit(Path clone, String permissions) throws IOException {
    try (Stream<Path> files = Files.walk(clone)) {
      for (Path file : files.filter(Files::isDirectory).toList()) {
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString(permissions));
      }
    }
  }

  private static void assertNothingPassingIsLeft(Path clone) throws IOException {
    try (Stream<Path> files = Files.list(clone.resolve("desktop/target"))) {
      assertThat(files.map(file -> file.getFileName().toString()))
          .allMatch(name -> name.matches("ludus\\.jar|ludus\\.sources|build\\.log|.*\\.jsa"));
    }
  }

  private static void assertOneLine(Outcome start, String... parts) {
    assertThat(start.err).hasLineCount(1).startsWith("ludus: ").contains(parts);
    assertThat(start.out).isEmpty();
    assertThat(start.status).isEqualTo(1);
  }

  private Outcome ludus(Path clone, String... arguments) throws Exception {
    List<String> command = new ArrayList<>(List.of(clone + "/ludus"));
    command.addAll(List.of(arguments));
    return start(command, place).outcome();
  }

  private Start start(List<String> command, Path folder) throws IOException {
    Path out = Files.createTempFile(place, "out", null);
    Path err = Files.createTempFile(place, "err", null);
    ProcessBuilder builder =
        new ProcessBuilder(command)
            .directory(folder.toFile())
            .redirectOutput(out.toFile())
            .redirectError(err.toFile());
    builder.environment().keySet().removeAll(List.of("XDG_CACHE_HOME", "LUDUS_JAVA_OPTIONS"));
    builder.environment().putAll(variables);
    return new Start(builder.start(), out, err);
  }

  private record Start(Process process, Path out, Path err) {

    Outcome outcome() throws Exception {
      int status = process.waitFor();
      return new Outcome(
          status,
          Files.readString(out, StandardCharsets.UTF_8),
          Files.readString(err, StandardCharsets.UTF_8));
    }
  }

  private record Outcome(int status, String out, String err) {

    /** Returns the word after that one, of those that Java was called with. */
    String after(String word) {
      List<String> words = out.lines().toList();
      return words.get(words.indexOf(word) + 1);
    }
  }
}
