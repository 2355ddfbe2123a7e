package org.ludus.agent;

import java.util.Optional;
import java.util.concurrent.Executor;
import org.ludus.env.EnvironmentSpec;
import org.ludus.env.FiniteMdp;
import org.ludus.env.RandomStreams;
import org.ludus.env.Space;
import org.ludus.env.SplitMix64;
import org.ludus.network.NetworkFactory;

/**
 * What an agent is made from, besides its own settings.
 *
 * @param environment the environment as the agent will see it; its actions in their own range
 * @param rows parallel streams of experience
 * @param plannedSteps how long the whole training is to be, for schedules: environment steps, or
 *     updates of an agent that takes none
 * @param streams where its randomness comes from: each use has a stream of its own, by name
 * @param networks makes its networks, if it has any
 * @param secondThread runs what an agent can do on two threads; at once, where there is but one
 * @param model the environment's model, where it has one, for agents that plan
 */
public record AgentContext(
    EnvironmentSpec environment,
    int rows,
    long plannedSteps,
    RandomStreams streams,
    NetworkFactory networks,
    Executor secondThread,
    Optional<FiniteMdp> model) {

  /** Makes a context without a model. */
  public AgentContext(
      EnvironmentSpec environment,
      int rows,
      long plannedSteps,
      RandomStreams streams,
      NetworkFactory networks,
      Executor secondThread) {
    this(environment, rows, plannedSteps, streams, networks, secondThread, Optional.empty());
  }

  /** Returns the stream of random numbers of that name, from its beginning. */
  public SplitMix64 stream(String name) {
    return streams.stream(name);
  }

  /**
   * Returns the observations of an agent that needs numbers.
   *
   * @throws IllegalArgumentException if they are states
   */
  public Space.Box numbers() {
    if (environment.observationSpace() instanceof Space.Box box) {
      return box;
    }
    throw new IllegalArgumentException("observations that are numbers are needed");
  }

  /**
   * Returns how many states there are for an agent that keeps a table.
   *
   * @throws IllegalArgumentException if observations are numbers
   */
  public int states() {
    if (environment.observationSpace() instanceof Space.Discrete states) {
      return states.count();
    }
    throw new IllegalArgumentException("observations that are states are needed");
  }

  /**
   * Returns how many actions there are to choose from.
   *
   * @throws IllegalArgumentException if actions are continuous
   */
  public int actionCount() {
    if (environment.actionSpace() instanceof Space.Discrete actions) {
      return actions.count();
    }
    throw new IllegalArgumentException("discrete actions are needed");
  }

  /**
   * Returns how many numbers an action has, for an agent that sets them.
   *
   * @throws IllegalArgumentException if actions are discrete
   */
  public int actionNumbers() {
    if (environment.actionSpace() instanceof Space.Box numbers) {
      return numbers.size();
    }
    throw new IllegalArgumentException("continuous actions are needed");
  }

  /** Returns how many numbers an action has: 1 where it is discrete. */
  public int actionSize() {
    return environment.actionSpace().size();
  }
}
