package org.ludus.agent.sac;

import java.util.Arrays;
import org.ludus.file.Archive;
import org.ludus.network.Network;

/** One of the two critics of {@link Sac}: Q(s, a), and a copy that follows it slowly. */
final class Critic {

  final Network online;
  final Network target;

  /** Q of each row of the last batch that was judged. */
  final float[] values;

  /** The gradients of those with respect to states and actions, where they were asked for. */
  final float[] slopes;

  /** How far each row of the last batch that was learned from was off. */
  final float[] errors;

  /** The mean of half the squares of those. */
  double loss;

  private final int rows;

  /**
   * Begins to judge.
   *
   * @param online state and action in, one number out
   * @param target another network of the same weights
   * @param rows pairs of a batch
   */
  Critic(Network online, Network target, int rows) {
    this.online = online;
    this.target = target;
    this.rows = rows;
    values = new float[rows];
    slopes = new float[rows * online.spec().inputs()];
    errors = new float[rows];
  }

  /** Judges pairs of state and action, and says how that changes with them. */
  void judge(float[] pairs) {
    online.differentiateInputs(
        pairs,
        rows,
        (outputs, gradients) -> {
          System.arraycopy(outputs, 0, values, 0, rows);
          Arrays.fill(gradients, 0, rows, 1);
        },
        slopes);
  }

  void persist(Archive archive) {
    online.persist(archive);
    target.persist(archive);
  }
}
