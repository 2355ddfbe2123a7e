package org.ludus.train;

/** Is told what happens in a training, on the thread that trains. */
public interface TrainingListener {

  /** An episode of the learner's own, exploring, has ended. */
  default void episodeEnded(EpisodeEnd end) {}

  /** The newest policy has been evaluated. */
  default void evaluated(Evaluation evaluation) {}

  /**
   * The end of an episode.
   *
   * @param episode its number, from 1
   * @param steps environment steps taken by all environments when it ended
   * @param episodeReturn its undiscounted return
   * @param length its number of steps
   */
  record EpisodeEnd(long episode, long steps, double episodeReturn, int length) {}
}
