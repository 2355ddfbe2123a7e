package org.ludus.desktop;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Tells how smooth the window is while something learns in it; judged by whoever reads it. */
@Tag("frames")
class FrameTimesTest {

  private static final int SECONDS = 60;

  @TempDir private Path folder;

  @Test
  @SuppressWarnings("SystemOut")
  void frames_come_while_something_learns() throws Exception {
    assumeThat(XServer.isInstalled("Xvfb")).as("Xvfb is installed").isTrue();
    Path output = folder.resolve("output.txt");
    try (XServer server = new XServer()) {
      ProcessBuilder builder =
          new ProcessBuilder(
              Path.of(System.getProperty("java.home"), "bin", "java").toString(),
              "-XX:+IgnoreUnrecognizedVMOptions",
              "--enable-native-access=ALL-UNNAMED",
              "--sun-misc-unsafe-memory-access=allow",
              "--add-modules",
              "jdk.incubator.vector",
              "-Dorg.slf4j.simpleLogger.defaultLogLevel=warn",
              "-cp",
              System.getProperty("java.class.path"),
              FrameTimes.class.getName(),
              Integer.toString(SECONDS));
      builder.redirectErrorStream(true).redirectOutput(output.toFile());
      builder.environment().put("DISPLAY", server.display());
      builder.environment().put("OMP_NUM_THREADS", "1");
      builder.environment().remove("WAYLAND_DISPLAY");
      Process program = builder.start();
      boolean ended = program.waitFor(10L * SECONDS, TimeUnit.SECONDS);
      program.destroyForcibly();
      assertThat(ended).as(Files.readString(output)).isTrue();
    }
    System.out.println(Files.readString(output));
    assertThat(Files.readString(output)).contains("frames: ");
  }
}
