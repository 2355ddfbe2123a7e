package org.ludus.agent.heuristic;

import java.util.random.RandomGenerator;
import org.ludus.agent.Policy;

/**
 * Crosses magic-grid-world in the fewest moves there are, 12: down into the teleporter that helps,
 * right along its row to the edge, then down.
 */
public final class MagicGridWorldHeuristic implements Policy {

  private static final float RIGHT = 1;
  private static final float DOWN = 2;
  private static final int SIDE = 9;
  private static final int ABOVE_TELEPORTER = 9;

  /** Makes the rule. It has no settings. */
  public MagicGridWorldHeuristic() {}

  @Override
  public void act(float[] observation, float[] action, RandomGenerator random) {
    int cell = (int) observation[0];
    int column = cell % SIDE;
    boolean onTheWay = column == 0 && cell <= ABOVE_TELEPORTER;
    action[0] = onTheWay || column == SIDE - 1 ? DOWN : RIGHT;
  }
}
