package org.ludus.agent.policy;

import java.util.Arrays;
import java.util.Optional;
import java.util.random.RandomGenerator;
import org.ludus.agent.Actor;
import org.ludus.agent.Explains;
import org.ludus.agent.Policy;
import org.ludus.agent.parts.Argmax;
import org.ludus.env.ActionRange;
import org.ludus.env.Space;
import org.ludus.network.FrozenNetwork;
import org.ludus.network.InputGradient;

/**
 * A policy that asks a network, whose weights never change; beside it there may be a critic, which
 * says what a state is worth.
 */
public final class NetworkPolicy implements Policy, Explains {

  private final FrozenNetwork net;
  private final Optional<FrozenNetwork> critic;
  private final Head head;
  private final Space actions;
  private final boolean greedy;
  private final ThreadLocal<Explanation> explanation = ThreadLocal.withInitial(Explanation::new);

  /**
   * Makes a policy that does what its head says, by chance where that is stochastic.
   *
   * @param net observation in, what the head wants out
   * @param critic observation in, the expected return out, in the environment's units
   * @param head what the network's outputs mean
   * @param actions the environment's action space
   * @throws IllegalArgumentException if these do not fit each other
   */
  public NetworkPolicy(
      FrozenNetwork net, Optional<FrozenNetwork> critic, Head head, Space actions) {
    this(net, critic, head, actions, false);
  }

  private NetworkPolicy(
      FrozenNetwork net, Optional<FrozenNetwork> critic, Head head, Space actions, boolean greedy) {
    if (!head.fits(actions) || net.spec().outputs() != head.outputs(actions)) {
      throw new IllegalArgumentException(
          "a network with %s outputs chooses no such actions".formatted(net.spec().outputs()));
    }
    if (critic.isPresent()
        && (critic.get().spec().inputs() != net.spec().inputs()
            || critic.get().spec().outputs() != 1)) {
      throw new IllegalArgumentException("the critic does not fit the policy's network");
    }
    this.net = net;
    this.critic = critic;
    this.head = head;
    this.actions = actions;
    this.greedy = greedy;
  }

  /** Returns the network, for files. */
  public FrozenNetwork net() {
    return net;
  }

  /** Returns the critic, for files. */
  public Optional<FrozenNetwork> critic() {
    return critic;
  }

  /** Returns what the network's outputs mean, for files. */
  public Head head() {
    return head;
  }

  @Override
  public Policy greedy() {
    boolean stochastic = head != Head.ACTION_VALUES && !greedy;
    return stochastic ? new NetworkPolicy(net, critic, head, actions, true) : this;
  }

  @Override
  public Actor newActor() {
    return new NetworkActor();
  }

  /** Asks the network and chooses as its head says. */
  private final class NetworkActor implements Actor {

    private final FrozenNetwork.Workspace workspace = net.newWorkspace();
    private final float[] outputs = new float[net.spec().outputs()];
    private final ActionRange range = ActionRange.of(NetworkPolicy.this.actions);
    private RandomGenerator random;

    @Override
    public void begin(RandomGenerator generator) {
      random = generator;
    }

    @Override
    public void act(float[] observations, int at, float[] chosen, int to) {
      net.forward(observations, at, outputs, 0, workspace);
      if (head == Head.CATEGORICAL && !greedy) {
        Categorical.softmax(outputs, 0, outputs.length);
        chosen[to] = Categorical.sample(outputs, 0, outputs.length, random);
      } else if (actions instanceof Space.Discrete) {
        chosen[to] = Argmax.of(outputs, 0, outputs.length);
      } else {
        actContinuously(chosen, to);
        range.toEnvironment(chosen, to, chosen, to);
      }
    }

    /** Chooses numbers from -1 to 1. */
    private void actContinuously(float[] chosen, int to) {
      int size = actions.size();
      for (int i = 0; i < size; i++) {
        double u = outputs[i];
        if (!greedy) {
          u += Math.exp(Gaussian.bounded(outputs[size + i])) * random.nextGaussian();
        }
        chosen[to + i] = (float) (head == Head.SQUASHED_GAUSSIAN ? Math.tanh(u) : u);
      }
    }
  }

  @Override
  public Scores scores() {
    return switch (head) {
      case ACTION_VALUES -> Scores.ACTION_VALUES;
      case CATEGORICAL -> Scores.ACTION_PROBABILITIES;
      default -> Scores.NONE;
    };
  }

  @Override
  public void score(float[] observation, float[] scores) {
    if (actions instanceof Space.Discrete) {
      System.arraycopy(explanation.get().outputs(observation), 0, scores, 0, head.outputs(actions));
      if (head == Head.CATEGORICAL) {
        Categorical.softmax(scores, 0, head.outputs(actions));
      }
    }
  }

  /** Returns what the critic says, or the greatest of the action values. */
  @Override
  public float value(float[] observation) {
    if (critic.isPresent()) {
      return explanation.get().value(observation);
    } else if (head == Head.ACTION_VALUES) {
      float[] values = explanation.get().outputs(observation);
      return values[Argmax.of(values, 0, values.length)];
    }
    return Float.NaN;
  }

  @Override
  public Saliency saliency() {
    return switch (head) {
      case ACTION_VALUES -> Saliency.ACTION_VALUE;
      case CATEGORICAL -> Saliency.ACTION_PREFERENCE;
      default -> critic.isPresent() ? Saliency.STATE_VALUE : Saliency.NONE;
    };
  }

  @Override
  public void differentiate(float[] observation, float[] gradient) {
    if (saliency() != Saliency.NONE) {
      explanation.get().differentiate(observation, gradient);
    }
  }

  /** What one thread explains with. */
  private final class Explanation {

    private final InputGradient ofPolicy = new InputGradient(net);
    private final Optional<InputGradient> ofCritic = critic.map(InputGradient::new);

    float[] outputs(float[] observation) {
      return ofPolicy.forward(observation);
    }

    float value(float[] observation) {
      return ofCritic.orElseThrow().forward(observation)[0];
    }

    /** Differentiates the greatest output of the network that {@link #saliency} is about. */
    void differentiate(float[] observation, float[] gradient) {
      InputGradient gradients =
          saliency() == Saliency.STATE_VALUE ? ofCritic.orElseThrow() : ofPolicy;
      float[] outputs = gradients.forward(observation);
      float[] weights = new float[outputs.length];
      Arrays.fill(weights, 0);
      weights[Argmax.of(outputs, 0, outputs.length)] = 1;
      gradients.backward(weights, gradient);
    }
  }
}
