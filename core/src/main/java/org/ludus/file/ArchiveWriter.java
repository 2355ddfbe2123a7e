package org.ludus.file;

import java.io.BufferedOutputStream;
import java.io.Closeable;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.zip.CRC32C;
import java.util.zip.CheckedOutputStream;

/**
 * Keeps things in a file: a magic word and the format's version, then numbers as they come, the
 * most significant byte first and arrays preceded by their length, at the end a checksum of all
 * (CRC-32C). The file appears when it is complete; until then an older one stays as it is.
 */
public final class ArchiveWriter implements Archive, Closeable {

  static final byte[] MAGIC = "LUDUSARC".getBytes(StandardCharsets.US_ASCII);
  static final int VERSION = 4;

  /** Arrays are turned into bytes in pieces of this size, so that large ones need no copy. */
  private static final int PIECE = 1 << 13;

  private final PendingFile pending;
  private final FileChannel file;
  private final CheckedOutputStream out;
  private final ByteBuffer buffer = ByteBuffer.allocate(PIECE * Double.BYTES);

  /** Starts a file. */
  public ArchiveWriter(Path target) throws IOException {
    pending = new PendingFile(target);
    file = FileChannel.open(pending.path(), StandardOpenOption.WRITE);
    OutputStream stream = new BufferedOutputStream(Channels.newOutputStream(file), 1 << 16);
    out = new CheckedOutputStream(stream, new CRC32C());
    write(MAGIC, MAGIC.length);
    number(VERSION);
  }

  @Override
  public boolean restoring() {
    return false;
  }

  @Override
  public long number(long value) {
    buffer.putLong(value);
    flush();
    return value;
  }

  @Override
  public int number(int value) {
    buffer.putInt(value);
    flush();
    return value;
  }

  @Override
  public double number(double value) {
    buffer.putDouble(value);
    flush();
    return value;
  }

  @Override
  public int countOf(int bytesEach, int value) {
    return number(value);
  }

  @Override
  public String name(String value) {
    bytes(value.getBytes(StandardCharsets.UTF_8));
    return value;
  }

  /** What is kept is what there is. */
  @Override
  public void require(boolean sound, String problem) {}

  @Override
  public boolean flag(boolean value) {
    number(value ? 1 : 0);
    return value;
  }

  @Override
  public void floats(float[] values, int count) {
    number(count);
    for (int from = 0; from < count; from += PIECE) {
      int length = Math.min(PIECE, count - from);
      buffer.asFloatBuffer().put(values, from, length);
      buffer.position(length * Float.BYTES);
      flush();
    }
  }

  @Override
  public void ints(int[] values, int count) {
    number(count);
    for (int from = 0; from < count; from += PIECE) {
      int length = Math.min(PIECE, count - from);
      buffer.asIntBuffer().put(values, from, length);
      buffer.position(length * Integer.BYTES);
      flush();
    }
  }

  @Override
  public void doubles(double[] values, int count) {
    number(count);
    for (int from = 0; from < count; from += PIECE) {
      int length = Math.min(PIECE, count - from);
      buffer.asDoubleBuffer().put(values, from, length);
      buffer.position(length * Double.BYTES);
      flush();
    }
  }

  @Override
  public void bytes(byte[] values, int count) {
    number(count);
    write(values, count);
  }

  @Override
  public byte[] bytes(byte[] value) {
    bytes(value, value.length);
    return value;
  }

  private void flush() {
    write(buffer.array(), buffer.position());
    buffer.clear();
  }

  private void write(byte[] bytes, int count) {
    try {
      out.write(bytes, 0, count);
    } catch (IOException e) {
      throw new UncheckedIOException(pending.failure(e));
    }
  }

  /**
   * Completes the file and gives it its name, after the disk has all of it: a power cut leaves the
   * old file or the new one.
   */
  public void commit() throws IOException {
    number(out.getChecksum().getValue());
    try {
      out.flush();
      file.force(true);
      out.close();
      pending.commit();
    } catch (IOException e) {
      throw pending.failure(e);
    }
  }

  /** Gives up the file, unless it has been committed. */
  @Override
  public void close() throws IOException {
    try {
      // Not the streams around it, which would try once more to write what they still have.
      file.close();
    } finally {
      pending.discard();
    }
  }
}
