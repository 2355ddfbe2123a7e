package org.ludus.network.simd;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.ludus.env.SplitMix64;
import org.ludus.network.FrozenNetwork;
import org.ludus.network.Initialization;
import org.ludus.network.Network;
import org.ludus.network.NetworkSpec;
import org.ludus.network.NetworkSpec.Activation;
import org.ludus.network.NetworkSpec.Convolution;
import org.ludus.network.NetworkSpec.Image;
import org.ludus.network.NetworkState;
import org.ludus.network.OptimizerSpec;
import org.ludus.network.Responder;
import org.ludus.network.dl4j.Dl4jNetwork;

/** Holds the vectorised network and its plain fallback to Deeplearning4j and to the calculus. */
class SimdNetworkTest {

  private static final double UNLIMITED = Double.POSITIVE_INFINITY;

  /** Shapes that fill whole vectors, and shapes that leave every kind of rest. */
  static Stream<NetworkSpec> shapes() {
    return Stream.of(
        new NetworkSpec(4, List.of(64, 64), Activation.RELU, 2),
        new NetworkSpec(8, List.of(256, 256), Activation.RELU, 4),
        new NetworkSpec(8, List.of(128), Activation.TANH, 1),
        new NetworkSpec(3, List.of(17, 5, 33), Activation.TANH, 7),
        new NetworkSpec(1, List.of(1), Activation.RELU, 1),
        new NetworkSpec(5, List.of(), Activation.RELU, 19),
        new NetworkSpec(81, List.of(31, 130), Activation.RELU, 4),
        images(new Image(10, 10, 4), List.of(new Convolution(16, 3, 1)), List.of(20), 6),
        images(new Image(5, 7, 3), List.of(new Convolution(5, 2, 1)), List.of(), 3),
        images(
            new Image(14, 11, 2),
            List.of(new Convolution(9, 4, 2), new Convolution(17, 2, 1), new Convolution(3, 1, 1)),
            List.of(13),
            2),
        // So large that its rows are unfolded a few at a time.
        images(
            new Image(30, 30, 4),
            List.of(new Convolution(16, 8, 2), new Convolution(8, 4, 2)),
            List.of(10),
            3));
  }

  private static NetworkSpec images(
      Image image, List<Convolution> convolutions, List<Integer> hidden, int outputs) {
    Activation activation = convolutions.size() == 1 ? Activation.RELU : Activation.TANH;
    return new NetworkSpec(image, convolutions, hidden, activation, outputs);
  }

  @Test
  void the_tests_run_with_the_vector_api() {
    assertThat(SimdSupport.isVectorized()).isTrue();
    assertThat(SimdSupport.description()).startsWith("Vector API");
  }

  @ParameterizedTest
  @MethodSource("shapes")
  void outputs_equal_those_of_the_plain_java_network(NetworkSpec spec) {
    float[] parameters = Initialization.AUTOMATIC.draw(spec, new SplitMix64(1));
    for (int rows : new int[] {1, 5, 6, 13, 64}) {
      float[] inputs = random(rows * spec.inputs(), 2);
      float[] expected = new float[rows * spec.outputs()];
      FrozenNetwork net = new FrozenNetwork(spec, parameters);
      for (int row = 0; row < rows; row++) {
        net.forward(
            inputs, row * spec.inputs(), expected, row * spec.outputs(), net.newWorkspace());
      }
      for (Kernels kernels : kernels()) {
        Network network = new SimdNetwork(spec, OptimizerSpec.adam(1, 1), parameters, kernels);
        float[] outputs = new float[rows * spec.outputs()];
        network.forward(inputs, rows, outputs);
        assertThat(outputs).containsExactly(expected, within(2e-5f));
      }
    }
  }

