package org.ludus.agent.heuristic;

import org.ludus.agent.Actor;
import org.ludus.agent.Policy;
import org.ludus.env.arcade.SpaceInvadersBoard;

/**
 * Plays space invaders by weighing what each action leads to: the risk to be hit over the next
 * steps, and the chance to hit with the next shot, from here or from the best column near by. Risks
 * are weighed as if one action in ten were misheard, so that bullets are dodged in time.
 */
public final class SpaceInvadersHeuristic implements Policy, Actor {

  private static final float NOTHING = 0;
  private static final float LEFT = 1;
  private static final float RIGHT = 2;
  private static final float FIRE = 3;

  /** What a step without a shot costs, in hits: with every shot a hit it would be this much. */
  private static final double DELAY_COST = 1.0 / SpaceInvadersBoard.COOL_DOWN;

  /** How many steps ahead bullets are dodged. */
  private static final int AHEAD = 8;

  private static final double MISHEARD = 0.1;

  /** What it costs to be hit, in hits. */
  private static final double LOSS = 200;

  /** Makes the rule. It has no settings. */
  public SpaceInvadersHeuristic() {}

  /** Returns the rule itself, which remembers nothing. */
  @Override
  public Actor newActor() {
    return this;
  }

  @Override
  public void act(float[] observations, int at, float[] actions, int to) {
    SpaceInvadersBoard board = new SpaceInvadersBoard(observations, at);
    double[] risks = risks(board);
    double stay = worth(board, risks, 0);
    double left = worth(board, risks, -1);
    double right = worth(board, risks, 1);
    double best = Math.max(stay, Math.max(left, right));
    int cannon = board.cannon();
    double fire = board.chanceToHit(cannon, 0) - LOSS * riskOfMoving(risks, cannon, 0);
    if (board.coolDown() == 0 && fire >= best) {
      actions[to] = FIRE;
    } else {
      actions[to] = best == stay ? NOTHING : best == left ? LEFT : RIGHT;
    }
  }

  /** Returns what a move leads to without a shot in the same step. */
  private static double worth(SpaceInvadersBoard board, double[] risks, int move) {
    int column = SpaceInvadersBoard.moved(board.cannon(), move);
    return nextShot(board, column) - LOSS * riskOfMoving(risks, board.cannon(), move);
  }

  /** Returns what the best shot is worth that can be fired from a column or one near by. */
  private static double nextShot(SpaceInvadersBoard board, int column) {
    double best = Double.NEGATIVE_INFINITY;
    for (int from = 0; from < SpaceInvadersBoard.SIZE; from++) {
      int delay = Math.max(1 + Math.abs(from - column), board.coolDown());
      best = Math.max(best, board.chanceToHit(from, delay) - DELAY_COST * delay);
    }
    return best;
  }

  /**
   * Returns how likely the cannon is hit that is in each column at the end of the next step, if it
   * makes the safest moves from then on.
   */
  private static double[] risks(SpaceInvadersBoard board) {
    double[] risks = new double[SpaceInvadersBoard.SIZE];
    for (int steps = AHEAD; steps >= 1; steps--) {
      double[] later = risks.clone();
      for (int column = 0; column < SpaceInvadersBoard.SIZE; column++) {
        double least = 1;
        for (int move = -1; move <= 1; move++) {
          least = Math.min(least, riskOfMoving(later, column, move));
        }
        risks[column] = board.isHit(column, steps) ? 1 : least;
      }
    }
    return risks;
  }

  /** Returns the risk of a move that may be misheard, from those of the columns it leads to. */
  private static double riskOfMoving(double[] risks, int column, int move) {
    double mean = 0;
    for (int other = -1; other <= 1; other++) {
      mean += risks[SpaceInvadersBoard.moved(column, other)] / 3;
    }
    double heard = risks[SpaceInvadersBoard.moved(column, move)];
    return (1 - MISHEARD) * heard + MISHEARD * mean;
  }
}
