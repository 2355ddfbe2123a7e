package org.ludus.agent.replay;

import org.ludus.agent.Transitions;
import org.ludus.file.Archive;

/**
 * Joins the steps of every stream to transitions of n steps, which carry a reward n steps back at
 * once (Sutton 1988; Hessel et al. 2018): {@code G = r_1 + discount r_2 + ... + discount^(n-1)
 * r_n}, followed by what is seen after the n-th step, whose value is worth {@code discount^n}.
 *
 * <p>At the end of an episode the transitions under way are cut short: behind a terminal step there
 * is nothing to be worth anything, behind a truncated one the value of what was seen last.
 */
public final class MultiStepReturns {

  private final int n;
  private final float discount;
  private final int observationSize;
  private final int actionSize;
  private final Window[] windows;

  /** Prepares for streams in which nothing has happened yet. */
  public MultiStepReturns(int n, double discount, int rows, int observationSize, int actionSize) {
    this.n = n;
    this.discount = (float) discount;
    this.observationSize = observationSize;
    this.actionSize = actionSize;
    windows = new Window[rows];
    for (int row = 0; row < rows; row++) {
      windows[row] = new Window(n, observationSize, actionSize);
    }
  }

  /** The last steps of a stream, in a ring: at most n of them. */
  private static final class Window {

    final float[] observations;
    final float[] actions;
    final float[] returns;

    /** What the value of whatever follows is worth to each: discount to the number of its steps. */
    final float[] discounts;

    int oldest;
    int length;

    Window(int n, int observationSize, int actionSize) {
      observations = new float[n * observationSize];
      actions = new float[n * actionSize];
      returns = new float[n];
      discounts = new float[n];
    }
  }

  /** Takes the next step of every stream and passes on the transitions that it completes. */
  public void add(Transitions transitions, ReplayBuffer replay) {
    for (int row = 0; row < transitions.rows; row++) {
      Window window = windows[row];
      begin(window, transitions, row);
      for (int i = 0; i < window.length; i++) {
        int slot = (window.oldest + i) % n;
        window.returns[slot] += window.discounts[slot] * transitions.rewards[row];
        window.discounts[slot] *= discount;
      }
      if (window.length == n) {
        complete(window, transitions, row, replay);
      }
      while (transitions.ended(row) && window.length > 0) {
        complete(window, transitions, row, replay);
      }
    }
  }

  /** Keeps the transitions under way, or brings them back. */
  public void persist(Archive archive) {
    for (Window window : windows) {
      archive.floats(window.observations);
      archive.floats(window.actions);
      archive.floats(window.returns);
      archive.floats(window.discounts);
      window.oldest = archive.number(window.oldest);
      window.length = archive.number(window.length);
    }
  }

  private void begin(Window window, Transitions transitions, int row) {
    int slot = (window.oldest + window.length) % n;
    System.arraycopy(
        transitions.observations,
        row * observationSize,
        window.observations,
        slot * observationSize,
        observationSize);
    System.arraycopy(
        transitions.actions, row * actionSize, window.actions, slot * actionSize, actionSize);
    window.returns[slot] = 0;
    window.discounts[slot] = 1;
    window.length++;
  }

  private void complete(Window window, Transitions transitions, int row, ReplayBuffer replay) {
    int slot = window.oldest;
    replay.add(
        window.observations,
        slot,
        window.actions,
        slot,
        window.returns[slot],
        transitions.nextObservations,
        row,
        transitions.terminated[row] ? 0 : window.discounts[slot]);
    window.oldest = (slot + 1) % n;
    window.length--;
  }
}
