package org.ludus.agent;

import org.ludus.network.FrozenNetwork;

/** A policy that asks a network, whose weights never change. */
public abstract class NetworkPolicy implements Policy {

  private final FrozenNetwork net;
  private final ThreadLocal<Scratch> scratches;

  /** Makes a policy that asks this network. */
  protected NetworkPolicy(FrozenNetwork net) {
    this.net = net;
    scratches = ThreadLocal.withInitial(() -> new Scratch(net));
  }

  /** Returns the network, for files. */
  public final FrozenNetwork net() {
    return net;
  }

  /** Returns the network's answer, in an array that the calling thread's next question changes. */
  protected final float[] ask(float[] observation) {
    Scratch scratch = scratches.get();
    net.forward(observation, 0, scratch.outputs, 0, scratch.workspace);
    return scratch.outputs;
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
