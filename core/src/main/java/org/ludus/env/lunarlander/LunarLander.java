package org.ludus.env.lunarlander;

import com.badlogic.gdx.math.Vector2;
import java.util.List;
import org.ludus.env.Draws;
import org.ludus.env.Environment;
import org.ludus.env.EnvironmentSpec;
import org.ludus.env.Inspectable;
import org.ludus.env.RewardTerm;
import org.ludus.env.Space;
import org.ludus.env.StepResult;
import org.ludus.env.lunarlander.LunarLanderState.Ending;

/**
 * A lander with three engines that has to be set down on its pad, on Box2D: number for number
 * Gymnasium's LunarLander-v3, so that results can be compared.
 *
 * <p>A step's reward is the change of a potential (nearer, slower, more upright and on its legs is
 * better) less the fuel: 0.30 for a full burst of the main engine, 0.03 for the side engines'. The
 * episode terminates with -100 when the hull touches anything or leaves sideways, and with +100
 * when it has come to rest.
 *
 * <p>The arithmetic here is in double and is cast to float only on its way into Box2D. Each
 * instance owns native memory: close it.
 */
public final class LunarLander implements Environment<LunarLanderState>, Inspectable {

  private static final double FPS = 50;
  private static final double SCALE = LanderWorld.SCALE;
  private static final double HALF_WIDTH = Terrain.WIDTH / 2;
  private static final double HALF_HEIGHT = Terrain.HEIGHT / 2;
  private static final double REST_Y = Terrain.HELIPAD_Y + 18 / SCALE; // m, the legs' length above
  private static final double INITIAL_FORCE = 1000; // N
  private static final int MAX_WIND_INDEX = 9999;

  private static final double MAIN_POWER = 13; // N s
  private static final double MAIN_Y = 4 / SCALE; // m, the nozzle's distance from the origin
  private static final double MAIN_FUEL = 0.30;
  private static final double SIDE_POWER = 0.6; // N s
  private static final double SIDE_AWAY = 12 / SCALE; // m
  private static final double SIDE_X = 17 / SCALE; // m; not SIDE_Y: the benchmark's own asymmetry
  private static final double SIDE_Y = 14 / SCALE; // m
  private static final double SIDE_FUEL = 0.03;
  private static final float REST_REWARD = 100;
  private static final float CRASH_REWARD = -100;

  // "Left" is where an engine pushes, not where it sits: the benchmark's names.
  private static final Space.Discrete DISCRETE =
      new Space.Discrete(List.of("nothing", "left engine", "main engine", "right engine"));
  private static final Space.Box CONTINUOUS =
      Space.Box.of(
          new Space.Dimension("main throttle", "", -1, 1),
          new Space.Dimension("lateral", "", -1, 1));

  // Hard bounds only where the physics has them; the benchmark declares some that do not hold.
  private static final Space.Box OBSERVATIONS =
      Space.Box.of(
          new Space.Dimension("x", "10 m", -2.5f, 2.5f, -1, 1),
          unbounded("y", "6.67 m", -0.5f, 1.5f),
          unbounded("xDot", "5 m/s", -2, 2),
          unbounded("yDot", "7.5 m/s", -2, 2),
          unbounded("angle", "rad", -2, 2),
          unbounded("angularVelocity", "2.5 rad/s", -2, 2),
          new Space.Dimension("right leg contact", "", 0, 1),
          new Space.Dimension("left leg contact", "", 0, 1));

  private final LunarLanderOptions options;
  private final boolean continuous;
  private final Draws draws;
  private final EnvironmentSpec spec;
  private final Terrain terrain = new Terrain();
  private final double[] sensed = new double[8];

  // The parts of the potential now and before the last step: distance, speed, tilt, legs.
  private final double[] parts = new double[4];
  private final double[] partsBefore = new double[4];

  private LanderWorld world;
  private int windIndex;
  private int torqueIndex;
  private double mainPower;
  private double sidePower;
  private int sideDirection;
  private double windForce;
  private double shaping;
  private int steps;
  private Ending ending = Ending.NONE;

  private LunarLander(LunarLanderOptions options, boolean continuous, Draws draws) {
    this.options = options;
    this.continuous = continuous;
    this.draws = draws;
    spec =
        new EnvironmentSpec(
            continuous ? "lunar-lander-continuous" : "lunar-lander",
            OBSERVATIONS,
            continuous ? CONTINUOUS : DISCRETE,
            options.maxSteps(),
            200,
            (int) FPS);
  }

  /** Returns lunar-lander: at each step one engine fires at full power, or none. */
  public static LunarLander discrete(LunarLanderOptions options) {
    return discrete(options, Draws.seeded());
  }

