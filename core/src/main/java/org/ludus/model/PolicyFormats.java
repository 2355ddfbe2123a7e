package org.ludus.model;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.ludus.agent.NetworkPolicyFormat;
import org.ludus.agent.Policy;
import org.ludus.agent.PolicyFormat;
import org.ludus.agent.dqn.ValuePolicy;
import org.ludus.agent.policygradient.CategoricalPolicy;
import org.ludus.agent.policygradient.GaussianPolicy;
import org.ludus.agent.sac.SquashedGaussianPolicy;
import org.ludus.agent.tabular.TableFormat;

/** Which kinds of policy each agent makes, and so what its models hold. */
final class PolicyFormats {

  private static final PolicyFormat<?> ACTION_VALUES =
      new NetworkPolicyFormat<>(
          "action_values", ValuePolicy.class, false, (net, critic) -> new ValuePolicy(net));

  /** The one whose outputs are logits. */
  static final PolicyFormat<?> CATEGORICAL =
      new NetworkPolicyFormat<>(
          "categorical", CategoricalPolicy.class, false, CategoricalPolicy::new);

  private static final PolicyFormat<?> GAUSSIAN =
      new NetworkPolicyFormat<>("gaussian", GaussianPolicy.class, true, GaussianPolicy::new);

  private static final PolicyFormat<?> SQUASHED_GAUSSIAN =
      new NetworkPolicyFormat<>(
          "squashed_gaussian",
          SquashedGaussianPolicy.class,
          true,
          (net, critic) -> new SquashedGaussianPolicy(net));

  private static final Map<String, List<PolicyFormat<?>>> BY_AGENT =
      Map.of(
          "q-learning", List.of(new TableFormat()),
          "dqn", List.of(ACTION_VALUES),
          "reinforce", List.of(CATEGORICAL),
          "actor-critic", List.of(CATEGORICAL, GAUSSIAN),
          "ppo", List.of(CATEGORICAL, GAUSSIAN),
          "sac", List.of(SQUASHED_GAUSSIAN));

  private PolicyFormats() {}

  /** Returns the formats of the policies that an agent makes; none, if they cannot be kept. */
  static List<PolicyFormat<?>> ofAgent(String agent) {
    return BY_AGENT.getOrDefault(agent, List.of());
  }

  /** Returns an agent's format by its id. */
  static Optional<PolicyFormat<?>> find(String agent, String id) {
    return ofAgent(agent).stream().filter(format -> format.id().equals(id)).findFirst();
  }

  /** Returns an agent's format for that policy. */
  static Optional<PolicyFormat<?>> find(String agent, Policy policy) {
    return ofAgent(agent).stream().filter(format -> format.type().isInstance(policy)).findFirst();
  }
}
