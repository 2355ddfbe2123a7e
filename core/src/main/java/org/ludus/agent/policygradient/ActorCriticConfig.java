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

/** Settings of {@link ActorCritic}. */
public record ActorCriticConfig(
    @Setting(says = "worth of a reward one step later", standard = "0.99", range = "[0, 1]")
        double discount,
    @Setting(
            says =
                "how far advantages look ahead before they trust the value network; 1 are the n-step"
                    + " returns of the paper",
            standard = "1",
            range = "[0, 1]")
        double gaeLambda,
    @Setting(
            says = "steps of every stream between updates: the n",
            standard = "8",
            range = "[1, 16777216]")
        int horizon,
    @Setting(says = "weight of the entropy bonus", standard = "0.01", range = "[0, inf)")
        double entropyCoefficient,
    @Group(says = "what is normalised") NormalizeSettings normalize,
    @Group(says = "what both networks look like", standard = "activation=tanh")
        NetworkSettings network,
    @Group(
            says = "how both networks learn, by RMSProp",
            standard = {"learning_rate=0.002", "max_gradient_norm=0.5"})
        OptimizerSettings optimizer)
    implements Sized {

  /** Why it plays as it does, in plain words. */
  public static final String EXPLANATION =
      """
      Two networks learn side by side: an actor that gives every action a chance, and a \
      critic that says what a state is worth. After a few steps of each world both are \
      corrected by the same surprise, A = r1 + ... + discount^n x V(s_n) - V(s). What \
      turned out better than the critic expected becomes likelier: weights <- weights + \
      rate x A x slope of log p(a|s); the critic moves towards what came. Look for \
      explained_variance, which nears 1 once the critic knows the world, and for entropy, \
      which falls as the actor makes up its mind.\
      """;

  /** Checks what hangs together. */
  public ActorCriticConfig {
    normalize.requireFit(network);
  }

  /** A rollout, and two networks that learn from all of it at once. */
  @Override
  public double bytes(EnvironmentSpec environment, int rows) {
    Space.Box seen = (Space.Box) environment.observationSpace();
    Space actions = environment.actionSpace();
    int all = (int) Math.min(Integer.MAX_VALUE, (long) rows * horizon);
    return Rollout.bytes(rows, horizon, seen.size(), actions.size())
        + network.bytes(seen, Head.stochastic(actions).outputs(actions), all)
        + network.bytes(seen, 1, all);
  }
}