  /**
   * Returns lunar-lander with chance drawn from elsewhere: 12 heights, the two components of the
   * initial force, with wind its two indices, then two dispersions for the reset and for each step.
   */
  public static LunarLander discrete(LunarLanderOptions options, Draws draws) {
    return new LunarLander(options, false, draws);
  }

  /** Returns lunar-lander-continuous: both engines are throttled. */
  public static LunarLander continuous(LunarLanderOptions options) {
    return continuous(options, Draws.seeded());
  }

  /** Returns lunar-lander-continuous with chance drawn from elsewhere, in the same order. */
  public static LunarLander continuous(LunarLanderOptions options, Draws draws) {
    return new LunarLander(options, true, draws);
  }

  @Override
  public EnvironmentSpec spec() {
    return spec;
  }

  @Override
  public void reset(long seed, float[] observation) {
    close();
    draws.begin(seed);
    terrain.draw(draws);
    double forceX = draws.uniform(-INITIAL_FORCE, INITIAL_FORCE);
    double forceY = draws.uniform(-INITIAL_FORCE, INITIAL_FORCE);
    if (options.wind()) {
      windIndex = draws.integer(-MAX_WIND_INDEX, MAX_WIND_INDEX);
      torqueIndex = draws.integer(-MAX_WIND_INDEX, MAX_WIND_INDEX);
    }
    world = new LanderWorld(terrain, options.gravity(), forceX, forceY);
    ending = Ending.NONE;
    mainPower = 0;
    sidePower = 0;
    sideDirection = 0;
    // A first step with the engines off belongs to the reset; its potential is the baseline.
    simulate();
    observe(observation);
    shaping = potential();
    System.arraycopy(parts, 0, partsBefore, 0, parts.length);
    steps = 0;
  }

  @Override
  public StepResult step(float[] action, float[] observation) {
    if (continuous) {
      return step(action[0], action[1], observation);
    }
    throttle(DISCRETE.index(action, 0));
    return advance(observation);
  }

  /** Steps with throttles in double: the benchmark takes those too, and recordings hold them. */
  StepResult step(double main, double lateral, float[] observation) {
    throttle(main, lateral);
    return advance(observation);
  }

  private StepResult advance(float[] observation) {
    simulate();
    observe(observation);
    steps++;
    double before = shaping;
    System.arraycopy(parts, 0, partsBefore, 0, parts.length);
    shaping = potential();
    double reward = shaping - before - mainPower * MAIN_FUEL - sidePower * SIDE_FUEL;
    ending = findEnding();
    return ending == Ending.NONE
        ? StepResult.running((float) reward)
        : new StepResult(endReward(), true, false);
  }

  private void throttle(int action) {
    mainPower = action == 2 ? 1 : 0;
    sideDirection = action == 1 || action == 3 ? action - 2 : 0;
    sidePower = Math.abs(sideDirection);
  }

  /** Sets the engines: the main one from half to full power, the side ones beyond half only. */
  private void throttle(double main, double lateral) {
    mainPower = main > 0 ? (Math.min(main, 1) + 1) * 0.5 : 0;
    double side = Math.min(Math.abs(lateral), 1);
    boolean fires = side > 0.5;
    sideDirection = fires ? (int) Math.signum(lateral) : 0;
    sidePower = fires ? side : 0;
  }

  private void simulate() {
    if (options.wind()) {
      blow();
    }
    double d0 = draws.uniform(-1, 1) / SCALE;
    double d1 = draws.uniform(-1, 1) / SCALE;
    if (mainPower > 0 || sideDirection != 0) {
      fire(d0, d1);
    }
    world.step();
  }

  private void blow() {
    windForce = 0;
    if (!world.legContact(0) && !world.legContact(1)) {
      windForce = gust(windIndex++) * options.windPower();
      world.blow(windForce, gust(torqueIndex++) * options.turbulencePower());
    }
  }

  /** Returns the strength of the wind, -1 to 1: two sines whose sum never repeats. */
  private static double gust(int index) {
    return Math.tanh(Math.sin(0.02 * index) + Math.sin(Math.PI * 0.01 * index));
  }

