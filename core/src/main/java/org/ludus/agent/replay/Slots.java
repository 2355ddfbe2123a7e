package org.ludus.agent.replay;

import java.util.Arrays;
import org.ludus.file.Archive;

/**
 * Says which places of a memory are taken, by counting who holds them. The place that was given up
 * last is taken next, and a new one only where none is free: there are never more places than were
 * needed at once.
 */
final class Slots {

  private static final int NONE = ObservationStore.NONE;

  /** Of a place that is taken, how many hold it; of a free one, the next free one. */
  private int[] entries = new int[16];

  /** Places that have ever been taken. */
  private int count;

  private int firstFree = NONE;

  /** Returns how many places have ever been taken: all numbers are below this one. */
  int count() {
    return count;
  }

  /** Takes a place, and holds it once. */
  int take() {
    int slot = firstFree;
    if (slot == NONE) {
      slot = count++;
      makeRoom();
    } else {
      firstFree = entries[slot];
    }
    entries[slot] = 1;
    return slot;
  }

  /** Holds a place that is taken once more. */
  void hold(int slot) {
    entries[slot]++;
  }

  /** Gives up one hold of a place, and with the last the place. */
  void release(int slot) {
    entries[slot]--;
    if (entries[slot] == 0) {
      entries[slot] = firstFree;
      firstFree = slot;
    }
  }

  /**
   * Keeps who holds what, or brings it back.
   *
   * @param bytesEach bytes that the archive has of every place, after this
   */
  void persist(Archive archive, int bytesEach) {
    count = archive.countOf(Integer.BYTES + bytesEach, count);
    firstFree = archive.within(NONE, count - 1, firstFree);
    makeRoom();
    archive.ints(entries, count, NONE, Integer.MAX_VALUE);
    if (archive.restoring()) {
      archive.require(freePlacesEnd(), "places of a memory are free that do not exist");
    }
  }

  /** Returns whether one free place leads to the next until there is none. */
  private boolean freePlacesEnd() {
    int free = firstFree;
    for (int i = 0; i < count && free != NONE && free < count; i++) {
      free = entries[free];
    }
    return free == NONE;
  }

  private void makeRoom() {
    if (count > entries.length) {
      entries = Arrays.copyOf(entries, Math.max(count, 2 * entries.length));
    }
  }
}
