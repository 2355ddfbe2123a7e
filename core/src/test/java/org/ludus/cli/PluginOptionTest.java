package org.ludus.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.ludus.catalog.PluginJars;
import org.ludus.catalog.Plugins;
import org.ludus.display.Display;
import org.ludus.file.Allocations;

class PluginOptionTest {

  @TempDir private Path folder;

  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();

  private int ludus(Object... arguments) {
    Display noDisplay =
        request -> {
          throw new Display.NoDisplayException("no display here");
        };
    String[] words = List.of(arguments).stream().map(Object::toString).toArray(String[]::new);
    return Ludus.run(noDisplay, new PrintWriter(out), new PrintWriter(err), words);
  }

  /** The other tests of this JVM see the program alone. */
  @AfterEach
  void forget() {
    Plugins.use(List.of());
  }

  @Test
  void a_world_from_outside_is_listed_checked_and_filmed() throws IOException {
    PluginJars.world(folder.resolve("walk.jar"), "walk");

    assertThat(ludus("list", "envs", "--plugins", folder)).isZero();
    assertThat(out.toString()).contains("walk ").contains("cart-pole ");
    assertThat(ludus("--plugins", folder, "check", "walk")).isZero();
    Path film = folder.resolve("walk.png");
    assertThat(ludus("record", "walk/random", "--plugins", folder, "--out", film)).isZero();
    assertThat(film).isNotEmptyFile();
    assertThat(err.toString()).isEmpty();

    assertThat(ludus("check", "walk")).isEqualTo(2);
    assertThat(err.toString()).contains("unknown environment 'walk'");
  }

  @Test
  void an_agent_from_outside_is_listed_and_plays() throws IOException {
    PluginJars.agent(folder.resolve("stroller.jar"), "stroller");
    Path second = PluginJars.agent(folder.resolve("stroller2.jar"), "stroller");

    assertThat(ludus("list", "agents", "--plugins", folder)).isZero();
    assertThat(out.toString()).contains("stroller ").contains("dqn ");
    assertThat(err.toString())
        .contains(second.toString(), "its agent 'stroller' is left out", "stroller.jar has one")
        .hasLineCount(1);
    assertThat(ludus("evaluate", "cart-pole/stroller", "--episodes", 3, "--plugins", folder))
        .isZero();
  }

  @Test
  void several_folders_may_be_given_on_either_side_of_the_command() throws IOException {
    Path other = Files.createDirectory(folder.resolve("other"));
    PluginJars.world(folder.resolve("walk.jar"), "walk");
    PluginJars.world(other.resolve("run.jar"), "run");

    assertThat(ludus("list", "envs", "--plugins", folder, "--plugins", other)).isZero();
    assertThat(out.toString()).contains("walk ").contains("run ");

    out.getBuffer().setLength(0);
    assertThat(ludus("--plugins", folder, "list", "--plugins", other, "envs")).isZero();
    assertThat(out.toString()).contains("walk ").contains("run ");
  }

  @Test
  void what_is_wrong_with_a_plug_in_is_said_once_and_the_command_works() throws IOException {
    Path broken = folder.resolve("broken.jar");
    Files.writeString(broken, "no jar at all");
    PluginJars.world(folder.resolve("walk.jar"), "walk");

    assertThat(ludus("list", "envs", "--plugins", folder)).isZero();

    assertThat(err.toString().lines())
        .containsExactly("ludus: plug-in " + broken + ": it is no jar, or not all of one");
    assertThat(out.toString()).contains("walk ");
  }

  /** A jar packs a gigabyte of zeros to a thousandth. */
  @ParameterizedTest
  @ValueSource(strings = {"presets/walk/dqn.yaml", "models/walk/dqn.zip"})
  void what_a_plug_in_brings_along_is_bounded(String name) throws Exception {
    String resource = "ludus/" + name;
    byte[] large = new byte[100 << 20];
    PluginJars.world(folder.resolve("walk.jar"), "walk", resource, large);

    String call = name.startsWith("models") ? "evaluate walk/dqn" : "train walk --agent dqn";
    List<Object> words = new ArrayList<>(List.of((Object[]) call.split(" ", -1)));
    words.addAll(List.of("--plugins", folder));

    assertThat(Allocations.of(() -> assertThat(ludus(words.toArray())).isEqualTo(1)))
        .isLessThan(500 << 20);
    assertThat(err.toString())
        .contains("walk.jar", resource, "it is larger than the")
        .hasLineCount(1)
        .doesNotContain("internal error");
  }

  @Test
  void a_damaged_model_of_a_plug_in_is_one_line() throws IOException {
    byte[] rubbish = {'P', 'K', 1, 2, 3};
    PluginJars.world(folder.resolve("walk.jar"), "walk", "ludus/models/walk/dqn.zip", rubbish);

    assertThat(ludus("evaluate", "walk/dqn", "--plugins", folder)).isNotZero();
    assertThat(err.toString()).contains("walk/dqn: cut off or damaged").hasLineCount(1);
    assertThat(ludus("list", "models", "--plugins", folder)).isZero();
  }

  @Test
  void a_folder_that_does_not_exist_is_a_wrong_call() {
    Path nowhere = folder.resolve("nowhere");

    assertThat(ludus("list", "--plugins", nowhere)).isEqualTo(2);

    assertThat(err.toString().lines())
        .containsExactly("ludus: no plug-ins in " + nowhere + ": no such folder or jar");
    assertThat(out.toString()).isEmpty();
  }

  @Test
  void help_looks_at_no_plug_in() {
    assertThat(ludus("list", "--plugins", folder.resolve("nowhere"), "--help")).isZero();
    assertThat(ludus("--version")).isZero();
    assertThat(err.toString()).isEmpty();
  }
}
