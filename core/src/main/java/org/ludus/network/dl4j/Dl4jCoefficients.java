package org.ludus.network.dl4j;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.ludus.file.BoundedFile;
import org.ludus.file.FileFormatException;

/**
 * Reads a row of numbers as ND4J writes it, the most significant byte first: twice the name of an
 * allocation, a length and the name of a type; the first time before the row's shape, the second
 * time before its numbers. Anything that is not exactly the row that is expected is refused.
 */
final class Dl4jCoefficients {

  private static final String ENTRY = "coefficients.bin";

  /** Rank, dimensions, strides, flags, the step from one number to the next, and the order. */
  private static final int ROW = 6;

  private static final int MATRIX = 8;
  private static final int LONGEST_NAME = 100;

  /** More than the bytes before the numbers can be. */
  private static final int LARGEST_HEAD = 1000;

  private final Path file;
  private final ByteBuffer in;

  Dl4jCoefficients(Path file, byte[] bytes) {
    this.file = file;
    in = ByteBuffer.wrap(bytes);
  }

  /** Returns how many bytes so many numbers may take. */
  static int largest(int count) {
    return (int) Math.min(BoundedFile.NUMBERS, LARGEST_HEAD + (long) count * Float.BYTES);
  }

  /**
   * Returns the numbers.
   *
   * @param count how many there must be
   * @throws FileFormatException if there is anything else
   */
  float[] read(int count) throws FileFormatException {
    int place = in.position();
    long length = readHead("LONG");
    if ((length != ROW && length != MATRIX) || in.remaining() < length * Long.BYTES) {
      throw wrong("no row of numbers", place);
    }
    long[] shape = new long[(int) length];
    in.asLongBuffer().get(shape);
    requireRow(shape, count);
    in.position(in.position() + shape.length * Long.BYTES);
    place = in.position();
    if (readHead("FLOAT") != count || in.remaining() != (long) count * Float.BYTES) {
      throw wrong("not the %s numbers that the configuration asks for".formatted(count), place);
    }
    float[] numbers = new float[count];
    in.asFloatBuffer().get(numbers);
    for (int i = 0; i < count; i++) {
      if (!Float.isFinite(numbers[i])) {
        throw wrong("a weight is " + numbers[i], in.position() + i * Float.BYTES);
      }
    }
    return numbers;
  }

  /** Reads what precedes a block of values, and returns how many there are said to be. */
  private long readHead(String type) throws FileFormatException {
    readName();
    require(Long.BYTES);
    long length = in.getLong();
    int place = in.position();
    String found = readName();
    if (!found.equals(type)) {
      throw wrong("of type %s, not %s".formatted(found, type), place);
    }
    return length;
  }

  private String readName() throws FileFormatException {
    require(Short.BYTES);
    int place = in.position();
    int length = Short.toUnsignedInt(in.getShort());
    require(length);
    byte[] name = new byte[Math.min(length, LONGEST_NAME)];
    in.get(name);
    String text = new String(name, StandardCharsets.US_ASCII);
    if (length > LONGEST_NAME || !text.matches("[A-Z_0-9]+")) {
      throw wrong("not written by Deeplearning4j", place);
    }
    return text;
  }

  /** Either {@code [count]} or {@code [1, count]}, one number after the other. */
  private void requireRow(long[] shape, int count) throws FileFormatException {
    int rank = (int) Math.max(0, Math.min(2, shape[0]));
    boolean row =
        shape[0] == rank
            && rank > 0
            && shape.length == 2 * rank + 4
            && (rank == 1 || shape[1] == 1)
            && shape[rank] == count
            && (count == 1 || shape[2 * rank] == 1);
    if (!row) {
      throw wrong(
          "the header does not say that these are the %s numbers that the configuration asks for"
              .formatted(count),
          in.position());
    }
  }

  private void require(int size) throws FileFormatException {
    if (in.remaining() < size) {
      throw wrong("cut off", in.position());
    }
  }

  private FileFormatException wrong(String problem, int place) {
    return new FileFormatException(file, ENTRY + ": " + problem, "at byte " + place);
  }
}
