package org.ludus.cli;

import java.io.IOException;
import java.util.Optional;
import org.ludus.catalog.EnvironmentReference;
import org.ludus.model.Model;
import org.ludus.model.Models;
import org.ludus.settings.UsageException;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Which model a command is about. */
final class ModelChoice {

  @Parameters(
      paramLabel = "MODEL",
      description = "A run's folder, a model file, ENV/AGENT, or with --env a network of DL4J.")
  private String name;

  @Option(
      names = "--env",
      paramLabel = "ENV",
      description = "The world in which a network plays that was made with DL4J.")
  private Optional<String> environment = Optional.empty();

  @Option(
      names = "--agent",
      paramLabel = "AGENT",
      description = {
        "What such a network's outputs mean: those of dqn are the values of actions (default), of"
            + " ppo logits (default after a softmax), of ppo or sac in worlds of continuous actions"
            + " means and logarithms of standard deviations."
      })
  private Optional<String> agent = Optional.empty();

  /**
   * Returns the model.
   *
   * @throws UsageException if there is none, or more or less has to be said of it
   * @throws IOException if there is a file but it is no good
   */
  Model find() throws IOException {
    if (environment.isPresent()) {
      return Models.foreign(name, EnvironmentReference.parse(environment.get()), agent);
    } else if (agent.isPresent()) {
      throw new UsageException("--agent goes with --env, for a network that was made with DL4J");
    }
    return Models.find(name);
  }
}
