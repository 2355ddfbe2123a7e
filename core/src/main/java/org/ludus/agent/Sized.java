package org.ludus.agent;

import org.ludus.env.EnvironmentSpec;

/** Settings from which it can be told what memory their agent takes, before there is one. */
public interface Sized {

  /**
   * Returns about how many bytes an agent takes from the beginning, for its networks and for what
   * it gathers between two updates; what a replay memory takes is told for itself.
   *
   * @param environment as the agent sees it
   * @param rows parallel streams
   */
  double bytes(EnvironmentSpec environment, int rows);
}
