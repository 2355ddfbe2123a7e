package org.ludus.agent.sac;

import org.ludus.agent.Sized;
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

/** Settings of {@link Sac}. */
public record SacConfig(
    @Setting(says = "worth of a reward one step later", standard = "0.99", range = "[0, 1]")
        double discount,
    @Setting(
            says = "what rewards are multiplied by for the critics",
            standard = "1",
            range = "(0, inf)")
        double rewardScale,
    @Group(says = "what entropy is worth") TemperatureSettings temperature,
    @Group(
            says = "what is remembered, and learned from",
            standard = {"batch_size=256", "train_every=1"})
        ReplaySettings replay,
    @Group(says = "how the target critics follow", standard = "tau=0.01") TargetSettings target,
    @Group(says = "what all networks look like") NetworkSettings network,
    @Group(says = "how actor, critics and temperature learn, by Adam") OptimizerSettings optimizer)
    implements Replaying, Sized {

  /** Why it plays as it does, in plain words. */
  public static final String EXPLANATION =
      """
      An actor draws throttle settings from a bell curve, and two critics judge what each \
      is worth; the lower judgement counts, for optimism misleads. Out of a memory of all \
      that happened, the critics learn Q(s,a) -> r + discount x (Q'(s',a') - temperature x \
      log p(a'|s')): reward is wanted, and some randomness as well. The actor moves each \
      setting uphill in Q. The temperature says what randomness is worth, and falls by \
      itself when there is plenty. Look for entropy approaching its target while the \
      return rises. What you do with the stick goes into the same memory.\
      """;

  /** Checks that the networks are dense: actions go into the critics beside what is seen. */
  public SacConfig {
    if (network.seesPictures()) {
      throw new IllegalArgumentException("network.convolutions must be empty");
    }
  }

  /** What a nat of entropy is worth, in scaled reward. */
  public record TemperatureSettings(
      @Setting(
              says = "worth of a nat of entropy, in scaled reward, at first",
              standard = "0.2",
              range = "(0, inf)")
          double initial,
      @Setting(says = "whether it follows the target entropy from there", standard = "true")
          boolean learn,
      @Setting(
              says =
                  "entropy of the policy that the temperature is to bring about, in nats for each"
                      + " number of an action",
              standard = "-1")
          double targetEntropy) {}

  /** An actor, two critics with a slower copy each, and the transitions under way. */
  @Override
  public double bytes(EnvironmentSpec environment, int rows) {
    Space.Box seen = (Space.Box) environment.observationSpace();
    Space actions = environment.actionSpace();
    int outputs = Head.SQUASHED_GAUSSIAN.outputs(actions);
    return 5 * network.bytes(seen, outputs, replay.batchSize())
        + replay.bytesUnderWay(seen.size(), actions.size(), rows);
  }
}
