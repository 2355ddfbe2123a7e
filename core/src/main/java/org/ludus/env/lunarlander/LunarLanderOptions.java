package org.ludus.env.lunarlander;

import org.ludus.settings.Setting;
import org.ludus.settings.Settings;

/** What can be changed about the lunar lander. The defaults are the benchmark's. */
public record LunarLanderOptions(
    @Setting(says = "whether there is wind while no leg touches the ground", standard = "false")
        boolean wind,
    @Setting(says = "greatest sideways force of the wind, in N", standard = "15", range = "[0, 20]")
        double windPower,
    @Setting(says = "greatest torque of the wind, in N m", standard = "1.5", range = "[0, 2]")
        double turbulencePower,
    @Setting(says = "vertical acceleration, in m/s^2", standard = "-10", range = "(-12, 0)")
        double gravity,
    @Setting(
            says = "steps after which an episode is truncated",
            standard = "1000",
            range = "[1, inf)")
        int maxSteps) {

  /** Returns the benchmark's options. */
  public static LunarLanderOptions defaults() {
    return Settings.defaults(LunarLanderOptions.class);
  }

  /** Returns these options with the wind on or off. */
  public LunarLanderOptions withWind(boolean on) {
    return new LunarLanderOptions(on, windPower, turbulencePower, gravity, maxSteps);
  }

  /** Returns these options with another gravity, in m/s^2. */
  public LunarLanderOptions withGravity(double acceleration) {
    return new LunarLanderOptions(wind, windPower, turbulencePower, acceleration, maxSteps);
  }
}
