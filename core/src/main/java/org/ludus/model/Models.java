package org.ludus.model;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.ludus.agent.Policy;
import org.ludus.catalog.AgentEntry;
import org.ludus.catalog.Agents;
import org.ludus.catalog.EnvironmentEntry;
import org.ludus.catalog.EnvironmentReference;
import org.ludus.catalog.Environments;
import org.ludus.catalog.Plugins;
import org.ludus.env.Environment;
import org.ludus.file.BoundedFile;
import org.ludus.file.FileFormatException;
import org.ludus.file.Tree;
import org.ludus.file.ZipReader;
import org.ludus.network.dl4j.Dl4jReader;
import org.ludus.settings.NearMiss;
import org.ludus.settings.Quote;
import org.ludus.settings.UsageException;

/** The models there are: runs and files by their path, ready-made policies by their name. */
public final class Models {

  /** Where runs go that are not told otherwise. */
  public static final Path RUNS = Path.of("runs");

  private static final String BEST = "best.zip";

  private Models() {}

  /**
   * A model that could be found.
   *
   * @param name what {@link #find} knows it by
   * @param environment id of its environment
   * @param summary one line about it
   */
  public record Listed(String name, String environment, String summary) {}

  /**
   * Returns a model.
   *
   * @param name a run's folder, a model file, or {@code ENV/AGENT} for one that comes with the
   *     program
   * @throws UsageException if there is no such model
   * @throws IOException if there is a file but it is no good
   */
  public static Model find(String name) throws IOException {
    Path path = Path.of(name);
    if (Files.isRegularFile(path)) {
      ZipReader zip = ZipReader.open(path);
      if (Dl4jReader.isNetwork(zip) && !ModelFile.isModel(zip)) {
        throw new UsageException(
            path + ": a network of Deeplearning4j does not say where it plays: add --env ID");
      }
      return ModelFile.read(path, zip, Map.of());
    } else if (Files.isDirectory(path)) {
      return inFolder(path);
    }
    return readyMade(name)
        .orElseThrow(
            () ->
                new UsageException(
                    "unknown model '%s'%s See: ludus list models"
                        .formatted(
                            Quote.of(name),
                            NearMiss.hint(name, all().stream().map(Listed::name).toList()))));
  }

  /**
   * Returns a model of a network that was made with Deeplearning4j.
   *
   * @param name the file
   * @param environment where it is to play
   * @param agent how it plays: see {@link Dl4jModels#read}
   * @throws UsageException if there is no such file, or it says itself where it plays
   * @throws IOException if it cannot be read or is no such network
   */
  public static Model foreign(String name, EnvironmentReference environment, Optional<String> agent)
      throws IOException {
    Path path = Path.of(name);
    if (!Files.isRegularFile(path)) {
      throw new UsageException(name + ": no such file; --env is for networks made elsewhere");
    }
    ZipReader zip = ZipReader.open(path);
    if (ModelFile.isModel(zip)) {
      throw new UsageException(path + ": a model of Ludus says where it plays: leave out --env");
    } else if (!Dl4jReader.isNetwork(zip)) {
      throw new FileFormatException(path, "not a network of Deeplearning4j");
    }
    return Dl4jModels.read(path, zip, environment, agent);
  }

  /**
   * Returns the trained models and policies that come with the program, then the runs under {@link
   * #RUNS}, the newest first.
   */
  public static List<Listed> all() {
    List<Listed> models = new ArrayList<>();
    for (EnvironmentEntry<?, ?> environment : Environments.all()) {
      for (AgentEntry<?> agent : Agents.all()) {
        if (Plugins.resource(resource(environment.id(), agent.id())).isPresent()) {
          models.add(
              new Listed(
                  environment.id() + "/" + agent.id(),
                  environment.id(),
                  "trained: " + agent.summary()));
        }
      }
      if (environment.heuristicFor(Map.of()).isPresent()) {
        models.add(
            new Listed(
                environment.id() + "/heuristic", environment.id(), "a rule written by hand"));
      }
      models.add(new Listed(environment.id() + "/random", environment.id(), "anything, at random"));
    }
    models.addAll(runs(RUNS));
    return List.copyOf(models);
  }

  /** Returns the best models of the runs below a folder, the newest first. */
  public static List<Listed> runs(Path folder) {
    return Tree.below(folder, 4).stream()
        .filter(file -> file.endsWith(BEST))
        .sorted(Comparator.comparing(Models::modified).reversed())
        .map(
            file -> {
              Path run = file.getParent();
              String environment =
                  run.getNameCount() < 3 ? "" : run.getName(run.getNameCount() - 3).toString();
              return new Listed(run.toString(), environment, "trained: best of its run");
            })
        .toList();
  }

  private static long modified(Path file) {
    try {
      return Files.getLastModifiedTime(file).toMillis();
    } catch (IOException e) {
      // Deleted meanwhile: whoever opens it will be told.
      return 0;
    }
  }

  private static Model inFolder(Path folder) throws IOException {
    Optional<Path> file = fileIn(folder);
    if (file.isEmpty()) {
      throw new UsageException(folder + ": no model in it; a run's folder holds " + BEST);
    }
    return ModelFile.read(file.get());
  }

  private static Optional<Path> fileIn(Path folder) {
    return Stream.of(BEST, "last.zip")
        .map(folder::resolve)
        .filter(Files::isRegularFile)
        .findFirst();
  }

  /** Returns the file that {@link #find} would read for a name; nothing for what comes along. */
  public static Optional<Path> file(String name) {
    Path path = Path.of(name);
    return Files.isDirectory(path) ? fileIn(path) : Optional.of(path).filter(Files::isRegularFile);
  }

  private static Optional<Model> readyMade(String name) throws IOException {
    int slash = name.lastIndexOf('/');
    if (slash < 0) {
      return Optional.empty();
    }
    EnvironmentReference reference = EnvironmentReference.parse(name.substring(0, slash));
    String agent = name.substring(slash + 1);
    AgentEntry<?> entry = Agents.find(agent);
    EnvironmentEntry<?, ?> environment = Environments.find(reference.id());
    if (entry.trains()) {
      Optional<Model> pretrained = pretrained(reference, agent);
      if (pretrained.isPresent()) {
        return pretrained;
      }
      throw new UsageException(
          "no trained model '%s' ships with the program: train one with 'ludus train %s --agent %s'"
              .formatted(name, reference, agent));
    }
    return Optional.of(
        new Model(reference, agent, Map.of(), policy(reference, environment, entry), 0));
  }

  /** Reads a model that comes along, to play under the options that are asked for. */
  private static Optional<Model> pretrained(EnvironmentReference reference, String agent)
      throws IOException {
    String resource = resource(reference.id(), agent);
    try {
      Optional<byte[]> found = Plugins.content(resource, BoundedFile.RESOURCE);
      if (found.isEmpty()) {
        return Optional.empty();
      }
      Path name = Path.of(reference + "/" + agent);
      ZipReader zip = new ZipReader(name, found.get());
      return Optional.of(ModelFile.read(name, zip, reference.options()));
    } catch (FileFormatException e) {
      throw new UsageException(e.getMessage());
    }
  }

  private static String resource(String environment, String agent) {
    return "ludus/models/" + environment + "/" + agent + ".zip";
  }

  private static Policy policy(
      EnvironmentReference reference, EnvironmentEntry<?, ?> environment, AgentEntry<?> entry) {
    try (Environment<?> world = environment.make(reference.options())) {
      return entry.makePolicy(world.spec(), environment.heuristicFor(reference.options()));
    }
  }
}
