package org.ludus.file;

import java.io.IOException;
import java.nio.file.Path;

/**
 * Thrown when a file is not what it should be. Its message is one line for people to read, whatever
 * the file has put into it.
 */
public final class FileFormatException extends IOException {

  private static final long serialVersionUID = 1;

  /**
   * Describes what is wrong with a file.
   *
   * @param file the file
   * @param problem what is wrong with it
   * @param place where, such as {@code at byte 0}
   */
  public FileFormatException(Path file, String problem, String place) {
    super(oneLine(file + ": " + problem + ", " + place));
  }

  /**
   * Describes what is wrong with a file.
   *
   * @param problem what is wrong with it, the place included
   */
  public FileFormatException(Path file, String problem) {
    super(oneLine(file + ": " + problem));
  }

  private static String oneLine(String message) {
    return message.replaceAll("[\\p{Cntrl}\\u0085\\u2028\\u2029]", "?");
  }
}
