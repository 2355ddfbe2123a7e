package org.ludus.agent.dqn;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.ludus.env.SplitMix64;
import org.ludus.network.FrozenNetwork;
import org.ludus.network.NetworkSpec;
import org.ludus.network.NetworkSpec.Activation;

class DuelingTest {

  @Test
  void advantages_count_from_their_mean() {
    float[] values = new float[4];

    Dueling.values(new float[] {10, 1, 3, -5, 0, 8}, 2, 2, values);

    assertThat(values).containsExactly(9, 11, -9, -1);
  }

  @Test
  void the_state_learns_from_every_action_and_the_advantages_against_each_other() {
    float[] gradients = new float[8];

    Dueling.gradient(6, 1, 2, 3, gradients);

    assertThat(gradients).containsExactly(new float[] {0, 0, 0, 0, 6, -2, -2, 4}, within(1e-6f));
  }

  @Test
  void a_merged_network_puts_out_the_values_themselves() {
    NetworkSpec spec = new NetworkSpec(3, List.of(5), Activation.TANH, 4);
    float[] parameters = new float[spec.parameterCount()];
    SplitMix64 random = new SplitMix64(1);
    for (int i = 0; i < parameters.length; i++) {
      parameters[i] = (float) random.nextDouble();
    }
    FrozenNetwork net = new FrozenNetwork(spec, parameters);
    float[] seen = {0.3f, -0.8f, 0.1f};
    float[] raw = new float[4];
    net.forward(seen, 0, raw, 0, net.newWorkspace());
    float[] expected = new float[3];
    Dueling.values(raw, 1, 3, expected);

    FrozenNetwork merged = Dueling.merged(net);
    float[] actual = new float[3];
    merged.forward(seen, 0, actual, 0, merged.newWorkspace());

    assertThat(actual).containsExactly(expected, within(1e-5f));
  }
}
