package org.ludus.agent.replay;

import org.ludus.env.Space;
import org.ludus.file.Archive;

/**
 * What was seen, every observation once however many transitions share it, and each only for as
 * long as somebody needs it.
 *
 * <p>An observation is known by a number. Whoever is given one by {@link #start} or {@link #follow}
 * holds it, and it is kept until all holds of it are released; then its number may go to another.
 * So nothing is ever overwritten that is still needed, in whatever order things are forgotten.
 *
 * <p>Memory grows as it fills, and stays.
 */
interface ObservationStore {

  /** The number of no observation. */
  int NONE = -1;

  /**
   * Returns an empty store for observations of that kind.
   *
   * @param expected about how many there will be at once; there may be more
   */
  static ObservationStore of(Space.Box observations, int expected) {
    return observations.frames() > 0
        ? new FrameStore(observations, expected)
        : new FloatStore(observations.size(), expected);
  }

  /** Returns the bytes that each observation takes, when it shares all it can. */
  static long bytesPerObservation(Space.Box observations) {
    return observations.frames() > 0
        ? FrameStore.bytesPerFrame(observations)
        : FloatStore.bytesPerObservation(observations.size());
  }

  /**
   * Takes in what is seen at the start of an episode.
   *
   * @param observations holds it in that row
   * @return its number, held once
   */
  int start(float[] observations, int row);

  /**
   * Takes in what is seen one step after something else.
   *
   * @param before what was seen before; must be held by somebody
   * @param observations holds the new one in that row
   * @return its number, held once
   */
  int follow(int before, float[] observations, int row);

  /** Returns whether an observation is, to the bit, the one in that row. */
  boolean shows(int number, float[] observations, int row);

  /** Keeps an observation until one more {@link #release}. */
  void hold(int number);

  /** Gives up a hold; with the last of them the observation is forgotten. */
  void release(int number);

  /** Writes an observation into a row, to the bit as it was. */
  void read(int number, float[] observations, int row);

  /** Returns a number above those of all observations so far. */
  int places();

  /** Keeps all that is stored, or brings it back into a new store. */
  void persist(Archive archive);
}
