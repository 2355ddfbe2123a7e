package org.ludus.run;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import org.ludus.file.Archive;

/**
 * What people did to a training, in {@code interventions.csv}: a row for everything they changed
 * and two for every period that they steered, its beginning and its end. A run without the file is
 * a function of its configuration.
 */
final class InterventionLog {

  private static final String HEADER = "steps,what,value\n";

  /** The value of the row that ends a period of steering. */
  static final String RELEASED = "released";

  private final Path file;
  private int count;

  InterventionLog(Path folder) {
    file = folder.resolve("interventions.csv");
  }

  /** Returns how many there have been; a period of steering counts once. */
  int count() {
    return count;
  }

  /** Writes a row, which is in the file when this returns. */
  void add(long steps, String what, String value) throws IOException {
    if (!Files.exists(file)) {
      append(HEADER);
    }
    append(steps + "," + what + "," + value + "\n");
    count += value.equals(RELEASED) ? 0 : 1;
  }

  private void append(String text) throws IOException {
    Files.writeString(
        file,
        text,
        StandardCharsets.UTF_8,
        StandardOpenOption.CREATE,
        StandardOpenOption.APPEND,
        StandardOpenOption.DSYNC);
  }

  private static int count(List<String> rows) {
    return (int) rows.stream().skip(1).filter(row -> !row.endsWith("," + RELEASED)).count();
  }

  /** Keeps how far the file has come, or cuts off what has been written to it since. */
  void persist(Archive archive) throws IOException {
    long size = archive.number(Files.exists(file) ? Files.size(file) : 0L);
    if (!archive.restoring()) {
      return;
    }
    if (size == 0) {
      Files.deleteIfExists(file);
    } else {
      try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
        channel.truncate(size);
      }
      count = count(Files.readAllLines(file));
    }
  }
}
