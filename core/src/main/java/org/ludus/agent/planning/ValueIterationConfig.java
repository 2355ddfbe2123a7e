package org.ludus.agent.planning;

import org.ludus.settings.Setting;

/** Settings of {@link ValueIteration}. */
public record ValueIterationConfig(
    @Setting(says = "worth of a reward one step later", standard = "0.99", range = "[0, 1]")
        double discount,
    @Setting(
            says = "change of a value in a sweep below which it ends",
            standard = "0.000001",
            range = "(0, inf)")
        double tolerance) {}
