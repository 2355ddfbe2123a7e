package org.ludus.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.ludus.cli.Ludus;
import org.ludus.display.Display;

/** Opening and keeping models must not start the tensor library, which takes a second. */
class PlainJavaTest {

  @TempDir private Path folder;

  /** Runs one command in a JVM of its own. */
  static final class Main {

    private Main() {}

    public static void main(String[] arguments) throws IOException {
      Display none =
          request -> {
            throw new Display.NoDisplayException("no display here");
          };
      if (arguments[0].equals("rewrite")) {
        Model model = Models.find(arguments[1]);
        ModelFile.write(Path.of(arguments[2]), model, ModelFileTest.evaluation(model));
        ModelFile.read(Path.of(arguments[2]));
        return;
      }
      PrintWriter nowhere = new PrintWriter(Writer.nullWriter());
      int status = Ludus.run(none, nowhere, nowhere, arguments);
      if (status != 0) {
        throw new IllegalStateException("status " + status);
      }
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"breakout/ppo", "magic-grid-world/q-learning"})
  void evaluating_a_model_loads_no_tensor_library(String model) throws Exception {
    assertThat(loaded("evaluate", model, "--episodes", "1"))
        .contains("org.ludus.model.ModelFile", "org.ludus.file.Weights")
        .noneMatch(PlainJavaTest::isForeign);
  }

  @Test
  void writing_a_model_loads_no_tensor_library() throws Exception {
    assertThat(loaded("rewrite", "cart-pole/ppo", folder.resolve("model.zip").toString()))
        .contains("org.ludus.model.ModelFile", "org.ludus.file.ZipWriter")
        .noneMatch(PlainJavaTest::isForeign);
  }

  @Test
  void opening_a_network_of_the_library_needs_not_the_library() throws Exception {
    Path file = folder.resolve("network.zip");
    Dl4jModels.write(file, Models.find("cart-pole/ppo"));

    assertThat(loaded("evaluate", file.toString(), "--env", "cart-pole", "--episodes", "1"))
        .contains("org.ludus.network.dl4j.Dl4jReader")
        .noneMatch(PlainJavaTest::isForeign);
  }

  /** What this test looks for can be found. */
  @Test
  void exporting_a_network_does_load_it() throws Exception {
    Path file = folder.resolve("network.zip");

    assertThat(loaded("export", "cart-pole/ppo", "--dl4j", file.toString()))
        .anyMatch(PlainJavaTest::isForeign);
  }

  private static boolean isForeign(String type) {
    return type.startsWith("org.nd4j.")
        || type.startsWith("org.deeplearning4j.")
        || type.startsWith("org.bytedeco.");
  }

  private List<String> loaded(String... arguments) throws Exception {
    Path log = folder.resolve("classes.log");
    List<String> command =
        Stream.concat(
                Stream.of(
                    Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                    "-Xlog:class+load",
                    "-cp",
                    System.getProperty("java.class.path"),
                    Main.class.getName()),
                Stream.of(arguments))
            .toList();
    Process process =
        new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(log.toFile()).start();
    int status = process.waitFor();
    List<String> lines = Files.readAllLines(log);
    assertThat(status).as(() -> lines.get(lines.size() - 1)).isZero();
    return lines.stream()
        .map(line -> line.replaceFirst("^(\\[[^\\]]*\\])*\\s*", "").replaceFirst(" .*", ""))
        .toList();
  }
}
