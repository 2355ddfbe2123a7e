package org.ludus.train;

/**
 * Where an episode under way stands. Valid during the call it is handed to: whoever wants to keep
 * something copies it.
 */
public interface EpisodeView {

  /** Returns an immutable picture of the world, which may take a while. */
  Object state();

  /** Returns what was seen last; not to be changed. */
  float[] observation();

  /** Returns the sum of the episode's rewards so far. */
  double episodeReturn();

  /** Returns the steps of the episode so far. */
  int length();
}
