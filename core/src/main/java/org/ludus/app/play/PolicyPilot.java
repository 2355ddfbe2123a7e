package org.ludus.app.play;

import org.ludus.agent.Policy;
import org.ludus.env.RandomStreams;
import org.ludus.env.SplitMix64;

/** Lets a policy play. */
public final class PolicyPilot implements Pilot {

  private final String name;
  private final Policy policy;
  private SplitMix64 random = new SplitMix64(0);

  /** Makes one that is called like this. */
  public PolicyPilot(String name, Policy policy) {
    this.name = name;
    this.policy = policy;
  }

  @Override
  public String name() {
    return name;
  }

  @Override
  public void begin(long seed) {
    // From the episode's own seed, so that a chance-driven policy repeats itself, too.
    random = new RandomStreams(seed).stream("policy");
  }

  @Override
  public boolean act(float[] observation, float[] action) {
    policy.act(observation, action, random);
    return true;
  }
}
