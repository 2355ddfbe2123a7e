package org.ludus.env.wrapper;

import java.util.Optional;
import org.ludus.env.Environment;
import org.ludus.env.EnvironmentSpec;
import org.ludus.env.FiniteMdp;
import org.ludus.env.Inspectable;
import org.ludus.env.StepResult;

/**
 * Forwards everything to another environment, its capabilities included; closing it closes that
 * one. What a wrapper changes it overrides.
 *
 * @param <S> the environment's state
 */
public abstract class Wrapper<S> implements Environment<S> {

  /** What is wrapped. */
  protected final Environment<S> inner;

  /** Wraps an environment, which from then on belongs to the wrapper. */
  protected Wrapper(Environment<S> inner) {
    this.inner = inner;
  }

  @Override
  public EnvironmentSpec spec() {
    return inner.spec();
  }

  @Override
  public void reset(long seed, float[] observation) {
    inner.reset(seed, observation);
  }

  @Override
  public StepResult step(float[] action, float[] observation) {
    return inner.step(action, observation);
  }

  @Override
  public S snapshot() {
    return inner.snapshot();
  }

  /**
   * {@inheritDoc}
   *
   * <p>The one rule for all wrappers: what the world inside can do is passed on as it is, unless
   * the wrapper changes what it speaks of. Whoever changes observations {@linkplain #inspectable
   * adapts} what is seen from elsewhere, or leaves it out where it cannot be known; whoever changes
   * what actions do leaves the {@linkplain #finiteMdp model} out. Capabilities that are not known
   * here, such as a plug-in's own, are passed on as they are.
   */
  @Override
  public final <C> Optional<C> capability(Class<C> type) {
    if (type == Inspectable.class) {
      return inner.capability(Inspectable.class).flatMap(this::inspectable).map(type::cast);
    }
    if (type == FiniteMdp.class) {
      return inner.capability(FiniteMdp.class).flatMap(this::finiteMdp).map(type::cast);
    }
    return inner.capability(type);
  }

  /** Returns what is left for people outside of this wrapper; as it is, unless overridden. */
  protected Optional<Inspectable> inspectable(Inspectable inside) {
    return Optional.of(inside);
  }

  /** Returns what is left of the model outside of this wrapper; as it is, unless overridden. */
  protected Optional<FiniteMdp> finiteMdp(FiniteMdp inside) {
    return Optional.of(inside);
  }

  @Override
  public void close() {
    inner.close();
  }
}