  @ParameterizedTest
  @MethodSource("shapes")
  void a_responder_answers_as_the_plain_java_network_does(NetworkSpec spec) {
    FrozenNetwork net =
        new FrozenNetwork(spec, Initialization.AUTOMATIC.draw(spec, new SplitMix64(1)));
    int rows = 3;
    float[] inputs = random(rows * spec.inputs(), 2);
    float[] expected = new float[rows * spec.outputs()];
    float[] outputs = new float[rows * spec.outputs()];
    Supplier<Responder> responders = SimdNetworks.vectorized(net);
    Responder one = responders.get();
    Responder other = responders.get();
    for (int row = 0; row < rows; row++) {
      int from = row * spec.inputs();
      int to = row * spec.outputs();
      net.forward(inputs, from, expected, to, net.newWorkspace());
      (row == 1 ? one : other).respond(inputs, from, outputs, to);
    }

    assertThat(outputs).containsExactly(expected, within(2e-5f));
  }

  @Test
  void only_large_networks_respond_with_vectors() {
    NetworkSpec small = new NetworkSpec(4, List.of(64, 64), Activation.RELU, 2);
    NetworkSpec large =
        images(new Image(30, 30, 4), List.of(new Convolution(16, 8, 2)), List.of(10), 3);
    for (NetworkSpec spec : List.of(small, large)) {
      FrozenNetwork net =
          new FrozenNetwork(spec, Initialization.AUTOMATIC.draw(spec, new SplitMix64(1)));
      float[] inputs = random(spec.inputs(), 2);
      float[] plain = new float[spec.outputs()];
      float[] chosen = new float[spec.outputs()];
      float[] vectorized = new float[spec.outputs()];
      net.newResponder().respond(inputs, 0, plain, 0);
      new SimdNetworks().responders(net).get().respond(inputs, 0, chosen, 0);
      SimdNetworks.vectorized(net).get().respond(inputs, 0, vectorized, 0);

      // The last bits tell which of the two it was.
      assertThat(plain).isNotEqualTo(vectorized);
      assertThat(chosen).isEqualTo(spec.equals(small) ? plain : vectorized);
    }
  }

  @ParameterizedTest
  @MethodSource("shapes")
  void ten_steps_of_adam_are_those_of_dl4j(NetworkSpec spec) {
    compareTrainings(spec, OptimizerSpec.adam(1e-3, UNLIMITED).withEpsilon(1e-5));
    compareTrainings(spec, OptimizerSpec.adam(1e-3, 0.1).withEpsilon(1e-5).withWeightDecay(0.1));
  }

  @ParameterizedTest
  @MethodSource("shapes")
  void ten_steps_of_rms_prop_are_those_of_dl4j(NetworkSpec spec) {
    compareTrainings(spec, OptimizerSpec.rmsProp(1e-4, 0.5));
  }

  private static void compareTrainings(NetworkSpec spec, OptimizerSpec optimizer) {
    float[] initial = Initialization.AUTOMATIC.draw(spec, new SplitMix64(3));
    try (Network reference = new Dl4jNetwork(spec, optimizer, initial)) {
      float[] expected = trained(reference);
      for (Kernels kernels : kernels()) {
        float[] actual = trained(new SimdNetwork(spec, optimizer, initial, kernels));
        assertThat(distance(actual, expected)).isLessThan(1e-4 * distance(initial, expected));
      }
    }
  }

  /** Ten steps towards fixed targets, with a batch of another size each time. */
  private static float[] trained(Network network) {
    NetworkSpec spec = network.spec();
    for (int step = 0; step < 10; step++) {
      int rows = 61 - 5 * step;
      float[] targets = random(rows * spec.outputs(), 100 + step);
      if (step == 5) {
        network.setLearningRate(2e-3);
      }
      network.train(
          random(rows * spec.inputs(), 200 + step),
          rows,
          (outputs, gradients) -> {
            for (int i = 0; i < targets.length; i++) {
              gradients[i] = (outputs[i] - targets[i]) / rows;
            }
          });
    }
    return network.parameters();
  }

