package org.ludus.env.wrapper;

import java.util.List;
import org.ludus.env.Environment;
import org.ludus.env.EnvironmentSpec;
import org.ludus.env.RewardTerm;
import org.ludus.env.StepResult;

/**
 * Forwards everything to another environment; closing it closes that one. What a wrapper changes it
 * overrides.
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

  @Override
  public boolean succeeded() {
    return inner.succeeded();
  }

  @Override
  public int places() {
    return inner.places();
  }

  @Override
  public void observeFrom(int place, float[] observation) {
    inner.observeFrom(place, observation);
  }

  @Override
  public List<RewardTerm> rewardTerms() {
    return inner.rewardTerms();
  }

  @Override
  public void close() {
    inner.close();
  }
}
