package org.example.ludus;

import java.util.List;
import org.ludus.env.Draws;
import org.ludus.env.Environment;
import org.ludus.env.EnvironmentSpec;
import org.ludus.env.Inspectable;
import org.ludus.env.Space;
import org.ludus.env.StepResult;

/**
 * Mountain car (Moore 1990): a car in a valley whose engine is too weak to climb out of it. It has to
 * drive away from the flag first, to gain speed.
 *
 * <p>Each step {@code speed += 0.001 (action - 1) - 0.0025 cos(3 position)}, then {@code position +=
 * speed}; both are cut to their ranges, and at the left end the car stands still. A step costs 1.
 * Episodes end at a position of 0.5 and are cut off after 200 steps; a mean return of -110 counts as
 * solved. The numbers are those of the benchmark.
 */
public final class MountainCar implements Environment<MountainCarState>, Inspectable {

  private static final double LEFT_END = -1.2;
  private static final double RIGHT_END = 0.6;
  private static final double GOAL = 0.5;
  private static final double MAX_SPEED = 0.07;
  private static final double ENGINE = 0.001;
  private static final double GRAVITY = 0.0025;

  private static final Space.Box OBSERVATIONS =
      Space.Box.of(
          new Space.Dimension("position", "", (float) LEFT_END, (float) RIGHT_END),
          new Space.Dimension("speed", "", (float) -MAX_SPEED, (float) MAX_SPEED));

  private static final Space.Discrete ACTIONS =
      new Space.Discrete(List.of("push left", "coast", "push right"));

  private final EnvironmentSpec spec;
  private final Draws draws;
  private double position;
  private double speed;

  /** Makes a valley. */
  public MountainCar(MountainCarOptions options) {
    this(options, Draws.seeded());
  }

  /** Makes a valley whose first positions are drawn from somewhere else. */
  MountainCar(MountainCarOptions options, Draws draws) {
    this.draws = draws;
    spec =
        new EnvironmentSpec("mountain-car", OBSERVATIONS, ACTIONS, options.maxSteps(), -110, 30);
  }

  @Override
  public EnvironmentSpec spec() {
    return spec;
  }

  @Override
  public void reset(long seed, float[] observation) {
    draws.begin(seed);
    position = draws.uniform(-0.6, -0.4);
    speed = 0;
    observe(observation);
  }

  @Override
  public StepResult step(float[] action, float[] observation) {
    int push = ACTIONS.index(action, 0) - 1;
    speed = cut(speed + push * ENGINE - GRAVITY * Math.cos(3 * position), MAX_SPEED);
    position = Math.max(LEFT_END, Math.min(RIGHT_END, position + speed));
    if (position == LEFT_END && speed < 0) {
      speed = 0;
    }
    observe(observation);
    return new StepResult(-1, succeeded(), false);
  }

  private static double cut(double value, double limit) {
    return Math.max(-limit, Math.min(limit, value));
  }

  private void observe(float[] observation) {
    observation[0] = (float) position;
    observation[1] = (float) speed;
  }

  @Override
  public MountainCarState snapshot() {
    return new MountainCarState(position, speed);
  }

  /** Returns whether the car has reached the flag. */
  @Override
  public boolean succeeded() {
    return position >= GOAL && speed >= 0;
  }

  /** Puts the car somewhere, for tests that follow recorded games. */
  void place(MountainCarState state) {
    position = state.position();
    speed = state.speed();
  }
}
