package org.ludus.recording;

import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.zip.CRC32;
import java.util.zip.DeflaterOutputStream;

/** Replays as only a stranger would write them: whatever is in them, their checksum is right. */
public final class CraftedReplay {

  private CraftedReplay() {}

  /** Writes what stands behind the header, before it is packed. */
  @FunctionalInterface
  public interface Body {

    /** Writes it. */
    void write(DataOutputStream out) throws IOException;
  }

  /** Returns the bytes of a file of that body. */
  public static byte[] of(Body body) throws IOException {
    ByteArrayOutputStream packed = new ByteArrayOutputStream();
    try (DataOutputStream out = new DataOutputStream(new DeflaterOutputStream(packed))) {
      body.write(out);
    }
    return sealed(packed.toByteArray());
  }

  /** Returns packed bytes with the header that they ought to have. */
  static byte[] sealed(byte[] packed) {
    CRC32 sum = new CRC32();
    sum.update(packed);
    return ByteBuffer.allocate(16 + packed.length)
        .put("LUDUSRPL".getBytes(StandardCharsets.US_ASCII))
        .putInt(1)
        .putInt((int) sum.getValue())
        .put(packed)
        .array();
  }

  /** Writes a game's names and numbers, whose actions have to follow. */
  public static void head(DataOutputStream out, String world, int actionSize, int steps, int width)
      throws IOException {
    out.writeUTF(world);
    out.writeUTF("somebody");
    out.writeLong(1);
    out.writeInt(actionSize);
    out.writeInt(steps);
    out.writeDouble(0);
    out.writeLong(0);
    out.writeByte(width);
  }

  /** Returns a file of one game with those actions. */
  public static byte[] game(String world, int actionSize, float... actions) throws IOException {
    return of(
        out -> {
          out.writeInt(1);
          head(out, world, actionSize, actions.length / actionSize, Float.BYTES);
          for (float number : actions) {
            out.writeFloat(number);
          }
        });
  }
}
