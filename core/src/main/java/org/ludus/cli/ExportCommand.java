package org.ludus.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.ludus.model.Dl4jModels;
import org.ludus.model.Model;
import org.ludus.model.Models;
import org.ludus.settings.UsageException;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Writes a model's networks in the format of another program. */
@Command(
    name = "export",
    description = "Write a model's networks for other programs.",
    mixinStandardHelpOptions = true,
    sortOptions = false)
final class ExportCommand implements Callable<Integer> {

  @Spec private CommandSpec spec;

  @Parameters(paramLabel = "MODEL", description = "A run's folder, a model file, or ENV/AGENT.")
  private String name;

  @Option(
      names = "--dl4j",
      paramLabel = "FILE",
      description = "The network that acts, as a zip of Deeplearning4j's ModelSerializer.")
  private Optional<Path> network = Optional.empty();

  @Option(
      names = "--dl4j-critic",
      paramLabel = "FILE",
      description = "The network that says what states are worth, likewise.")
  private Optional<Path> critic = Optional.empty();

  @Override
  public Integer call() throws IOException {
    if (network.isEmpty() && critic.isEmpty()) {
      throw new UsageException("say what to write: --dl4j FILE, --dl4j-critic FILE or both");
    }
    refuseSameFile("--dl4j-critic", critic, "--dl4j", network);
    refuseSameFile("--dl4j", network, "the model", modelFile());
    refuseSameFile("--dl4j-critic", critic, "the model", modelFile());
    Model model = Models.find(name);
    if (critic.isPresent()) {
      // Before anything is written.
      Dl4jModels.requireCritic(model);
    }
    PrintWriter out = spec.commandLine().getOut();
    if (network.isPresent()) {
      Dl4jModels.write(network.get(), model);
      out.println(network.get() + ": the network of " + model.label());
    }
    if (critic.isPresent()) {
      Dl4jModels.writeCritic(critic.get(), model);
      out.println(critic.get() + ": the critic of " + model.label());
    }
    return 0;
  }

  /** Returns the file that the model is in, if it is in one. */
  private Optional<Path> modelFile() throws IOException {
    return Models.file(name);
  }

  private static void refuseSameFile(
      String option, Optional<Path> one, String what, Optional<Path> other) throws IOException {
    if (one.isPresent()
        && other.isPresent()
        && (one.get().toAbsolutePath().normalize().equals(other.get().toAbsolutePath().normalize())
            || (Files.exists(one.get())
                && Files.exists(other.get())
                && Files.isSameFile(one.get(), other.get())))) {
      throw new UsageException(
          "%s %s: that is the file of %s: choose another".formatted(option, one.get(), what));
    }
  }
}