  @ParameterizedTest
  @MethodSource("shapes")
  void a_training_begun_on_one_backend_goes_on_on_the_other(NetworkSpec spec) {
    for (OptimizerSpec optimizer :
        List.of(OptimizerSpec.adam(1e-3, 1).withEpsilon(1e-5), OptimizerSpec.rmsProp(1e-4, 0.5))) {
      float[] initial = Initialization.AUTOMATIC.draw(spec, new SplitMix64(3));
      try (Network simd = new SimdNetwork(spec, optimizer, initial);
          Network dl4j = new Dl4jNetwork(spec, optimizer, initial);
          Network continued = new Dl4jNetwork(spec, optimizer, initial)) {
        trained(simd);
        trained(dl4j);
        continued.restore(simd.state());
        continued.setLearningRate(2e-3);
        simd.restore(dl4j.state());
        float[] expected = trained(dl4j);
        double moved = distance(initial, expected);
        assertThat(distance(trained(continued), expected)).isLessThan(2e-4 * moved);
        assertThat(distance(trained(simd), expected)).isLessThan(2e-4 * moved);
      }
    }
  }

  @ParameterizedTest
  @MethodSource("shapes")
  void gradients_of_inputs_are_those_of_dl4j(NetworkSpec spec) {
    int rows = 9;
    float[] parameters = Initialization.AUTOMATIC.draw(spec, new SplitMix64(5));
    float[] inputs = random(rows * spec.inputs(), 6);
    float[] weights = random(rows * spec.outputs(), 8);
    Network.Objective weighing =
        (outputs, gradients) -> System.arraycopy(weights, 0, gradients, 0, weights.length);
    float[] expected = new float[inputs.length];
    OptimizerSpec optimizer = OptimizerSpec.adam(1, 1);
    try (Network reference = new Dl4jNetwork(spec, optimizer, parameters)) {
      reference.differentiateInputs(inputs, rows, weighing, expected);
    }
    for (Kernels kernels : kernels()) {
      Network network = new SimdNetwork(spec, optimizer, parameters, kernels);
      float[] actual = new float[inputs.length];
      network.differentiateInputs(inputs, rows, weighing, actual);
      assertThat(distance(actual, expected)).isLessThan(1e-5 * norm(expected));
      assertThat(network.parameters()).as("nothing is learned").isEqualTo(parameters);
    }
  }

  /** Subnormal numbers would slow every further step down by an order of magnitude. */
  @Test
  void what_a_unit_that_died_leaves_behind_never_becomes_subnormal() {
    NetworkSpec spec = new NetworkSpec(2, List.of(3), Activation.RELU, 1);
    for (OptimizerSpec optimizer :
        List.of(OptimizerSpec.adam(1e-3, 1), OptimizerSpec.rmsProp(1e-3, 1))) {
      for (Kernels kernels : kernels()) {
        Network network = new SimdNetwork(spec, optimizer, new float[13], kernels);
        NetworkState state = network.state();
        for (int i = 0; i < 13; i++) {
          state.means[i] = 1e-31f;
          state.squares[i] = 1e-31f;
        }
        network.restore(state);
        for (int step = 0; step < 3_000; step++) {
          network.train(new float[] {1, 2}, 1, (outputs, gradients) -> {});
        }
        for (float[] means : List.of(network.state().means, network.state().squares)) {
          for (float mean : means) {
            assertThat(mean == 0 || Math.abs(mean) >= Float.MIN_NORMAL).as("" + mean).isTrue();
            assertThat(mean).isBetween(-1e-29f, 1e-29f);
          }
        }
      }
    }
  }

  private static double norm(float[] values) {
    return distance(values, new float[values.length]);
  }

  @ParameterizedTest
  @MethodSource("shapes")
  void a_network_follows_another(NetworkSpec spec) {
    float[] own = Initialization.AUTOMATIC.draw(spec, new SplitMix64(5));
    float[] others = Initialization.AUTOMATIC.draw(spec, new SplitMix64(6));
    OptimizerSpec optimizer = OptimizerSpec.adam(1, 1);
    try (Network leader = new SimdNetwork(spec, optimizer, others);
        Network follower = new SimdNetwork(spec, optimizer, own);
        Network foreign = new Dl4jNetwork(spec, optimizer, own)) {
      follower.softUpdate(leader, 0.25);
      foreign.softUpdate(leader, 0.25);
      float[] expected = own.clone();
      for (int i = 0; i < own.length; i++) {
        expected[i] += 0.25f * (others[i] - own[i]);
      }
      assertThat(follower.parameters()).containsExactly(expected, within(1e-6f));
      assertThat(foreign.parameters()).containsExactly(expected, within(1e-6f));
      follower.softUpdate(leader, 1);
      assertThat(follower.parameters()).isEqualTo(others);
    }
  }

