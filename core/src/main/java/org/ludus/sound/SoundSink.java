package org.ludus.sound;

/** Makes sounds heard. */
public interface SoundSink {

  /** Plays a sound once. At a high speed there may be many in a frame, of which one is enough. */
  void play(Sound sound);

  /**
   * Sets how loud {@link Sound#THRUST} is from now on.
   *
   * @param level 0 for silence, to 1
   */
  void thrust(float level);
}
