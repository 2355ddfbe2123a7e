package org.ludus.train;

/**
 * Asks a training to end before its time. Any thread may ask; the training looks often, and between
 * any two steps of its environments.
 */
public final class Stop {

  private volatile boolean asked;
  private volatile boolean urgent;

  /** Makes one that has not been asked for. */
  public Stop() {}

  /**
   * Asks for an orderly end: an evaluation under way is given up, to be made up for when the run
   * goes on, but a rollout and what is learned from it are completed.
   */
  public void ask() {
    asked = true;
  }

  /**
   * Asks for an end at once. A rollout or an episode under way is given up with {@link
   * StoppedException}; what is left of the training is then its last checkpoint.
   */
  public void insist() {
    asked = true;
    urgent = true;
  }

  /** Returns whether an end has been asked for, of either kind. */
  public boolean isAsked() {
    return asked;
  }

  void giveUpIfAsked() {
    if (asked) {
      throw new StoppedException();
    }
  }

  void giveUpIfUrgent() {
    if (urgent) {
      throw new StoppedException();
    }
  }
}
