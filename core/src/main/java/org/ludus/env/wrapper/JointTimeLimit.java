package org.ludus.env.wrapper;

import java.util.List;
import java.util.Optional;
import org.ludus.env.EnvironmentSpec;
import org.ludus.env.MultiAgentEnvironment;

/**
 * Truncates the episodes of a game of several roles at {@code spec(role).maxEpisodeSteps()} steps
 * that they take together, and refuses steps outside an episode: what {@link TimeLimit} does for
 * one.
 *
 * @param <S> the game's state
 */
public final class JointTimeLimit<S> implements MultiAgentEnvironment<S> {

  private final MultiAgentEnvironment<S> inner;
  private final int maxSteps;
  private int steps;
  private boolean running;

  /** Limits a game, which from then on belongs to the wrapper, to what its specs say. */
  public JointTimeLimit(MultiAgentEnvironment<S> inner) {
    this.inner = inner;
    maxSteps = inner.spec(0).maxEpisodeSteps();
  }

  @Override
  public List<String> roles() {
    return inner.roles();
  }

  @Override
  public EnvironmentSpec spec(int role) {
    return inner.spec(role);
  }

  @Override
  public void reset(long seed, float[][] observations) {
    inner.reset(seed, observations);
    steps = 0;
    running = true;
  }

  @Override
  public Turn turn(int role) {
    return inner.turn(role);
  }

  /**
   * {@inheritDoc}
   *
   * @throws IllegalStateException before the first reset, and after an episode's end
   */
  @Override
  public Ending step(float[][] actions, float[][] observations, float[] rewards) {
    if (!running) {
      throw new IllegalStateException("no episode is running: reset the environment first");
    }
    Ending ending = inner.step(actions, observations, rewards);
    steps++;
    if (steps >= maxSteps && !ending.ended()) {
      ending = Ending.TRUNCATED;
    }
    running = !ending.ended();
    return ending;
  }

  @Override
  public S snapshot() {
    return inner.snapshot();
  }

  /** Passes on all that the game inside can do. */
  @Override
  public <C> Optional<C> capability(int role, Class<C> type) {
    return inner.capability(role, type);
  }

  @Override
  public void close() {
    inner.close();
  }
}
