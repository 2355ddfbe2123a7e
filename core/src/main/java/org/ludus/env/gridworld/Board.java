package org.ludus.env.gridworld;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.ludus.env.Draws;

/** Cells, walls, start and goal: drawn at random, or read from a map and completed at random. */
final class Board {

  private static final int UNSET = -1;
  private static final int MAX_SIDE = 64;

  final int columns;
  final int rows;
  final boolean[] wall;
  int start;
  int goal;

  private final boolean fromMap;
  private final double wallShare;
  private final int fixedStart;
  private final int fixedGoal;
  private final boolean[] reached;
  private final int[] queue;
  private final int[] candidates;

  /**
   * Prepares the board that the options describe.
   *
   * @throws IllegalArgumentException if the map is not one
   */
  Board(GridWorldOptions options) {
    fromMap = !options.map().isEmpty();
    String[] lines = fromMap ? options.map().split("/", -1) : new String[0];
    columns = fromMap ? lines[0].length() : options.size();
    rows = fromMap ? lines.length : options.size();
    require(
        columns >= 1 && columns <= MAX_SIDE && rows <= MAX_SIDE,
        "must have 1 to 64 rows of 1 to 64 cells");
    wallShare = options.walls();
    wall = new boolean[columns * rows];
    reached = new boolean[columns * rows];
    queue = new int[columns * rows];
    candidates = new int[columns * rows];
    String cells = String.join("", lines);
    for (int i = 0; i < lines.length; i++) {
      require(lines[i].length() == columns, "has rows of different lengths");
      readRow(lines[i], i * columns);
    }
    fixedStart = only(cells, 'S');
    fixedGoal = only(cells, 'G');
    require(hasStart(), "has no way from a start to a goal");
  }

  private void readRow(String line, int firstCell) {
    for (int i = 0; i < line.length(); i++) {
      char cell = line.charAt(i);
      require(
          ".#SG".indexOf(cell) >= 0,
          "has an unknown character '" + cell + "': it takes . # S G, and / between rows");
      wall[firstCell + i] = cell == '#';
    }
  }

  private static int only(String cells, char mark) {
    require(cells.indexOf(mark) == cells.lastIndexOf(mark), "has more than one " + mark);
    return cells.indexOf(mark);
  }

  private boolean hasStart() {
    return collectStarts() > 0;
  }

  /** Returns whether the board can have walls at all. */
  boolean mayHaveWalls() {
    if (!fromMap) {
      return wallShare > 0;
    }
    for (boolean cell : wall) {
      if (cell) {
        return true;
      }
    }
    return false;
  }

  /**
   * Draws what an episode leaves to chance: start and goal, and the walls where no map has them.
   */
  void draw(Draws draws) {
    if (!fromMap) {
      Arrays.fill(wall, false);
    }
    int starts = collectStarts();
    start = candidates[starts == 1 ? 0 : draws.integer(0, starts)];
    int goals = collectGoals(start);
    goal = candidates[goals == 1 ? 0 : draws.integer(0, goals)];
    if (!fromMap && wallShare > 0) {
      drawWalls(draws);
    }
  }

  /** Fills the candidates with the cells an episode can begin in, and returns how many they are. */
  private int collectStarts() {
    int count = 0;
    if (fixedGoal != UNSET) {
      flood(fixedGoal);
    }
    for (int cell = 0; cell < wall.length; cell++) {
      boolean allowed = fixedStart == UNSET || cell == fixedStart;
      boolean hasGoal = fixedGoal == UNSET ? hasFreeNeighbour(cell) : reached[cell];
      if (allowed && !wall[cell] && hasGoal && cell != fixedGoal) {
        candidates[count++] = cell;
      }
    }
    return count;
  }

  /** Fills the candidates with the goals of episodes that begin in a cell; returns how many. */
  private int collectGoals(int origin) {
    int count = 0;
    flood(origin);
    for (int cell = 0; cell < wall.length; cell++) {
      if (reached[cell] && cell != origin && (fixedGoal == UNSET || cell == fixedGoal)) {
        candidates[count++] = cell;
      }
    }
    return count;
  }

  /** Turns cells into walls in random order, sparing those without which there is no way. */
  private void drawWalls(Draws draws) {
    int missing = (int) Math.round(wallShare * wall.length);
    for (int i = 0; i < candidates.length; i++) {
      candidates[i] = i;
    }
    for (int left = candidates.length; left > 0 && missing > 0; left--) {
      int pick = draws.integer(0, left);
      int cell = candidates[pick];
      candidates[pick] = candidates[left - 1];
      if (cell == start || cell == goal) {
        continue;
      }
      wall[cell] = true;
      flood(start);
      wall[cell] = reached[goal];
      missing -= wall[cell] ? 1 : 0;
    }
  }

  private boolean hasFreeNeighbour(int cell) {
    for (int direction = 0; direction < 4; direction++) {
      int next = Moves.neighbour(cell, direction, columns, rows);
      if (next != cell && !wall[next]) {
        return true;
      }
    }
    return false;
  }

  /** Marks every cell that can be reached from a cell, itself included. */
  private void flood(int origin) {
    Arrays.fill(reached, false);
    reached[origin] = true;
    queue[0] = origin;
    int tail = 1;
    for (int head = 0; head < tail; head++) {
      for (int direction = 0; direction < 4; direction++) {
        int next = Moves.neighbour(queue[head], direction, columns, rows);
        if (!wall[next] && !reached[next]) {
          reached[next] = true;
          queue[tail++] = next;
        }
      }
    }
  }

  /** Returns whether the walls are the same in every episode. */
  boolean isFixed() {
    return fromMap || wallShare == 0;
  }

  /** Returns whether the goal is the same in every episode. */
  boolean hasFixedGoal() {
    return fixedGoal != UNSET;
  }

  /** Returns that goal. */
  int fixedGoal() {
    return fixedGoal;
  }

  /** Receives the ways in which an episode can begin. */
  interface BeginningSink {

    /** Takes one of them. */
    void beginning(double probability, int from, int to);
  }

  /** Lists every start with every goal that it can have, on a board that is fixed. */
  void beginnings(BeginningSink sink) {
    int[] starts = Arrays.copyOf(candidates, collectStarts());
    for (int from : starts) {
      int goals = collectGoals(from);
      for (int i = 0; i < goals; i++) {
        sink.beginning(1.0 / starts.length / goals, from, candidates[i]);
      }
    }
  }

  /** Returns where a move leads to: the cell itself where a wall or the edge is in the way. */
  int move(int cell, int direction) {
    int next = Moves.neighbour(cell, direction, columns, rows);
    return wall[next] ? cell : next;
  }

  /** Returns the numbers of the cells that are walls. */
  List<Integer> walls() {
    List<Integer> numbers = new ArrayList<>();
    for (int cell = 0; cell < wall.length; cell++) {
      if (wall[cell]) {
        numbers.add(cell);
      }
    }
    return numbers;
  }

  private static void require(boolean condition, String complaint) {
    if (!condition) {
      throw new IllegalArgumentException("map " + complaint);
    }
  }
}
