package org.ludus.file;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.Arrays;

/**
 * The one place that says how much a file may ask for, and the one way to have all of a file in
 * memory. Whatever is in a file may be anybody's: no more is allocated than its kind may have, and
 * no more than a share of the memory that Java may use.
 */
public final class BoundedFile {

  /** The most of a text, in bytes: 1 MiB. */
  public static final int TEXT = 1 << 20;

  /** The most of a policy's or a network's numbers, in bytes: 512 MiB. */
  public static final int NUMBERS = atMost(1 << 29, 8);

  /** The most of a zip, in bytes: 1 GiB. */
  public static final int ZIP = atMost(1 << 30, 4);

  /**
   * The most of a recording, in bytes, packed and unpacked: 64 MiB. An action takes four bytes of
   * memory where it may take one in the file.
   */
  public static final int RECORDING = atMost(1 << 26, 16);

  /** The most games in a recording. */
  public static final int GAMES = 100_000;

  /** The most of a file that a plug-in's jar brings along, in bytes: 64 MiB. */
  public static final int RESOURCE = atMost(1 << 26, 8);

  /** Deflate makes at most so many bytes from one. */
  static final long MOST_FROM_ONE = 1032;

  private BoundedFile() {}

  private static int atMost(int most, int share) {
    return (int) Math.min(most, Runtime.getRuntime().maxMemory() / share);
  }

  /** Returns what so many packed bytes can be at most once they are unpacked. */
  public static long unpacked(long packed) {
    return MOST_FROM_ONE * packed;
  }

  /**
   * Returns all of a file.
   *
   * @param limit how many bytes it may have
   * @throws FileFormatException if it has more, or is no ordinary file: a folder or a device, which
   *     might never end
   * @throws IOException if it cannot be read
   */
  public static byte[] read(Path file, int limit) throws IOException {
    BasicFileAttributes attributes = Files.readAttributes(file, BasicFileAttributes.class);
    if (attributes.isDirectory()) {
      throw new FileFormatException(file, "it is a folder, not a file");
    } else if (!attributes.isRegularFile()) {
      throw new FileFormatException(file, "it is a pipe or a device, not a file");
    } else if (attributes.size() > limit) {
      throw tooLarge(file, limit);
    }
    byte[] bytes = new byte[(int) attributes.size()];
    try (InputStream in = Files.newInputStream(file)) {
      int length = in.readNBytes(bytes, 0, bytes.length);
      if (in.read() >= 0) {
        throw new FileFormatException(file, "it has grown while it was read: try again");
      }
      return length == bytes.length ? bytes : Arrays.copyOf(bytes, length);
    }
  }

  /**
   * Returns all that comes from a stream, which is not closed.
   *
   * @param name where it comes from, for messages
   * @param limit how many bytes that may be
   * @throws FileFormatException if there are more
   * @throws IOException if it cannot be read
   */
  public static byte[] read(Path name, InputStream in, int limit) throws IOException {
    // Takes memory only as there are bytes to fill it.
    byte[] bytes = in.readNBytes(limit);
    if (in.read() >= 0) {
      throw tooLarge(name, limit);
    }
    return bytes;
  }

  private static FileFormatException tooLarge(Path file, int limit) {
    return new FileFormatException(
        file, "it is larger than the %s bytes that are read".formatted(limit));
  }
}
