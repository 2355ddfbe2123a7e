package org.ludus.file;

import org.ludus.env.SplitMix64;

/**
 * Takes everything that a thing's future depends on, in a fixed order, either to keep it or to
 * bring it back. One method thus does both, and what is kept can never be other than what is
 * brought back:
 *
 * <pre>{@code
 * public void persist(Archive archive) {
 *   steps = archive.number(steps);
 *   archive.floats(weights);
 * }
 * }</pre>
 *
 * <p>A number is handed in as it is and given back as it shall be: the same when keeping, the kept
 * one when bringing back. Arrays are filled in place, of which so many as there are must have been
 * kept. Methods throw {@link java.io.UncheckedIOException} if a file cannot be written or does not
 * hold what is asked for.
 */
public interface Archive {

  /** Whether things are brought back. */
  boolean restoring();

  /** Keeps or brings back a number. */
  long number(long value);

  /** Keeps or brings back a number. */
  int number(int value);

  /** Keeps or brings back a number. */
  double number(double value);

  /**
   * Keeps or brings back a number that lies between two others, both included. A file that holds
   * another is refused.
   */
  default long within(long least, long most, long value) {
    long number = number(value);
    require(number >= least && number <= most, number + " is not from " + least + " to " + most);
    return number;
  }

  /** Keeps or brings back a number that lies between two others, both included. */
  default int within(int least, int most, int value) {
    int number = number(value);
    require(number >= least && number <= most, number + " is not from " + least + " to " + most);
    return number;
  }

  /** Keeps or brings back a number of steps, say: 0 or more. */
  default long count(long value) {
    return within(0, Long.MAX_VALUE, value);
  }

  /**
   * Keeps or brings back how many things follow of which each takes so many bytes or more. A file
   * that holds fewer bytes is refused, so that room can be made for them.
   */
  int countOf(int bytesEach, int value);

  /** Keeps or brings back the name of a file: letters, digits and {@code . _ -}, no path. */
  String name(String value);

  /**
   * Refuses what has been brought back unless it makes sense.
   *
   * @param problem what is wrong otherwise, for people
   */
  void require(boolean sound, String problem);

  /** Keeps or brings back a truth. */
  boolean flag(boolean value);

  /** Keeps or brings back so many numbers of an array, from its beginning. */
  void floats(float[] values, int count);

  /** Keeps or brings back so many numbers of an array, from its beginning. */
  void ints(int[] values, int count);

  /** Keeps or brings back so many numbers of an array, from its beginning. */
  void doubles(double[] values, int count);

  /** Keeps or brings back so many bytes of an array, from its beginning. */
  void bytes(byte[] values, int count);

  /** Keeps or brings back a block of bytes, as long as it may be. */
  byte[] bytes(byte[] value);

  /**
   * Keeps or brings back so many numbers of an array, from its beginning, each of which lies
   * between two others, both included.
   */
  default void ints(int[] values, int count, int least, int most) {
    ints(values, count);
    for (int i = 0; i < count; i++) {
      require(
          values[i] >= least && values[i] <= most,
          values[i] + " is not from " + least + " to " + most);
    }
  }

  /** Keeps or brings back all numbers of an array. */
  default void floats(float[] values) {
    floats(values, values.length);
  }

  /** Keeps or brings back all numbers of an array. */
  default void ints(int[] values) {
    ints(values, values.length);
  }

  /** Keeps or brings back all numbers of an array. */
  default void doubles(double[] values) {
    doubles(values, values.length);
  }

  /** Keeps or brings back where a sequence of random numbers stands. */
  default void random(SplitMix64 random) {
    random.restore(number(random.state()));
  }
}
