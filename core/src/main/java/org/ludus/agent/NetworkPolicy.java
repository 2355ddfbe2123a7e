package org.ludus.agent;

import java.util.Optional;
import org.ludus.network.FrozenNetwork;

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

  /** Returns the network's answer, in an array that the calling thread's next question changes. */
  protected final float[] ask(float[] observation) {
    return actor.ask(observation);
  }

  /** A network with what each thread computes in. */
  private static final class Oracle {

    private final FrozenNetwork net;
    private final ThreadLocal<Scratch> scratches;

    private Oracle(FrozenNetwork net) {
      this.net = net;
      scratches = ThreadLocal.withInitial(() -> new Scratch(net));
    }

    private float[] ask(float[] observation) {
      Scratch scratch = scratches.get();
      net.forward(observation, 0, scratch.outputs, 0, scratch.workspace);
      return scratch.outputs;
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
