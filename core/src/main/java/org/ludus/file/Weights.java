package org.ludus.file;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.FloatBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.zip.CRC32C;

/**
 * Named arrays of numbers with their shapes, and named lines of text that say what the arrays are:
 * what a policy or a network is kept as. Both are in the order in which they were put in, so that
 * equal contents give equal bytes.
 *
 * <p>The bytes, all numbers with the least significant byte first (docs/formats.md):
 *
 * <pre>
 * 8 bytes   LUDUSWTS
 * u32       the format's version, 1
 * u32, u32  how many texts, how many arrays
 * a text    u16 length, its name; u16 length, its value in UTF-8
 * an array  u16 length, its name; u8 rank; one u32 for each dimension
 * floats    of all arrays, one after the other, row by row
 * u32       CRC-32C of all before
 * </pre>
 *
 * <p>That checksum finds whatever accident changes up to 32 bits in a row, at the speed of memory,
 * and is independent of the CRC-32 of the zip around it. It is no protection against malice, as no
 * checksum inside a file is; therefore {@link #read} believes none of the numbers it reads.
 */
public final class Weights {

  static final byte[] MAGIC = "LUDUSWTS".getBytes(StandardCharsets.US_ASCII);
  static final int VERSION = 1;

  static final int SHORTEST = MAGIC.length + 4 * Integer.BYTES;
  static final int MAX_RANK = 8;

  private static final int MAX_TEXT = 0xffff;
  private static final Pattern NAME = Pattern.compile("[A-Za-z0-9._/-]{1,100}");

  private final Map<String, String> texts = new LinkedHashMap<>();
  private final Map<String, Numbers> arrays = new LinkedHashMap<>();

  /** Begins with nothing in it. */
  public Weights() {}

  /** An array as it was given or as it lies in the bytes; nothing is copied before it is needed. */
  private static final class Numbers {

    private final int[] shape;
    private final FloatBuffer values;

    private Numbers(int[] shape, FloatBuffer values) {
      this.shape = shape;
      this.values = values;
    }
  }

  /**
   * Puts in a line of text.
   *
   * @param name up to 100 letters, digits and {@code . _ / -}
   * @param value without control characters, at most 65,535 bytes of UTF-8
   * @throws IllegalArgumentException if the name is taken or either is of another form
   */
  public void put(String name, String value) {
    requireName(name, texts);
    if (value.getBytes(StandardCharsets.UTF_8).length > MAX_TEXT || !isOneLine(value)) {
      throw new IllegalArgumentException("text '" + name + "' is too long or not one line");
    }
    texts.put(name, value);
  }

  /**
   * Puts in an array of numbers.
   *
   * @param name up to 100 letters, digits and {@code . _ / -}
   * @param shape its dimensions, the one that varies slowest first; 1 to 8 of them, each at least 1
   * @param values the numbers, row by row; not copied, and so not to be changed
   * @throws IllegalArgumentException if the name is taken or the shape does not fit the numbers
   */
  public void put(String name, int[] shape, float[] values) {
    requireName(name, arrays);
    long count = 1;
    for (int dimension : shape) {
      count = dimension < 1 || count > Integer.MAX_VALUE ? -1 : count * dimension;
    }
    if (shape.length < 1 || shape.length > MAX_RANK || count != values.length) {
      throw new IllegalArgumentException(
          "array '%s' of %s numbers cannot be %s"
              .formatted(name, values.length, Arrays.toString(shape)));
    }
    arrays.put(name, new Numbers(shape.clone(), FloatBuffer.wrap(values)));
  }

  /** Returns whether there is a text of that name. */
  public boolean holdsText(String name) {
    return texts.containsKey(name);
  }

  /**
   * Returns a text.
   *
   * @throws IllegalArgumentException if there is none of that name
   */
  public String text(String name) {
    String text = texts.get(name);
    if (text == null) {
      throw new IllegalArgumentException("there is no text '" + name + "'");
    }
    return text;
  }

