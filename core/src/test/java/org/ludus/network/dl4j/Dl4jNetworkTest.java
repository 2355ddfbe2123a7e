package org.ludus.network.dl4j;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.ludus.env.SplitMix64;
import org.ludus.network.FrozenNetwork;
import org.ludus.network.Initialization;
import org.ludus.network.Network;
import org.ludus.network.NetworkSpec;
import org.ludus.network.NetworkSpec.Activation;
import org.ludus.network.OptimizerSpec;
import org.ludus.network.OptimizerSpec.Method;

class Dl4jNetworkTest {

  private static final double UNLIMITED = Double.POSITIVE_INFINITY;

  @ParameterizedTest
  @EnumSource(Activation.class)
  void outputs_equal_those_of_the_plain_java_network(Activation activation) {
    NetworkSpec spec = new NetworkSpec(4, List.of(16, 8), activation, 3);
    float[] parameters = randomParameters(spec, 1);
    Network network = new Dl4jNetwork(spec, OptimizerSpec.adam(1e-3, UNLIMITED), parameters);
    FrozenNetwork net = new FrozenNetwork(spec, parameters);
    float[] inputs = random(5 * 4, 2);

    float[] outputs = new float[5 * 3];
    network.forward(inputs, 5, outputs);

    float[] expected = new float[5 * 3];
    for (int row = 0; row < 5; row++) {
      net.forward(inputs, row * 4, expected, row * 3, net.newWorkspace());
    }
    assertThat(outputs).containsExactly(expected, within(1e-5f));
    assertThat(network.parameters()).isEqualTo(parameters);
  }

  @Test
  void parameters_can_be_replaced() {
    NetworkSpec spec = new NetworkSpec(2, List.of(3), Activation.TANH, 2);
    Network network = network(spec, 0.1, UNLIMITED, randomParameters(spec, 1));
    float[] others = randomParameters(spec, 2);

    network.setParameters(others);

    assertThat(network.parameters()).isEqualTo(others);
  }

  @Test
  void the_first_step_of_adam_is_as_worked_out_by_hand() {
    // y = 2 x + 0.5, loss y - 3 y at two rows x = 1 and x = 4: gradients of y are 1 and -3.
    NetworkSpec spec = new NetworkSpec(1, List.of(), Activation.RELU, 1);
    OptimizerSpec optimizer = new OptimizerSpec(Method.ADAM, 0.1, 0.9, 0.99, 0.01, UNLIMITED, 0);
    Network network = new Dl4jNetwork(spec, optimizer, new float[] {2, 0.5f});

    network.train(
        new float[] {1, 4},
        2,
        (outputs, gradients) -> {
          assertThat(outputs).containsExactly(2.5f, 8.5f);
          gradients[0] = 1;
          gradients[1] = -3;
        });

    // Added up over rows: dw = 1 * 1 - 3 * 4 = -11, db = -2. Then m = 0.1 g and v = 0.01 g^2, and
    // the step 0.1 * sqrt(0.01) / 0.1 * m / (sqrt(v) + 0.01) = 0.1 * 0.1 g / (0.1 |g| + 0.01):
    // -0.11 / 1.11 and -0.02 / 0.21.
    assertThat(network.parameters())
        .containsExactly(new float[] {2 + 0.11f / 1.11f, 0.5f + 0.02f / 0.21f}, within(1e-6f));
  }

  @Test
  void the_second_step_of_adam_corrects_its_means_for_their_start_at_zero() {
    NetworkSpec spec = new NetworkSpec(1, List.of(), Activation.RELU, 1);
    OptimizerSpec optimizer = new OptimizerSpec(Method.ADAM, 0.1, 0.9, 0.99, 1e-8, UNLIMITED, 0);
    Network network = new Dl4jNetwork(spec, optimizer, new float[] {0, 0});

    network.train(new float[] {1}, 1, (outputs, gradients) -> gradients[0] = 1);
    network.train(new float[] {1}, 1, (outputs, gradients) -> gradients[0] = 2);

    // m = 0.9 * 0.1 + 0.1 * 2 = 0.29, over 1 - 0.81; v = 0.99 * 0.01 + 0.01 * 4, over 1 - 0.9801.
    double step = 0.1 * (0.29 / 0.19) / Math.sqrt(0.0499 / 0.0199);
    assertThat(network.parameters()[0]).isCloseTo((float) (-0.1 - step), within(1e-6f));
  }

