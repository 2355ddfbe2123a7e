package org.ludus.env.wrapper;

import java.io.UncheckedIOException;
import org.ludus.env.Environment;
import org.ludus.env.EnvironmentSpec;
import org.ludus.env.Space;
import org.ludus.env.StepResult;
import org.ludus.failure.Explained;
import org.ludus.failure.Failures;

/**
 * Stands between a world and everything else, once for all environments. It truncates episodes at
 * {@code spec().maxEpisodeSteps()}, and refuses steps outside an episode. Whatever the world
 * throws, and whatever it gives that is no number or nothing at all, becomes an {@link
 * EnvironmentFault} that says where it happened: nobody else then has to reckon with it.
 *
 * <p>{@link Checked} asks for more, and is for trying worlds out; this costs next to nothing.
 *
 * @param <S> the environment's state
 */
public final class TimeLimit<S> extends Wrapper<S> {

  /** The bits of a float's exponent: all are set in what is infinite or NaN, and only there. */
  private static final int EXPONENT = 0x7f800000;

  private final int maxSteps;

  private final boolean finite;

  /** How many numbers there are to see, where they are free; else 0. */
  private final int numbers;

  /** What there is to see, where that is one of several things; else null. */
  private final Space.Discrete alternatives;

  private int steps;
  private boolean running;
  private long episode;
  private long seed;

  /** Limits an environment to what its spec says. */
  public TimeLimit(Environment<S> inner) {
    this(inner, false);
  }

  /**
   * Limits an environment to what its spec says.
   *
   * @param finite whether all it shows and gives is finite by the way it is made: nobody looks then
   */
  public TimeLimit(Environment<S> inner, boolean finite) {
    super(inner);
    EnvironmentSpec spec = inner.spec();
    maxSteps = spec.maxEpisodeSteps();
    Space seen = spec.observationSpace();
    numbers = seen instanceof Space.Box ? seen.size() : 0;
    alternatives = seen instanceof Space.Discrete discrete ? discrete : null;
    this.finite = finite;
  }

  @Override
  public void reset(long newSeed, float[] observation) {
    episode++;
    seed = newSeed;
    steps = 0;
    running = true;
    try {
      inner.reset(newSeed, observation);
    } catch (RuntimeException | Error e) {
      throw fault("failed", e);
    }
    if (!finite) {
      requireNumbers(observation);
    }
  }

  /**
   * {@inheritDoc}
   *
   * @throws IllegalStateException before the first reset, and after an episode's end
   * @throws IllegalActionException if the world refuses what is no action of its
   * @throws EnvironmentFault if the world fails, or gives what is no number
   */
  @Override
  public StepResult step(float[] action, float[] observation) {
    if (!running) {
      throw new IllegalStateException("no episode is running: reset the environment first");
    }
    int step = ++steps;
    StepResult result;
    try {
      result = inner.step(action, observation);
    } catch (RuntimeException | Error e) {
      if (e instanceof RuntimeException refusal && !isAction(action)) {
        throw new IllegalActionException(
            "environment %s was given what is no action of its: %s%s"
                .formatted(spec().id(), Failures.said(e), where()),
            refusal);
      }
      throw fault("failed", e);
    }
    if (!finite) {
      requireNumbers(result, observation);
    }
    if (step >= maxSteps && !result.ended()) {
      result = new StepResult(result.reward(), false, true);
    }
    running = !result.ended();
    return result;
  }

  private boolean isAction(float[] action) {
    Space actions = spec().actionSpace();
    return action.length >= actions.size()
        && (!(actions instanceof Space.Discrete) || actions.contains(action, 0));
  }

  @Override
  public S snapshot() {
    try {
      return inner.snapshot();
    } catch (RuntimeException | Error e) {
      throw fault("cannot say how it stands", e);
    }
  }

  private void requireNumbers(StepResult result, float[] observation) {
    if (result == null) {
      throw fault("gave no result");
    } else if (!Float.isFinite(result.reward())) {
      throw fault("gave the reward " + result.reward());
    }
    requireNumbers(observation);
  }

  private void requireNumbers(float[] observation) {
    for (int i = 0; i < numbers; i++) {
      if ((Float.floatToRawIntBits(observation[i]) & EXPONENT) == EXPONENT) {
        throw fault(
            "shows %s as number %s of its observation%s"
                .formatted(observation[i], i + 1, nameOf(i)));
      }
    }
    if (alternatives != null && !alternatives.contains(observation, 0)) {
      throw fault("shows %s, not one of its %s".formatted(observation[0], alternatives.count()));
    }
  }

  private String nameOf(int number) {
    return spec().observationSpace() instanceof Space.Box box
        ? " (" + box.dimensions().get(number).name() + ")"
        : "";
  }

  private EnvironmentFault fault(String what) {
    return new EnvironmentFault("environment " + spec().id() + " " + what + where());
  }

  /**
   * Returns what to throw in the place of something else, unless that says it all itself, such as
   * that a library cannot be unpacked, or is the machine's own failure. A stack may overflow in an
   * endless recursion.
   */
  private EnvironmentFault fault(String what, Throwable cause) {
    if (cause instanceof VirtualMachineError error && !(cause instanceof StackOverflowError)) {
      throw error;
    } else if (cause instanceof RuntimeException e
        && (e instanceof Explained || e instanceof UncheckedIOException)) {
      throw e;
    }
    String line = "environment " + spec().id() + " " + what + where();
    return new EnvironmentFault(line + ": " + Failures.described(cause), cause);
  }

  private String where() {
    String at = steps == 0 ? " at the start of" : " in step " + steps + " of";
    return at + " its episode " + episode + ", of seed " + seed;
  }
}
