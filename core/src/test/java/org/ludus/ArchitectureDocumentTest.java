package org.ludus;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** Holds ARCHITECTURE.md to the lines that it names. */
class ArchitectureDocumentTest {

  private static final Pattern ROW =
      Pattern.compile("\\| `(agent/[\\w/]+\\.java):(\\d+)` \\| `(\\w+)");

  @Test
  void what_it_names_stands_in_the_lines_that_it_names() throws IOException {
    Matcher row = ROW.matcher(Files.readString(Path.of("..", "ARCHITECTURE.md")));
    int rows = 0;
    for (; row.find(); rows++) {
      Path file = Path.of("src", "main", "java", "org", "ludus").resolve(row.group(1));
      int line = Integer.parseInt(row.group(2));
      assertThat(Files.readAllLines(file).get(line - 1))
          .as(row.group(1) + ", line " + line)
          .contains(row.group(3));
    }
    assertThat(rows).isEqualTo(9);
  }
}
