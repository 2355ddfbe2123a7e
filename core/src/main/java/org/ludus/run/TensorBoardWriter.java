package org.ludus.run;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.Closeable;
import java.io.DataInputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.zip.CRC32C;
import org.ludus.failure.Failures;
import org.ludus.file.Archive;
import org.ludus.file.PlainFile;

/**
 * Writes scalars in TensorBoard's event format: TFRecord frames (length, masked CRC-32C, payload,
 * masked CRC-32C) around protocol-buffer messages {@code Event}, of which three fields are used.
 */
final class TensorBoardWriter implements Closeable {

  private static final int VARINT = 0;
  private static final int FIXED64 = 1;
  private static final int BYTES = 2;
  private static final int FIXED32 = 5;

  /** Bytes before a frame's payload: its length, and the checksum of that. */
  private static final int HEADER = Long.BYTES + Integer.BYTES;

  private final Path file;
  private final OutputStream out;

  /**
   * Starts a file, or goes on with one that has been started.
   *
   * @param wallSeconds seconds since 1970
   */
  TensorBoardWriter(Path file, double wallSeconds) throws IOException {
    this.file = file;
    boolean started = Files.exists(file);
    out = Files.newOutputStream(file, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
    if (started) {
      return;
    }
    Message event = new Message();
    event.fixed64(1, Double.doubleToLongBits(wallSeconds));
    event.bytes(3, "brain.Event:2".getBytes(StandardCharsets.UTF_8));
    write(event.toByteArray());
  }

  /**
   * Keeps how far a file has come, or cuts it back to there: to its last whole frame, where frames
   * are missing that had been written by then.
   *
   * @return whether none is missing
   */
  static boolean persist(Path file, Archive archive) throws IOException {
    PlainFile.requireOrNothing(file);
    long size = Files.exists(file) ? Files.size(file) : 0;
    long kept = archive.count(size);
    if (!archive.restoring() || size == 0) {
      return kept == size;
    }
    long whole = wholeFrames(file, Math.min(kept, size));
    try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
      channel.truncate(whole);
    }
    if (whole == 0) {
      Files.delete(file);
    }
    return whole == kept;
  }

  /** Returns how many of the first bytes are whole frames. */
  private static long wholeFrames(Path file, long limit) throws IOException {
    long whole = 0;
    try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ);
        DataInputStream in =
            new DataInputStream(new BufferedInputStream(Channels.newInputStream(channel)))) {
      while (limit - whole >= HEADER + Integer.BYTES) {
        byte[] header = in.readNBytes(HEADER);
        ByteBuffer fields = ByteBuffer.wrap(header).order(ByteOrder.LITTLE_ENDIAN);
        long length = fields.getLong();
        long end = whole + HEADER + length + Integer.BYTES;
        if (fields.getInt() != maskedCrc(header, 0, Long.BYTES) || length < 0 || end > limit) {
          break;
        }
        byte[] payload = in.readNBytes((int) length);
        if (Integer.reverseBytes(in.readInt()) != maskedCrc(payload, 0, payload.length)) {
          break;
        }
        whole = end;
      }
    }
    return whole;
  }

  /**
   * Adds one point to one curve.
   *
   * @param wallSeconds seconds since 1970
   */
  void scalar(String tag, double value, long step, double wallSeconds) throws IOException {
    Message point = new Message();
    point.bytes(1, tag.getBytes(StandardCharsets.UTF_8));
    point.fixed32(2, Float.floatToIntBits((float) value));
    Message summary = new Message();
    summary.bytes(1, point.toByteArray());
    Message event = new Message();
    event.fixed64(1, Double.doubleToLongBits(wallSeconds));
    event.varint(2, step);
    event.bytes(5, summary.toByteArray());
    write(event.toByteArray());
  }

  @Override
  public void close() throws IOException {
    out.close();
  }

  private void write(byte[] payload) throws IOException {
    ByteBuffer frame = ByteBuffer.allocate(payload.length + 16).order(ByteOrder.LITTLE_ENDIAN);
    frame.putLong(payload.length);
    frame.putInt(maskedCrc(frame.array(), 0, 8));
    frame.put(payload);
    frame.putInt(maskedCrc(frame.array(), 12, payload.length));
    try {
      out.write(frame.array());
    } catch (IOException e) {
      throw new IOException("cannot write " + file + ": " + Failures.reason(e), e);
    }
  }

  /** TFRecord's CRC: rotated and offset, so that a CRC of data holding CRCs stays a good one. */
  private static int maskedCrc(byte[] bytes, int offset, int length) {
    CRC32C crc = new CRC32C();
    crc.update(bytes, offset, length);
    return Integer.rotateRight((int) crc.getValue(), 15) + 0xa282ead8;
  }

  /** A protocol-buffer message under construction. */
  private static final class Message {

    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();

    byte[] toByteArray() {
      return bytes.toByteArray();
    }

    void varint(int field, long value) {
      key(field, VARINT);
      raw(value);
    }

    void bytes(int field, byte[] value) {
      key(field, BYTES);
      raw(value.length);
      bytes.writeBytes(value);
    }

    void fixed32(int field, int value) {
      key(field, FIXED32);
      bytes.writeBytes(ByteBuffer.allocate(4).order(ByteOrder.LITTLE_ENDIAN).putInt(value).array());
    }

    void fixed64(int field, long value) {
      key(field, FIXED64);
      bytes.writeBytes(
          ByteBuffer.allocate(8).order(ByteOrder.LITTLE_ENDIAN).putLong(value).array());
    }

    private void key(int field, int wireType) {
      raw(((long) field << 3) | wireType);
    }

    private void raw(long value) {
      long rest = value;
      while ((rest & ~0x7fL) != 0) {
        bytes.write((int) ((rest & 0x7f) | 0x80));
        rest >>>= 7;
      }
      bytes.write((int) rest);
    }
  }
}
