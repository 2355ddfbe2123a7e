package org.ludus.recording;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.UTFDataFormatException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.zip.CRC32;
import java.util.zip.DeflaterOutputStream;
import java.util.zip.InflaterInputStream;
import java.util.zip.ZipException;
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

  private static final byte[] MAGIC = "LUDUSRPL".getBytes(StandardCharsets.US_ASCII);
  private static final int VERSION = 1;
  private static final int HEADER = MAGIC.length + 2 * Integer.BYTES;

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
   * @throws IOException if one has a name that is too long for a file
   */
  public static byte[] toBytes(List<EpisodeLog> episodes) throws IOException {
    byte[] body = pack(episodes);
    ByteBuffer bytes = ByteBuffer.allocate(HEADER + body.length);
    bytes.put(MAGIC).putInt(VERSION).putInt(checksum(body)).put(body);
    return bytes.array();
  }

  private static byte[] pack(List<EpisodeLog> episodes) throws IOException {
    ByteArrayOutputStream body = new ByteArrayOutputStream();
    try (DataOutputStream out = new DataOutputStream(new DeflaterOutputStream(body))) {
      out.writeInt(episodes.size());
      for (EpisodeLog episode : episodes) {
        writeEpisode(out, episode);
      }
    }
    return body.toByteArray();
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
   * Reads a file's episodes.
   *
   * @throws FileFormatException if it is another kind of file, from a newer program, cut short or
   *     damaged
   * @throws IOException if it cannot be read
   */
  public static List<EpisodeLog> read(Path file) throws IOException {
    return parse(file, Files.readAllBytes(file));
  }

  /**
   * Reads the episodes of a file whose content is at hand.
   *
   * @param file the file, for messages
   * @param bytes its content
   * @throws FileFormatException as {@link #read} does
   */
  public static List<EpisodeLog> parse(Path file, byte[] bytes) throws FileFormatException {
    int common = Math.min(bytes.length, MAGIC.length);
    if (!Arrays.equals(bytes, 0, common, MAGIC, 0, common) || common == 0) {
      throw new FileFormatException(file, "not a replay (it does not start like one)", "at byte 0");
    }
    if (bytes.length < HEADER) {
      throw new FileFormatException(file, "cut short within its header", "at byte " + bytes.length);
    }
    ByteBuffer header = ByteBuffer.wrap(bytes, MAGIC.length, HEADER - MAGIC.length);
    int version = header.getInt();
    if (version != VERSION) {
      throw new FileFormatException(
          file,
          "a replay of format " + version + " where this program knows " + VERSION,
          "at byte " + MAGIC.length);
    }
    byte[] body = Arrays.copyOfRange(bytes, HEADER, bytes.length);
    boolean intact = checksum(body) == header.getInt();
    List<EpisodeLog> episodes = unpack(file, body);
    if (!intact) {
      throw new FileFormatException(
          file,
          "damaged or cut short (its checksum does not fit)",
          "somewhere after byte " + HEADER);
    }
    return episodes;
  }

  private static List<EpisodeLog> unpack(Path file, byte[] body) throws FileFormatException {
    List<EpisodeLog> episodes = new ArrayList<>();
    CountingInput counter = new CountingInput(body);
    try (DataInputStream in = new DataInputStream(new InflaterInputStream(counter))) {
      int count = in.readInt();
      while (episodes.size() < count) {
        episodes.add(readEpisode(in));
      }
      return episodes;
    } catch (EOFException e) {
      throw new FileFormatException(file, "cut short", place(episodes.size(), counter));
    } catch (ZipException | UTFDataFormatException | IllegalArgumentException e) {
      throw new FileFormatException(file, "damaged", place(episodes.size(), counter));
    } catch (IOException e) {
      throw new IllegalStateException("reading from memory cannot fail otherwise", e);
    }
  }

  private static String place(int episodes, CountingInput counter) {
    return "in episode " + (episodes + 1) + " before byte " + (HEADER + counter.consumed());
  }

  private static EpisodeLog readEpisode(DataInputStream in) throws IOException {
    String environment = in.readUTF();
    String agent = in.readUTF();
    long seed = in.readLong();
    int actionSize = in.readInt();
    int steps = in.readInt();
    double episodicReturn = in.readDouble();
    long checksum = in.readLong();
    int width = in.readByte();
    if (actionSize < 1 || steps < 0 || (width != 1 && width != Float.BYTES)) {
      throw new IllegalArgumentException("sizes out of range");
    }
    float[] actions = readActions(in, (long) steps * actionSize, width);
    return new EpisodeLog(environment, agent, seed, actionSize, actions, episodicReturn, checksum);
  }

  private static float[] readActions(DataInputStream in, long count, int width) throws IOException {
    if (count > Integer.MAX_VALUE / width) {
      throw new IllegalArgumentException("more actions than fit");
    }
    // Takes memory only as there are bytes to fill it, whatever a damaged count claims.
    byte[] bytes = in.readNBytes((int) count * width);
    if (bytes.length < count * width) {
      throw new EOFException();
    }
    ByteBuffer buffer = ByteBuffer.wrap(bytes);
    float[] actions = new float[(int) count];
    for (int i = 0; i < actions.length; i++) {
      actions[i] = width == 1 ? buffer.get() & 0xFF : buffer.getFloat();
    }
    return actions;
  }

  private static int checksum(byte[] body) {
    CRC32 crc = new CRC32();
    crc.update(body);
    return (int) crc.getValue();
  }

  /** Bytes in memory that tell how far they have been read. */
  private static final class CountingInput extends InputStream {

    private final ByteArrayInputStream bytes;
    private final int length;

    CountingInput(byte[] bytes) {
      this.bytes = new ByteArrayInputStream(bytes);
      length = bytes.length;
    }

    int consumed() {
      return length - bytes.available();
    }

    @Override
    public int read() {
      return bytes.read();
    }

    @Override
    public int read(byte[] target, int offset, int count) {
      return bytes.read(target, offset, count);
    }
  }
}
