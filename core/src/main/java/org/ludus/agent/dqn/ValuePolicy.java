package org.ludus.agent.dqn;

import java.util.random.RandomGenerator;
import org.ludus.agent.Policy;
import org.ludus.agent.exploration.EpsilonGreedy;
import org.ludus.network.DenseNet;

/** Takes the action that a network gives the greatest value; the first of equals. */
public final class ValuePolicy implements Policy {

  private final DenseNet net;
  private final ThreadLocal<Scratch> scratches;

  /**
   * Makes a policy.
   *
   * @param net observation in, one value per action out
   */
  public ValuePolicy(DenseNet net) {
    this.net = net;
    scratches = ThreadLocal.withInitial(() -> new Scratch(net));
  }

  /** Returns the network, for files. */
  public DenseNet net() {
    return net;
  }

  @Override
  public void act(float[] observation, float[] action, RandomGenerator random) {
    Scratch scratch = scratches.get();
    net.forward(observation, 0, scratch.values, 0, scratch.workspace);
    action[0] = EpsilonGreedy.greatest(scratch.values, 0, scratch.values.length);
  }

  @Override
  public Scores scores() {
    return Scores.ACTION_VALUES;
  }

  @Override
  public void score(float[] observation, float[] scores) {
    net.forward(observation, 0, scores, 0, scratches.get().workspace);
  }

  /** What one thread computes in. */
  private static final class Scratch {

    private final DenseNet.Workspace workspace;
    private final float[] values;

    private Scratch(DenseNet net) {
      workspace = net.newWorkspace();
      values = new float[net.spec().outputs()];
    }
  }
}
