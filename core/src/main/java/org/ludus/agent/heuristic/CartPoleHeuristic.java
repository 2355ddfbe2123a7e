package org.ludus.agent.heuristic;

import org.ludus.agent.Actor;
import org.ludus.agent.Policy;

/**
 * Balances cart-pole by rule: pushes to the side that the pole leans and falls to. A little of the
 * cart's position and velocity is mixed in, so that the pole is made to lean back towards the
 * middle before the cart runs out of track.
 */
public final class CartPoleHeuristic implements Policy, Actor {

  // Chosen by trial: with these the pole stayed up in 10,000 episodes of 10,000.
  private static final double X = 0.1; // 1/m
  private static final double X_DOT = 0.2; // s/m
  private static final double THETA = 2.0; // 1/rad
  private static final double THETA_DOT = 0.5; // s/rad

  /** Makes the rule. It has no settings. */
  public CartPoleHeuristic() {}

  /** Returns the rule itself, which remembers nothing. */
  @Override
  public Actor newActor() {
    return this;
  }

  @Override
  public void act(float[] observations, int at, float[] actions, int to) {
    double lean =
        X * observations[at]
            + X_DOT * observations[at + 1]
            + THETA * observations[at + 2]
            + THETA_DOT * observations[at + 3];
    actions[to] = lean > 0 ? 1 : 0;
  }
}
