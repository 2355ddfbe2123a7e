package org.ludus.agent;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Optional;
import java.util.function.ToDoubleFunction;
import org.junit.jupiter.api.Test;
import org.ludus.agent.policy.Head;
import org.ludus.agent.policy.NetworkPolicy;
import org.ludus.agent.policy.UniformPolicy;
import org.ludus.env.Space;
import org.ludus.env.SplitMix64;
import org.ludus.network.FrozenNetwork;
import org.ludus.network.Initialization;
import org.ludus.network.NetworkSpec;
import org.ludus.network.NetworkSpec.Activation;

/** What policies say their choice hangs on. */
class SaliencyTest {

  private static final int INPUTS = 5;

  private static final Space THREE = Space.Discrete.numbered(3);
  private static final Space PUSHES =
      Space.Box.of(new Space.Dimension("x", "N", -1, 1), new Space.Dimension("y", "N", -1, 1));

  private final float[] observation = {0.3f, -0.7f, 0.1f, 0.9f, -0.2f};

  @Test
  void for_action_values_it_is_the_gradient_of_the_greatest() {
    NetworkPolicy policy =
        new NetworkPolicy(network(3), Optional.empty(), Head.ACTION_VALUES, THREE);

    assertThat(policy.saliency()).isEqualTo(Explains.Saliency.ACTION_VALUE);
    assertGradient(policy, policy::value);
  }

  @Test
  void for_probabilities_it_is_the_gradient_of_the_logit_of_the_likeliest_action() {
    FrozenNetwork net = network(3);
    Policy greedy =
        new NetworkPolicy(net, Optional.of(network(1)), Head.CATEGORICAL, THREE).greedy();
    Explains policy = Explains.of(greedy);
    float[] action = new float[1];
    greedy.newActor().act(observation, 0, action, 0);

    assertThat(policy.saliency()).isEqualTo(Explains.Saliency.ACTION_PREFERENCE);
    assertGradient(
        policy,
        seen -> {
          float[] logits = new float[3];
          net.forward(seen, 0, logits, 0, net.newWorkspace());
          return logits[(int) action[0]];
        });
  }

  @Test
  void for_continuous_actions_it_is_the_gradient_of_the_value_where_a_critic_knows_it() {
    Explains policy = new NetworkPolicy(network(4), Optional.of(network(1)), Head.GAUSSIAN, PUSHES);
    Explains without = new NetworkPolicy(network(4), Optional.empty(), Head.GAUSSIAN, PUSHES);

    assertThat(policy.saliency()).isEqualTo(Explains.Saliency.STATE_VALUE);
    assertGradient(policy, policy::value);
    assertThat(without.saliency()).isEqualTo(Explains.Saliency.NONE);
  }

  @Test
  void chance_hangs_on_nothing() {
    Explains policy = new UniformPolicy(THREE);
    float[] gradient = {7};
    policy.differentiate(observation, gradient);

    assertThat(policy.saliency()).isEqualTo(Explains.Saliency.NONE);
    assertThat(gradient).containsExactly(7);
  }

  private void assertGradient(Explains policy, ToDoubleFunction<float[]> of) {
    float[] gradient = new float[INPUTS];
    policy.differentiate(observation, gradient);
    float step = 1e-2f;
    for (int i = 0; i < INPUTS; i++) {
      float at = observation[i];
      observation[i] = at + step;
      double above = of.applyAsDouble(observation);
      observation[i] = at - step;
      double below = of.applyAsDouble(observation);
      observation[i] = at;
      assertThat((double) gradient[i]).isCloseTo((above - below) / (2 * step), within(1e-3));
    }
    assertThat(gradient).isNotEqualTo(new float[INPUTS]);
  }

  private static FrozenNetwork network(int outputs) {
    NetworkSpec spec = new NetworkSpec(INPUTS, List.of(8), Activation.TANH, outputs);
    return new FrozenNetwork(spec, Initialization.AUTOMATIC.draw(spec, new SplitMix64(outputs)));
  }
}
