package org.ludus.file;

import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;

/** Files of the program's own, which nobody may replace by something that leads elsewhere. */
public final class PlainFile {

  private PlainFile() {}

  /**
   * Makes sure that there is a file or nothing: no link, which might lead to a file elsewhere, no
   * pipe, which would be waited for, and no folder.
   *
   * @throws FileFormatException if there is something else
   */
  public static void requireOrNothing(Path file) throws FileFormatException {
    if (Files.exists(file, LinkOption.NOFOLLOW_LINKS)
        && !Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS)) {
      throw new FileFormatException(
          file, "a link, a pipe or a folder is in the place of this file");
    }
  }
}
