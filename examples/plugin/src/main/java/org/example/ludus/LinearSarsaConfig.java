package org.example.ludus;

import org.ludus.agent.exploration.ExplorationSettings;
import org.ludus.settings.Group;
import org.ludus.settings.Setting;

/** Settings of {@link LinearSarsa}. */
public record LinearSarsaConfig(
    @Setting(
            says = "share of the error that an update takes away",
            standard = "0.3",
            range = "(0, 1]")
        double learningRate,
    @Setting(says = "worth of a reward one step later", standard = "1", range = "[0, 1]")
        double discount,
    @Setting(says = "grids over the space of observations", standard = "8", range = "[1, 64]")
        int tilings,
    @Setting(
            says = "parts that each of them cuts every dimension into",
            standard = "8",
            range = "[1, 64]")
        int tiles,
    @Group(
            says = "what is tried",
            standard = {"epsilon_start=0.1", "epsilon_end=0"})
        ExplorationSettings exploration) {}
