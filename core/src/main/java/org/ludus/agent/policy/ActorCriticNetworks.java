package org.ludus.agent.policy;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.ludus.agent.parts.ObservationNormalizer;
import org.ludus.env.Space;
import org.ludus.env.SplitMix64;
import org.ludus.file.Archive;
import org.ludus.network.FrozenNetwork;
import org.ludus.network.Initialization;
import org.ludus.network.Network;
import org.ludus.network.NetworkFactory;
import org.ludus.network.NetworkSpec;
import org.ludus.network.OptimizerSpec;

/**
 * What a policy and the values of states are computed by: two networks that share nothing and can
 * learn side by side; or one whose last outputs are the policy's and, behind them, the value. Its
 * layers learn from both, and half the work is saved: in pictures, what there is to be seen is the
 * greater part of what there is to be learned.
 */
public final class ActorCriticNetworks implements AutoCloseable {

  /** Makes the first policy almost uniform, so that chance in the weights decides nothing. */
  public static final double POLICY_OUTPUT_GAIN = 0.01;

  private final Network policy;

  /** The same network, if there is but one. */
  private final Network values;

  private final int policyOutputs;

  /** Outputs of a network with both heads, and then those of either head with their gradients. */
  private float[] joint = {};

  private float[] policyPart = {};
  private float[] policyGradients = {};
  private float[] valuePart = {};
  private float[] valueGradients = {};

  private ActorCriticNetworks(Network policy, Network values, int policyOutputs) {
    this.policy = policy;
    this.values = values;
    this.policyOutputs = policyOutputs;
  }

  /**
   * Makes two networks, or one with two heads.
   *
   * @param sharedTrunk whether it is one
   * @param policySpec the shape of the policy's network; the values' has one output in place of
   *     its, and one that both share has it besides
   * @param weights draws the weights they start from
   */
  public static ActorCriticNetworks of(
      boolean sharedTrunk,
      NetworkSpec policySpec,
      OptimizerSpec optimizer,
      Initialization initialization,
      NetworkFactory networks,
      SplitMix64 weights) {
    int outputs = policySpec.outputs();
    if (!sharedTrunk) {
      float[] almostUniform = initialization.draw(policySpec, POLICY_OUTPUT_GAIN, weights);
      NetworkSpec valueSpec = policySpec.withOutputs(1);
      return new ActorCriticNetworks(
          networks.create(policySpec, optimizer, almostUniform),
          networks.create(valueSpec, optimizer, initialization.draw(valueSpec, weights)),
          outputs);
    }
    NetworkSpec spec = policySpec.withOutputs(outputs + 1);
    float[] parameters = initialization.draw(spec, weights);
    int inputs = spec.layerInputs(spec.layers() - 1);
    int lastLayer = parameters.length - (inputs + 1) * spec.outputs();
    for (int i = 0; i < inputs * outputs; i++) {
      parameters[lastLayer + i] *= (float) POLICY_OUTPUT_GAIN;
    }
    Network both = networks.create(spec, optimizer, parameters);
    return new ActorCriticNetworks(both, both, outputs);
  }

  private boolean isOne() {
    return policy == values;
  }

  /** Returns the network, or the two of them. */
  public List<Network> all() {
    return isOne() ? List.of(policy) : List.of(policy, values);
  }

  /**
   * Computes values.
   *
   * @param results receives {@code rows} of them
   */
  public void values(float[] inputs, int rows, float[] results) {
    if (isOne()) {
      makeRoom(rows);
      policy.forward(inputs, rows, joint);
      split(joint, rows, policyPart, results);
    } else {
      values.forward(inputs, rows, results);
    }
  }

  /** Takes one step of the policy's own network. */
  public void trainPolicy(float[] inputs, int rows, Network.Objective objective) {
    policy.train(inputs, rows, objective);
  }

  /** Takes one step of the values' own network. */
  public void trainValues(float[] inputs, int rows, Network.Objective objective) {
    values.train(inputs, rows, objective);
  }

  /**
   * Takes one step of the network that has both heads, down the sum of both objectives.
   *
   * @param valueCoefficient weight of the values' objective
   */
  public void trainBoth(
      float[] inputs,
      int rows,
      Network.Objective policyObjective,
      Network.Objective valueObjective,
      double valueCoefficient) {
    makeRoom(rows);
    policy.train(
        inputs,
        rows,
        (outputs, gradients) -> {
          split(outputs, rows, policyPart, valuePart);
          Arrays.fill(policyGradients, 0, rows * policyOutputs, 0);
          policyObjective.differentiate(policyPart, policyGradients);
          valueObjective.differentiate(valuePart, valueGradients);
          for (int row = 0; row < rows; row++) {
            int to = row * (policyOutputs + 1);
            System.arraycopy(policyGradients, row * policyOutputs, gradients, to, policyOutputs);
            gradients[to + policyOutputs] = (float) valueCoefficient * valueGradients[row];
          }
        });
  }

  private void split(float[] outputs, int rows, float[] policyTo, float[] valuesTo) {
    for (int row = 0; row < rows; row++) {
      int from = row * (policyOutputs + 1);
      System.arraycopy(outputs, from, policyTo, row * policyOutputs, policyOutputs);
      valuesTo[row] = outputs[from + policyOutputs];
    }
  }

  private void makeRoom(int rows) {
    if (valuePart.length < rows) {
      joint = new float[rows * (policyOutputs + 1)];
      policyPart = new float[rows * policyOutputs];
      policyGradients = new float[rows * policyOutputs];
      valuePart = new float[rows];
      valueGradients = new float[rows];
    }
  }

  /** Returns a copy of what computes the policy. */
  public FrozenNetwork frozenPolicy() {
    FrozenNetwork net = new FrozenNetwork(policy.spec(), policy.parameters());
    return isOne() ? net.head(0, policyOutputs) : net;
  }

  /**
   * Returns a copy of both as a policy that knows what states are worth.
   *
   * @param normalizer what they see observations through
   * @param unit what a value of 1 is in the environment's units
   */
  public NetworkPolicy policy(
      ObservationNormalizer normalizer, double unit, Head head, Space actions) {
    FrozenNetwork critic = normalizer.unnormalized(frozenValues()).withOutputScale((float) unit);
    return new NetworkPolicy(
        normalizer.unnormalized(frozenPolicy()), Optional.of(critic), head, actions);
  }

  private FrozenNetwork frozenValues() {
    FrozenNetwork net = new FrozenNetwork(values.spec(), values.parameters());
    return isOne() ? net.head(policyOutputs, 1) : net;
  }

  /** Keeps all that training goes on from, or brings it back. */
  public void persist(Archive archive) {
    for (Network network : all()) {
      network.persist(archive);
    }
  }

  @Override
  public void close() {
    for (Network network : all()) {
      network.close();
    }
  }
}
