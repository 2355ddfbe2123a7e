package org.ludus.env.wrapper;

import java.util.List;
import java.util.Optional;
import org.ludus.env.Environment;
import org.ludus.env.EnvironmentSpec;
import org.ludus.env.FiniteMdp;
import org.ludus.env.Inspectable;
import org.ludus.env.RewardTerm;
import org.ludus.env.StepResult;

/**
 * Takes every action several times before the next is asked for (Mnih et al. 2015). A step is then
 * so many of the world's own, or fewer where the episode ends among them: its reward is their sum,
 * its observation the last of theirs.
 *
 * <p>Put around a {@link TimeLimit}, so that a limit counts the world's own steps; around {@link
 * StickyActions}, each of them may stick.
 *
 * @param <S> the environment's state
 */
public final class FrameSkip<S> extends Wrapper<S> {

  private final int steps;
  private final EnvironmentSpec spec;
  private final boolean remembering;
  private S before;
  private final RewardTermSums terms;

  /**
   * Takes every action that often.
   *
   * @param steps the world's own steps that make one; at least 1
   * @throws IllegalArgumentException if there are none
   */
  public FrameSkip(Environment<S> inner, int steps) {
    this(inner, steps, false);
  }

  /**
   * Takes every action that often, and keeps what {@link #before} returns: a snapshot of every one
   * of the world's own steps, which takes its time.
   *
   * @param steps the world's own steps that make one; at least 1
   * @throws IllegalArgumentException if there are none
   */
  public static <S> FrameSkip<S> remembering(Environment<S> inner, int steps) {
    return new FrameSkip<>(inner, steps, true);
  }

  private FrameSkip(Environment<S> inner, int steps, boolean remembering) {
    super(inner);
    if (steps < 1) {
      throw new IllegalArgumentException("steps must be at least 1, not " + steps);
    }
    this.steps = steps;
    this.remembering = remembering;
    spec = slowed(inner.spec(), steps);
    terms = new RewardTermSums(inner.capability(Inspectable.class));
  }

  /** A limit is reached in fewer steps, and on screen the world keeps its pace. */
  private static EnvironmentSpec slowed(EnvironmentSpec spec, int steps) {
    boolean limited = spec.maxEpisodeSteps() != EnvironmentSpec.NO_LIMIT;
    return new EnvironmentSpec(
        spec.id(),
        spec.observationSpace(),
        spec.actionSpace(),
        limited ? (spec.maxEpisodeSteps() - 1) / steps + 1 : EnvironmentSpec.NO_LIMIT,
        spec.solvedReturn(),
        Math.max(Math.round(spec.stepsPerSecond() / (float) steps), 1));
  }

  @Override
  public EnvironmentSpec spec() {
    return spec;
  }

  @Override
  public void reset(long seed, float[] observation) {
    inner.reset(seed, observation);
    remember();
    terms.begin();
  }

  @Override
  public StepResult step(float[] action, float[] observation) {
    terms.clear();
    float reward = 0;
    int taken = 0;
    StepResult result;
    do {
      remember();
      result = inner.step(action, observation);
      reward += result.reward();
      terms.add();
      taken++;
    } while (taken < steps && !result.ended());
    return new StepResult(reward, result.terminated(), result.truncated());
  }

  private void remember() {
    if (remembering) {
      before = inner.snapshot();
    }
  }

  /** Returns whether there will be a {@link #before}. */
  public boolean isRemembering() {
    return remembering;
  }

  /**
   * Returns the world before the last of its own steps, or as it is now if it has not taken any:
   * what two successive frames are drawn from, together with {@link #snapshot}.
   *
   * @throws IllegalStateException unless it was made to remember that
   */
  public S before() {
    if (before == null) {
      throw new IllegalStateException("nothing is remembered of the step before");
    }
    return before;
  }

  /** Tells the sums over the world's own steps. */
  @Override
  protected Optional<Inspectable> inspectable(Inspectable world) {
    return Optional.of(
        new InspectableView(world) {
          @Override
          public List<RewardTerm> rewardTerms() {
            return terms.terms();
          }
        });
  }

  /** Leaves the model out where a step is several of those that it speaks of. */
  @Override
  protected Optional<FiniteMdp> finiteMdp(FiniteMdp world) {
    return steps == 1 ? Optional.of(world) : Optional.empty();
  }
}
