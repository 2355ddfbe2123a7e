package org.ludus.agent.policygradient;

import org.ludus.agent.Rollout;
import org.ludus.agent.Sized;
import org.ludus.agent.parts.NormalizeSettings;
import org.ludus.agent.parts.OptimizerSettings;
import org.ludus.agent.policy.Head;
import org.ludus.env.EnvironmentSpec;
import org.ludus.env.Space;
import org.ludus.network.NetworkSettings;
import org.ludus.settings.Group;
import org.ludus.settings.Setting;

/** Settings of {@link Ppo}. */
public record PpoConfig(
    @Setting(says = "worth of a reward one step later", standard = "0.99", range = "[0, 1]")
        double discount,
    @Setting(
            says = "how far advantages look ahead before they trust the value network",
            standard = "0.95",
            range = "[0, 1]")
        double gaeLambda,
    @Setting(
            says = "steps of every stream between updates",
            standard = "128",
            range = "[1, 16777216]")
        int horizon,
    @Setting(
            says = "how often an update goes through what was gathered",
            standard = "10",
            range = "[1, 10000]")
        int epochs,
    @Setting(says = "steps of one optimiser step", standard = "256", range = "[1, inf)")
        int minibatchSize,
    @Setting(
            says = "how far the probability ratio may move away from 1 before its gradient ends",
            standard = "0.2",
            range = "(0, inf)")
        double clip,
    @Setting(says = "whether values may move by no more than clip in an update", standard = "false")
        boolean clipValues,
    @Setting(
            says =
                "divergence from the old policy at which the policy's epochs end early, and with"
                    + " shared_trunk the values' with them; infinity: never",
            standard = "inf",
            range = "(0, inf]")
        double targetKl,
    @Setting(says = "weight of the entropy bonus", standard = "0", range = "[0, inf)")
        double entropyCoefficient,
    @Setting(
            says =
                "whether policy and values are heads of one network, which learns from both; if"
                    + " not, each has its own",
            standard = "false")
        boolean sharedTrunk,
    @Setting(
            says = "weight of the values' loss, where they share one",
            standard = "0.5",
            range = "(0, inf)")
        double valueCoefficient,
    @Group(says = "what is normalised", standard = "observations=true") NormalizeSettings normalize,
    @Group(says = "what the networks look like", standard = "activation=tanh")
        NetworkSettings network,
    @Group(says = "how the networks learn, by Adam", standard = "max_gradient_norm=0.5")
        OptimizerSettings optimizer)
    implements Sized {

  /** Why it plays as it does, in plain words. */
  public static final String EXPLANATION =
      """
      An actor gives every action a chance, a critic says what states are worth, and \
      advantages A tell how much better each step went than expected. The same experience \
      is used several times, which is safe because no action may become much likelier at \
      once: maximise min(ratio x A, clip(ratio, 1 - c, 1 + c) x A), where ratio = \
      p_new(a|s) / p_old(a|s). Look for clip_fraction and approx_kl: if they are large, \
      steps are too bold, so lower the learning rate. explained_variance near 1 says that \
      the critic understands; entropy falls as the policy settles.\
      """;

  /** Checks what hangs together. */
  public PpoConfig {
    normalize.requireFit(network);
  }

  /** A rollout, and two networks that learn from its minibatches. */
  @Override
  public double bytes(EnvironmentSpec environment, int rows) {
    Space.Box seen = (Space.Box) environment.observationSpace();
    Space actions = environment.actionSpace();
    int minibatch = (int) Math.min(minibatchSize, (long) rows * horizon);
    return Rollout.bytes(rows, horizon, seen.size(), actions.size())
        + network.bytes(seen, Head.stochastic(actions).outputs(actions), minibatch)
        + network.bytes(seen, 1, minibatch);
  }
}
