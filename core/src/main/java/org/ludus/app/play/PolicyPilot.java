package org.ludus.app.play;

import org.ludus.agent.Actor;
import org.ludus.agent.Policy;
import org.ludus.env.RandomStreams;

/** Lets a policy play. */
public final class PolicyPilot implements Pilot {

  private final String name;
  private final Actor actor;

  /** Makes one that is called like this. */
  public PolicyPilot(String name, Policy policy) {
    this.name = name;
    actor = policy.newActor();
  }

  @Override
  public String name() {
    return name;
  }

  @Override
  public void begin(long seed) {
    // From the episode's own seed, so that a chance-driven policy repeats itself, too.
    actor.begin(new RandomStreams(seed).stream("policy"));
  }

  @Override
  public boolean act(float[] observation, float[] action) {
    actor.act(observation, 0, action, 0);
    return true;
  }
}
