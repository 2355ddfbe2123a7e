package org.ludus.agent;

/**
 * A way to act: immutable, and shareable between threads. It gives out actors, each of which is
 * confined to one thread, may remember within an episode, and is told at its beginning what to draw
 * from. What a policy can say of itself is a capability of its own: {@link Explains}.
 *
 * <p>Actions are in the environment's own units, whatever a learner calculates in.
 */
@FunctionalInterface
public interface Policy {

  /** Returns somebody who acts by this policy; {@link Actor#begin} begins each episode. */
  Actor newActor();

  /** Returns the policy that always takes what this one likes best; itself, if it does so. */
  default Policy greedy() {
    return this;
  }
}
