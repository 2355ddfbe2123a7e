package org.ludus.network;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.ludus.env.SplitMix64;
import org.ludus.network.NetworkSpec.Activation;

class DenseNetTest {

  @Test
  void a_single_layer_is_an_affine_map() {
    NetworkSpec spec = new NetworkSpec(2, List.of(), Activation.RELU, 2);
    // First output: 1 x0 + 2 x1 + 5. Second output: 3 x0 + 4 x1 + 6.
    DenseNet net = new DenseNet(spec, new float[] {1, 2, 3, 4, 5, 6});
    float[] outputs = new float[3];

    net.forward(new float[] {9, 10, 100}, 1, outputs, 1, net.newWorkspace());

    assertThat(outputs).containsExactly(0, 10 + 200 + 5, 30 + 400 + 6);
  }

  @Test
  void hidden_layers_are_rectified() {
    NetworkSpec spec = new NetworkSpec(1, List.of(2, 1), Activation.RELU, 1);
    // Hidden units x and -x, then their sum |x|, then 10 |x| + 1.
    DenseNet net = new DenseNet(spec, new float[] {1, -1, 0, 0, 1, 1, 0, 10, 1});

    assertThat(answer(net, 3)).isEqualTo(31);
    assertThat(answer(net, -3)).isEqualTo(31);
  }

  @Test
  void hidden_layers_are_squashed_by_the_hyperbolic_tangent() {
    NetworkSpec spec = new NetworkSpec(1, List.of(1), Activation.TANH, 1);
    DenseNet net = new DenseNet(spec, new float[] {2, 0.5f, 3, -1});

    assertThat(answer(net, 0.25f)).isCloseTo((float) (3 * Math.tanh(1) - 1), within(1e-6f));
  }

  @Test
  void weights_are_copied_in_and_out() {
    NetworkSpec spec = new NetworkSpec(1, List.of(), Activation.RELU, 1);
    float[] parameters = {2, 0};
    DenseNet net = new DenseNet(spec, parameters);

    parameters[0] = 7;
    net.parameters()[0] = 7;

    assertThat(answer(net, 1)).isEqualTo(2);
    assertThat(net.parameters()).containsExactly(2, 0);
  }

  @Test
  void a_scale_of_outputs_can_be_taken_into_the_weights() {
    NetworkSpec spec = new NetworkSpec(1, List.of(2), Activation.RELU, 1);
    DenseNet net = new DenseNet(spec, new float[] {1, -1, 0.5f, 0, 3, 4, 5});

    assertThat(answer(net.withOutputScale(10), 2)).isEqualTo(10 * answer(net, 2));
    assertThat(answer(net.withOutputScale(10), -2)).isEqualTo(10 * answer(net, -2));
  }

  @Test
  void a_scale_of_inputs_can_be_taken_into_the_weights() {
    NetworkSpec spec = new NetworkSpec(2, List.of(3), Activation.TANH, 1);
    DenseNet net = new DenseNet(spec, Initialization.draw(spec, new SplitMix64(1)));
    DenseNet scaled = net.withInputScale(new float[] {2, 0.5f});
    float[] expected = new float[1];
    float[] actual = new float[1];

    net.forward(new float[] {0.6f, 0.2f}, 0, expected, 0, net.newWorkspace());
    scaled.forward(new float[] {0.3f, 0.4f}, 0, actual, 0, net.newWorkspace());

    assertThat(actual[0]).isCloseTo(expected[0], within(1e-6f));
  }

  @Test
  void a_wrong_number_of_parameters_is_refused() {
    NetworkSpec spec = new NetworkSpec(1, List.of(), Activation.RELU, 1);

    assertThatThrownBy(() -> new DenseNet(spec, new float[3]))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("3 parameters given, 2 needed");
  }

  @Test
  void initial_weights_keep_to_their_range_and_biases_are_zero() {
    NetworkSpec spec = new NetworkSpec(6, List.of(50), Activation.RELU, 46);
    float[] parameters = Initialization.draw(spec, 0.1, new SplitMix64(1));

    assertThat(parameters).hasSize(spec.parameterCount());
    assertRange(parameters, 0, 300, 1);
    assertRange(parameters, 300, 350, 0);
    assertRange(parameters, 350, 2650, 0.025);
    assertRange(parameters, 2650, 2696, 0);
  }

  @Test
  void initial_weights_are_a_function_of_the_seed() {
    NetworkSpec spec = new NetworkSpec(3, List.of(5), Activation.TANH, 2);

    float[] first = Initialization.draw(spec, new SplitMix64(1));

    assertThat(Initialization.draw(spec, new SplitMix64(1))).isEqualTo(first);
    assertThat(Initialization.draw(spec, new SplitMix64(2))).isNotEqualTo(first);
  }

  private static float answer(DenseNet net, float input) {
    float[] output = new float[1];
    net.forward(new float[] {input}, 0, output, 0, net.newWorkspace());
    return output[0];
  }

  private static void assertRange(float[] values, int from, int to, double range) {
    float greatest = 0;
    for (int i = from; i < to; i++) {
      greatest = Math.max(greatest, Math.abs(values[i]));
    }
    assertThat((double) greatest).isBetween(0.95 * range, range + 1e-6);
  }
}
