package org.ludus.catalog;

import java.util.Optional;
import java.util.concurrent.Executor;
import org.ludus.agent.Policy;
import org.ludus.env.EnvironmentSpec;
import org.ludus.env.RandomStreams;
import org.ludus.network.NetworkFactory;

/**
 * What an agent is made from, besides its own settings.
 *
 * @param spec the environment as the agent will see it
 * @param rows parallel streams of experience
 * @param totalSteps environment steps of the whole training, for schedules
 * @param streams where its randomness comes from
 * @param networks makes its networks, if it has any
 * @param secondThread runs what an agent can do on two threads; at once, where there is but one
 * @param heuristic the environment's scripted policy, where there is one
 */
public record AgentContext(
    EnvironmentSpec spec,
    int rows,
    long totalSteps,
    RandomStreams streams,
    NetworkFactory networks,
    Executor secondThread,
    Optional<Policy> heuristic) {}
