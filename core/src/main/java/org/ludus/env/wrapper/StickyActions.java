package org.ludus.env.wrapper;

import java.util.List;
import java.util.Optional;
import org.ludus.env.Environment;
import org.ludus.env.FiniteMdp;
import org.ludus.env.SplitMix64;
import org.ludus.env.StepResult;

/**
 * With some probability repeats the action of the step before instead of taking the new one, so
 * that a memorised sequence of actions does not win (Machado et al. 2018).
 *
 * <p>What sticks is the action that was really taken. In a world with an action that does nothing
 * this is what counts as done before the first step of an episode; in others the first action never
 * sticks, for there is none before it. When to stick is drawn from the episode's seed by a stream
 * of its own, so an episode remains a function of seed and actions, and the world inside draws what
 * it would draw alone.
 *
 * @param <S> the environment's state
 */
public final class StickyActions<S> extends Wrapper<S> {

  // Any constant will do that keeps this stream apart from the one the world makes of the same
  // seed.
  private static final long STREAM = 0x5741_434b_5953_5449L;

  private final double probability;
  private final SplitMix64 random = new SplitMix64(0);
  private final List<Float> before;
  private final float[] taken;
  private boolean hasTaken;

  /**
   * Makes actions stick, the first of an episode excepted.
   *
   * @param probability how likely an action is not heard, 0 to less than 1
   * @throws IllegalArgumentException if the probability is out of range
   */
  public StickyActions(Environment<S> inner, double probability) {
    this(inner, probability, List.of());
  }

  /**
   * Makes actions stick.
   *
   * @param probability how likely an action is not heard, 0 to less than 1
   * @param before the action that counts as taken before the first of an episode; empty if there is
   *     none
   * @throws IllegalArgumentException if the probability is out of range
   */
  public StickyActions(Environment<S> inner, double probability, List<Float> before) {
    super(inner);
    if (!(probability >= 0 && probability < 1)) {
      throw new IllegalArgumentException(
          "probability must be from 0 to less than 1, not " + probability);
    }
    this.probability = probability;
    this.before = List.copyOf(before);
    taken = new float[inner.spec().actionSpace().size()];
  }

  @Override
  public void reset(long seed, float[] observation) {
    random.reseed(SplitMix64.mix(seed ^ STREAM));
    hasTaken = !before.isEmpty();
    for (int i = 0; i < before.size(); i++) {
      taken[i] = before.get(i);
    }
    inner.reset(seed, observation);
  }

  @Override
  public StepResult step(float[] action, float[] observation) {
    boolean sticks = hasTaken && random.nextDouble() < probability;
    if (!sticks) {
      System.arraycopy(action, 0, taken, 0, taken.length);
      hasTaken = true;
    }
    return inner.step(taken, observation);
  }

  /** Leaves the model out: what comes of an action hangs on the one before, too. */
  @Override
  protected Optional<FiniteMdp> finiteMdp(FiniteMdp world) {
    return probability == 0 ? Optional.of(world) : Optional.empty();
  }
}
