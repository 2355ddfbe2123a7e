package org.ludus.env.lunarlander;

/**
 * What can be changed about the lunar lander. The defaults are the benchmark's.
 *
 * @param wind whether there is wind while no leg touches the ground; no by default
 * @param windPower greatest sideways force of the wind, in N; 0 to 20, 15 by default
 * @param turbulencePower greatest torque of the wind, in N m; 0 to 2, 1.5 by default
 * @param gravity vertical acceleration, in m/s^2; above -12 and below 0, -10 by default
 * @param maxSteps steps after which an episode is truncated, at least 1; 1000 by default
 */
public record LunarLanderOptions(
    boolean wind, double windPower, double turbulencePower, double gravity, int maxSteps) {

  /**
   * Checks the ranges.
   *
   * @throws IllegalArgumentException if a number is out of its range
   */
  public LunarLanderOptions {
    require(windPower >= 0 && windPower <= 20, "windPower", "from 0 to 20", windPower);
    require(
        turbulencePower >= 0 && turbulencePower <= 2,
        "turbulencePower",
        "from 0 to 2",
        turbulencePower);
    require(gravity > -12 && gravity < 0, "gravity", "above -12 and below 0", gravity);
    require(maxSteps >= 1, "maxSteps", "at least 1", maxSteps);
  }

  /** Returns the benchmark's options. */
  public static LunarLanderOptions defaults() {
    return new LunarLanderOptions(false, 15, 1.5, -10, 1000);
  }

  /** Returns these options with the wind on or off. */
  public LunarLanderOptions withWind(boolean on) {
    return new LunarLanderOptions(on, windPower, turbulencePower, gravity, maxSteps);
  }

  /** Returns these options with another gravity, in m/s^2. */
  public LunarLanderOptions withGravity(double acceleration) {
    return new LunarLanderOptions(wind, windPower, turbulencePower, acceleration, maxSteps);
  }

  private static void require(boolean condition, String name, String range, double value) {
    if (!condition) {
      throw new IllegalArgumentException(name + " must be " + range + ", not " + value);
    }
  }
}
