package org.ludus.agent.replay;

import org.ludus.agent.Transitions;
import org.ludus.file.Archive;

/**
 * Joins the steps of every stream to transitions of n steps, which carry a reward n steps back at
 * once (Sutton 1988; Hessel et al. 2018): {@code G = r_1 + discount r_2 + ... + discount^(n-1)
 * r_n}, followed by what is seen after the n-th step, whose value is worth {@code discount^n}.
 *
 * <p>What a stream sees before a step is what it saw after the step before, which the buffer keeps
 * once.
 *
 * <p>At the end of an episode the transitions under way are cut short: behind a terminal step there
 * is nothing to be worth anything, behind a truncated one the value of what was seen last.
 */
public final class MultiStepReturns {

  private final int n;
  private final float discount;
  private final int actionSize;
  private final ReplayBuffer replay;
  private final ObservationStore seen;
  private final Stream[] streams;

  /**
   * Prepares for streams in which nothing has happened yet.
   *
   * @param n steps that a transition joins
   * @param discount worth of a reward one step later
   * @param rows how many streams there are
   * @param actionSize numbers in an action
   * @param replay receives the transitions
   */
  public MultiStepReturns(int n, double discount, int rows, int actionSize, ReplayBuffer replay) {
    this.n = n;
    this.discount = (float) discount;
    this.actionSize = actionSize;
    this.replay = replay;
    seen = replay.seen();
    streams = new Stream[rows];
    for (int row = 0; row < rows; row++) {
      streams[row] = new Stream(n, actionSize);
    }
  }

  /** The last steps of a stream, in a ring: at most n of them. */
  private static final class Stream {

    /** What was seen before each step: numbers in the store, held. */
    final int[] observations;

    final float[] actions;
    final float[] returns;

    /** What the value of whatever follows is worth to each: discount to the number of its steps. */
    final float[] discounts;

    int oldest;
    int length;

    /** What was seen after the last step, held; none at the start of an episode. */
    int latest = ObservationStore.NONE;

    Stream(int n, int actionSize) {
      observations = new int[n];
      actions = new float[n * actionSize];
      returns = new float[n];
      discounts = new float[n];
    }
  }

  /** Takes the next step of every stream and passes on the transitions that it completes. */
  public void add(Transitions transitions) {
    for (int row = 0; row < transitions.rows; row++) {
      Stream stream = streams[row];
      begin(stream, transitions, row);
      for (int i = 0; i < stream.length; i++) {
        int slot = (stream.oldest + i) % n;
        stream.returns[slot] += stream.discounts[slot] * transitions.rewards[row];
        stream.discounts[slot] *= discount;
      }
      boolean terminated = transitions.terminated[row];
      if (stream.length == n) {
        complete(stream, terminated);
      }
      if (transitions.ended(row)) {
        while (stream.length > 0) {
          complete(stream, terminated);
        }
        seen.release(stream.latest);
        stream.latest = ObservationStore.NONE;
      }
    }
  }

  /** Keeps the transitions under way, or brings them back; after the buffer. */
  public void persist(Archive archive) {
    for (Stream stream : streams) {
      int last = Math.max(0, seen.places() - 1);
      archive.ints(stream.observations, n, 0, last);
      archive.floats(stream.actions);
      archive.floats(stream.returns);
      archive.floats(stream.discounts);
      stream.oldest = archive.within(0, n - 1, stream.oldest);
      stream.length = archive.within(0, n, stream.length);
      stream.latest = archive.within(ObservationStore.NONE, last, stream.latest);
    }
  }

  private void begin(Stream stream, Transitions transitions, int row) {
    int before = stream.latest;
    if (before == ObservationStore.NONE) {
      before = seen.start(transitions.observations, row);
    } else if (!seen.shows(before, transitions.observations, row)) {
      seen.release(before);
      before = seen.start(transitions.observations, row);
    }
    stream.latest = seen.follow(before, transitions.nextObservations, row);
    int slot = (stream.oldest + stream.length) % n;
    // The stream's hold of it is the step's from now on.
    stream.observations[slot] = before;
    System.arraycopy(
        transitions.actions, row * actionSize, stream.actions, slot * actionSize, actionSize);
    stream.returns[slot] = 0;
    stream.discounts[slot] = 1;
    stream.length++;
  }

  private void complete(Stream stream, boolean terminated) {
    int slot = stream.oldest;
    replay.add(
        stream.observations[slot],
        stream.actions,
        slot,
        stream.returns[slot],
        stream.latest,
        terminated ? 0 : stream.discounts[slot]);
    seen.release(stream.observations[slot]);
    stream.oldest = (slot + 1) % n;
    stream.length--;
  }
}
