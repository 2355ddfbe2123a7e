package org.ludus.agent.replay;

import java.util.Arrays;
import org.ludus.file.Archive;

/** Keeps observations as they are. */
final class FloatStore implements ObservationStore {

  private final int size;
  private final Slots slots = new Slots();
  private final Chunks chunks;
  private float[][] numbers = new float[0][];

  /**
   * Makes an empty store.
   *
   * @param size numbers in an observation
   * @param expected about how many observations there will be at once
   */
  FloatStore(int size, int expected) {
    this.size = size;
    chunks = new Chunks(size, Float.BYTES, expected);
  }

  static long bytesPerObservation(int size) {
    return (long) size * Float.BYTES + Integer.BYTES;
  }

  @Override
  public int start(float[] observations, int row) {
    int slot = slots.take();
    grow();
    System.arraycopy(
        observations, row * size, numbers[chunks.chunk(slot)], chunks.offset(slot), size);
    return slot;
  }

  @Override
  public int follow(int before, float[] observations, int row) {
    return start(observations, row);
  }

  @Override
  public boolean shows(int number, float[] observations, int row) {
    int from = chunks.offset(number);
    int to = row * size;
    return Arrays.equals(
        numbers[chunks.chunk(number)], from, from + size, observations, to, to + size);
  }

  @Override
  public void hold(int number) {
    slots.hold(number);
  }

  @Override
  public void release(int number) {
    slots.release(number);
  }

  @Override
  public void read(int number, float[] observations, int row) {
    System.arraycopy(
        numbers[chunks.chunk(number)], chunks.offset(number), observations, row * size, size);
  }

  @Override
  public int places() {
    return slots.count();
  }

  @Override
  public void persist(Archive archive) {
    slots.persist(archive, size * Float.BYTES);
    grow();
    for (float[] chunk : numbers) {
      archive.floats(chunk);
    }
  }

  private void grow() {
    int before = numbers.length;
    int needed = chunks.count(slots.count());
    if (needed > before) {
      numbers = Arrays.copyOf(numbers, needed);
      for (int chunk = before; chunk < needed; chunk++) {
        numbers[chunk] = new float[chunks.length()];
      }
    }
  }
}
