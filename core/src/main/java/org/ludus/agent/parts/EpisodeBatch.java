package org.ludus.agent.parts;

import java.util.List;
import java.util.function.ToDoubleFunction;
import org.ludus.agent.Episode;

/**
 * The steps of some whole episodes, one after the other, with the return of each: the discounted
 * sum of the rewards from that step to the end of its episode. The arrays grow, and are public for
 * the sake of the loops that read them; only the first {@link #length} steps count.
 */
public final class EpisodeBatch {

  private final float[] scale;
  private final double discount;

  /** How many steps there are. */
  public int length;

  /** Observations, scaled to their typical range: as networks see them. */
  public float[] inputs = {};

  /** What was done, as the agent chose it. */
  public float[] actions = {};

  /** What followed from each step on. */
  public float[] returns = {};

  /**
   * Prepares.
   *
   * @param scale factors for each number of an observation
   * @param discount worth of a reward one step later, 0 to 1
   */
  public EpisodeBatch(float[] scale, double discount) {
    this.scale = scale;
    this.discount = discount;
  }

  /**
   * Takes in other episodes in the place of those before.
   *
   * @param future returns what is still to come after an episode's last step, as far as it is known
   */
  public void fill(List<Episode> episodes, ToDoubleFunction<Episode> future) {
    int size = episodes.stream().mapToInt(episode -> episode.length).sum();
    int actionSize = episodes.get(0).actionSize;
    if (returns.length < size) {
      inputs = new float[size * scale.length];
      actions = new float[size * actionSize];
      returns = new float[size];
    }
    length = 0;
    for (Episode episode : episodes) {
      int n = episode.length;
      System.arraycopy(episode.observations, 0, inputs, length * scale.length, n * scale.length);
      System.arraycopy(episode.actions, 0, actions, length * actionSize, n * actionSize);
      double sum = future.applyAsDouble(episode);
      for (int step = n - 1; step >= 0; step--) {
        sum = episode.rewards[step] + discount * sum;
        returns[length + step] = (float) sum;
      }
      length += n;
    }
    ObservationScale.apply(scale, inputs, length);
  }
}
