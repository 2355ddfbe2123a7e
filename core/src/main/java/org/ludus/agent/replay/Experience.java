package org.ludus.agent.replay;

import org.ludus.agent.Transitions;
import org.ludus.agent.parts.ObservationScale;
import org.ludus.env.Space;
import org.ludus.env.SplitMix64;
import org.ludus.file.Archive;

/**
 * What an off-policy agent has gone through, and what it learns from next: its own steps and other
 * people's, joined to transitions of n steps, kept in a {@link ReplayBuffer}, and drawn as
 * minibatches in which observations are scaled to their typical range. It also knows when the next
 * update is due.
 */
public final class Experience {

  private final ReplaySettings settings;
  private final float[] scale;
  private final SplitMix64 sampling;
  private final ReplayBuffer replay;
  private final MultiStepReturns own;
  private final MultiStepReturns others;
  private final Minibatch batch;
  private long steps;
  private long nextUpdate;

  /**
   * Begins with nothing.
   *
   * @param observations what is seen
   * @param actionSize numbers in an action
   * @param rows parallel streams
   * @param discount worth of a reward one step later, 0 to 1
   * @param sampling draws minibatches
   */
  public Experience(
      Space.Box observations,
      int actionSize,
      int rows,
      double discount,
      ReplaySettings settings,
      SplitMix64 sampling) {
    this.settings = settings;
    this.sampling = sampling;
    scale = ObservationScale.of(observations);
    replay =
        new ReplayBuffer(
            observations, actionSize, settings.capacity(), settings.priorityExponent());
    own = new MultiStepReturns(settings.multiStep(), discount, rows, actionSize, replay);
    others = new MultiStepReturns(settings.multiStep(), discount, 1, actionSize, replay);
    batch = new Minibatch(settings.batchSize(), observations.size(), actionSize);
    nextUpdate = Math.max(settings.learningStarts(), 1);
  }

  /** Returns the agent's own steps so far. */
  public long steps() {
    return steps;
  }

  /**
   * Returns whether the agent is still to act at random, so that there is something to learn from.
   */
  public boolean isFilling() {
    return steps < settings.learningStarts();
  }

  /** Takes in a step of every stream. */
  public void add(Transitions transitions) {
    own.add(transitions);
    steps += transitions.rows;
  }

  /** Takes in a step of somebody else's episode, which counts for no update. */
  public void remember(Transitions step) {
    others.add(step);
  }

  /** Returns whether an update is due by the steps so far, and takes note that it is made. */
  public boolean updateDue() {
    while (nextUpdate <= steps) {
      nextUpdate += settings.trainEvery();
      if (replay.size() > 0) {
        return true;
      }
    }
    return false;
  }

  /**
   * Draws what to learn from.
   *
   * @param trained how much of the training is over, 0 to 1: weights make up for unequal chances
   *     the more of it is
   * @return the same minibatch every time, its observations scaled
   */
  public Minibatch sample(double trained) {
    double correction = 1 - (1 - trained) * (1 - settings.priorityCorrection());
    replay.sample(batch, correction, sampling);
    ObservationScale.apply(scale, batch.observations, batch.rows);
    ObservationScale.apply(scale, batch.nextObservations, batch.rows);
    return batch;
  }

  /** Tells how far the rows of the last minibatch were from what was expected. */
  public void prioritize(float[] errors) {
    replay.prioritize(batch, errors);
  }

  /** Returns what every minibatch has so many of. */
  public int batchSize() {
    return batch.rows;
  }

  /** Returns the factors by which observations are scaled, for networks that see them unscaled. */
  public float[] scale() {
    return scale.clone();
  }

  /** Writes one observation as networks see it. */
  public void scale(float[] observations, int at, float[] input) {
    System.arraycopy(observations, at, input, 0, scale.length);
    ObservationScale.apply(scale, input, 1);
  }

  /** Keeps all that has been gone through, or brings it back. */
  public void persist(Archive archive) {
    archive.random(sampling);
    replay.persist(archive);
    own.persist(archive);
    steps = archive.count(steps);
    long latest = Math.max(settings.learningStarts(), steps + settings.trainEvery());
    nextUpdate = archive.within(0, Math.max(1, latest), nextUpdate);
    archive.require(nextUpdate > steps, "an update is overdue");
  }
}