  @ParameterizedTest
  @MethodSource("shapes")
  void gradients_agree_with_finite_differences(NetworkSpec spec) {
    int rows = 7;
    float[] parameters = Initialization.AUTOMATIC.draw(spec, new SplitMix64(5));
    float[] inputs = random(rows * spec.inputs(), 6);
    float[] direction = random(parameters.length, 7);
    float[] weights = random(rows * spec.outputs(), 8);
    for (Kernels kernels : kernels()) {
      // With a huge epsilon the first step of Adam is the gradient, shrunk.
      OptimizerSpec optimizer = OptimizerSpec.adam(1e6, UNLIMITED).withEpsilon(1e6);
      Network network = new SimdNetwork(spec, optimizer, new float[parameters.length], kernels);
      network.setParameters(parameters);
      network.train(
          inputs,
          rows,
          (outputs, gradients) -> System.arraycopy(weights, 0, gradients, 0, weights.length));
      float[] after = network.parameters();
      double shrunk = Math.sqrt(1 - 0.999);
      double slope = 0;
      for (int i = 0; i < parameters.length; i++) {
        slope += (parameters[i] - after[i]) / shrunk * direction[i];
      }
      double expected =
          (loss(spec, parameters, direction, 2e-4, inputs, weights)
                  - loss(spec, parameters, direction, -2e-4, inputs, weights))
              / 4e-4;
      assertThat(slope).isCloseTo(expected, within(0.02 * Math.abs(expected) + 0.05));
    }
  }

  /** The weighted sum of outputs at parameters that are moved a little along a direction. */
  private static double loss(
      NetworkSpec spec,
      float[] parameters,
      float[] direction,
      double distance,
      float[] inputs,
      float[] weights) {
    float[] moved = parameters.clone();
    for (int i = 0; i < moved.length; i++) {
      moved[i] += (float) (distance * direction[i]);
    }
    FrozenNetwork net = new FrozenNetwork(spec, moved);
    float[] outputs = new float[weights.length];
    double sum = 0;
    for (int row = 0; row < inputs.length / spec.inputs(); row++) {
      net.forward(inputs, row * spec.inputs(), outputs, row * spec.outputs(), net.newWorkspace());
    }
    for (int i = 0; i < outputs.length; i++) {
      sum += (double) outputs[i] * weights[i];
    }
    return sum;
  }

  @ParameterizedTest
  @MethodSource("shapes")
  void parameters_come_back_as_they_went_in(NetworkSpec spec) {
    float[] parameters = random(spec.parameterCount(), 9);
    for (Kernels kernels : kernels()) {
      Network network =
          new SimdNetwork(spec, OptimizerSpec.adam(1, 1), new float[parameters.length], kernels);
      network.setParameters(parameters);
      assertThat(network.parameters()).isEqualTo(parameters);
    }
  }

  @Test
  void equal_trainings_give_equal_bits() {
    NetworkSpec spec = new NetworkSpec(8, List.of(64, 64), Activation.TANH, 4);
    float[] initial = Initialization.AUTOMATIC.draw(spec, new SplitMix64(1));
    OptimizerSpec optimizer = OptimizerSpec.adam(1e-3, 0.5);

    assertThat(trained(new SimdNetwork(spec, optimizer, initial)))
        .isEqualTo(trained(new SimdNetwork(spec, optimizer, initial)));
  }

  private static List<Kernels> kernels() {
    return List.of(new LoopKernels(), SimdSupport.kernels());
  }

  private static double distance(float[] a, float[] b) {
    double squares = 0;
    for (int i = 0; i < a.length; i++) {
      squares += ((double) a[i] - b[i]) * ((double) a[i] - b[i]);
    }
    return Math.sqrt(squares);
  }

  private static float[] random(int count, long seed) {
    SplitMix64 random = new SplitMix64(seed);
    float[] values = new float[count];
    for (int i = 0; i < count; i++) {
      values[i] = (float) (2 * random.nextDouble() - 1);
    }
    return values;
  }
}
