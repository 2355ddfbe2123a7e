package org.ludus.env.gridworld;

/**
 * What can be changed about grid-world.
 *
 * @param size cells in a row and in a column, 2 to 64; 5 by default; a map brings its own size
 * @param walls share of the cells that are walls, drawn anew in every episode but never so that
 *     they cut the start off from the goal; 0 to less than 1, 0 by default; a map brings its own
 *     walls
 * @param map a board in characters, its rows separated by {@code /}: {@code .} free, {@code #}
 *     wall, {@code S} start, {@code G} goal; a missing start or goal is drawn anew in every
 *     episode; empty, the default, for the open board of {@code size}
 * @param stepReward earned by every step; -0.1 by default
 * @param goalReward earned by reaching the goal, on top of the step's; 10 by default
 * @param bumpReward earned by running into a wall or the edge, on top of the step's; -1 by default
 * @param shaping earned for each cell that a step brings the agent nearer to the goal, and lost for
 *     each that it leads away (Manhattan distance); 0.1 by default, 0 for none
 * @param observation what the agent sees; {@link Observation#ONE_HOT} by default
 * @param maxSteps steps after which an episode is truncated, at least 1; 100 by default
 */
public record GridWorldOptions(
    int size,
    double walls,
    String map,
    double stepReward,
    double goalReward,
    double bumpReward,
    double shaping,
    Observation observation,
    int maxSteps) {

  /** What an agent sees of the board. */
  public enum Observation {
    /** A number for each cell that is 1 at the agent, then the same for the goal and the walls. */
    ONE_HOT,
    /** Column and row of the agent, then of the goal, each from 0 to 1; no walls. */
    COORDINATES
  }

  private static final int MAX_SIZE = 64;

  /**
   * Checks the ranges.
   *
   * @throws IllegalArgumentException if a number is out of its range
   */
  public GridWorldOptions {
    require(size >= 2 && size <= MAX_SIZE, "size must be from 2 to " + MAX_SIZE + ", not " + size);
    require(walls >= 0 && walls < 1, "walls must be from 0 to less than 1, not " + walls);
    require(maxSteps >= 1, "maxSteps must be at least 1, not " + maxSteps);
    requireFinite("stepReward", stepReward);
    requireFinite("goalReward", goalReward);
    requireFinite("bumpReward", bumpReward);
    requireFinite("shaping", shaping);
  }

  /** Returns the options of the usual grid-world. */
  public static GridWorldOptions defaults() {
    return new GridWorldOptions(5, 0, "", -0.1, 10, -1, 0.1, Observation.ONE_HOT, 100);
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

  private static void requireFinite(String name, double value) {
    require(Double.isFinite(value), name + " must be a finite number, not " + value);
  }

  private static void require(boolean condition, String message) {
    if (!condition) {
      throw new IllegalArgumentException(message);
    }
  }
}
