package org.ludus.app.play;

import java.io.IOException;
import java.util.Optional;
import org.ludus.agent.Explains;
import org.ludus.agent.Policy;
import org.ludus.catalog.Agents;
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

  /** Returns the brain of a model. */
  public static Brain of(Model model) {
    return new Brain(model, model.policy().greedy());
  }

  /** Returns the best that comes with the program for a world, if any can play it as it is set. */
  public static Optional<Brain> best(EnvironmentReference environment) {
    return Agents.bestFirst().stream()
        .map(agent -> of(environment, agent.id()))
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

  /** Returns what the policy can say of itself. */
  public Explains explains() {
    return Explains.of(policy);
  }

  /** Returns how it is called. */
  public String name() {
    return model.agent();
  }
}
