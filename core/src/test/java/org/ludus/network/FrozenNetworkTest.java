package org.ludus.network;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.ludus.env.SplitMix64;
import org.ludus.network.NetworkSpec.Activation;

class FrozenNetworkTest {

  @Test
  void a_single_layer_is_an_affine_map() {
    NetworkSpec spec = new NetworkSpec(2, List.of(), Activation.RELU, 2);
    // First output: 1 x0 + 2 x1 + 5. Second output: 3 x0 + 4 x1 + 6.
    FrozenNetwork net = new FrozenNetwork(spec, new float[] {1, 2, 3, 4, 5, 6});
    float[] outputs = new float[3];

    net.forward(new float[] {9, 10, 100}, 1, outputs, 1, net.newWorkspace());

    assertThat(outputs).containsExactly(0, 10 + 200 + 5, 30 + 400 + 6);
  }

  @Test
  void hidden_layers_are_rectified() {
    NetworkSpec spec = new NetworkSpec(1, List.of(2, 1), Activation.RELU, 1);
    // Hidden units x and -x, then their sum |x|, then 10 |x| + 1.
    FrozenNetwork net = new FrozenNetwork(spec, new float[] {1, -1, 0, 0, 1, 1, 0, 10, 1});

    assertThat(answer(net, 3)).isEqualTo(31);
    assertThat(answer(net, -3)).isEqualTo(31);
  }

  @Test
  void hidden_layers_are_squashed_by_the_hyperbolic_tangent() {
    NetworkSpec spec = new NetworkSpec(1, List.of(1), Activation.TANH, 1);
    FrozenNetwork net = new FrozenNetwork(spec, new float[] {2, 0.5f, 3, -1});

    assertThat(answer(net, 0.25f)).isCloseTo((float) (3 * Math.tanh(1) - 1), within(1e-6f));
  }

  @Test
  void weights_are_copied_in_and_out() {
    NetworkSpec spec = new NetworkSpec(1, List.of(), Activation.RELU, 1);
    float[] parameters = {2, 0};
    FrozenNetwork net = new FrozenNetwork(spec, parameters);

    parameters[0] = 7;
    net.parameters()[0] = 7;

    assertThat(answer(net, 1)).isEqualTo(2);
    assertThat(net.parameters()).containsExactly(2, 0);
  }

  @Test
  void some_of_its_outputs_are_a_network_of_their_own() {
    NetworkSpec spec = new NetworkSpec(2, List.of(3), Activation.TANH, 4);
    FrozenNetwork net =
        new FrozenNetwork(spec, Initialization.AUTOMATIC.draw(spec, new SplitMix64(1)));
    float[] all = new float[4];
    float[] some = new float[2];

    net.forward(new float[] {0.5f, -2}, 0, all, 0, net.newWorkspace());
    FrozenNetwork middle = net.head(1, 2);
    middle.forward(new float[] {0.5f, -2}, 0, some, 0, middle.newWorkspace());

    assertThat(some).containsExactly(all[1], all[2]);
  }

  @Test
  void a_scale_of_outputs_can_be_taken_into_the_weights() {
    NetworkSpec spec = new NetworkSpec(1, List.of(2), Activation.RELU, 1);
    FrozenNetwork net = new FrozenNetwork(spec, new float[] {1, -1, 0.5f, 0, 3, 4, 5});

    assertThat(answer(net.withOutputScale(10), 2)).isEqualTo(10 * answer(net, 2));
    assertThat(answer(net.withOutputScale(10), -2)).isEqualTo(10 * answer(net, -2));
  }

  @Test
  void a_scale_of_inputs_can_be_taken_into_the_weights() {
    NetworkSpec spec = new NetworkSpec(2, List.of(3), Activation.TANH, 1);
    FrozenNetwork net =
        new FrozenNetwork(spec, Initialization.AUTOMATIC.draw(spec, new SplitMix64(1)));
    FrozenNetwork scaled = net.withInputScale(new float[] {2, 0.5f});
    float[] expected = new float[1];
    float[] actual = new float[1];

    net.forward(new float[] {0.6f, 0.2f}, 0, expected, 0, net.newWorkspace());
    scaled.forward(new float[] {0.3f, 0.4f}, 0, actual, 0, net.newWorkspace());

    assertThat(actual[0]).isCloseTo(expected[0], within(1e-6f));
  }

