package org.ludus.agent;

import java.util.Arrays;
import java.util.Optional;
import org.ludus.agent.exploration.EpsilonGreedy;
import org.ludus.network.FrozenNetwork;
import org.ludus.network.InputGradient;

/**
 * A policy that asks a network, whose weights never change; beside it there may be a critic, which
 * says what a state is worth.
 */
public abstract class NetworkPolicy implements Policy {

  private final Oracle actor;
  private final Optional<Oracle> critic;

  /** Makes a policy that asks this network. */
  protected NetworkPolicy(FrozenNetwork net) {
    this(net, Optional.empty());
  }

  /**
   * Makes a policy that asks this network.
   *
   * @param critic observation in, the expected return out
   */
  protected NetworkPolicy(FrozenNetwork net, Optional<FrozenNetwork> critic) {
    actor = new Oracle(net);
    this.critic = critic.map(Oracle::new);
  }

  /** Returns the network, for files. */
  public final FrozenNetwork net() {
    return actor.net;
  }

  /** Returns the critic, for files. */
  public final Optional<FrozenNetwork> critic() {
    return critic.map(oracle -> oracle.net);
  }

  @Override
  public float value(float[] observation) {
    return critic.isPresent() ? critic.get().ask(observation)[0] : Float.NaN;
  }

  /** What the value of the state hangs on, where there is a critic that says it. */
  @Override
  public Saliency saliency() {
    return critic.isPresent() ? Saliency.STATE_VALUE : Saliency.NONE;
  }

  @Override
  public void differentiate(float[] observation, float[] gradient) {
    critic.ifPresent(oracle -> oracle.differentiateGreatest(observation, gradient));
  }

  /** Writes the gradient of the network's greatest output with respect to the observation. */
  protected final void differentiateGreatest(float[] observation, float[] gradient) {
    actor.differentiateGreatest(observation, gradient);
  }

  /** Returns the network's answer, in an array that the calling thread's next question changes. */
  protected final float[] ask(float[] observation) {
    return actor.ask(observation);
  }

  /** A network with what each thread computes in. */
  private static final class Oracle {

    private final FrozenNetwork net;
    private final ThreadLocal<Scratch> scratches;
    private final ThreadLocal<InputGradient> gradients;

    private Oracle(FrozenNetwork net) {
      this.net = net;
      scratches = ThreadLocal.withInitial(() -> new Scratch(net));
      gradients = ThreadLocal.withInitial(() -> new InputGradient(net));
    }

    private float[] ask(float[] observation) {
      Scratch scratch = scratches.get();
      net.forward(observation, 0, scratch.outputs, 0, scratch.workspace);
      return scratch.outputs;
    }

    private void differentiateGreatest(float[] observation, float[] gradient) {
      InputGradient gradients = this.gradients.get();
      float[] outputs = gradients.forward(observation);
      float[] weights = scratches.get().outputs;
      Arrays.fill(weights, 0);
      weights[EpsilonGreedy.greatest(outputs, 0, outputs.length)] = 1;
      gradients.backward(weights, gradient);
    }
  }

  /** What one thread computes in. */
  private static final class Scratch {

    private final FrozenNetwork.Workspace workspace;
    private final float[] outputs;

    private Scratch(FrozenNetwork net) {
      workspace = net.newWorkspace();
      outputs = new float[net.spec().outputs()];
    }
  }
}
