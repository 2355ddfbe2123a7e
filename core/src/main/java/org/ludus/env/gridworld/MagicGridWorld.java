package org.ludus.env.gridworld;

import java.util.List;
import java.util.Objects;
import org.ludus.env.Environment;
import org.ludus.env.EnvironmentSpec;
import org.ludus.env.FiniteMdp;
import org.ludus.env.Inspectable;
import org.ludus.env.RewardTerm;
import org.ludus.env.Space;
import org.ludus.env.StepResult;

/**
 * Nine by nine magic squares: from the top left corner to the bottom right one, with a teleporter
 * that helps and another that throws back.
 *
 * <p>Every move earns -1, a move off the board included, which stays where it is; the move into the
 * goal earns 0 and terminates the episode. Whoever enters cell 18 finds himself in cell 54, whoever
 * enters 63 in 14. The best return is -11, in 12 moves. Nothing is left to chance, so the seed
 * makes no difference: its states are the cells.
 */
public final class MagicGridWorld implements Environment<GridState>, Inspectable, FiniteMdp {

  private static final int SIDE = 9;
  private static final int START = 0;
  private static final int GOAL = SIDE * SIDE - 1;
  private static final List<GridState.Teleporter> TELEPORTERS =
      List.of(new GridState.Teleporter(18, 54), new GridState.Teleporter(63, 14));

  private static final StepResult MOVED = StepResult.running(-1);
  private static final StepResult ARRIVED = new StepResult(0, true, false);

  private final EnvironmentSpec spec;

  private int agent;
  private int previous;
  private int lastAction;
  private boolean bumped;
  private int steps;

  /** Makes the world. */
  public MagicGridWorld(MagicGridWorldOptions options) {
    spec =
        new EnvironmentSpec(
            "magic-grid-world",
            Space.Discrete.numbered(SIDE * SIDE),
            Moves.ACTIONS,
            options.maxSteps(),
            -11,
            10);
  }

  @Override
  public EnvironmentSpec spec() {
    return spec;
  }

  @Override
  public void reset(long seed, float[] observation) {
    agent = START;
    previous = START;
    lastAction = -1;
    bumped = false;
    steps = 0;
    observation[0] = agent;
  }

  @Override
  public StepResult step(float[] action, float[] observation) {
    lastAction = Moves.ACTIONS.index(action, 0);
    previous = agent;
    int next = Moves.neighbour(agent, lastAction, SIDE, SIDE);
    bumped = next == agent;
    agent = beyond(next);
    steps++;
    observation[0] = agent;
    return arriving(agent);
  }

  /** Returns the number of the board's cells. Nobody ever stays where a teleporter stands. */
  @Override
  public int places() {
    return SIDE * SIDE;
  }

  @Override
  public void observeFrom(int place, float[] observation) {
    observation[0] = Objects.checkIndex(place, places());
  }

  @Override
  public int states() {
    return SIDE * SIDE;
  }

  @Override
  public int actions() {
    return Moves.ACTIONS.count();
  }

  /** Returns the cell that the agent is in. */
  @Override
  public int state() {
    return agent;
  }

  @Override
  public int stateFrom(int place) {
    return Objects.checkIndex(place, places());
  }

  @Override
  public void starts(StartSink sink) {
    sink.start(1, START);
  }

  @Override
  public void outcomes(int state, int action, OutcomeSink sink) {
    int from = Objects.checkIndex(state, states());
    int direction = Objects.checkIndex(action, actions());
    if (from == GOAL) {
      sink.outcome(1, GOAL, 0, true);
      return;
    }
    int to = beyond(Moves.neighbour(from, direction, SIDE, SIDE));
    StepResult result = arriving(to);
    sink.outcome(1, to, result.reward(), result.terminated());
  }

  private static StepResult arriving(int cell) {
    return cell == GOAL ? ARRIVED : MOVED;
  }

  /** Returns where one ends up on entering a cell. */
  private static int beyond(int cell) {
    for (int i = 0; i < TELEPORTERS.size(); i++) {
      if (TELEPORTERS.get(i).from() == cell) {
        return TELEPORTERS.get(i).to();
      }
    }
    return cell;
  }

  @Override
  public GridState snapshot() {
    return new GridState(
        SIDE,
        SIDE,
        List.of(),
        TELEPORTERS,
        START,
        GOAL,
        agent,
        previous,
        lastAction,
        bumped,
        steps,
        1);
  }

  @Override
  public List<RewardTerm> rewardTerms() {
    return List.of(new RewardTerm("move", steps == 0 || agent == GOAL ? 0 : -1));
  }

  /** Returns whether the goal has been reached. */
  @Override
  public boolean succeeded() {
    return agent == GOAL;
  }
}
