package org.ludus.agent.policygradient;

import java.util.random.RandomGenerator;
import org.ludus.agent.Policy;
import org.ludus.network.DenseNet;

/**
 * Draws continuous actions from the normal distributions a network describes, or takes their means;
 * brought within -1 and 1, the bounds of every continuous action here.
 */
public final class GaussianPolicy implements Policy {

  private final DenseNet net;
  private final boolean drawing;
  private final ThreadLocal<Scratch> scratches;

  /**
   * Makes the policy that draws.
   *
   * @param net observation in; out come means, then logarithms of standard deviations
   */
  public GaussianPolicy(DenseNet net) {
    this(net, true);
  }

  private GaussianPolicy(DenseNet net, boolean drawing) {
    this.net = net;
    this.drawing = drawing;
    scratches = ThreadLocal.withInitial(() -> new Scratch(net));
  }

  /** Returns the network, for files. */
  public DenseNet net() {
    return net;
  }

  @Override
  public Policy greedy() {
    return drawing ? new GaussianPolicy(net, false) : this;
  }

  @Override
  public void act(float[] observation, float[] action, RandomGenerator random) {
    Scratch scratch = scratches.get();
    net.forward(observation, 0, scratch.values, 0, scratch.workspace);
    if (drawing) {
      scratch.distribution.read(scratch.values, 0);
      scratch.distribution.sample(random, action, 0);
    } else {
      System.arraycopy(scratch.values, 0, action, 0, action.length);
    }
    for (int i = 0; i < action.length; i++) {
      action[i] = Math.max(-1, Math.min(1, action[i]));
    }
  }

  /** What one thread computes in. */
  private static final class Scratch {

    private final DenseNet.Workspace workspace;
    private final float[] values;
    private final GaussianDistribution distribution;

    private Scratch(DenseNet net) {
      workspace = net.newWorkspace();
      values = new float[net.spec().outputs()];
      distribution = new GaussianDistribution(values.length / 2);
    }
  }
}