  /** Kicks the hull with whatever engines are on; d0 and d1 move the points they act on, in m. */
  private void fire(double d0, double d1) {
    double angle = world.angle();
    double tipX = Math.sin(angle);
    double tipY = Math.cos(angle);
    double sideX = -tipY;
    double sideY = tipX;
    Vector2 position = world.position();
    double x = position.x;
    double y = position.y;
    if (mainPower > 0) {
      double ox = tipX * (MAIN_Y + 2 * d0) + sideX * d1;
      double oy = -tipY * (MAIN_Y + 2 * d0) - sideY * d1;
      world.kick(-ox * MAIN_POWER * mainPower, -oy * MAIN_POWER * mainPower, x + ox, y + oy);
    }
    if (sideDirection != 0) {
      double away = 3 * d1 + sideDirection * SIDE_AWAY;
      double ox = tipX * d0 + sideX * away;
      double oy = -tipY * d0 - sideY * away;
      world.kick(
          -ox * SIDE_POWER * sidePower,
          -oy * SIDE_POWER * sidePower,
          x + ox - tipX * SIDE_X,
          y + oy + tipY * SIDE_Y);
    }
  }

  private void observe(float[] observation) {
    Vector2 position = world.position();
    sensed[0] = (position.x - HALF_WIDTH) / HALF_WIDTH;
    sensed[1] = (position.y - REST_Y) / HALF_HEIGHT;
    Vector2 velocity = world.velocity();
    sensed[2] = velocity.x * HALF_WIDTH / FPS;
    sensed[3] = velocity.y * HALF_HEIGHT / FPS;
    sensed[4] = world.angle();
    sensed[5] = 20.0 * world.angularVelocity() / FPS;
    sensed[6] = world.legContact(0) ? 1 : 0;
    sensed[7] = world.legContact(1) ? 1 : 0;
    for (int i = 0; i < sensed.length; i++) {
      observation[i] = (float) sensed[i];
    }
  }

  /** Returns how well the lander is placed, from what was sensed before its cast to float. */
  private double potential() {
    parts[0] = -100 * Math.sqrt(sensed[0] * sensed[0] + sensed[1] * sensed[1]);
    parts[1] = -100 * Math.sqrt(sensed[2] * sensed[2] + sensed[3] * sensed[3]);
    parts[2] = -100 * Math.abs(sensed[4]);
    parts[3] = 10 * sensed[6] + 10 * sensed[7];
    // Leg by leg: the order of the additions is part of the benchmark's last bits.
    return parts[0] + parts[1] + parts[2] + 10 * sensed[6] + 10 * sensed[7];
  }

  /** Returns how the episode ends now. Rest counts more than a crash in the same step. */
  private Ending findEnding() {
    if (world.asleep()) {
      return Ending.AT_REST;
    }
    if (Math.abs(sensed[0]) >= 1) {
      return Ending.OUT_OF_BOUNDS;
    }
    return world.hullTouched() ? Ending.CRASHED : Ending.NONE;
  }

  @Override
  public LunarLanderState snapshot() {
    return new LunarLanderState(
        terrain.heights(),
        (float) Terrain.HELIPAD_Y,
        world.hull(),
        world.leg(1),
        world.leg(0),
        world.legContact(1),
        world.legContact(0),
        (float) mainPower,
        (float) sidePower,
        sideDirection,
        (float) windForce,
        (float) options.gravity(),
        steps,
        ending);
  }

  @Override
  public List<RewardTerm> rewardTerms() {
    return List.of(
        shapingTerm("distance", 0),
        shapingTerm("speed", 1),
        shapingTerm("tilt", 2),
        shapingTerm("legs", 3),
        runningTerm("main engine", -mainPower * MAIN_FUEL),
        runningTerm("side engine", -sidePower * SIDE_FUEL),
        new RewardTerm("end", endReward()));
  }

  private RewardTerm shapingTerm(String name, int part) {
    return runningTerm(name, parts[part] - partsBefore[part]);
  }

  /** A term of all steps but the last, whose reward is that of the end alone. */
  private RewardTerm runningTerm(String name, double value) {
    // Adding 0 turns a negative zero, which is nothing for people to see, into a plain one.
    return new RewardTerm(name, ending == Ending.NONE ? (float) (value + 0) : 0);
  }

  private float endReward() {
    return switch (ending) {
      case NONE -> 0;
      case AT_REST -> REST_REWARD;
      case CRASHED, OUT_OF_BOUNDS -> CRASH_REWARD;
    };
  }

  /** Returns whether the lander has come to rest. */
  @Override
  public boolean succeeded() {
    return ending == Ending.AT_REST;
  }

  /** Frees the physics. The next reset makes them anew. */
  @Override
  public void close() {
    if (world != null) {
      world.close();
    }
  }

  private static Space.Dimension unbounded(String name, String unit, float low, float high) {
    return new Space.Dimension(
        name, unit, Float.NEGATIVE_INFINITY, Float.POSITIVE_INFINITY, low, high);
  }
}
