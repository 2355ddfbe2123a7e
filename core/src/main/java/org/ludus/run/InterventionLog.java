package org.ludus.run;

import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.ludus.file.Archive;

/**
 * What people did to a training, in {@code interventions.csv}: a row for everything they changed
 * and two for every period that they steered, its beginning and its end. A run without the file is
 * a function of its configuration.
 */
final class InterventionLog implements Closeable {

  private static final String HEADER = "steps,what,value\n";

  /** The value of the row that ends a period of steering. */
  static final String RELEASED = "released";

  private final RowFile rows;
  private int count;

  InterventionLog(Path folder) {
    rows = new RowFile(folder.resolve("interventions.csv"));
  }

  /** Returns how many there have been; a period of steering counts once. */
  int count() {
    return count;
  }

  /** Writes a row, which is on the disk when this returns. */
  void add(long steps, String what, String value) {
    if (!Files.exists(rows.path())) {
      rows.append(HEADER);
    }
    rows.append(steps + "," + what + "," + value + "\n");
    rows.force();
    count += value.equals(RELEASED) ? 0 : 1;
  }

  /**
   * Keeps how far the file has come, or cuts off what has been written to it since.
   *
   * @return the file, if rows are missing in it
   */
  Optional<Path> persist(Archive archive) throws IOException {
    count = archive.within(0, Integer.MAX_VALUE, count);
    return rows.persist(archive) ? Optional.empty() : Optional.of(rows.path());
  }

  @Override
  public void close() throws IOException {
    rows.close();
  }
}
