package org.ludus.agent.policy;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.ludus.agent.Policy;
import org.ludus.agent.PolicyFormat;
import org.ludus.env.EnvironmentSpec;
import org.ludus.env.Space;
import org.ludus.file.Weights;
import org.ludus.network.FrozenNetwork;
import org.ludus.network.NetworkSpec;
import org.ludus.network.NetworkSpec.Activation;

/**
 * How policies are kept that ask a network: its layers and its activation as the texts {@code
 * policy} and {@code policy.activation}, and of every layer the arrays {@code policy.0.weights} and
 * {@code policy.0.biases}. A critic, where there is one, is kept likewise as {@code value}.
 */
public final class NetworkPolicyFormat implements PolicyFormat<NetworkPolicy> {

  private static final String POLICY = "policy";
  private static final String CRITIC = "value";

  /** Numbers between two layers: a file of few weights must not ask for memory without end. */
  private static final int WIDEST = 1 << 24;

  private final Head head;

  /** Makes the format of policies whose networks put out that. */
  public NetworkPolicyFormat(Head head) {
    this.head = head;
  }

  /** Returns what the networks put out. */
  public Head head() {
    return head;
  }

  @Override
  public String id() {
    return head.name().toLowerCase(Locale.ROOT);
  }

  @Override
  public Class<NetworkPolicy> type() {
    return NetworkPolicy.class;
  }

  @Override
  public boolean keeps(Policy policy) {
    return policy instanceof NetworkPolicy network && network.head() == head;
  }

  @Override
  public void write(NetworkPolicy policy, Weights into) {
    write(POLICY, policy.net(), into);
    policy.critic().ifPresent(critic -> write(CRITIC, critic, into));
  }

  @Override
  public NetworkPolicy read(Weights from, EnvironmentSpec environment) {
    Optional<FrozenNetwork> critic =
        from.holdsText(CRITIC) ? Optional.of(readNetwork(CRITIC, from)) : Optional.empty();
    return make(readNetwork(POLICY, from), critic, environment);
  }

  /**
   * Makes a policy of networks, wherever they come from.
   *
   * @throws IllegalArgumentException if they do not fit the world; the message says in one line why
   */
  public NetworkPolicy make(
      FrozenNetwork net, Optional<FrozenNetwork> critic, EnvironmentSpec environment) {
    requireFit(net.spec(), environment.observationSpace(), outputs(environment.actionSpace()));
    critic.ifPresent(values -> requireFit(values.spec(), environment.observationSpace(), 1));
    return new NetworkPolicy(net, critic, head, environment.actionSpace());
  }

  /** Returns how many numbers a network puts out for an action. */
  private int outputs(Space actions) {
    if (!head.fits(actions)) {
      String other = actions instanceof Space.Discrete ? "continuous" : "discrete";
      throw new IllegalArgumentException(id() + " is for " + other + " actions");
    }
    return head.outputs(actions);
  }

  private static void requireFit(NetworkSpec spec, Space observations, int outputs) {
    boolean seen = spec.inputs() == observations.size();
    if (!spec.convolutions().isEmpty()) {
      seen &= observations instanceof Space.Box box && box.shape().equals(sides(spec.image()));
    }
    if (!seen || spec.outputs() != outputs) {
      throw new IllegalArgumentException(
          "its network is %s, and what it needs is %s in and %s out"
              .formatted(spec, observations instanceof Space.Box box ? box.shape() : 1, outputs));
    }
    for (int layer = 0; layer < spec.layers(); layer++) {
      if ((long) spec.places(layer) * spec.layerOutputs(layer) > WIDEST) {
        throw new IllegalArgumentException(
            "layer %s of its network puts out more than %s numbers".formatted(layer + 1, WIDEST));
      }
    }
  }

  private static List<Integer> sides(NetworkSpec.Image image) {
    return List.of(image.height(), image.width(), image.channels());
  }

  private static void write(String name, FrozenNetwork net, Weights into) {
    NetworkSpec spec = net.spec();
    into.put(name, spec.toString());
    into.put(name + ".activation", spec.activation().name().toLowerCase(Locale.ROOT));
    float[] parameters = net.parameters();
    int offset = 0;
    for (int layer = 0; layer < spec.layers(); layer++) {
      int units = spec.layerOutputs(layer);
      int biases = offset + spec.layerInputs(layer) * units;
      float[] weights = Arrays.copyOfRange(parameters, offset, biases);
      into.put(weightsOf(name, layer), shapeOfWeights(spec, layer), weights);
      offset = biases + units;
      int[] shape = {units};
      into.put(biasesOf(name, layer), shape, Arrays.copyOfRange(parameters, biases, offset));
    }
  }

  private static FrozenNetwork readNetwork(String name, Weights from) {
    String activation = from.text(name + ".activation");
    NetworkSpec spec =
        NetworkSpec.parse(
            from.text(name),
            switch (activation) {
              case "relu" -> Activation.RELU;
              case "tanh" -> Activation.TANH;
              default ->
                  throw new IllegalArgumentException(
                      "activation must be relu or tanh, not '" + activation + "'");
            });
    // Room for all of them only after all have been found.
    List<float[]> found = new ArrayList<>();
    for (int layer = 0; layer < spec.layers(); layer++) {
      found.add(from.array(weightsOf(name, layer), shapeOfWeights(spec, layer)));
      found.add(from.array(biasesOf(name, layer), spec.layerOutputs(layer)));
    }
    float[] parameters = new float[spec.parameterCount()];
    int offset = 0;
    for (float[] values : found) {
      System.arraycopy(values, 0, parameters, offset, values.length);
      offset += values.length;
    }
    return new FrozenNetwork(spec, parameters);
  }

  private static String weightsOf(String name, int layer) {
    return name + "." + layer + ".weights";
  }

  private static String biasesOf(String name, int layer) {
    return name + "." + layer + ".biases";
  }

  private static int[] shapeOfWeights(NetworkSpec spec, int layer) {
    int units = spec.layerOutputs(layer);
    if (spec.isConvolution(layer)) {
      int window = spec.convolutions().get(layer).size();
      return new int[] {units, window, window, spec.imageInto(layer).channels()};
    }
    return new int[] {units, spec.layerInputs(layer)};
  }
}
