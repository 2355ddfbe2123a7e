package org.ludus.agent;

/**
 * Learns without taking a step: from a model of the environment (planning), or from data (cloning).
 * Its training is counted in updates.
 */
public interface OfflineLearner extends Agent {

  /**
   * Makes one update: a sweep over all states, a minibatch.
   *
   * @return whether another would change anything
   */
  boolean learn();
}
