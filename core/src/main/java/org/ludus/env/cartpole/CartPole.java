package org.ludus.env.cartpole;

import java.util.List;
import org.ludus.env.Draws;
import org.ludus.env.Environment;
import org.ludus.env.EnvironmentSpec;
import org.ludus.env.Inspectable;
import org.ludus.env.RewardTerm;
import org.ludus.env.Space;
import org.ludus.env.StepResult;

/**
 * A pole hinged to a cart that is pushed left or right at every step, and has to keep it upright.
 *
 * <p>The dynamics are those of Barto, Sutton and Anderson, "Neuronlike adaptive elements that can
 * solve difficult learning control problems" (1983), without friction, integrated by explicit Euler
 * steps of 0.02 s, which is what everybody's numbers for this task refer to. The arithmetic is in
 * double and in a fixed order; an observation is the state cast to float.
 *
 * <p>Every step earns 1, the last one included. The episode terminates when the cart is more than
 * 2.4 m from the middle or the pole leans more than 12 degrees.
 */
public final class CartPole implements Environment<CartPoleState>, Inspectable {

  private static final double GRAVITY = 9.8; // m/s^2
  private static final double POLE_MASS = 0.1; // kg
  private static final double TOTAL_MASS = 1.1; // kg, a cart of 1 kg and the pole
  private static final double HALF_LENGTH = 0.5; // m
  private static final double POLE_MASS_LENGTH = POLE_MASS * HALF_LENGTH;
  private static final double FORCE = 10.0; // N
  private static final double TAU = 0.02; // s
  private static final double X_LIMIT = 2.4; // m
  private static final double THETA_LIMIT = 12 * 2 * Math.PI / 360; // rad

  // The only two results there are, made once: a step then allocates nothing.
  private static final StepResult UPRIGHT = StepResult.running(1);
  private static final StepResult FAILED = new StepResult(1, true, false);

  private static final Space.Discrete ACTIONS = new Space.Discrete(List.of("left", "right"));
  private static final Space.Box OBSERVATIONS =
      Space.Box.of(
          symmetric("x", "m", 4.8f, 2.4f),
          symmetric("xDot", "m/s", Float.POSITIVE_INFINITY, 4f),
          symmetric("theta", "rad", (float) (2 * THETA_LIMIT), (float) THETA_LIMIT),
          symmetric("thetaDot", "rad/s", Float.POSITIVE_INFINITY, 4f));

  private final EnvironmentSpec spec;
  private final double startRange;
  private final Draws draws;

  private double x;
  private double xDot;
  private double theta;
  private double thetaDot;
  private double force;
  private int steps;
  private boolean failed;

  /** Makes the world with chance drawn from the episode's seed. */
  public CartPole(CartPoleOptions options) {
    this(options, Draws.seeded());
  }

  /** Makes the world with chance drawn from elsewhere: x, xDot, theta and thetaDot, in turn. */
  public CartPole(CartPoleOptions options, Draws draws) {
    spec = new EnvironmentSpec("cart-pole", OBSERVATIONS, ACTIONS, options.maxSteps(), 475, 50);
    startRange = options.startRange();
    this.draws = draws;
  }

  @Override
  public EnvironmentSpec spec() {
    return spec;
  }

  @Override
  public void reset(long seed, float[] observation) {
    draws.begin(seed);
    x = draws.uniform(-startRange, startRange);
    xDot = draws.uniform(-startRange, startRange);
    theta = draws.uniform(-startRange, startRange);
    thetaDot = draws.uniform(-startRange, startRange);
    force = 0;
    steps = 0;
    failed = false;
    observe(observation);
  }

  @Override
  public StepResult step(float[] action, float[] observation) {
    force = ACTIONS.index(action, 0) == 1 ? FORCE : -FORCE;
    integrate();
    steps++;
    failed = Math.abs(x) > X_LIMIT || Math.abs(theta) > THETA_LIMIT;
    observe(observation);
    return failed ? FAILED : UPRIGHT;
  }

  /** Advances the state by one Euler step. The order of operations is part of the benchmark. */
  private void integrate() {
    double sin = Math.sin(theta);
    double cos = Math.cos(theta);
    double temp = (force + POLE_MASS_LENGTH * (thetaDot * thetaDot) * sin) / TOTAL_MASS;
    double thetaAcc =
        (GRAVITY * sin - cos * temp)
            / (HALF_LENGTH * (4.0 / 3.0 - POLE_MASS * (cos * cos) / TOTAL_MASS));
    double xAcc = temp - POLE_MASS_LENGTH * thetaAcc * cos / TOTAL_MASS;
    x += TAU * xDot;
    xDot += TAU * xAcc;
    theta += TAU * thetaDot;
    thetaDot += TAU * thetaAcc;
  }

  private void observe(float[] observation) {
    observation[0] = (float) x;
    observation[1] = (float) xDot;
    observation[2] = (float) theta;
    observation[3] = (float) thetaDot;
  }

  @Override
  public CartPoleState snapshot() {
    return new CartPoleState(x, xDot, theta, thetaDot, force, steps, failed);
  }

  @Override
  public List<RewardTerm> rewardTerms() {
    return List.of(new RewardTerm("alive", steps == 0 ? 0 : 1));
  }

  /** Returns whether the pole is still up and the cart on its track. */
  @Override
  public boolean succeeded() {
    return !failed;
  }

  private static Space.Dimension symmetric(String name, String unit, float bound, float typical) {
    return new Space.Dimension(name, unit, -bound, bound, -typical, typical);
  }
}
