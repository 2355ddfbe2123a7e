package org.ludus.agent.replay;

import org.ludus.settings.Setting;

/** How the target networks of an off-policy agent follow those that learn. */
public record TargetSettings(
    @Setting(
            says = "updates from one change of the target network to the next",
            standard = "1",
            range = "[1, inf)")
        int updateEvery,
    @Setting(
            says =
                "how far the target network then moves towards the learning one; 1 makes it a copy",
            standard = "1",
            range = "(0, 1]")
        double tau) {}
