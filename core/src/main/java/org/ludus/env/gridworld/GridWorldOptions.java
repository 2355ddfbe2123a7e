package org.ludus.env.gridworld;

import org.ludus.settings.Setting;
import org.ludus.settings.Settings;

/** What can be changed about grid-world. A reward is at most a million, either way. */
public record GridWorldOptions(
    @Setting(
            says = "cells in a row and in a column; a map brings its own size",
            standard = "5",
            range = "[2, 64]")
        int size,
    @Setting(
            says =
                "share of the cells that are walls, drawn anew in every episode but never so that"
                    + " they cut the start off from the goal; a map brings its own walls",
            standard = "0",
            range = "[0, 1)")
        double walls,
    @Setting(
            says =
                "a board in characters, its rows separated by /: . free, # wall, S start, G goal; a"
                    + " missing start or goal is drawn anew in every episode; empty for the open"
                    + " board of that size",
            standard = "")
        String map,
    @Setting(says = "earned by every step", standard = "-0.1", range = "[-1e6, 1e6]")
        double stepReward,
    @Setting(
            says = "earned by reaching the goal, on top of the step's",
            standard = "10",
            range = "[-1e6, 1e6]")
        double goalReward,
    @Setting(
            says = "earned by running into a wall or the edge, on top of the step's",
            standard = "-1",
            range = "[-1e6, 1e6]")
        double bumpReward,
    @Setting(
            says =
                "earned for each cell that a step brings the agent nearer to the goal, and lost for"
                    + " each that it leads away (Manhattan distance)",
            standard = "0.1",
            range = "[-1e6, 1e6]")
        double shaping,
    @Setting(
            says =
                "what the agent sees: one_hot, a number for each cell that is 1 at the agent, then"
                    + " the same for goal and walls; or coordinates, column and row of agent and"
                    + " goal from 0 to 1, and no walls",
            standard = "one_hot")
        Observation observation,
    @Setting(
            says = "steps after which an episode is truncated",
            standard = "100",
            range = "[1, inf)")
        int maxSteps) {

  /** What an agent sees of the board. */
  public enum Observation {
    /** A number for each cell that is 1 at the agent, then the same for the goal and the walls. */
    ONE_HOT,
    /** Column and row of the agent, then of the goal, each from 0 to 1; no walls. */
    COORDINATES
  }

  /** Returns the options of the usual grid-world. */
  public static GridWorldOptions defaults() {
    return Settings.defaults(GridWorldOptions.class);
  }

  /** Returns these options with another observation. */
  public GridWorldOptions withObservation(Observation other) {
    return new GridWorldOptions(
        size, walls, map, stepReward, goalReward, bumpReward, shaping, other, maxSteps);
  }

  /** Returns these options with another share of walls. */
  public GridWorldOptions withWalls(double share) {
    return new GridWorldOptions(
        size, share, map, stepReward, goalReward, bumpReward, shaping, observation, maxSteps);
  }

  /** Returns these options with a map. */
  public GridWorldOptions withMap(String board) {
    return new GridWorldOptions(
        size, walls, board, stepReward, goalReward, bumpReward, shaping, observation, maxSteps);
  }
}
