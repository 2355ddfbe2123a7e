package org.ludus.desktop;

import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/** An X server of 1280 by 800 pixels whose screen nobody sees. */
final class XServer implements AutoCloseable {

  private final Process process;
  private final String display;

  XServer() throws IOException {
    process =
        new ProcessBuilder(
                "Xvfb",
                "-displayfd",
                "1",
                "-screen",
                "0",
                "1280x800x24",
                "-nolisten",
                "tcp",
                // Else it starts over when the last window closes, deaf meanwhile to the next.
                "-noreset")
            .redirectError(ProcessBuilder.Redirect.DISCARD)
            .start();
    BufferedReader reader =
        new BufferedReader(
            new InputStreamReader(process.getInputStream(), StandardCharsets.US_ASCII));
    display = ":" + reader.readLine();
  }

  /** Returns what {@code DISPLAY} is to be. */
  String display() {
    return display;
  }

  @Override
  public void close() {
    process.destroy();
  }

  /** Returns whether a program is installed. */
  static boolean isInstalled(String program) {
    for (String place : System.getenv().getOrDefault("PATH", "").split(File.pathSeparator, -1)) {
      if (Files.isExecutable(Path.of(place, program))) {
        return true;
      }
    }
    return false;
  }
}
