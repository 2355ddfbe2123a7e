package org.ludus.file;

import java.io.BufferedInputStream;
import java.io.Closeable;
import java.io.EOFException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.regex.Pattern;
import java.util.zip.CRC32C;
import java.util.zip.CheckedInputStream;

/**
 * Brings back what an {@link ArchiveWriter} has kept.
 *
 * <p>The whole file is checked before anything is brought back, so that a damaged one changes
 * nothing.
 */
public final class ArchiveReader implements Archive, Closeable {

  private static final int PIECE = 1 << 13;

  /** What a file's name may be; neither of the two that are folders is among them. */
  private static final Pattern NAME = Pattern.compile("[A-Za-z0-9_][A-Za-z0-9._-]{0,199}");

  private final Path file;
  private final CheckedInputStream in;

  /** How many bytes are still to be read, the checksum left out. */
  private long left;

  private final ByteBuffer buffer = ByteBuffer.allocate(PIECE * Double.BYTES);

  /**
   * Opens a file.
   *
   * @throws FileFormatException if it is of another kind, of a newer version, or damaged
   */
  public ArchiveReader(Path file) throws IOException {
    this.file = file;
    check(file);
    in = open(file);
    long head = ArchiveWriter.MAGIC.length + (long) Integer.BYTES;
    in.skipNBytes(head);
    left = Files.size(file) - head - Long.BYTES;
  }

  private static CheckedInputStream open(Path file) throws IOException {
    return new CheckedInputStream(
        new BufferedInputStream(Files.newInputStream(file), 1 << 16), new CRC32C());
  }

  private static void check(Path file) throws IOException {
    long content = Files.size(file) - Long.BYTES;
    try (CheckedInputStream in = open(file)) {
      byte[] magic = in.readNBytes(ArchiveWriter.MAGIC.length);
      if (!Arrays.equals(magic, ArchiveWriter.MAGIC)) {
        throw new FileFormatException(file, "not a checkpoint", "at byte 0");
      }
      int version = ByteBuffer.wrap(in.readNBytes(Integer.BYTES)).getInt();
      if (version != ArchiveWriter.VERSION) {
        throw new FileFormatException(
            file,
            "format %s is not this program's %s".formatted(version, ArchiveWriter.VERSION),
            "at byte " + ArchiveWriter.MAGIC.length);
      }
      in.skipNBytes(content - ArchiveWriter.MAGIC.length - Integer.BYTES);
      long sum = in.getChecksum().getValue();
      if (ByteBuffer.wrap(in.readNBytes(Long.BYTES)).getLong() != sum) {
        throw new FileFormatException(file, "damaged or cut off: its checksum does not fit");
      }
    } catch (EOFException | BufferUnderflowException e) {
      throw new FileFormatException(file, "cut off");
    }
  }

  @Override
  public boolean restoring() {
    return true;
  }

  @Override
  public long number(long value) {
    fill(Long.BYTES);
    return buffer.getLong();
  }

  @Override
  public int number(int value) {
    fill(Integer.BYTES);
    return buffer.getInt();
  }

  @Override
  public double number(double value) {
    fill(Double.BYTES);
    return buffer.getDouble();
  }

  @Override
  public boolean flag(boolean value) {
    return within(0, 1, 0) != 0;
  }

  @Override
  public int countOf(int bytesEach, int value) {
    return within(0, (int) Math.min(Integer.MAX_VALUE, left / bytesEach), 0);
  }

  @Override
  public String name(String value) {
    String name = new String(bytes(new byte[0]), StandardCharsets.UTF_8);
    require(NAME.matcher(name).matches(), "a file in it has no plain name");
    return name;
  }

  @Override
  public void require(boolean sound, String problem) {
    if (!sound) {
      throw unfit(problem);
    }
  }

  /**
   * Makes sure that everything has been brought back.
   *
   * @throws UncheckedIOException if there is more in the file
   */
  public void requireEnd() {
    require(left == 0, "%s bytes are left over".formatted(left));
  }

  @Override
  public void floats(float[] values, int count) {
    requireCount(count);
    for (int from = 0; from < count; from += PIECE) {
      int length = Math.min(PIECE, count - from);
      fill(length * Float.BYTES);
      buffer.asFloatBuffer().get(values, from, length);
    }
  }

  @Override
  public void ints(int[] values, int count) {
    requireCount(count);
    for (int from = 0; from < count; from += PIECE) {
      int length = Math.min(PIECE, count - from);
      fill(length * Integer.BYTES);
      buffer.asIntBuffer().get(values, from, length);
    }
  }

  @Override
  public void doubles(double[] values, int count) {
    requireCount(count);
    for (int from = 0; from < count; from += PIECE) {
      int length = Math.min(PIECE, count - from);
      fill(length * Double.BYTES);
      buffer.asDoubleBuffer().get(values, from, length);
    }
  }

  @Override
  public void bytes(byte[] values, int count) {
    requireCount(count);
    read(values, count);
  }

  @Override
  public byte[] bytes(byte[] value) {
    byte[] bytes = new byte[countOf(1, 0)];
    read(bytes, bytes.length);
    return bytes;
  }

  private void requireCount(int count) {
    int kept = number(0);
    require(kept == count, "it holds %s numbers where %s belong".formatted(kept, count));
  }

  private void fill(int bytes) {
    read(buffer.array(), bytes);
    buffer.position(0).limit(bytes);
  }

  private void read(byte[] bytes, int count) {
    require(count <= left, "it ends too early");
    left -= count;
    try {
      if (in.readNBytes(bytes, 0, count) != count) {
        throw unfit("it ends too early");
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private UncheckedIOException unfit(String problem) {
    return new UncheckedIOException(
        new FileFormatException(file, "damaged, or kept by another kind of run: " + problem));
  }

  @Override
  public void close() throws IOException {
    in.close();
  }
}
