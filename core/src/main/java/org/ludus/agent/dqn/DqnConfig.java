package org.ludus.agent.dqn;

import org.ludus.agent.Sized;
import org.ludus.agent.exploration.ExplorationSettings;
import org.ludus.agent.parts.OptimizerSettings;
import org.ludus.agent.policy.Head;
import org.ludus.agent.replay.ReplaySettings;
import org.ludus.agent.replay.Replaying;
import org.ludus.agent.replay.TargetSettings;
import org.ludus.env.EnvironmentSpec;
import org.ludus.env.Space;
import org.ludus.network.NetworkSettings;
import org.ludus.settings.Group;
import org.ludus.settings.Setting;

/** Settings of {@link DqnAgent}. */
public record DqnConfig(
    @Setting(says = "worth of a reward one step later", standard = "0.99", range = "[0, 1]")
        double discount,
    @Setting(
            says =
                "what rewards are multiplied by for the network, whose step sizes suit values of"
                    + " about 1 to 10; what is reported and shown is in the world's own units",
            standard = "1",
            range = "(0, inf)")
        double rewardScale,
    @Setting(
            says = "whether the learning network chooses the action that the target network values",
            standard = "true")
        boolean doubleDqn,
    @Setting(
            says = "whether the network splits action values into the state's and the actions'",
            standard = "false")
        boolean dueling,
    @Setting(
            says = "error from which on the loss grows linearly; infinity: squared everywhere",
            standard = "1",
            range = "(0, inf]")
        double huberDelta,
    @Group(says = "what is tried", standard = "epsilon_decay_fraction=0.2")
        ExplorationSettings exploration,
    @Group(says = "what is remembered, and learned from", standard = "multi_step=3")
        ReplaySettings replay,
    @Group(says = "how the target network follows", standard = "update_every=100")
        TargetSettings target,
    @Group(says = "what the network looks like") NetworkSettings network,
    @Group(says = "how the network learns, by Adam", standard = "max_gradient_norm=10")
        OptimizerSettings optimizer)
    implements Replaying, Sized {

  /** Why it plays as it does, in plain words. */
  public static final String EXPLANATION =
      """
      A network estimates the return of each action in what is seen, where a table would \
      be too large. Every step goes into a memory; a handful drawn from it at random moves \
      the network: Q(s,a) -> r + discount x max Q'(s',b), where Q' is a slower copy, so \
      that the target does not run away. With chance epsilon it tries anything. Look for \
      q_mean climbing towards returns that are really earned; if it climbs far above them, \
      the network believes in luck. td_loss need not fall: it grows with the returns. What \
      you do with the stick goes into the same memory.\
      """;

  /** The network that learns, its slower copy, and the transitions under way in every stream. */
  @Override
  public double bytes(EnvironmentSpec environment, int rows) {
    Space.Box seen = (Space.Box) environment.observationSpace();
    int outputs = Head.ACTION_VALUES.outputs(environment.actionSpace()) + 1;
    return 2 * network.bytes(seen, outputs, replay.batchSize())
        + replay.bytesUnderWay(seen.size(), 1, rows);
  }
}
