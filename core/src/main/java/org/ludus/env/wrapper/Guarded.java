package org.ludus.env.wrapper;

import java.io.UncheckedIOException;
import java.util.function.Supplier;
import org.ludus.env.Environment;
import org.ludus.env.EnvironmentSpec;
import org.ludus.env.Space;
import org.ludus.env.StepResult;
import org.ludus.failure.Explained;
import org.ludus.failure.Failures;

/**
 * Stands between a world and everything else, once for all of them: whatever the world throws, and
 * whatever it gives that is no number or nothing at all, becomes an {@link EnvironmentFault} that
 * says where it happened. Nobody else then has to reckon with it.
 *
 * <p>{@link Checked} asks for more, and is for trying worlds out; this costs next to nothing.
 *
 * @param <S> the environment's state
 */
public final class Guarded<S> extends Wrapper<S> {

  /** The bits of a float's exponent: all are set in what is infinite or NaN, and only there. */
  private static final int EXPONENT = 0x7f800000;

  private final String id;
  private final EnvironmentSpec spec;
  private final int observationSize;

  /** What there is to see, where that is one of several things; else null. */
  private final Space.Discrete alternatives;

  private long episode;
  private long seed;
  private long step;

  private Guarded(String id, Environment<S> inner, EnvironmentSpec spec) {
    super(inner);
    this.id = id;
    this.spec = spec;
    observationSize = spec.observationSpace().size();
    alternatives = spec.observationSpace() instanceof Space.Discrete discrete ? discrete : null;
  }

  /**
   * Makes a world and guards it.
   *
   * @param id what it is called, for messages
   * @throws EnvironmentFault if it cannot be made, or does not say what it is
   */
  public static <S> Guarded<S> make(String id, Supplier<Environment<S>> world) {
    try {
      Environment<S> inner = world.get();
      return new Guarded<>(id, inner, inner.spec());
    } catch (RuntimeException | Error e) {
      throw fault(id, "cannot be made", "", e);
    }
  }

  @Override
  public EnvironmentSpec spec() {
    return spec;
  }

  @Override
  public void reset(long newSeed, float[] observation) {
    episode++;
    seed = newSeed;
    step = 0;
    try {
      inner.reset(newSeed, observation);
    } catch (RuntimeException | Error e) {
      throw fault(id, "failed", where(), e);
    }
    requireNumbers(observation);
  }

  @Override
  public StepResult step(float[] action, float[] observation) {
    step++;
    StepResult result;
    try {
      result = inner.step(action, observation);
    } catch (RuntimeException | Error e) {
      throw fault(id, "failed", where(), e);
    }
    if (result == null) {
      throw fault("gave no result");
    } else if (!Float.isFinite(result.reward())) {
      throw fault("gave the reward " + result.reward());
    }
    requireNumbers(observation);
    return result;
  }

  @Override
  public S snapshot() {
    try {
      return inner.snapshot();
    } catch (RuntimeException | Error e) {
      throw fault(id, "cannot say how it stands", where(), e);
    }
  }

  /** Refuses what is infinite or NaN. One pass without a branch, for observations may be large. */
  private void requireNumbers(float[] observation) {
    int greatest = 0;
    for (int i = 0; i < observationSize; i++) {
      greatest = Math.max(greatest, Float.floatToRawIntBits(observation[i]) & EXPONENT);
    }
    if (greatest == EXPONENT) {
      throw fault("shows " + firstThatIsNone(observation));
    } else if (alternatives != null && !alternatives.contains(observation, 0)) {
      throw fault("shows %s, not one of its %s".formatted(observation[0], alternatives.count()));
    }
  }

  private String firstThatIsNone(float[] observation) {
    int i = 0;
    while (Float.isFinite(observation[i])) {
      i++;
    }
    String name =
        spec.observationSpace() instanceof Space.Box box
            ? " (" + box.dimensions().get(i).name() + ")"
            : "";
    return observation[i] + " as number " + (i + 1) + " of its observation" + name;
  }

  private EnvironmentFault fault(String what) {
    return new EnvironmentFault("environment " + id + " " + what + where(), null);
  }

  private String where() {
    String at = step == 0 ? " at the start of" : " in step " + step + " of";
    return at + " its episode " + episode + ", of seed " + seed;
  }

  /**
   * Returns what to throw in the place of something else, unless that says it all itself, such as
   * that a library cannot be unpacked, or is the machine's own failure. A stack may overflow in an
   * endless recursion.
   */
  private static EnvironmentFault fault(String id, String what, String where, Throwable cause) {
    if (cause instanceof VirtualMachineError error && !(cause instanceof StackOverflowError)) {
      throw error;
    } else if (cause instanceof RuntimeException e
        && (e instanceof Explained || e instanceof UncheckedIOException)) {
      throw e;
    }
    return new EnvironmentFault(
        "environment " + id + " " + what + where + ": " + Failures.described(cause), cause);
  }
}
