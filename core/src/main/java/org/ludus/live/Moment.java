package org.ludus.live;

/**
 * What there was to see of a learner's first stream after one of its steps, or at the beginning of
 * an episode. Immutable.
 */
public final class Moment {

  private final Object state;
  private final float[] observation;
  private final float[] action;
  private final Standing standing;

  /**
   * How the episode stands.
   *
   * @param reward what the last step earned
   * @param episodeReturn what the episode has earned so far
   * @param step steps of the episode so far
   * @param episode number of the stream's episode since the training was opened, from 1
   * @param steered whether a person chose the last action
   * @param ended whether the episode is over
   */
  public record Standing(
      double reward,
      double episodeReturn,
      int step,
      long episode,
      boolean steered,
      boolean ended) {}

  /**
   * Takes arrays over, which nobody else may change any more.
   *
   * @param state immutable picture of the world
   */
  Moment(Object state, float[] observation, float[] action, Standing standing) {
    this.state = state;
    this.observation = observation;
    this.action = action;
    this.standing = standing;
  }

  /** Returns an immutable picture of the world, as its renderer draws it. */
  public Object state() {
    return state;
  }

  /** Returns a copy of what the agent saw. */
  public float[] observation() {
    return observation.clone();
  }

  /** Returns a copy of what was done last; empty where nothing was. */
  public float[] action() {
    return action.clone();
  }

  /** Returns how the episode stands. */
  public Standing standing() {
    return standing;
  }

  /** Returns whether this is a certain episode after so many steps. */
  boolean isOf(long episode, int step) {
    return standing.episode() == episode && standing.step() == step;
  }
}
