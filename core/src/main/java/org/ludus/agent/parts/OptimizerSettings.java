package org.ludus.agent.parts;

import java.util.List;
import org.ludus.network.Network;
import org.ludus.network.OptimizerSpec;
import org.ludus.settings.Setting;

/** How an agent's networks follow their gradients. */
public record OptimizerSettings(
    @Setting(says = "step size", standard = "0.001", range = "(0, inf)") double learningRate,
    @Setting(
            says = "whether the step size falls to zero, linearly over the training",
            standard = "true")
        boolean annealLearningRate,
    @Setting(
            says = "norm that gradients are scaled down to; infinity: never",
            standard = "inf",
            range = "(0, inf]")
        double maxGradientNorm) {

  /** Returns Adam with these settings. */
  public OptimizerSpec adam() {
    return OptimizerSpec.adam(learningRate, maxGradientNorm);
  }

  /** Returns RMSProp with these settings. */
  public OptimizerSpec rmsProp() {
    return OptimizerSpec.rmsProp(learningRate, maxGradientNorm);
  }

  /**
   * Returns the step size over a training.
   *
   * @param plannedSteps environment steps after which it is zero, if it falls
   * @param networks what learns with it
   */
  public LearningRate rate(long plannedSteps, List<Network> networks) {
    return new LearningRate(learningRate, annealLearningRate, plannedSteps, networks);
  }
}
