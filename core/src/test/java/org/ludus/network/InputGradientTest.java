package org.ludus.network;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.ludus.env.SplitMix64;
import org.ludus.network.NetworkSpec.Activation;
import org.ludus.network.NetworkSpec.Convolution;
import org.ludus.network.NetworkSpec.Image;
import org.ludus.network.simd.SimdNetwork;

class InputGradientTest {

  static Stream<NetworkSpec> shapes() {
    return Stream.of(
        new NetworkSpec(5, List.of(), Activation.RELU, 3),
        new NetworkSpec(4, List.of(17, 9), Activation.RELU, 2),
        new NetworkSpec(3, List.of(6, 5), Activation.TANH, 4),
        new NetworkSpec(
            new Image(10, 10, 4),
            List.of(new Convolution(16, 3, 1)),
            List.of(20),
            Activation.RELU,
            3),
        new NetworkSpec(
            new Image(14, 11, 2),
            List.of(new Convolution(9, 4, 2), new Convolution(7, 2, 1), new Convolution(3, 1, 1)),
            List.of(13),
            Activation.TANH,
            2),
        new NetworkSpec(
            new Image(6, 5, 3), List.of(new Convolution(5, 3, 2)), List.of(), Activation.RELU, 2));
  }

  @Test
  void the_gradient_of_an_affine_map_is_its_weights() {
    NetworkSpec spec = new NetworkSpec(2, List.of(), Activation.RELU, 2);
    InputGradient gradient =
        new InputGradient(new FrozenNetwork(spec, new float[] {1, 2, 3, 4, 5, 6}));
    float[] slopes = new float[2];

    assertThat(gradient.forward(new float[] {10, 100})).containsExactly(215, 436);
    gradient.backward(new float[] {0, 1}, slopes);
    assertThat(slopes).containsExactly(3, 4);
    gradient.backward(new float[] {1, -1}, slopes);
    assertThat(slopes).containsExactly(-2, -2);
  }

  @Test
  void nothing_hangs_on_what_only_reaches_units_that_are_off() {
    NetworkSpec spec = new NetworkSpec(1, List.of(2), Activation.RELU, 1);
    // 3 max(0, x) + 5 max(0, -x).
    InputGradient gradient =
        new InputGradient(new FrozenNetwork(spec, new float[] {1, -1, 0, 0, 3, 5, 0}));

    assertThat(slope(gradient, 2)).isEqualTo(3);
    assertThat(slope(gradient, -2)).isEqualTo(-5);
    assertThat(slope(gradient, 0)).isZero();
  }

  private static float slope(InputGradient gradient, float at) {
    float[] slopes = new float[1];
    gradient.forward(new float[] {at});
    gradient.backward(new float[] {1}, slopes);
    return slopes[0];
  }

  @ParameterizedTest
  @MethodSource("shapes")
  void outputs_are_those_of_the_network(NetworkSpec spec) {
    FrozenNetwork net = network(spec);
    float[] inputs = random(spec.inputs(), 6);
    float[] expected = new float[spec.outputs()];
    net.forward(inputs, 0, expected, 0, net.newWorkspace());

    assertThat(new InputGradient(net).forward(inputs)).containsExactly(expected);
  }

  @ParameterizedTest
  @MethodSource("shapes")
  void gradients_are_those_of_finite_differences(NetworkSpec spec) {
    FrozenNetwork net = network(spec);
    float[] inputs = random(spec.inputs(), 6);
    float[] weights = random(spec.outputs(), 8);
    float[] slopes = gradient(net, inputs, weights);

    // A rectified network has kinks: the difference over one may be off, but few are that near.
    float step = 2e-3f;
    int differing = 0;
    for (int i = 0; i < inputs.length; i++) {
      float at = inputs[i];
      inputs[i] = at + step;
      double above = weighed(net, inputs, weights);
      inputs[i] = at - step;
      double below = weighed(net, inputs, weights);
      inputs[i] = at;
      double expected = (above - below) / (2 * step);
      differing += Math.abs(expected - slopes[i]) < 2e-3 ? 0 : 1;
    }
    assertThat(differing).isLessThanOrEqualTo(inputs.length / 20);
  }

  @ParameterizedTest
  @MethodSource("shapes")
  void gradients_are_those_of_the_network_that_learns(NetworkSpec spec) {
    float[] inputs = random(spec.inputs(), 6);
    float[] weights = random(spec.outputs(), 8);
    float[] expected = new float[inputs.length];
    try (Network learner = new SimdNetwork(spec, OptimizerSpec.adam(1, 1), parameters(spec))) {
      learner.differentiateInputs(
          inputs,
          1,
          (outputs, gradients) -> System.arraycopy(weights, 0, gradients, 0, weights.length),
          expected);
    }

    assertThat(gradient(network(spec), inputs, weights)).containsExactly(expected, within(1e-5f));
  }

  @Test
  void an_instance_answers_one_input_after_the_other() {
    NetworkSpec spec = shapes().skip(3).findFirst().orElseThrow();
    FrozenNetwork net = network(spec);
    InputGradient used = new InputGradient(net);
    float[] weights = {0, 1, 0};
    float[] slopes = new float[spec.inputs()];
    used.forward(random(spec.inputs(), 1));
    used.backward(new float[] {1, 2, 3}, slopes);

    float[] inputs = random(spec.inputs(), 2);
    used.forward(inputs);
    used.backward(weights, slopes);

    assertThat(slopes).containsExactly(gradient(net, inputs, weights));
  }

  private static float[] gradient(FrozenNetwork net, float[] inputs, float[] weights) {
    InputGradient gradient = new InputGradient(net);
    float[] slopes = new float[inputs.length];
    gradient.forward(inputs);
    gradient.backward(weights, slopes);
    return slopes;
  }

  private static double weighed(FrozenNetwork net, float[] inputs, float[] weights) {
    float[] outputs = new float[weights.length];
    net.forward(inputs, 0, outputs, 0, net.newWorkspace());
    double sum = 0;
    for (int i = 0; i < weights.length; i++) {
      sum += (double) weights[i] * outputs[i];
    }
    return sum;
  }

  private static FrozenNetwork network(NetworkSpec spec) {
    return new FrozenNetwork(spec, parameters(spec));
  }

  private static float[] parameters(NetworkSpec spec) {
    return Initialization.AUTOMATIC.draw(spec, new SplitMix64(5));
  }

  private static float[] random(int count, long seed) {
    SplitMix64 random = new SplitMix64(seed);
    float[] numbers = new float[count];
    for (int i = 0; i < count; i++) {
      numbers[i] = random.nextFloat() * 2 - 1;
    }
    return numbers;
  }
}
