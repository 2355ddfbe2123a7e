package org.ludus.app;

import org.ludus.agent.Policy;
import org.ludus.env.SplitMix64;
import org.ludus.train.RandomStreams;

/** Lets a policy play. */
final class PolicyPilot implements Pilot {

  private final String name;
  private final Policy policy;
  private SplitMix64 random = new SplitMix64(0);
  private float[] seen = new float[0];

  /**
   * Makes one.
   *
   * @param name the policy's name
   */
  PolicyPilot(String name, Policy policy) {
    this.name = "played by " + name;
    this.policy = policy;
  }

  @Override
  public String name() {
    return name;
  }

  @Override
  public void begin(int episode, long seed) {
    // From the episode's own seed, so that a chance-driven policy repeats itself, too.
    random = new RandomStreams(seed).stream("policy");
    seen = new float[0];
  }

  @Override
  public boolean act(float[] observation, float[] action) {
    if (seen.length != observation.length) {
      seen = new float[observation.length];
    }
    System.arraycopy(observation, 0, seen, 0, seen.length);
    policy.act(observation, action, random);
    return true;
  }

  @Override
  public Policy.Scores scores() {
    return seen.length == 0 ? Policy.Scores.NONE : policy.scores();
  }

  @Override
  public void score(float[] scores) {
    policy.score(seen, scores);
  }
}
