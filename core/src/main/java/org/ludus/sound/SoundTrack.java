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

  /** Returns a track on which nothing is to be heard. */
  static SoundTrack<Object> silence() {
    return (before, after, sink) -> {};
  }

  /**
   * Returns a track that knows its states by their class, and is silent for others.
   *
   * @param states the class of the world's states
   * @param track what they sound like
   * @param <S> the world's states
   */
  static <S> SoundTrack<Object> of(Class<S> states, SoundTrack<? super S> track) {
    return (before, after, sink) -> {
      if (states.isInstance(before) && states.isInstance(after)) {
        track.listen(states.cast(before), states.cast(after), sink);
      }
    };
  }
}
