package org.ludus.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.ludus.catalog.PluginJars;
import org.ludus.catalog.Plugins;
import org.ludus.display.Display;

/** A world from outside that does what no world may: a line says which, when, and what. */
@Timeout(120)
class RogueWorldTest {

  private static final String WORLD =
      """
      package outside;

      import java.util.List;
      import org.ludus.catalog.EnvironmentEntry;
      import org.ludus.catalog.EnvironmentProvider;
      import org.ludus.env.Environment;
      import org.ludus.env.EnvironmentSpec;
      import org.ludus.env.Space;
      import org.ludus.env.StepResult;

      public final class Worlds implements EnvironmentProvider {

        public record Options(String fault) {}

        @Override
        public List<EnvironmentEntry<?, ?>> environments() {
          return List.of(
              EnvironmentEntry.of("rogue", "Rogue", "Breaks.", new Options(""), Rogue::new)
                  .build());
        }

        private static final class Rogue implements Environment<Integer> {

          private static int steps;

          private final String fault;
          private int age;

          Rogue(Options options) {
            fault = options.fault();
            if (fault.equals("maker")) {
              throw new UnsupportedOperationException("no such\\nroom");
            }
          }

          @Override
          public EnvironmentSpec spec() {
            if (fault.equals("no spec")) {
              return null;
            }
            Space seen =
                fault.equals("number")
                    ? Space.Discrete.numbered(3)
                    : Space.Box.of(
                        new Space.Dimension("age", "", 0, 100, 0, 10),
                        new Space.Dimension("angle", "", 0, 100, 0, 10));
            boolean endless = fault.startsWith("endless");
            return new EnvironmentSpec(
                "rogue",
                seen,
                Space.Discrete.numbered(2),
                endless ? EnvironmentSpec.NO_LIMIT : 200,
                5,
                10);
          }

          @Override
          public void reset(long seed, float[] observation) {
            age = 0;
            observation[0] = 0;
            if (fault.equals("reset")) {
              throw new IllegalStateException("not ready");
            } else if (fault.equals("first")) {
              observation[1] = Float.NaN;
            }
          }

          @Override
          public StepResult step(float[] action, float[] observation) {
            age++;
            observation[0] = age % 2;
            if (age == 137) {
              switch (fault) {
                case "nan": observation[1] = Float.NaN; break;
                case "infinite": observation[1] = Float.NEGATIVE_INFINITY; break;
                case "reward": return new StepResult(Float.NaN, false, false);
                case "riches": return new StepResult(Float.POSITIVE_INFINITY, false, false);
                case "nothing": return null;
                case "exception": throw new IllegalStateException("it broke\\nin two");
                case "assertion": throw new AssertionError("never");
                case "overflow": return step(action, observation) == null ? null : deep(1);
                case "class": throw new NoClassDefFoundError("other/Thing");
                case "room": observation[7] = 1; break;
                case "number": observation[0] = 3; break;
                default: break;
              }
            }
            if (fault.equals("endless and slow")) {
              try {
                Thread.sleep(1);
              } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
              }
            }
            return StepResult.running(1);
          }

          private StepResult deep(int depth) {
            return deep(depth + 1);
          }

          @Override
          public Integer snapshot() {
            if (fault.equals("snapshot")) {
              throw new IllegalStateException("blind");
            }
            return age;
          }
        }
      }
      """;

  @TempDir private Path folder;

  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();

  @BeforeEach
  void bring() throws IOException {
    PluginJars.make(folder.resolve("rogue.jar"), WORLD, Map.of());
  }

  /** The other tests of this JVM see the program alone. */
  @AfterEach
  void forget() {
    Plugins.use(java.util.List.of());
  }

  private int ludus(String... arguments) {
    String[] words = new String[arguments.length + 2];
    words[0] = "--plugins";
    words[1] = folder.resolve("rogue.jar").toString();
    System.arraycopy(arguments, 0, words, 2, arguments.length);
    Display noDisplay =
        request -> {
          throw new Display.NoDisplayException("no display here");
        };
    return Ludus.run(noDisplay, new PrintWriter(out), new PrintWriter(err), words);
  }

