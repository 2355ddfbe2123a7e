package org.ludus.agent.sac;

import java.util.random.RandomGenerator;
import org.ludus.agent.NetworkPolicy;
import org.ludus.agent.Policy;
import org.ludus.network.FrozenNetwork;

/** Draws actions as {@link Sac} does while it learns, or squashes the means alone. */
public final class SquashedGaussianPolicy extends NetworkPolicy {

  private final boolean drawing;

  /**
   * Makes the policy that draws.
   *
   * @param net observation in; out come means, then logarithms of standard deviations
   */
  public SquashedGaussianPolicy(FrozenNetwork net) {
    this(net, true);
  }

  private SquashedGaussianPolicy(FrozenNetwork net, boolean drawing) {
    super(net);
    this.drawing = drawing;
  }

  @Override
  public Policy greedy() {
    return drawing ? new SquashedGaussianPolicy(net(), false) : this;
  }

  @Override
  public void act(float[] observation, float[] action, RandomGenerator random) {
    float[] outputs = ask(observation);
    for (int i = 0; i < action.length; i++) {
      double u = outputs[i];
      if (drawing) {
        double logDeviation = SquashedGaussian.bounded(outputs[action.length + i]);
        u += Math.exp(logDeviation) * random.nextGaussian();
      }
      action[i] = (float) Math.tanh(u);
    }
  }
}
