package org.ludus.env.arcade;

import org.ludus.settings.Setting;
import org.ludus.settings.Settings;

/** What can be changed about space invaders. The defaults are the benchmark's. */
public record SpaceInvadersOptions(
    @Setting(
            says = "whether every new wave of aliens moves faster than the one before",
            standard = "true")
        boolean ramping,
    @Setting(
            says = "steps after which a game is truncated; 0: never",
            standard = "0",
            range = "[0, inf)")
        int maxSteps,
    @Setting(
            says = "how fast it is played on screen; learners see no difference",
            standard = "12",
            range = "[10, 30]")
        int movesPerSecond) {

  /** Returns the benchmark's options, at a pace that who has never played finds lively. */
  public static SpaceInvadersOptions defaults() {
    return Settings.defaults(SpaceInvadersOptions.class);
  }
}
