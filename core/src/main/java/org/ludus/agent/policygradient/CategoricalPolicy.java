package org.ludus.agent.policygradient;

import java.util.random.RandomGenerator;
import org.ludus.agent.Policy;
import org.ludus.agent.exploration.EpsilonGreedy;
import org.ludus.network.DenseNet;

/** Draws actions with the probabilities a network gives them, or takes the likeliest. */
public final class CategoricalPolicy implements Policy {

  private final DenseNet net;
  private final boolean drawing;
  private final ThreadLocal<Scratch> scratches;

  /**
   * Makes the policy that draws.
   *
   * @param net observation in, one logit per action out
   */
  public CategoricalPolicy(DenseNet net) {
    this(net, true);
  }

  private CategoricalPolicy(DenseNet net, boolean drawing) {
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
    return drawing ? new CategoricalPolicy(net, false) : this;
  }

  @Override
  public void act(float[] observation, float[] action, RandomGenerator random) {
    Scratch scratch = scratches.get();
    float[] values = scratch.values;
    net.forward(observation, 0, values, 0, scratch.workspace);
    if (drawing) {
      Categorical.softmax(values, values, 0, values.length);
      action[0] = Categorical.sample(values, 0, values.length, random);
    } else {
      action[0] = EpsilonGreedy.greatest(values, 0, values.length);
    }
  }

  @Override
  public Scores scores() {
    return Scores.ACTION_PROBABILITIES;
  }

  @Override
  public void score(float[] observation, float[] scores) {
    net.forward(observation, 0, scores, 0, scratches.get().workspace);
    Categorical.softmax(scores, scores, 0, net.spec().outputs());
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
