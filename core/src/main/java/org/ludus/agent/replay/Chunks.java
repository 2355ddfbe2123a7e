package org.ludus.agent.replay;

/**
 * How places of equal size are spread over arrays: an array holds at most 2^31 elements, and memory
 * is to be taken only as it fills.
 */
final class Chunks {

  /**
   * A little less than a mebibyte, so that an array together with its header fills a region of the
   * garbage collector (G1) instead of spilling over into another, of which the rest would be lost.
   */
  private static final int BYTES = (1 << 20) - 64;

  private final int slots;
  private final int slotSize;

  /**
   * Plans.
   *
   * @param slotSize elements a place takes
   * @param elementBytes bytes an element takes
   * @param expected about how many places there will be, so that small memories stay small
   */
  Chunks(int slotSize, int elementBytes, int expected) {
    this.slotSize = slotSize;
    long fit = BYTES / ((long) slotSize * elementBytes);
    slots = (int) Math.max(1, Math.min(fit, expected));
  }

  /** Returns the number of the array a place is in. */
  int chunk(int slot) {
    return slot / slots;
  }

  /** Returns where in its array a place begins. */
  int offset(int slot) {
    return slot % slots * slotSize;
  }

  /** Returns how many elements an array has. */
  int length() {
    return Math.multiplyExact(slots, slotSize);
  }

  /** Returns how many arrays so many places take. */
  int count(int slotCount) {
    return (int) (((long) slotCount + slots - 1) / slots);
  }
}
