package org.example.ludus;

import org.ludus.agent.Actor;
import org.ludus.agent.Explains;
import org.ludus.agent.Policy;
import org.ludus.agent.parts.Argmax;

/** Takes the action of greatest value; the first of equals. */
final class LinearPolicy implements Policy, Explains {

  private final TileCoding tiling;
  private final LinearValues values;
  private final int tilings;
  private final int tiles;

  /**
   * Makes a policy.
   *
   * @param values never changed again
   * @param tilings how the tiling was made, for files
   * @param tiles how the tiling was made, for files
   */
  LinearPolicy(TileCoding tiling, LinearValues values, int tilings, int tiles) {
    this.tiling = tiling;
    this.values = values;
    this.tilings = tilings;
    this.tiles = tiles;
  }

  LinearValues values() {
    return values;
  }

  int tilings() {
    return tilings;
  }

  int tiles() {
    return tiles;
  }

  @Override
  public Actor newActor() {
    int[] active = new int[tiling.active()];
    float[] scores = new float[values.actions()];
    return (observations, at, actions, to) -> {
      tiling.find(observations, at, active);
      values.all(active, scores);
      actions[to] = Argmax.of(scores, 0, scores.length);
    };
  }

  @Override
  public Scores scores() {
    return Scores.ACTION_VALUES;
  }

  @Override
  public void score(float[] observation, float[] scores) {
    int[] active = new int[tiling.active()];
    tiling.find(observation, 0, active);
    values.all(active, scores);
  }

  /** Returns the greatest of the action values. */
  @Override
  public float value(float[] observation) {
    float[] scores = new float[values.actions()];
    score(observation, scores);
    return scores[Argmax.of(scores, 0, scores.length)];
  }
}
