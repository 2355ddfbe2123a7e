package org.ludus.env.wrapper;

import org.ludus.env.Environment;
import org.ludus.env.StepResult;

/**
 * Truncates episodes at {@code spec().maxEpisodeSteps()} and refuses steps outside an episode, once
 * for all environments.
 *
 * @param <S> the environment's state
 */
public final class TimeLimit<S> extends Wrapper<S> {

  private final int maxSteps;
  private int steps;
  private boolean running;

  /** Limits an environment to what its spec says. */
  public TimeLimit(Environment<S> inner) {
    super(inner);
    maxSteps = inner.spec().maxEpisodeSteps();
  }

  @Override
  public void reset(long seed, float[] observation) {
    inner.reset(seed, observation);
    steps = 0;
    running = true;
  }

  /**
   * {@inheritDoc}
   *
   * @throws IllegalStateException before the first reset, and after an episode's end
   */
  @Override
  public StepResult step(float[] action, float[] observation) {
    if (!running) {
      throw new IllegalStateException("no episode is running: reset the environment first");
    }
    StepResult result = inner.step(action, observation);
    steps++;
    if (steps >= maxSteps && !result.ended()) {
      result = new StepResult(result.reward(), false, true);
    }
    running = !result.ended();
    return result;
  }
}
