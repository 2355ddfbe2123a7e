package org.example.ludus;

import org.ludus.agent.PolicyFormat;
import org.ludus.env.EnvironmentSpec;
import org.ludus.env.Space;
import org.ludus.file.Weights;

/**
 * How {@link LinearPolicy} is kept in a model file: the texts {@code tilings} and {@code tiles}, and
 * the array {@code weights}, a row of tiles for each action.
 */
final class LinearPolicyFormat implements PolicyFormat<LinearPolicy> {

  private static final String TILINGS = "tilings";
  private static final String TILES = "tiles";
  private static final String WEIGHTS = "weights";
  private static final int MOST = 64;

  @Override
  public String id() {
    return "linear";
  }

  @Override
  public Class<LinearPolicy> type() {
    return LinearPolicy.class;
  }

  @Override
  public void write(LinearPolicy policy, Weights into) {
    into.put(TILINGS, Integer.toString(policy.tilings()));
    into.put(TILES, Integer.toString(policy.tiles()));
    LinearValues values = policy.values();
    int tiles = values.weights().length / values.actions();
    into.put(WEIGHTS, new int[] {values.actions(), tiles}, values.weights());
  }

  @Override
  public LinearPolicy read(Weights from, EnvironmentSpec environment) {
    if (!(environment.observationSpace() instanceof Space.Box observations)
        || !(environment.actionSpace() instanceof Space.Discrete actions)) {
      throw new IllegalArgumentException("tiles need numbers to see and actions to choose from");
    }
    int tilings = small(from, TILINGS);
    int tiles = small(from, TILES);
    TileCoding tiling = new TileCoding(observations, tilings, tiles);
    float[] weights = from.array(WEIGHTS, actions.count(), tiling.count());
    return new LinearPolicy(
        tiling, LinearValues.of(tiling, actions.count(), weights), tilings, tiles);
  }

  /** Reads a number that a stranger may have written. */
  private static int small(Weights from, String name) {
    String text = from.text(name);
    if (!text.matches("[1-9][0-9]?") || Integer.parseInt(text) > MOST) {
      throw new IllegalArgumentException(
          name + " must be from 1 to " + MOST + ", not '" + text + "'");
    }
    return Integer.parseInt(text);
  }
}
