package org.ludus.env.gridworld;

import java.util.Objects;
import java.util.function.IntSupplier;
import org.ludus.env.FiniteMdp;

/**
 * What a move does and what it earns in grid-world. Where the walls are fixed it makes a finite
 * model: a state is the agent's cell, plus the number of cells times the goal's cell unless that is
 * fixed too.
 */
final class GridModel implements FiniteMdp {

  private final Board board;
  private final GridWorldOptions options;
  private final IntSupplier agent;
  private final int cells;

  /**
   * Makes the model of a board.
   *
   * @param agent gives the agent's cell in the running episode
   */
  GridModel(Board board, GridWorldOptions options, IntSupplier agent) {
    this.board = board;
    this.options = options;
    this.agent = agent;
    cells = board.wall.length;
  }

  /** Returns the reward of a step from one cell to another, or to the same if that was a bump. */
  double reward(int from, int to, int goal) {
    double reward = options.stepReward();
    if (from == to) {
      return reward + options.bumpReward();
    }
    reward += shaping(from, to, goal);
    return to == goal ? reward + options.goalReward() : reward;
  }

  /** Returns that part of it which is earned by coming nearer to the goal. */
  double shaping(int from, int to, int goal) {
    int before = Moves.distance(from, goal, board.columns);
    int after = Moves.distance(to, goal, board.columns);
    return options.shaping() * (before - after);
  }

  @Override
  public int states() {
    return board.hasFixedGoal() ? cells : cells * cells;
  }

  @Override
  public int actions() {
    return Moves.ACTIONS.count();
  }

  @Override
  public int state() {
    return number(agent.getAsInt(), board.goal);
  }

  @Override
  public int stateFrom(int place) {
    return number(Objects.checkIndex(place, cells), board.goal);
  }

  private int number(int cell, int goal) {
    return board.hasFixedGoal() ? cell : goal * cells + cell;
  }

  @Override
  public void starts(StartSink sink) {
    board.beginnings((probability, from, to) -> sink.start(probability, number(from, to)));
  }

  @Override
  public void outcomes(int state, int action, OutcomeSink sink) {
    int from = Objects.checkIndex(state, states()) % cells;
    int goal = board.hasFixedGoal() ? board.fixedGoal() : state / cells;
    int direction = Objects.checkIndex(action, actions());
    if (from == goal) {
      sink.outcome(1, state, 0, true);
      return;
    }
    int to = board.move(from, direction);
    sink.outcome(1, number(to, goal), (float) reward(from, to, goal), to == goal);
  }
}
