package org.ludus.agent.heuristic;

import org.ludus.agent.Actor;
import org.ludus.agent.Policy;
import org.ludus.env.arcade.BreakoutFlight;

/**
 * Plays breakout by looking ahead: it works out where the ball comes down and, of the ways in which
 * the paddle can return it, takes the one that strikes most bricks soonest over the next returns.
 *
 * <p>The direction of the ball follows from where it is and was. Only right after it has struck a
 * brick may the picture leave open whether it goes up or down; the next one tells.
 */
public final class BreakoutHeuristic implements Policy, Actor {

  private static final float NOTHING = 0;
  private static final float LEFT = 1;
  private static final float RIGHT = 2;

  /** How many returns it looks ahead. */
  private static final int RETURNS = 4;

  /** What it costs to lose the ball, and to reach it only if no action is misheard, in bricks. */
  private static final double LOSS = 20;

  private static final double RISK = 1;

  /** Makes the rule. It has no settings. */
  public BreakoutHeuristic() {}

  /** Returns the rule itself, which remembers nothing. */
  @Override
  public Actor newActor() {
    return this;
  }

  @Override
  public void act(float[] observations, int at, float[] actions, int to) {
    BreakoutFlight flight = BreakoutFlight.seenIn(observations, at);
    int paddle = BreakoutFlight.paddleIn(observations, at);
    boolean back = worth(flight, true, paddle, RETURNS) > worth(flight, false, paddle, RETURNS);
    int way = flight.target(back) - paddle;
    actions[to] = way == 0 ? NOTHING : way < 0 ? LEFT : RIGHT;
  }

  /** Returns what returning a ball in one of the two ways brings. */
  private static double worth(BreakoutFlight flight, boolean back, int paddle, int returns) {
    int target = flight.target(back);
    int spare = flight.steps() - Math.abs(target - paddle);
    if (spare < 0) {
      return -LOSS;
    }
    double risk = spare == 0 && target != paddle ? RISK : 0;
    if (returns == 0) {
      return -risk;
    }
    BreakoutFlight next = flight.returned(back);
    double later =
        Math.max(worth(next, false, target, returns - 1), worth(next, true, target, returns - 1));
    return next.strikes() + Math.pow(BreakoutFlight.DISCOUNT, next.steps()) * later - risk;
  }
}
