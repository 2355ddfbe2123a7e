package org.ludus.catalog;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.ludus.check.EnvironmentCheck;
import org.ludus.check.Finding;
import org.ludus.file.Mutations;

class PluginSetTest {

  @TempDir private Path folder;

  @Test
  void a_jar_brings_a_world_that_keeps_all_promises() throws IOException {
    Path jar = PluginJars.world(folder.resolve("walk.jar"), "walk");
    try (PluginSet plugins = PluginSet.open(List.of(folder))) {
      EnvironmentEntry<?, ?> walk = environments(plugins).get("walk");

      assertThat(plugins.problems()).isEmpty();
      assertThat(walk.explanation()).isEqualTo(walk.summary());
      assertThat(walk.options()).containsEntry("length", 5);
      assertThat(EnvironmentCheck.run(walk, Map.of())).isNotEmpty().allMatch(Finding::kept);
      assertThat(environments(plugins).keySet()).startsWith("grid-world").endsWith("walk");
    }
    Files.delete(jar);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "exception | it failed with IllegalStateException, no luck",
        "assertion | it failed with AssertionError, never",
        "class | its class other.Thing is missing",
        "inner class | it uses the class org.ludus.train.Workers, which is not there for plug-ins",
        "initializer | it failed with IllegalArgumentException, x",
        "overflow | it failed with StackOverflowError",
        "null | outside.Worlds returns null in place of its environments",
        "null entry | outside.Worlds has null among its environments",
        "no id | an environment cannot have the id 'null'",
        "bad id | an environment cannot have the id 'A b'",
        "hollow | its environment 'hollow' is left out: it failed with Unsupported",
      })
  void a_provider_that_fails_is_one_line_and_the_others_work(String how, String problem)
      throws IOException {
    Path failing = PluginJars.failing(folder.resolve("failing.jar"), how);
    PluginJars.world(folder.resolve("walk.jar"), "walk");

    assertProblem(failing, problem);
  }

  @Test
  void a_broken_jar_is_one_line() throws IOException {
    Path broken = folder.resolve("broken.jar");
    Files.writeString(broken, "no jar at all");
    PluginJars.world(folder.resolve("walk.jar"), "walk");

    assertProblem(broken, "it is no jar, or not all of one");
  }

  @Test
  void half_a_jar_is_one_line() throws IOException {
    Path half = PluginJars.world(folder.resolve("half.jar"), "half");
    byte[] all = Files.readAllBytes(half);
    Files.write(half, Arrays.copyOf(all, all.length / 2));
    PluginJars.world(folder.resolve("walk.jar"), "walk");

    assertProblem(half, "it is no jar, or not all of one");
  }

  @Test
  void a_folder_that_is_called_like_a_jar_is_one_line() throws IOException {
    Path inside = Files.createDirectory(folder.resolve("inside.jar"));
    PluginJars.world(folder.resolve("walk.jar"), "walk");

    assertProblem(inside, "it is a folder, not a jar");
  }

  /** Whoever opens one waits until somebody writes into it. */
  @Test
  @DisabledOnOs(OS.WINDOWS)
  @Timeout(value = 60, unit = TimeUnit.SECONDS, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
  void a_pipe_is_one_line() throws IOException, InterruptedException {
    Path pipe = folder.resolve("pipe.jar");
    assertThat(new ProcessBuilder("mkfifo", pipe.toString()).start().waitFor()).isZero();
    PluginJars.world(folder.resolve("walk.jar"), "walk");

    assertProblem(pipe, "it is a pipe or a device, not a jar");
  }

  @Test
  void a_jar_with_a_name_that_is_not_utf_8_is_one_line() throws IOException {
    Path jar = PluginJars.world(folder.resolve("odd.jar"), "odd");
    String all = Files.readString(jar, ISO_8859_1);
    Files.writeString(jar, all.replace("outside/Worlds", "outs\u00ffde/Worlds"), ISO_8859_1);
    PluginJars.world(folder.resolve("walk.jar"), "walk");

    assertProblem(jar, "it is no jar, or not all of one");
  }

  @ParameterizedTest
  @ValueSource(strings = {"not a class name!\n", "a\u0001b\n", "[I\n", "../../x\n"})
  void a_list_of_providers_that_names_rubbish_is_one_line(String providers) throws IOException {
    String service = "META-INF/services/org.ludus.catalog.EnvironmentProvider";
    Path jar =
        PluginJars.make(
            folder.resolve("rubbish.jar"),
            "package outside; class Worlds {}",
            Map.of(service, providers.getBytes(UTF_8)));
    PluginJars.world(folder.resolve("walk.jar"), "walk");

    assertProblem(jar, "");
  }

  @Test
  void whatever_is_changed_in_a_jar_lines_come_of_it_and_the_others_work() throws IOException {
    byte[] good = Files.readAllBytes(PluginJars.world(folder.resolve("odd.jar"), "odd"));
    PluginJars.world(folder.resolve("walk.jar"), "walk");
    Mutations mutations = new Mutations(9);
    int noticed = 0;
    for (int i = 0; i < Integer.getInteger("fuzz.rounds", 100); i++) {
      Path jar = Files.write(folder.resolve(i + ".jar"), mutations.of(good));
      try (PluginSet plugins = PluginSet.open(List.of(folder))) {
        assertThat(environments(plugins)).containsKeys("grid-world", "odd", "walk");
        assertThat(plugins.problems()).noneMatch(line -> line.contains("\n"));
        noticed += plugins.problems().isEmpty() ? 0 : 1;
      }
      Files.delete(jar);
    }
    // What it brings is there already, so that even an unharmed one leads to a line.
    assertThat(noticed).isGreaterThan(50);
  }

  @Test
  void names_that_lead_out_of_a_jar_lead_nowhere() throws IOException {
    Path outside = Files.createDirectory(folder.resolve("jars"));
    Files.writeString(folder.resolve("secret.yaml"), "steps: 1");
    PluginJars.make(
        outside.resolve("a.jar"),
        "package outside; class Worlds {}",
        Map.of("../secret.yaml", "steps: 2".getBytes(UTF_8)));
    try (PluginSet plugins = PluginSet.open(List.of(outside))) {
      assertThat(plugins.resources("ludus/presets/../../../secret.yaml")).isEmpty();
      // A name like any other: nothing is unpacked to a file.
      plugins
          .resources("../secret.yaml")
          .forEach(url -> assertThat(url.getPath()).contains("a.jar!"));
    }
    assertThat(folder.resolve("secret.yaml")).hasContent("steps: 1");
  }

  @Test
  void a_missing_provider_is_one_line() throws IOException {
    Path empty = PluginJars.withoutProvider(folder.resolve("empty.jar"));
    PluginJars.world(folder.resolve("walk.jar"), "walk");

    assertProblem(empty, "outside.Missing not found");
  }

  @Test
  void a_class_of_a_newer_java_is_one_line() throws IOException {
    Path plain = PluginJars.world(folder.resolve("newer.jar"), "newer");
    byte[] newer;
    try (java.util.jar.JarFile jar = new java.util.jar.JarFile(plain.toFile())) {
      newer = jar.getInputStream(jar.getEntry("outside/Worlds.class")).readAllBytes();
    }
    // The class file's major version.
    newer[7] = 120;
    PluginJars.make(
        plain, "package outside; class Worlds {}", Map.of("outside/Worlds.class", newer));
    PluginJars.world(folder.resolve("walk.jar"), "walk");

    assertProblem(plain, "it was made for a newer Java than");
  }

  @Test
  void of_two_with_one_id_the_first_is_kept() throws IOException {
    Path first = PluginJars.world(folder.resolve("a.jar"), "walk");
    Path second = PluginJars.world(folder.resolve("b.jar"), "walk");

    assertProblem(second, "its environment 'walk' is left out: " + first + " has one of that name");
  }

  @Test
  void the_program_s_own_worlds_cannot_be_replaced() throws IOException {
    Path jar = PluginJars.world(folder.resolve("a.jar"), "cart-pole");
    PluginJars.world(folder.resolve("walk.jar"), "walk");

    assertProblem(
        jar, "its environment 'cart-pole' is left out: the program itself has one of that name");
  }

  @Test
  void a_jar_that_two_ways_lead_to_is_one() throws IOException {
    Path jar = PluginJars.world(folder.resolve("walk.jar"), "walk");
    try (PluginSet plugins =
        PluginSet.open(List.of(folder, jar, folder.resolve("../" + folder.getFileName())))) {
      assertThat(environments(plugins)).containsKey("walk");
      assertThat(plugins.problems()).isEmpty();
    }
  }

  @Test
  void a_place_that_does_not_exist_is_one_line() throws IOException {
    Path nowhere = folder.resolve("nowhere");
    PluginJars.world(folder.resolve("walk.jar"), "walk");
    try (PluginSet plugins = PluginSet.open(List.of(nowhere, folder))) {
      assertThat(plugins.problems())
          .containsExactly("plug-in " + nowhere + ": no such file or folder");
      assertThat(environments(plugins)).containsKey("walk");
    }
  }

  @Test
  void what_lies_in_a_jar_is_found_in_the_order_of_the_jars() throws IOException {
    String source = "package outside; class Worlds {}";
    String preset = "ludus/presets/walk/dqn.yaml";
    PluginJars.make(folder.resolve("a.jar"), source, Map.of(preset, "first".getBytes(UTF_8)));
    PluginJars.make(folder.resolve("b.jar"), source, Map.of(preset, "second".getBytes(UTF_8)));
    try (PluginSet plugins = PluginSet.open(List.of(folder))) {
      assertThat(plugins.resources(preset)).hasSize(2);
      assertThat(plugins.resources(preset).get(0).getPath()).contains("/a.jar!");
      assertThat(plugins.resources("ludus/presets/cart-pole/dqn.yaml")).isEmpty();
    }
    assertThat(Plugins.resource("ludus/presets/cart-pole/dqn.yaml")).isPresent();
    assertThat(Plugins.resource("ludus/presets/cart-pole/nobody.yaml")).isEmpty();
  }

  @Test
  void plug_ins_are_looked_for_where_somebody_says_then_in_the_variable_then_at_home()
      throws IOException {
    Path chosen = Path.of("chosen");
    String variable = "one" + File.pathSeparator + File.pathSeparator + "with space/two.jar";

    assertThat(places(chosen, variable))
        .containsExactly(chosen, Path.of("one"), Path.of("with space/two.jar"));

    Path home = Files.createDirectory(folder.resolve("plugins"));
    assertThat(places(chosen, "")).containsExactly(chosen, home);
  }

  @Test
  @DisabledOnOs(OS.WINDOWS)
  void a_name_in_the_variable_may_hold_what_separates_names() throws IOException {
    Path jar =
        PluginJars.world(
            Files.createDirectory(folder.resolve("we:ird")).resolve("walk.jar"), "walk");
    Path plain = Files.createDirectory(folder.resolve("plain"));
    Path missing = folder.resolve("missing.jar");
    Path chosen = Path.of("chosen");

    assertThat(places(chosen, jar.toString())).containsExactly(chosen, jar);
    assertThat(places(chosen, plain + ":" + jar + ":" + missing))
        .containsExactly(chosen, plain, jar, missing);
    assertThat(places(chosen, ":" + jar.getParent() + "::" + plain + ":"))
        .containsExactly(chosen, jar.getParent(), plain);
    assertThat(places(chosen, missing + ":" + plain)).containsExactly(chosen, missing, plain);
  }

  @ParameterizedTest
  @DisabledOnOs(OS.WINDOWS)
  @ValueSource(strings = {"we:ird", "ends!", "per%41cent", "it's \"so\"", "-dash", "# ?"})
  void a_jar_may_lie_in_a_folder_of_any_name(String name) throws IOException {
    Path odd = Files.createDirectory(folder.resolve(name));
    PluginJars.world(odd.resolve("walk.jar"), "walk");
    String services = "META-INF/services/org.ludus.catalog.EnvironmentProvider";
    try (PluginSet plugins = PluginSet.open(List.of(odd))) {
      assertThat(environments(plugins)).containsKey("walk");
      assertThat(plugins.problems()).isEmpty();
      assertThat(plugins.resources(services)).hasSize(1);
      assertThat(plugins.resources(services).get(0).openStream()).isNotEmpty();
    }
  }

  private List<Path> places(Path chosen, String variable) {
    return Plugins.places(List.of(chosen), Map.of(Plugins.VARIABLE, variable), Optional.of(folder));
  }

  /** One line names the jar and what is wrong, and the world of another jar is there. */
  private void assertProblem(Path jar, String problem) throws IOException {
    try (PluginSet plugins = PluginSet.open(List.of(folder))) {
      assertThat(environments(plugins)).containsKeys("grid-world", "walk");
      assertThat(plugins.problems()).hasSize(1);
      assertThat(plugins.problems().get(0))
          .startsWith("plug-in " + jar + ": ")
          .contains(problem)
          .doesNotContain("\n");
    }
  }

  private static Map<String, EnvironmentEntry<?, ?>> environments(PluginSet plugins) {
    return plugins.entries(Environments.KIND, BuiltInEnvironments.entries());
  }
}
