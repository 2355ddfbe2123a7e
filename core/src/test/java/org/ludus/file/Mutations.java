package org.ludus.file;

import java.util.Arrays;
import org.ludus.env.SplitMix64;

/** Bytes as accidents and strangers change them, the same ones for the same seed. */
public final class Mutations {

  /** Numbers that programs trip over. */
  private static final long[] EDGES = {0, 1, -1, 0x7f, 0x80, 0x7fff, 0xffff, 1 << 24, 1L << 31, -2};

  private final SplitMix64 random;

  /** Begins with a seed. */
  public Mutations(long seed) {
    random = new SplitMix64(seed);
  }

  /** Returns a copy with one to four changes: bits, bytes, numbers, pieces lost or doubled. */
  public byte[] of(byte[] bytes) {
    byte[] changed = bytes.clone();
    for (int i = random.nextInt(1, 5); i > 0 && changed.length > 0; i--) {
      changed = changedOnce(changed);
    }
    return changed;
  }

  private byte[] changedOnce(byte[] bytes) {
    int place = random.nextInt(bytes.length);
    int length = Math.min(random.nextInt(1, 65), bytes.length - place);
    switch (random.nextInt(6)) {
      case 0 -> bytes[place] ^= (byte) (1 << random.nextInt(8));
      case 1 -> bytes[place] = (byte) random.nextInt(256);
      case 2 -> putNumber(bytes, place, EDGES[random.nextInt(EDGES.length)]);
      case 3 -> {
        return Arrays.copyOf(bytes, place);
      }
      case 4 -> {
        return joined(bytes, place, place + length);
      }
      default -> {
        return joined(bytes, place + length, place);
      }
    }
    return bytes;
  }

  /** In either order of its bytes, of two, four or eight. */
  private void putNumber(byte[] bytes, int place, long number) {
    int size = 2 << random.nextInt(3);
    boolean bigEndian = random.nextInt(2) == 0;
    for (int i = 0; i < size && place + i < bytes.length; i++) {
      int shift = 8 * (bigEndian ? size - 1 - i : i);
      bytes[place + i] = (byte) (number >> shift);
    }
  }

  /** Without what is between the places, or with it twice if they are the other way round. */
  private static byte[] joined(byte[] bytes, int end, int start) {
    byte[] joined = Arrays.copyOf(bytes, end + bytes.length - start);
    System.arraycopy(bytes, start, joined, end, bytes.length - start);
    return joined;
  }
}