  @Test
  void a_wrong_number_of_parameters_is_refused() {
    NetworkSpec spec = new NetworkSpec(1, List.of(), Activation.RELU, 1);

    assertThatThrownBy(() -> new FrozenNetwork(spec, new float[3]))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("3 parameters given, 2 needed");
  }

  @Test
  void initial_weights_keep_to_their_range_and_biases_are_zero() {
    NetworkSpec spec = new NetworkSpec(6, List.of(50), Activation.RELU, 46);
    float[] parameters = Initialization.AUTOMATIC.draw(spec, 0.1, new SplitMix64(1));

    assertThat(parameters).hasSize(spec.parameterCount());
    assertRange(parameters, 0, 300, 1);
    assertRange(parameters, 300, 350, 0);
    assertRange(parameters, 350, 2650, 0.025);
    assertRange(parameters, 2650, 2696, 0);
  }

  @Test
  void initial_weights_are_a_function_of_the_seed() {
    NetworkSpec spec = new NetworkSpec(3, List.of(5), Activation.TANH, 2);

    float[] first = Initialization.AUTOMATIC.draw(spec, new SplitMix64(1));

    assertThat(Initialization.AUTOMATIC.draw(spec, new SplitMix64(1))).isEqualTo(first);
    assertThat(Initialization.AUTOMATIC.draw(spec, new SplitMix64(2))).isNotEqualTo(first);
  }

  @Test
  void a_window_slides_over_an_image_without_leaving_it() {
    NetworkSpec spec =
        new NetworkSpec(
            new NetworkSpec.Image(2, 3, 1),
            List.of(new NetworkSpec.Convolution(1, 2, 1)),
            List.of(),
            Activation.RELU,
            1);
    // What the window sees in reading order times 1, 10, 100 and 1000, less 2; then the first place
    // counts once and the second twice.
    FrozenNetwork net = new FrozenNetwork(spec, new float[] {1, 10, 100, 1000, -2, 1, 2, 0.5f});
    float[] output = new float[1];

    net.forward(new float[] {1, 2, 3, 4, 5, 6}, 0, output, 0, net.newWorkspace());

    float first = 1 + 20 + 400 + 5000 - 2;
    float second = 2 + 30 + 500 + 6000 - 2;
    assertThat(output[0]).isEqualTo(first + 2 * second + 0.5f);
    assertThat(spec).hasToString("2x3x1-1c2-1");
  }

  @Test
  void scale_and_shift_of_pixels_can_be_taken_into_a_convolution_if_all_are_treated_alike() {
    NetworkSpec spec =
        new NetworkSpec(
            new NetworkSpec.Image(3, 3, 2),
            List.of(new NetworkSpec.Convolution(4, 2, 1)),
            List.of(),
            Activation.TANH,
            1);
    FrozenNetwork net =
        new FrozenNetwork(spec, Initialization.AUTOMATIC.draw(spec, new SplitMix64(1)));
    float[] plain = new float[18];
    float[] changed = new float[18];
    float[] scale = new float[18];
    float[] shift = new float[18];
    for (int i = 0; i < 18; i++) {
      scale[i] = i % 2 == 0 ? 0.5f : 3;
      shift[i] = i % 2 == 0 ? -1 : 2;
      plain[i] = (float) Math.sin(i);
      changed[i] = (plain[i] + shift[i]) * scale[i];
    }
    float[] expected = new float[1];
    float[] actual = new float[1];

    net.forward(changed, 0, expected, 0, net.newWorkspace());
    FrozenNetwork taken = net.withInputScale(scale).withInputShift(shift);
    taken.forward(plain, 0, actual, 0, taken.newWorkspace());

    assertThat(actual[0]).isCloseTo(expected[0], within(1e-5f));
    scale[17] = 4;
    assertThatThrownBy(() -> net.withInputScale(scale))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("all pixels alike");
  }

  private static float answer(FrozenNetwork net, float input) {
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
