package org.ludus.recording;

import java.io.IOException;

/**
 * Takes pictures one by one and makes a file of them. The file appears under its name only once it
 * is complete; memory does not grow with the number of pictures.
 *
 * <p>Closing <em>finishes</em> the file, so whoever fails on the way says {@link #discard} first.
 * Confine an instance to one thread.
 */
public interface VideoWriter extends AutoCloseable {

  /**
   * Adds a picture.
   *
   * @param pixels row by row from the top left, {@code 0xAARRGGBB}, alpha ignored; only read during
   *     the call
   * @throws IllegalArgumentException if there are more or fewer pixels than the size has
   * @throws IOException if the picture cannot be taken in; the file is then lost
   */
  void frame(int[] pixels) throws IOException;

  /** Gives up: nothing is left behind, and a file that was there before stays as it was. */
  void discard();

  /**
   * Finishes the file and gives it its name. Does nothing after {@link #discard} or a second time.
   *
   * @throws IOException if there were no pictures or the file cannot be finished; nothing is then
   *     left behind
   */
  @Override
  void close() throws IOException;
}