  /**
   * Returns a copy of an array.
   *
   * @param shape the dimensions that it must have
   * @throws IllegalArgumentException if there is none of that name, it is of another shape, or one
   *     of its numbers is not finite
   */
  public float[] array(String name, int... shape) {
    Numbers array = arrays.get(name);
    if (array == null) {
      throw new IllegalArgumentException("there is no array '" + name + "'");
    } else if (!Arrays.equals(array.shape, shape)) {
      throw new IllegalArgumentException(
          "array '%s' is %s, not %s".formatted(name, times(array.shape), times(shape)));
    }
    float[] values = new float[array.values.capacity()];
    array.values.get(0, values);
    for (int i = 0; i < values.length; i++) {
      if (!Float.isFinite(values[i])) {
        throw new IllegalArgumentException(
            "array '%s' holds %s at its place %s".formatted(name, values[i], i));
      }
    }
    return values;
  }

  /** Returns all of it as bytes. */
  public byte[] toBytes() {
    long size = SHORTEST;
    for (Map.Entry<String, String> text : texts.entrySet()) {
      int value = text.getValue().getBytes(StandardCharsets.UTF_8).length;
      size += 2L * Short.BYTES + text.getKey().length() + value;
    }
    for (Map.Entry<String, Numbers> array : arrays.entrySet()) {
      Numbers numbers = array.getValue();
      size +=
          Short.BYTES + array.getKey().length() + 1 + (long) Integer.BYTES * numbers.shape.length;
      size += (long) Float.BYTES * numbers.values.capacity();
    }
    ByteBuffer out =
        ByteBuffer.allocate(Math.toIntExact(size)).order(ByteOrder.LITTLE_ENDIAN).put(MAGIC);
    out.putInt(VERSION).putInt(texts.size()).putInt(arrays.size());
    texts.forEach(
        (name, value) -> {
          putText(out, name);
          putText(out, value);
        });
    arrays.forEach(
        (name, numbers) -> {
          putText(out, name);
          out.put((byte) numbers.shape.length);
          Arrays.stream(numbers.shape).forEach(out::putInt);
        });
    for (Numbers numbers : arrays.values()) {
      int count = numbers.values.capacity();
      out.asFloatBuffer().put(numbers.values.duplicate().clear());
      out.position(out.position() + count * Float.BYTES);
    }
    return out.putInt(checksum(out.array(), out.position())).array();
  }

  /**
   * Reads bytes that {@link #toBytes} has made. Every name, count and size is checked, and nothing
   * is allocated that the given bytes do not hold.
   *
   * @param file where they come from, for messages
   * @param entry which part of that file they are, for messages
   * @throws FileFormatException if they are of another kind or version, cut off or damaged
   */
  public static Weights read(Path file, String entry, byte[] bytes) throws FileFormatException {
    return new WeightsReader(file, entry, bytes).read();
  }

  /** Takes an array as it lies in the bytes it was read from. */
  void putRead(String name, int[] shape, FloatBuffer values) {
    arrays.put(name, new Numbers(shape, values));
  }

  static int checksum(byte[] bytes, int count) {
    CRC32C sum = new CRC32C();
    sum.update(bytes, 0, count);
    return (int) sum.getValue();
  }

  static boolean isName(String name) {
    return NAME.matcher(name).matches();
  }

  static boolean isOneLine(String value) {
    return value.chars().noneMatch(Character::isISOControl);
  }

  private static void requireName(String name, Map<String, ?> taken) {
    if (!isName(name) || taken.containsKey(name)) {
      throw new IllegalArgumentException("'" + name + "' is taken, or no name");
    }
  }

  private static void putText(ByteBuffer out, String text) {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    out.putShort((short) bytes.length).put(bytes);
  }

  private static String times(int[] shape) {
    return Arrays.stream(shape).mapToObj(Integer::toString).collect(Collectors.joining(" x "));
  }
}