  private void assertLine(String fault, String said) {
    assertThat(err.toString()).as(fault).hasLineCount(1).contains(said);
    assertThat(err.toString()).doesNotContain("internal error", "Exception:", "\tat ");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "nan       | shows NaN as number 2 of its observation (angle) in step 137 of its episode 1",
        "infinite  | shows -Infinity as number 2 of its observation (angle) in step 137",
        "reward    | gave the reward NaN in step 137 of its episode 1, of seed",
        "riches    | gave the reward Infinity in step 137 of its episode 1, of seed",
        "nothing   | gave no result in step 137 of its episode 1, of seed",
        "exception | failed in step 137 of its episode 1, of seed",
        "assertion | : AssertionError never",
        "overflow  | failed in step 137",
        "class     | : NoClassDefFoundError other/Thing",
        "room      | failed in step 137",
        "number    | shows 3.0, not one of its 3 in step 137 of its episode 1",
        "reset     | failed at the start of its episode 1, of seed",
        "first     | shows NaN as number 2 of its observation (angle) at the start of its episode 1",
        "maker     | cannot be made: UnsupportedOperationException no such",
        "no spec   | cannot be made: NullPointerException",
      })
  void whatever_it_does_is_said_with_episode_and_step(String fault, String said) {
    String world = "rogue[fault=" + fault + "]";

    assertThat(ludus("evaluate", world + "/random", "--episodes", "3")).isEqualTo(1);
    assertLine(fault, said);
    assertThat(err.toString()).startsWith("ludus: environment rogue ");
  }

  @ParameterizedTest
  @ValueSource(strings = {"q-learning", "dqn", "ppo", "reinforce", "sarsa"})
  void a_training_stops_at_the_step_and_says_what_is_left(String agent) {
    Path run = folder.resolve("run");

    int status =
        ludus("train", "rogue[fault=nan]", "--agent", agent, "--quiet", "--out", run.toString());

    assertThat(status).isEqualTo(1);
    assertLine(agent, "environment rogue shows NaN as number 2 of its observation (angle) in step");
    assertThat(err.toString()).contains("; the last good checkpoint, of step 0, is " + run);
    assertThat(run.resolve("checkpoint/state.bin")).exists();
  }

  @ParameterizedTest
  @ValueSource(strings = {"out.replay", "out.png", "out.gif"})
  void a_recording_of_it_is_not_begun(String name) throws IOException {
    Path file = folder.resolve(name);

    assertThat(ludus("record", "rogue[fault=exception]/random", "--out", file.toString()))
        .isEqualTo(1);

    assertLine(name, "environment rogue failed in step 137 of its episode 1, of seed 1: Illegal");
    try (var files = Files.list(folder)) {
      assertThat(files).containsExactly(folder.resolve("rogue.jar"));
    }
  }

  @Test
  void what_it_cannot_show_is_said_where_it_is_to_be_seen() {
    assertThat(
            ludus(
                "record",
                "rogue[fault=snapshot]/random",
                "--out",
                folder.resolve("out.png").toString()))
        .isEqualTo(1);
    assertLine(
        "snapshot", "environment rogue cannot say how it stands at the start of its episode");
  }

  @ParameterizedTest
  @ValueSource(strings = {"nan", "reward", "nothing", "exception", "assertion", "room", "reset"})
  void the_check_says_what_is_broken(String fault) {
    assertThat(ludus("check", "rogue[fault=" + fault + "]")).isEqualTo(1);

    assertThat(out.toString()).contains("BROKEN", "environment rogue").hasLineCount(11);
    assertLine(fault, "promises");
  }

  @ParameterizedTest
  @ValueSource(strings = {"endless", "endless and slow"})
  void the_check_does_not_wait_for_what_never_ends(String fault) {
    assertThat(ludus("check", "rogue[fault=" + fault + "]")).isEqualTo(1);

    assertThat(out.toString()).contains("BROKEN  every episode ends: the episode with seed 0 had");
    assertLine(fault, "promises");
  }

  @Test
  void an_evaluation_of_what_never_ends_says_where_it_was_cut_off() {
    assertThat(ludus("evaluate", "rogue[fault=endless]/random", "--episodes", "3")).isZero();

    assertThat(out.toString())
        .contains("3 of 3 episodes had not ended after 10,000 steps, and were cut off");
    assertThat(err.toString()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"q-learning", "ppo", "reinforce"})
  void a_training_in_what_never_ends_comes_to_an_end(String agent) {
    Path run = folder.resolve("run");

    assertThat(
            ludus(
                "train",
                "rogue[fault=endless]",
                "--agent",
                agent,
                "--steps",
                "3000",
                "--quiet",
                "--out",
                run.toString()))
        .isZero();

    assertThat(out.toString()).contains("had not ended after 10,000 steps");
    assertThat(err.toString()).isEmpty();
  }
}
