package org.ludus.sound;

/**
 * Says what the steps of a world sound like. It remembers nothing: the same two states sound the
 * same.
 *
 * @param <S> the world's states
 */
@FunctionalInterface
public interface SoundTrack<S> {

  /**
   * Makes the sounds of what happened between two states. Where the later one comes before the
   * other in its episode, or belongs to another, nothing happened: somebody went back or started
   * over.
   *
   * @param before the state before
   * @param after the state after, usually one step later
   * @param sink told of the sounds, and of the thrust where there are engines
   */
  void listen(S before, S after, SoundSink sink);
}
