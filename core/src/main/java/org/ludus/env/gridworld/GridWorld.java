package org.ludus.env.gridworld;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.ludus.env.Draws;
import org.ludus.env.Environment;
import org.ludus.env.EnvironmentSpec;
import org.ludus.env.FiniteMdp;
import org.ludus.env.Inspectable;
import org.ludus.env.RewardTerm;
import org.ludus.env.Space;
import org.ludus.env.StepResult;
import org.ludus.env.gridworld.GridWorldOptions.Observation;

/**
 * A board on which an agent looks for a goal, moving up, right, down or left.
 *
 * <p>Start and goal are different cells, drawn anew in every episode unless a map fixes them. The
 * reward of a step is a sum: the step's own, the goal's when it is reached, the bump's when a wall
 * or the edge is in the way, and the shaping's for coming nearer to the goal in Manhattan distance.
 * The episode terminates at the goal.
 */
public final class GridWorld implements Environment<GridState>, Inspectable {

  private final GridWorldOptions options;
  private final Draws draws;
  private final Board board;
  private final boolean seesWalls;
  private final EnvironmentSpec spec;

  private final GridModel model;

  private int agent;
  private int previous;
  private int lastAction;
  private boolean bumped;
  private int steps;

  /**
   * Makes the world with chance drawn from the episode's seed.
   *
   * @throws IllegalArgumentException if the options' map is not a board with a way to a goal
   */
  public GridWorld(GridWorldOptions options) {
    this(options, Draws.seeded());
  }

  /** Makes the world with chance drawn from elsewhere: the start, the goal, then the walls. */
  public GridWorld(GridWorldOptions options, Draws draws) {
    this.options = options;
    this.draws = draws;
    board = new Board(options);
    seesWalls = board.mayHaveWalls();
    model = new GridModel(board, options, () -> agent);
    spec =
        new EnvironmentSpec(
            "grid-world",
            Space.Box.of(dimensions()),
            Moves.ACTIONS,
            options.maxSteps(),
            solvedReturn(),
            10);
  }

  @Override
  public EnvironmentSpec spec() {
    return spec;
  }

  @Override
  public void reset(long seed, float[] observation) {
    draws.begin(seed);
    board.draw(draws);
    agent = board.start;
    previous = agent;
    lastAction = -1;
    bumped = false;
    steps = 0;
    observe(agent, observation);
  }

  @Override
  public StepResult step(float[] action, float[] observation) {
    lastAction = Moves.ACTIONS.index(action, 0);
    previous = agent;
    agent = board.move(agent, lastAction);
    bumped = agent == previous;
    steps++;
    observe(agent, observation);
    float reward = (float) model.reward(previous, agent, board.goal);
    return new StepResult(reward, agent == board.goal, false);
  }

  /**
   * Returns also the model, a {@link FiniteMdp}, where the walls are the same in every episode. Its
   * states are the agent's cell and the goal's, or the agent's alone where a map has the goal.
   */
  @Override
  public <C> Optional<C> capability(Class<C> type) {
    if (type == FiniteMdp.class) {
      return board.isFixed() ? Optional.of(type.cast(model)) : Optional.empty();
    }
    return Environment.super.capability(type);
  }

  /** Returns the number of the board's cells, walls included. */
  @Override
  public int places() {
    return board.wall.length;
  }

  @Override
  public void observeFrom(int place, float[] observation) {
    observe(Objects.checkIndex(place, places()), observation);
  }

  private void observe(int place, float[] observation) {
    if (options.observation() == Observation.COORDINATES) {
      observation[0] = scaled(place % board.columns, board.columns);
      observation[1] = scaled(place / board.columns, board.rows);
      observation[2] = scaled(board.goal % board.columns, board.columns);
      observation[3] = scaled(board.goal / board.columns, board.rows);
      return;
    }
    int cells = board.wall.length;
    Arrays.fill(observation, 0, spec.observationSpace().size(), 0);
    observation[place] = 1;
    observation[cells + board.goal] = 1;
    for (int cell = 0; seesWalls && cell < cells; cell++) {
      observation[2 * cells + cell] = board.wall[cell] ? 1 : 0;
    }
  }

  private static float scaled(int index, int count) {
    return count == 1 ? 0 : (float) index / (count - 1);
  }

  private List<Space.Dimension> dimensions() {
    if (options.observation() == Observation.COORDINATES) {
      return List.of(
          unit("agent column"), unit("agent row"), unit("goal column"), unit("goal row"));
    }
    List<String> layers =
        seesWalls ? List.of("agent at ", "goal at ", "wall at ") : List.of("agent at ", "goal at ");
    List<Space.Dimension> dimensions = new ArrayList<>();
    for (String layer : layers) {
      for (int cell = 0; cell < board.wall.length; cell++) {
        dimensions.add(unit(layer + cell));
      }
    }
    return dimensions;
  }

  private static Space.Dimension unit(String name) {
    return new Space.Dimension(name, "", 0, 1);
  }

  /**
   * Returns 95 per cent of the goal's reward plus what the way there brings: on an open board start
   * and goal are (columns + rows) / 3 moves apart on average.
   */
  private double solvedReturn() {
    double moves = (board.columns + board.rows) / 3.0;
    return 0.95 * options.goalReward() + moves * (options.stepReward() + options.shaping());
  }

  @Override
  public GridState snapshot() {
    return new GridState(
        board.columns,
        board.rows,
        board.walls(),
        List.of(),
        board.start,
        board.goal,
        agent,
        previous,
        lastAction,
        bumped,
        steps,
        1);
  }

  @Override
  public List<RewardTerm> rewardTerms() {
    return List.of(
        new RewardTerm("step", steps == 0 ? 0 : (float) options.stepReward()),
        new RewardTerm("bump", bumped ? (float) options.bumpReward() : 0),
        new RewardTerm("shaping", bumped ? 0 : (float) model.shaping(previous, agent, board.goal)),
        new RewardTerm("goal", succeeded() ? (float) options.goalReward() : 0));
  }

  /** Returns whether the goal has been reached. */
  @Override
  public boolean succeeded() {
    return agent == board.goal;
  }
}
