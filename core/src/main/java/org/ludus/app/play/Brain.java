package org.ludus.app.play;

import java.io.IOException;
import java.util.List;
import java.util.Optional;
import org.ludus.agent.Policy;
import org.ludus.catalog.EnvironmentReference;
import org.ludus.model.Model;
import org.ludus.model.Models;
import org.ludus.settings.UsageException;

/**
 * The model that plays in a world or could take over, and whose thoughts the x-ray shows.
 *
 * @param model who it is
 * @param policy what it does, without exploring
 */
public record Brain(Model model, Policy policy) {

  /** Agents in the order in which their models are preferred, the best players first. */
  private static final List<String> BEST_FIRST =
      List.of("ppo", "sac", "dqn", "actor-critic", "reinforce", "q-learning", "heuristic");

  /** Returns the brain of a model. */
  public static Brain of(Model model) {
    return new Brain(model, model.policy().greedy());
  }

  /** Returns the best that comes with the program for a world, if any can play it as it is set. */
  public static Optional<Brain> best(EnvironmentReference environment) {
    return BEST_FIRST.stream()
        .map(agent -> of(environment, agent))
        .flatMap(Optional::stream)
        .findFirst();
  }

  private static Optional<Brain> of(EnvironmentReference environment, String agent) {
    try {
      return Optional.of(of(Models.find(environment + "/" + agent)));
    } catch (IOException | UsageException e) {
      // None of that kind, or it was trained for another size of the world.
      return Optional.empty();
    }
  }

  /** Returns how it is called. */
  public String name() {
    return model.agent();
  }
}
