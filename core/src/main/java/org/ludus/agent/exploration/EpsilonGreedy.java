package org.ludus.agent.exploration;

import java.util.function.LongSupplier;
import org.ludus.agent.Adjustable;
import org.ludus.agent.Knob;
import org.ludus.agent.Schedule;
import org.ludus.env.SplitMix64;
import org.ludus.file.Archive;

/**
 * Takes the action of greatest value, except that with probability epsilon it takes any, all
 * equally likely (Sutton and Barto 2018, section 2.2).
 *
 * <p>Ties are broken at random, so that a learner whose values are still all equal walks about
 * instead of forever trying the first action. A greedy policy ({@link #greatest}) takes the first
 * of equals, so that it is a function of the values.
 */
public final class EpsilonGreedy {

  private final Schedule epsilon;
  private final Adjustable byHand = new Adjustable();
  private final SplitMix64 random;

  /** Makes a chooser whose epsilon follows a schedule. */
  public EpsilonGreedy(Schedule epsilon, SplitMix64 random) {
    this.epsilon = epsilon;
    this.random = random;
  }

  /** Returns epsilon at a step. */
  public double epsilon(long step) {
    return byHand.or(epsilon.value(step));
  }

  /**
   * Returns what a person may turn: epsilon, which then leaves its schedule.
   *
   * @param steps returns the environment steps taken so far
   */
  public Knob knob(LongSupplier steps) {
    return new Knob(
        "epsilon", "Epsilon", 0, 1, false, () -> epsilon(steps.getAsLong()), byHand::set);
  }

  /** Keeps where the random numbers stand and what was set by hand, or brings it back. */
  public void persist(Archive archive) {
    archive.random(random);
    byHand.persist(archive);
  }

  /**
   * Chooses an action.
   *
   * @param values hold the actions' values from {@code offset} on, {@code count} of them
   * @param step environment steps taken so far, which epsilon depends on
   */
  public int choose(float[] values, int offset, int count, long step) {
    if (random.nextDouble() < epsilon(step)) {
      return random.nextInt(count);
    }
    int best = 0;
    int ties = 1;
    for (int action = 1; action < count; action++) {
      float difference = values[offset + action] - values[offset + best];
      if (difference > 0) {
        best = action;
        ties = 1;
      } else if (difference == 0 && random.nextInt(++ties) == 0) {
        // The n-th of equals replaces those before it once in n times: each ends up equally often.
        best = action;
      }
    }
    return best;
  }

  /** Chooses any of so many actions, each with the same chance. */
  public int any(int count) {
    return random.nextInt(count);
  }

  /** Returns the first action of greatest value. */
  public static int greatest(float[] values, int offset, int count) {
    int best = 0;
    for (int action = 1; action < count; action++) {
      if (values[offset + action] > values[offset + best]) {
        best = action;
      }
    }
    return best;
  }
}
