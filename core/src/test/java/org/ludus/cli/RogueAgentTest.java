package org.ludus.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.ludus.catalog.PluginJars;
import org.ludus.catalog.Plugins;
import org.ludus.display.Display;

/** An agent from outside that fails: a line says which plug-in, and how. */
class RogueAgentTest {

  private static final String AGENT =
      """
      package outside;

      import java.util.List;
      import org.ludus.agent.Policy;
      import org.ludus.catalog.AgentEntry;
      import org.ludus.catalog.AgentProvider;

      public final class Worlds implements AgentProvider {

        @Override
        public List<AgentEntry<?>> agents() {
          return List.of(AgentEntry.policy("rogue", "fails", (world, rule) -> policy()));
        }

        private static Policy policy() {
          return () ->
              (seen, at, action, to) -> {
                BODY
              };
        }
      }
      """;

  @TempDir private Path folder;

  /** The other tests of this JVM see the program alone. */
  @AfterEach
  void forget() {
    Plugins.use(List.of());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "throw new IllegalStateException(\"no idea\\n at all\"); | IllegalStateException no idea",
        "throw new AssertionError(5); | AssertionError 5",
        "throw new NoClassDefFoundError(\"other/Thing\"); | NoClassDefFoundError other/Thing",
        "action[7] = 0; | ArrayIndexOutOfBoundsException",
        "throw new NullPointerException(); | NullPointerException",
      })
  void what_it_throws_is_a_line_that_names_the_plug_in(String body, String said)
      throws IOException {
    Path jar = PluginJars.agentOf(folder.resolve("rogue.jar"), AGENT.replace("BODY", body));

    for (String[] call :
        List.of(
            new String[] {"evaluate", "cart-pole/rogue"},
            new String[] {"record", "cart-pole/rogue", "--out", folder.resolve("x.png").toString()},
            new String[] {
              "record", "cart-pole/rogue", "--out", folder.resolve("x.replay").toString()
            })) {
      StringWriter err = new StringWriter();

      assertThat(ludus(err, jar, call)).isEqualTo(1);

      assertThat(err.toString())
          .hasLineCount(1)
          .startsWith("ludus: plug-in rogue.jar failed: " + said);
    }
    assertThat(folder.resolve("x.png")).doesNotExist();
    assertThat(folder.resolve("x.replay")).doesNotExist();
  }

  @ParameterizedTest
  @ValueSource(strings = {"7", "-1", "0.5f", "Float.NaN"})
  void an_action_that_nobody_has_is_said_with_episode_and_step(String action) throws IOException {
    Path jar =
        PluginJars.agentOf(
            folder.resolve("rogue.jar"), AGENT.replace("BODY", "action[to] = " + action + ";"));
    StringWriter err = new StringWriter();

    assertThat(ludus(err, jar, "evaluate", "cart-pole/rogue")).isEqualTo(1);

    assertThat(err.toString())
        .hasLineCount(1)
        .startsWith("ludus: environment cart-pole was given what is no action of its: ")
        .contains("is not one of the indices 0 to 1 in step 1 of its episode 1, of seed 1");
  }

  private static int ludus(StringWriter err, Path plugins, String... call) {
    String[] words = new String[call.length + 2];
    words[0] = "--plugins";
    words[1] = plugins.toString();
    System.arraycopy(call, 0, words, 2, call.length);
    Display noDisplay =
        request -> {
          throw new Display.NoDisplayException("no display here");
        };
    return Ludus.run(noDisplay, new PrintWriter(new StringWriter()), new PrintWriter(err), words);
  }
}
