package org.ludus.recording;

import java.io.BufferedInputStream;
import java.io.ByteArrayInputStream;
import java.io.DataInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.UTFDataFormatException;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.zip.Inflater;
import java.util.zip.InflaterInputStream;
import java.util.zip.ZipException;
import org.ludus.file.BoundedFile;
import org.ludus.file.FileFormatException;

/**
 * Reads a {@link ReplayFile} that may be anybody's. The checksum comes first, against accidents;
 * then every number is held against the bytes that there can be, against malice.
 */
final class ReplayReader {

  /** Bytes that are unpacked at a time; what is left may be taken for so much less than it is. */
  private static final int AHEAD = 1 << 13;

  private final Path file;
  private final byte[] bytes;
  private final Inflater inflater = new Inflater();

  /** How many bytes the file may unpack to. */
  private long limit;

  /** The number of the game that is being read, from 1; 0 before the first. */
  private int game;

  ReplayReader(Path file, byte[] bytes) {
    this.file = file;
    this.bytes = bytes;
  }

  List<EpisodeLog> read() throws FileFormatException {
    begin();
    int packed = bytes.length - ReplayFile.HEADER;
    limit = Math.min(BoundedFile.RECORDING, BoundedFile.unpacked(packed));
    ByteArrayInputStream source = new ByteArrayInputStream(bytes, ReplayFile.HEADER, packed);
    try (DataInputStream in =
        new DataInputStream(
            new BufferedInputStream(new InflaterInputStream(source, inflater), AHEAD))) {
      List<EpisodeLog> games = readGames(in);
      if (in.read() >= 0 || inflater.getRemaining() > 0 || source.available() > 0) {
        throw wrong("bytes are left over after its last game");
      }
      return games;
    } catch (EOFException e) {
      throw wrong("cut short");
    } catch (ZipException | UTFDataFormatException e) {
      throw wrong("damaged");
    } catch (FileFormatException e) {
      throw e;
    } catch (IOException e) {
      throw new IllegalStateException("reading from memory cannot fail otherwise", e);
    } finally {
      inflater.end();
    }
  }

  /** Checks what the bytes are and that they are whole, before any of them is unpacked. */
  private void begin() throws FileFormatException {
    int kind = Math.min(bytes.length, ReplayFile.MAGIC.length);
    if (!Arrays.equals(bytes, 0, kind, ReplayFile.MAGIC, 0, kind) || kind == 0) {
      throw new FileFormatException(file, "not a replay (it does not start like one)", "at byte 0");
    }
    if (bytes.length < ReplayFile.HEADER) {
      throw new FileFormatException(file, "cut short within its header", "at byte " + bytes.length);
    }
    ByteBuffer header = ByteBuffer.wrap(bytes, kind, ReplayFile.HEADER - kind);
    int version = header.getInt();
    if (version != ReplayFile.VERSION) {
      throw new FileFormatException(
          file,
          "a replay of format %s where this program knows %s"
              .formatted(version, ReplayFile.VERSION),
          "at byte " + kind);
    }
    if (ReplayFile.checksum(bytes, ReplayFile.HEADER) != header.getInt()) {
      throw new FileFormatException(
          file,
          "damaged or cut short (its checksum does not fit)",
          "somewhere after byte " + ReplayFile.HEADER);
    }
  }

  private List<EpisodeLog> readGames(DataInputStream in) throws IOException {
    int count = in.readInt();
    if (count < 1 || count > BoundedFile.GAMES) {
      throw wrong(
          "it says that it holds %s games, not 1 to %s".formatted(count, BoundedFile.GAMES));
    }
    List<EpisodeLog> games = new ArrayList<>();
    for (game = 1; game <= count; game++) {
      games.add(readGame(in));
      if (inflater.getBytesWritten() > limit + AHEAD) {
        throw wrong("it unpacks to more than the %s bytes that are read".formatted(limit));
      }
    }
    return games;
  }

  private EpisodeLog readGame(DataInputStream in) throws IOException {
    String environment = readName(in, "world");
    String agent = readName(in, "player");
    long seed = in.readLong();
    int actionSize = in.readInt();
    int steps = in.readInt();
    double episodicReturn = in.readDouble();
    long checksum = in.readLong();
    int width = in.readByte();
    if (width != 1 && width != Float.BYTES) {
      throw wrong("a number of %s bytes".formatted(width));
    }
    long left = limit - inflater.getBytesWritten() + AHEAD;
    if (actionSize < 1 || steps < 1 || (long) actionSize * steps > left / width) {
      throw wrong("%s steps of %s numbers do not fit into the file".formatted(steps, actionSize));
    }
    float[] actions = readActions(in, actionSize * steps, width);
    return EpisodeLog.owning(
        environment, agent, seed, actionSize, actions, episodicReturn, checksum);
  }

  private String readName(DataInputStream in, String what) throws IOException {
    String name = in.readUTF();
    if (!ReplayFile.isName(name)) {
      throw wrong("the name of the %s is too long, or not one line".formatted(what));
    }
    return name;
  }

  private float[] readActions(DataInputStream in, int count, int width) throws IOException {
    float[] actions = new float[count];
    for (int i = 0; i < count; i++) {
      actions[i] = width == 1 ? in.readUnsignedByte() : in.readFloat();
      if (!Float.isFinite(actions[i])) {
        throw wrong("an action holds " + actions[i]);
      }
    }
    return actions;
  }

  private FileFormatException wrong(String problem) {
    String where = game == 0 ? "" : "in game " + game + ", ";
    return new FileFormatException(
        file, problem, where + "before byte " + (ReplayFile.HEADER + inflater.getBytesRead()));
  }
}
