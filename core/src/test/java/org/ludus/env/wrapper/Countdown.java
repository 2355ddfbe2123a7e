package org.ludus.env.wrapper;

import org.ludus.env.Environment;
import org.ludus.env.EnvironmentSpec;
import org.ludus.env.Inspectable;
import org.ludus.env.Space;
import org.ludus.env.StepResult;

/**
 * A world in which nothing happens but what a test says: observations are the numbers of steps and
 * of the last action, the episode terminates at a given step.
 */
final class Countdown implements Environment<Integer>, Inspectable {

  static final int NEVER = Integer.MAX_VALUE;

  final EnvironmentSpec spec;
  int terminatesAt = NEVER;
  float reward = 1;
  boolean truncatesToo;
  float offset;
  int steps;
  boolean closed;
  private float lastAction;

  Countdown(int maxSteps) {
    Space.Box observations =
        Space.Box.of(
            new Space.Dimension("steps", "", 0, 100, 0, 10),
            new Space.Dimension("action", "", -1, 4, 0, 4));
    spec =
        new EnvironmentSpec("countdown", observations, Space.Discrete.numbered(4), maxSteps, 1, 10);
  }

  @Override
  public EnvironmentSpec spec() {
    return spec;
  }

  @Override
  public void reset(long seed, float[] observation) {
    steps = 0;
    lastAction = -1;
    observe(observation);
  }

  @Override
  public StepResult step(float[] action, float[] observation) {
    steps++;
    lastAction = action[0];
    observe(observation);
    return new StepResult(reward, steps >= terminatesAt, truncatesToo);
  }

  private void observe(float[] observation) {
    observation[0] = steps + offset;
    observation[1] = lastAction;
  }

  @Override
  public Integer snapshot() {
    return steps;
  }

  @Override
  public boolean succeeded() {
    return steps >= terminatesAt;
  }

  @Override
  public void close() {
    closed = true;
  }
}
