package org.ludus.agent.parts;

import java.util.List;
import org.ludus.agent.Knob;
import org.ludus.file.Archive;
import org.ludus.network.Network;

/**
 * The step size of an agent: always the same, or falling to zero linearly over the training, until
 * a person sets it by hand.
 */
public final class LearningRate {

  private static final double LEAST = 1e-6;
  private static final double GREATEST = 1;

  private final double initial;
  private final boolean annealed;
  private final long plannedSteps;
  private final List<Network> networks;
  private final Adjustable byHand = new Adjustable();
  private double current;

  /**
   * Begins.
   *
   * @param initial what the networks have been made with
   * @param annealed whether it falls
   * @param plannedSteps environment steps after which it is zero
   * @param networks what learns with it
   */
  public LearningRate(double initial, boolean annealed, long plannedSteps, List<Network> networks) {
    this.initial = initial;
    this.annealed = annealed;
    this.plannedSteps = plannedSteps;
    this.networks = List.copyOf(networks);
    current = initial;
  }

  /**
   * Returns a step size that stays as it is until a person sets it, for agents without networks.
   */
  public static LearningRate constant(double rate) {
    return new LearningRate(rate, false, 0, List.of());
  }

  /** Hands the networks the step size that holds after so many environment steps. */
  public void anneal(long steps) {
    double left = annealed ? Math.max(0, 1 - (double) steps / plannedSteps) : 1;
    double now = byHand.or(initial * left);
    if (now != current) {
      current = now;
      for (int i = 0; i < networks.size(); i++) {
        networks.get(i).setLearningRate(now);
      }
    }
  }

  /** Returns the step size as of the last {@link #anneal}. */
  public double current() {
    return current;
  }

  /** Returns what a person may turn. */
  public Knob knob() {
    return new Knob(
        "learning_rate",
        "Learning rate",
        LEAST,
        Math.max(GREATEST, initial),
        true,
        () -> byHand.or(current),
        byHand::set);
  }

  /** Keeps what was set by hand or brings it back. */
  public void persist(Archive archive) {
    byHand.persist(archive);
  }
}
