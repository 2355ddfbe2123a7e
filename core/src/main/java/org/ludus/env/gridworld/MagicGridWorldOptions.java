package org.ludus.env.gridworld;

import org.ludus.settings.Setting;
import org.ludus.settings.Settings;

/** What can be changed about magic-grid-world. */
public record MagicGridWorldOptions(
    @Setting(
            says = "steps after which an episode is truncated",
            standard = "200",
            range = "[1, inf)")
        int maxSteps) {

  /** Returns the usual options. */
  public static MagicGridWorldOptions defaults() {
    return Settings.defaults(MagicGridWorldOptions.class);
  }
}
