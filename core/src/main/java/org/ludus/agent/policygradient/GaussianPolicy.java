package org.ludus.agent.policygradient;

import java.util.Optional;
import java.util.random.RandomGenerator;
import org.ludus.agent.NetworkPolicy;
import org.ludus.agent.Policy;
import org.ludus.network.FrozenNetwork;

/**
 * Draws continuous actions from the normal distributions a network describes, or takes their means;
 * brought within -1 and 1, the bounds of every continuous action here.
 */
public final class GaussianPolicy extends NetworkPolicy {

  private final boolean drawing;

  /**
   * Makes the policy that draws.
   *
   * @param net observation in; out come means, then logarithms of standard deviations
   */
  public GaussianPolicy(FrozenNetwork net) {
    this(net, Optional.empty());
  }

  /**
   * Makes the policy that draws and knows what states are worth.
   *
   * @param net observation in; out come means, then logarithms of standard deviations
   * @param critic observation in, the expected return out
   */
  public GaussianPolicy(FrozenNetwork net, Optional<FrozenNetwork> critic) {
    this(net, critic, true);
  }

  private GaussianPolicy(FrozenNetwork net, Optional<FrozenNetwork> critic, boolean drawing) {
    super(net, critic);
    this.drawing = drawing;
  }

  @Override
  public Policy greedy() {
    return drawing ? new GaussianPolicy(net(), critic(), false) : this;
  }

  @Override
  public void act(float[] observation, float[] action, RandomGenerator random) {
    float[] outputs = ask(observation);
    for (int i = 0; i < action.length; i++) {
      double chosen = outputs[i];
      if (drawing) {
        double logDeviation = GaussianDistribution.bounded(outputs[action.length + i]);
        chosen += Math.exp(logDeviation) * random.nextGaussian();
      }
      action[i] = (float) Math.max(-1, Math.min(1, chosen));
    }
  }
}
