package org.ludus.recording;

import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.zip.CRC32;
import java.util.zip.DeflaterOutputStream;
import org.ludus.file.BoundedFile;
import org.ludus.file.FileFormatException;
import org.ludus.file.PendingFile;

/**
 * The {@code .replay} file: episode logs, compressed.
 *
 * <p>Big-endian: the magic {@code LUDUSRPL}, the format version (int), the CRC-32 of all that
 * follows (int), and a zlib stream of: the number of episodes (int), and for each episode the
 * environment's reference and the agent (modified UTF-8 with a short length), the seed (long), the
 * numbers in an action (int), the steps (int), the return (double), the checksum (long), the bytes
 * a number takes (1: a whole number from 0 to 255; 4: a float), and the actions.
 */
public final class ReplayFile {

  static final byte[] MAGIC = "LUDUSRPL".getBytes(StandardCharsets.US_ASCII);
  static final int VERSION = 1;
  static final int HEADER = MAGIC.length + 2 * Integer.BYTES;

  /** Characters of a name; the longest, of a large board with its map, has not half as many. */
  private static final int LONGEST_NAME = 10_000;

  private ReplayFile() {}

  /**
   * Writes episodes to a file, in place of one that may be there. Upon failure an old file is left
   * as it was, and nothing new.
   *
   * @throws IOException if the file cannot be written
   */
  public static void write(Path file, List<EpisodeLog> episodes) throws IOException {
    PendingFile.write(file, toBytes(episodes));
  }

  /**
   * Returns the content of a file that holds those episodes.
   *
   * @throws IOException if no such file would be read: there are none or too many, one is without a
   *     step or has a name that is too long or not one line, or they take too many bytes
   */
  public static byte[] toBytes(List<EpisodeLog> episodes) throws IOException {
    if (episodes.isEmpty() || episodes.size() > BoundedFile.GAMES) {
      throw new IOException(
          "a recording holds 1 to %s games, not %s".formatted(BoundedFile.GAMES, episodes.size()));
    }
    byte[] body = pack(episodes);
    ByteBuffer bytes = ByteBuffer.allocate(HEADER + body.length);
    bytes.put(MAGIC).putInt(VERSION).putInt(checksum(body, 0)).put(body);
    return bytes.array();
  }

  private static byte[] pack(List<EpisodeLog> episodes) throws IOException {
    ByteArrayOutputStream body = new ByteArrayOutputStream();
    try (DataOutputStream out = new DataOutputStream(new DeflaterOutputStream(body))) {
      out.writeInt(episodes.size());
      for (EpisodeLog episode : episodes) {
        requireWritable(episode);
        writeEpisode(out, episode);
        if (out.size() > BoundedFile.RECORDING) {
          throw new IOException(
              "these games take more than the %s bytes that are read of a recording"
                  .formatted(BoundedFile.RECORDING));
        }
      }
    }
    return body.toByteArray();
  }

  private static void requireWritable(EpisodeLog episode) throws IOException {
    if (!isName(episode.environment()) || !isName(episode.agent()) || episode.steps() < 1) {
      throw new IOException(
          "a game without a step, or whose names are too long or not one line, cannot be kept");
    }
  }

  private static void writeEpisode(DataOutputStream out, EpisodeLog episode) throws IOException {
    out.writeUTF(episode.environment());
    out.writeUTF(episode.agent());
    out.writeLong(episode.seed());
    out.writeInt(episode.actionSize());
    out.writeInt(episode.steps());
    out.writeDouble(episode.episodicReturn());
    out.writeLong(episode.checksum());
    boolean small = fitsBytes(episode);
    out.writeByte(small ? 1 : Float.BYTES);
    float[] action = new float[episode.actionSize()];
    for (int step = 0; step < episode.steps(); step++) {
      episode.action(step, action);
      for (float number : action) {
        if (small) {
          out.writeByte((int) number);
        } else {
          out.writeFloat(number);
        }
      }
    }
  }

  private static boolean fitsBytes(EpisodeLog episode) {
    float[] action = new float[episode.actionSize()];
    for (int step = 0; step < episode.steps(); step++) {
      episode.action(step, action);
      for (float number : action) {
        // Compares bits, since a byte would lose the sign of a negative zero.
        if (Float.floatToRawIntBits(number) != Float.floatToRawIntBits((int) number & 0xFF)) {
          return false;
        }
      }
    }
    return true;
  }

  /**
   * Reads a file's episodes, of which there is at least one, and a step at least in each. Every
   * number in it is checked, and nothing is allocated that the file cannot hold.
   *
   * @throws FileFormatException if it is another kind of file, from a newer program, cut short,
   *     damaged or larger than any that is read
   * @throws IOException if it cannot be read
   */
  public static List<EpisodeLog> read(Path file) throws IOException {
    return parse(file, BoundedFile.read(file, BoundedFile.RECORDING));
  }

  /**
   * Reads the episodes of a file whose content is at hand.
   *
   * @param file the file, for messages
   * @param bytes its content
   * @throws FileFormatException as {@link #read} does
   */
  public static List<EpisodeLog> parse(Path file, byte[] bytes) throws FileFormatException {
    return new ReplayReader(file, bytes).read();
  }

  static int checksum(byte[] bytes, int from) {
    CRC32 crc = new CRC32();
    crc.update(bytes, from, bytes.length - from);
    return (int) crc.getValue();
  }

  /** Returns whether a world or a player may be called that in a file. */
  static boolean isName(String name) {
    return name.length() <= LONGEST_NAME && name.chars().noneMatch(Character::isISOControl);
  }
}
