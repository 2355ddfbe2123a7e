package org.ludus.agent.policygradient;

import org.ludus.agent.Sized;
import org.ludus.agent.parts.OptimizerSettings;
import org.ludus.agent.policy.Head;
import org.ludus.env.EnvironmentSpec;
import org.ludus.env.Space;
import org.ludus.network.NetworkSettings;
import org.ludus.settings.Group;
import org.ludus.settings.Setting;

/** Settings of {@link Reinforce}. */
public record ReinforceConfig(
    @Setting(says = "worth of a reward one step later", standard = "0.99", range = "[0, 1]")
        double discount,
    @Setting(says = "whole episodes an update learns from", standard = "4", range = "[1, 65536]")
        int batchEpisodes,
    @Setting(
            says = "whether the batch's mean return is subtracted from every return",
            standard = "true")
        boolean meanBaseline,
    @Setting(
            says = "whether returns are divided by their standard deviation in the batch",
            standard = "true")
        boolean normalizeReturns,
    @Setting(
            says = "whether what a second network expects of each state is subtracted first",
            standard = "false")
        boolean learnedBaseline,
    @Setting(
            says = "optimiser steps of that network on every batch",
            standard = "10",
            range = "[1, 10000]")
        int baselineUpdates,
    @Setting(
            says = "weight of the entropy bonus, which keeps the policy from settling early",
            standard = "0.01",
            range = "[0, inf)")
        double entropyCoefficient,
    @Group(says = "what the networks look like") NetworkSettings network,
    @Group(
            says = "how the networks learn, by Adam",
            standard = {"learning_rate=0.002", "anneal_learning_rate=false", "max_gradient_norm=1"})
        OptimizerSettings optimizer)
    implements Sized {

  /** Why it plays as it does, in plain words. */
  public static final String EXPLANATION =
      """
      A network gives every action a chance. After some whole episodes it looks back: \
      actions that were followed by more return than usual become likelier, the others \
      less likely, each by as much as the difference says: weights <- weights + rate x (G \
      - mean G) x slope of log p(a|s), with G the discounted rewards from that step on. \
      Nothing is estimated, so luck counts as much as skill, and the return moves in \
      jolts. Look for entropy: high means that it still tries everything, near zero that \
      it has settled. If it settles early, turn the entropy bonus up.\
      """;

  /** One network or two; how long episodes are is not known beforehand. */
  @Override
  public double bytes(EnvironmentSpec environment, int rows) {
    Space.Box seen = (Space.Box) environment.observationSpace();
    Space actions = environment.actionSpace();
    return network.bytes(seen, Head.stochastic(actions).outputs(actions), batchEpisodes)
        + (learnedBaseline ? network.bytes(seen, 1, batchEpisodes) : 0);
  }
}
