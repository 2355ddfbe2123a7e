package org.ludus.agent.dqn;

import java.util.random.RandomGenerator;
import org.ludus.agent.NetworkPolicy;
import org.ludus.agent.exploration.EpsilonGreedy;
import org.ludus.network.FrozenNetwork;

/** Takes the action that a network gives the greatest value; the first of equals. */
public final class ValuePolicy extends NetworkPolicy {

  /**
   * Makes a policy.
   *
   * @param net observation in, one value per action out
   */
  public ValuePolicy(FrozenNetwork net) {
    super(net);
  }

  @Override
  public void act(float[] observation, float[] action, RandomGenerator random) {
    float[] values = ask(observation);
    action[0] = EpsilonGreedy.greatest(values, 0, values.length);
  }

  @Override
  public Scores scores() {
    return Scores.ACTION_VALUES;
  }

  @Override
  public void score(float[] observation, float[] scores) {
    System.arraycopy(ask(observation), 0, scores, 0, net().spec().outputs());
  }

  /** Returns the greatest of the action values. */
  @Override
  public float value(float[] observation) {
    float[] values = ask(observation);
    return values[EpsilonGreedy.greatest(values, 0, values.length)];
  }

  @Override
  public Saliency saliency() {
    return Saliency.ACTION_VALUE;
  }

  @Override
  public void differentiate(float[] observation, float[] gradient) {
    differentiateGreatest(observation, gradient);
  }
}
