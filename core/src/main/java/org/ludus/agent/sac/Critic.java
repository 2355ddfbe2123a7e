package org.ludus.agent.sac;

import java.util.Arrays;
import org.ludus.file.Archive;
import org.ludus.network.Network;

/** One of the two judges of {@link Sac}: Q(s, a), and a copy that follows it slowly. */
final class Critic {

  final Network online;
  final Network target;

  /** Q of each row of the last batch that was judged. */
  final float[] values;

  /** The gradients of those with respect to states and actions, where they were asked for. */
  final float[] slopes;

  /** Mean of half the squared error of the last batch that was learned from. */
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
  }

  /** Learns what pairs of state and action are worth, then lets the follower follow. */
  void learn(float[] pairs, float[] targets, double tau) {
    online.train(
        pairs,
        rows,
        (outputs, gradients) -> {
          double squares = 0;
          for (int row = 0; row < rows; row++) {
            float error = outputs[row] - targets[row];
            gradients[row] = error / rows;
            squares += (double) error * error;
          }
          loss = 0.5 * squares / rows;
        });
    target.follow(online, tau);
  }

  /** Judges pairs of state and action, and says how that changes with them. */
  void value(float[] pairs) {
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

  void close() {
    online.close();
    target.close();
  }
}
