package org.ludus.env.cartpole;

import org.ludus.settings.Setting;
import org.ludus.settings.Settings;

/** What can be changed about cart-pole. The defaults are the benchmark's. */
public record CartPoleOptions(
    @Setting(
            says =
                "steps after which an episode is truncated; 200 in the benchmark's first version",
            standard = "500",
            range = "[1, inf)")
        int maxSteps,
    @Setting(
            says =
                "each of the four starting values is drawn from plus or minus this, in m, m/s, rad"
                    + " and rad/s",
            standard = "0.05",
            range = "(0, 0.2]")
        double startRange) {

  /** Returns the benchmark's options. */
  public static CartPoleOptions defaults() {
    return Settings.defaults(CartPoleOptions.class);
  }
}
