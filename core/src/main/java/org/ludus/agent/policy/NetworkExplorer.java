package org.ludus.agent.policy;

import java.util.Arrays;
import java.util.function.Supplier;
import org.ludus.agent.AgentContext;
import org.ludus.agent.RolloutLearner.RolloutExplorer;
import org.ludus.env.Space;
import org.ludus.env.SplitMix64;
import org.ludus.file.Archive;
import org.ludus.network.FrozenNetwork;
import org.ludus.network.NetworkFactory;
import org.ludus.network.Responder;

/**
 * Draws actions from the distribution that a network describes, with the random numbers of one
 * stream: a stochastic policy while it learns. Actions are an agent's, not the environment's: those
 * of a normal distribution may lie beyond -1 and 1.
 */
public final class NetworkExplorer implements RolloutExplorer {

  private final ActionDistribution distribution;
  private final SplitMix64 random;
  private final float[] outputs;
  private Responder policy;
  private float logProbability;

  /**
   * Makes one; {@link #publish} says whom to ask.
   *
   * @param distribution what the network's outputs stand for; used by nobody else
   * @param random what the stream draws from
   */
  public NetworkExplorer(ActionDistribution distribution, SplitMix64 random) {
    this.distribution = distribution;
    this.random = random;
    outputs = new float[distribution.outputs()];
  }

  /** Makes one for each stream, with random numbers of its own. */
  public static NetworkExplorer[] forRows(AgentContext context, Head head) {
    NetworkExplorer[] explorers = new NetworkExplorer[context.rows()];
    Space actions = context.environment().actionSpace();
    Arrays.setAll(
        explorers,
        row ->
            new NetworkExplorer(head.distribution(actions), context.stream("exploration " + row)));
    return explorers;
  }

  /** Lets all of them ask a network from now on, which takes observations as they are. */
  public static void publish(
      NetworkExplorer[] explorers, NetworkFactory networks, FrozenNetwork newest) {
    Supplier<Responder> responders = networks.responders(newest);
    for (NetworkExplorer explorer : explorers) {
      explorer.use(responders.get());
    }
  }

  /** Asks that network from now on, which takes observations as they are. */
  private void use(Responder newest) {
    policy = newest;
  }

  /** Keeps where the stream's random numbers stand, or brings it back. */
  public void persist(Archive archive) {
    archive.random(random);
  }

  @Override
  public void act(float[] observations, int at, float[] actions, int to) {
    policy.respond(observations, at, outputs, 0);
    distribution.read(outputs, 0);
    distribution.sample(random, actions, to);
    logProbability = (float) distribution.logProbability(actions, to);
  }

  @Override
  public float logProbability() {
    return logProbability;
  }
}