  @Test
  void gradients_are_scaled_down_to_the_greatest_norm() {
    // With a huge epsilon the step of Adam is proportional to the gradient.
    NetworkSpec spec = new NetworkSpec(1, List.of(), Activation.RELU, 1);
    Network free = network(spec, 1000, UNLIMITED, new float[] {0, 0});
    Network clipped = network(spec, 1000, 1, new float[] {0, 0});
    Network.Objective objective = (outputs, gradients) -> gradients[0] = 4;

    free.train(new float[] {0.75f}, 1, objective);
    clipped.train(new float[] {0.75f}, 1, objective);

    // The gradient is (3, 4), of norm 5.
    float[] step = free.parameters();
    assertThat(step[0] / step[1]).isCloseTo(0.75f, within(1e-4f));
    assertThat(clipped.parameters())
        .containsExactly(new float[] {step[0] / 5, step[1] / 5}, within(1e-4f * -step[0]));
  }

  @ParameterizedTest
  @EnumSource(Activation.class)
  void gradients_agree_with_finite_differences(Activation activation) {
    NetworkSpec spec = new NetworkSpec(3, List.of(5, 4), activation, 2);
    float[] parameters = randomParameters(spec, 3);
    float[] inputs = random(4 * 3, 4);
    Network network = network(spec, 1, UNLIMITED, parameters);

    network.train(
        inputs,
        4,
        (outputs, gradients) -> System.arraycopy(outputs, 0, gradients, 0, outputs.length));

    // With a huge epsilon the step of Adam points along the gradient; its length does not matter.
    double[] expected = new double[parameters.length];
    double[] actual = new double[parameters.length];
    float[] after = network.parameters();
    for (int i = 0; i < parameters.length; i++) {
      expected[i] = slope(spec, parameters, inputs, i);
      actual[i] = parameters[i] - (double) after[i];
    }
    double scale = norm(expected) / norm(actual);
    for (int i = 0; i < parameters.length; i++) {
      assertThat(scale * actual[i]).isCloseTo(expected[i], within(5e-3 * norm(expected)));
    }
  }

  @Test
  void equal_trainings_give_equal_bits() {
    assertThat(trained(7)).isEqualTo(trained(7));
    assertThat(trained(7)).isNotEqualTo(trained(8));
  }

  private static float[] trained(long seed) {
    NetworkSpec spec = new NetworkSpec(4, List.of(16), Activation.RELU, 2);
    Network network =
        network(spec, 1, 1, Initialization.AUTOMATIC.draw(spec, new SplitMix64(seed)));
    for (int step = 0; step < 5; step++) {
      network.train(
          random(8 * 4, step),
          8,
          (outputs, gradients) -> {
            for (int i = 0; i < gradients.length; i++) {
              gradients[i] = outputs[i] - i;
            }
          });
    }
    return network.parameters();
  }

  /** The slope of half the sum of squared outputs along one parameter. */
  private static double slope(NetworkSpec spec, float[] parameters, float[] inputs, int index) {
    float[] moved = parameters.clone();
    moved[index] += 1e-2f;
    double above = loss(spec, moved, inputs);
    moved[index] = parameters[index] - 1e-2f;
    return (above - loss(spec, moved, inputs)) / 2e-2;
  }

  private static double loss(NetworkSpec spec, float[] parameters, float[] inputs) {
    FrozenNetwork net = new FrozenNetwork(spec, parameters);
    float[] outputs = new float[spec.outputs()];
    double sum = 0;
    for (int offset = 0; offset < inputs.length; offset += spec.inputs()) {
      net.forward(inputs, offset, outputs, 0, net.newWorkspace());
      for (float output : outputs) {
        sum += 0.5 * output * output;
      }
    }
    return sum;
  }

  private static double norm(double[] vector) {
    double squares = 0;
    for (double value : vector) {
      squares += value * value;
    }
    return Math.sqrt(squares);
  }

  /** A network whose optimiser has a huge epsilon: it moves along the gradient itself. */
  private static Network network(
      NetworkSpec spec, double learningRate, double maxNorm, float[] parameters) {
    return new Dl4jNetwork(
        spec, OptimizerSpec.adam(learningRate, maxNorm).withEpsilon(1e3), parameters);
  }

  private static float[] randomParameters(NetworkSpec spec, long seed) {
    return random(spec.parameterCount(), seed);
  }

  private static float[] random(int count, long seed) {
    SplitMix64 random = new SplitMix64(seed);
    float[] values = new float[count];
    for (int i = 0; i < count; i++) {
      values[i] = (float) (random.nextDouble() - 0.5);
    }
    return values;
  }
}
