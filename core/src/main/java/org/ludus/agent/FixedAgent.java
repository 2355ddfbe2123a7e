package org.ludus.agent;

import org.ludus.env.EnvironmentSpec;
import org.ludus.env.SplitMix64;
import org.ludus.file.Archive;

/** An agent that follows a given policy and learns nothing: the yardstick for those that do. */
public final class FixedAgent implements Agent {

  private final Policy policy;
  private final SplitMix64 random;
  private final float[] observation;
  private final float[] action;

  /**
   * Makes an agent.
   *
   * @param environment what it acts in
   * @param policy what it does
   * @param random what a stochastic policy draws from
   */
  public FixedAgent(EnvironmentSpec environment, Policy policy, SplitMix64 random) {
    this.policy = policy;
    this.random = random;
    observation = new float[environment.observationSpace().size()];
    action = new float[environment.actionSpace().size()];
  }

  @Override
  public void act(float[] observations, float[] actions, int rows) {
    for (int row = 0; row < rows; row++) {
      System.arraycopy(observations, row * observation.length, observation, 0, observation.length);
      policy.act(observation, action, random);
      System.arraycopy(action, 0, actions, row * action.length, action.length);
    }
  }

  @Override
  public void learn(Transitions transitions) {}

  @Override
  public Policy policy() {
    return policy;
  }

  @Override
  public void persist(Archive archive) {
    archive.random(random);
  }

  @Override
  public void report(MetricSink sink) {}
}
