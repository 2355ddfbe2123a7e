package org.ludus.model;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.ludus.agent.Policy;
import org.ludus.agent.PolicyFormat;
import org.ludus.agent.policy.Head;
import org.ludus.agent.policy.NetworkPolicy;
import org.ludus.agent.policy.NetworkPolicyFormat;
import org.ludus.catalog.Agents;
import org.ludus.catalog.EnvironmentReference;
import org.ludus.catalog.Environments;
import org.ludus.env.Environment;
import org.ludus.env.Space;
import org.ludus.file.FileFormatException;
import org.ludus.file.PendingFile;
import org.ludus.file.ZipReader;
import org.ludus.network.FrozenNetwork;
import org.ludus.network.dl4j.Dl4jFiles;
import org.ludus.network.dl4j.Dl4jReader;
import org.ludus.settings.UsageException;

/** Networks for Deeplearning4j and from there. */
public final class Dl4jModels {

  private Dl4jModels() {}

  /**
   * Writes the network that a model acts by, in that library's own format.
   *
   * @throws UsageException if the model has none
   * @throws IOException if it cannot be written
   */
  public static void write(Path file, Model model) throws IOException {
    write(file, policy(model).net());
  }

  /**
   * Writes the network by which a model says what states are worth.
   *
   * @throws UsageException if the model has none
   * @throws IOException if it cannot be written
   */
  public static void writeCritic(Path file, Model model) throws IOException {
    write(file, critic(model));
  }

  /**
   * Makes sure that a model says by a network what states are worth.
   *
   * @throws UsageException if it does not
   */
  public static void requireCritic(Model model) {
    critic(model);
  }

  private static FrozenNetwork critic(Model model) {
    return policy(model)
        .critic()
        .orElseThrow(() -> new UsageException(model.label() + ": it has no critic"));
  }

  private static NetworkPolicy policy(Model model) {
    if (model.policy() instanceof NetworkPolicy policy) {
      return policy;
    }
    throw new UsageException(model.label() + ": it plays by no network, so there is none to write");
  }

  private static void write(Path file, FrozenNetwork net) throws IOException {
    PendingFile.write(file, Dl4jFiles.write(net));
  }

  /**
   * Makes a model of a network that was made elsewhere. It sees the world as that agent does; what
   * its outputs mean follows from the agent, too: for {@code dqn} the values of the actions, for
   * {@code ppo} the logits of their probabilities, or means and logarithms of standard deviations.
   *
   * @param file the zip's name, for messages
   * @param agent empty: {@code ppo} where the network ends with a softmax, else {@code dqn}
   * @throws UsageException if the agent does not act by a network, or has to be named
   * @throws FileFormatException if the file is damaged, or the network of another kind, or unfit
   */
  static Model read(
      Path file, ZipReader zip, EnvironmentReference environment, Optional<String> agent)
      throws IOException {
    Dl4jReader.Read read = Dl4jReader.read(file, zip);
    String chosen = agent.isPresent() ? agent.get() : usualAgent(file, read, environment);
    try (Environment<?> world =
        Agents.find(chosen).adapt(Environments.make(environment), Map.of())) {
      NetworkPolicyFormat format = format(chosen, world.spec().actionSpace());
      if (read.softmax() && format.head() != Head.CATEGORICAL) {
        throw new UsageException(
            "%s ends with a softmax, and agent %s has no such probabilities"
                .formatted(file, chosen));
      }
      Policy policy =
          ModelFile.policy(
              file, environment, () -> format.make(read.net(), Optional.empty(), world.spec()));
      return new Model(environment, chosen, Map.of(), policy, 0);
    }
  }

  private static String usualAgent(
      Path file, Dl4jReader.Read read, EnvironmentReference environment) {
    try (Environment<?> world = Environments.make(environment)) {
      if (world.spec().actionSpace() instanceof Space.Discrete) {
        return read.softmax() ? "ppo" : "dqn";
      }
      throw new UsageException(
          file + ": say what its outputs mean, --agent ppo or --agent sac: see docs/formats.md");
    }
  }

  private static NetworkPolicyFormat format(String agent, Space actions) {
    for (PolicyFormat<?> format : Agents.find(agent).formats()) {
      if (format instanceof NetworkPolicyFormat networks && networks.head().fits(actions)) {
        return networks;
      }
    }
    throw new UsageException("agent " + agent + " does not act by a network here");
  }
}
