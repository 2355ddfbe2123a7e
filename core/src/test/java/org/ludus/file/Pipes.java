package org.ludus.file;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Pipes in the place of files: whoever opens one waits for somebody who writes to it. */
public final class Pipes {

  private Pipes() {}

  /** Makes one; a test on a system without them ends here. */
  public static void make(Path file) throws IOException, InterruptedException {
    assumeTrue(Files.isExecutable(Path.of("/usr/bin/mkfifo")), "no mkfifo");
    new ProcessBuilder("/usr/bin/mkfifo", file.toString()).start().waitFor();
    assumeTrue(Files.exists(file), "no pipes here");
  }
}
