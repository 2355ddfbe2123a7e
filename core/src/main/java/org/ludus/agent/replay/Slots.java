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

  /** Keeps who holds what, or brings it back. */
  void persist(Archive archive) {
    count = archive.number(count);
    firstFree = archive.number(firstFree);
    makeRoom();
    archive.ints(entries, count);
  }

  private void makeRoom() {
    if (count > entries.length) {
      entries = Arrays.copyOf(entries, Math.max(count, 2 * entries.length));
    }
  }
}
