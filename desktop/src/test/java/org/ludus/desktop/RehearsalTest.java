package org.ludus.desktop;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.ludus.cli.Ludus;
import org.ludus.display.Display;

class RehearsalTest {

  @TempDir private Path folder;

  @Test
  void its_commands_do_their_work_without_a_display() {
    for (String[] command : Rehearsal.commands(folder)) {
      StringWriter err = new StringWriter();
      Display none =
          request -> {
            throw new Display.NoDisplayException("no window was to be opened");
          };
      int status =
          Ludus.run(none, new PrintWriter(PrintWriter.nullWriter()), new PrintWriter(err), command);

      assertThat(status).as("%s: %s", command[0], err).isZero();
    }
  }
}
