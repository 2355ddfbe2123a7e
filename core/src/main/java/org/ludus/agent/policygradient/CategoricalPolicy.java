package org.ludus.agent.policygradient;

import java.util.Optional;
import java.util.random.RandomGenerator;
import org.ludus.agent.NetworkPolicy;
import org.ludus.agent.Policy;
import org.ludus.agent.exploration.EpsilonGreedy;
import org.ludus.network.FrozenNetwork;

/** Draws actions with the probabilities a network gives them, or takes the likeliest. */
public final class CategoricalPolicy extends NetworkPolicy {

  private final boolean drawing;

  /**
   * Makes the policy that draws.
   *
   * @param net observation in, one logit per action out
   */
  public CategoricalPolicy(FrozenNetwork net) {
    this(net, Optional.empty());
  }

  /**
   * Makes the policy that draws and knows what states are worth.
   *
   * @param net observation in, one logit per action out
   * @param critic observation in, the expected return out
   */
  public CategoricalPolicy(FrozenNetwork net, Optional<FrozenNetwork> critic) {
    this(net, critic, true);
  }

  private CategoricalPolicy(FrozenNetwork net, Optional<FrozenNetwork> critic, boolean drawing) {
    super(net, critic);
    this.drawing = drawing;
  }

  @Override
  public Policy greedy() {
    return drawing ? new CategoricalPolicy(net(), critic(), false) : this;
  }

  @Override
  public void act(float[] observation, float[] action, RandomGenerator random) {
    float[] values = ask(observation);
    if (drawing) {
      Categorical.softmax(values, values, 0, values.length);
      action[0] = Categorical.sample(values, 0, values.length, random);
    } else {
      action[0] = EpsilonGreedy.greatest(values, 0, values.length);
    }
  }

  @Override
  public Scores scores() {
    return Scores.ACTION_PROBABILITIES;
  }

  @Override
  public void score(float[] observation, float[] scores) {
    Categorical.softmax(ask(observation), scores, 0, net().spec().outputs());
  }

  @Override
  public Saliency saliency() {
    return Saliency.ACTION_PREFERENCE;
  }

  @Override
  public void differentiate(float[] observation, float[] gradient) {
    differentiateGreatest(observation, gradient);
  }
}
