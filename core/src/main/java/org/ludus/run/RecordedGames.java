package org.ludus.run;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.ludus.agent.Transitions;
import org.ludus.agent.replay.ReplayLearner;
import org.ludus.catalog.EnvironmentReference;
import org.ludus.catalog.Environments;
import org.ludus.env.ActionRange;
import org.ludus.env.Environment;
import org.ludus.env.StepResult;
import org.ludus.file.FileFormatException;
import org.ludus.recording.EpisodeLog;
import org.ludus.recording.Replay;
import org.ludus.recording.ReplayFile;
import org.ludus.settings.UsageException;

/**
 * Games that somebody played and recorded, for an agent to remember. Each is played again, from its
 * seed and its actions, and must come out as it was.
 */
public final class RecordedGames {

  private static final String ENDING = ".replay";

  private RecordedGames() {}

  /**
   * Finds what to fill a memory with. A file must be of the world that is trained in, and every
   * game of it will be remembered; of a folder's files those are chosen that are of that world.
   *
   * @param paths recordings, and folders of recordings, such as that of the games that were kept
   * @throws UsageException if a file is of another world, or a folder has none of it
   * @throws IOException if something cannot be read or is no recording
   */
  public static List<Prefill> find(List<Path> paths, EnvironmentReference world)
      throws IOException {
    List<Prefill> found = new ArrayList<>();
    for (Path path : paths) {
      if (Files.isDirectory(path)) {
        found.addAll(inFolder(path, world));
      } else {
        found.add(prefill(path, episodes(path, Files.readAllBytes(path), world)));
      }
    }
    return List.copyOf(found);
  }

  private static List<Prefill> inFolder(Path folder, EnvironmentReference world)
      throws IOException {
    List<Path> files;
    try (Stream<Path> all = Files.list(folder)) {
      files = all.filter(file -> file.toString().endsWith(ENDING)).sorted().toList();
    }
    List<Prefill> found = new ArrayList<>();
    for (Path file : files) {
      List<EpisodeLog> episodes = ReplayFile.read(file);
      if (!episodes.isEmpty() && episodes.stream().allMatch(game -> isOf(world, game))) {
        found.add(prefill(file, episodes));
      }
    }
    if (found.isEmpty()) {
      throw new UsageException("%s: no recorded game of %s in it".formatted(folder, world));
    }
    return found;
  }

  private static Prefill prefill(Path file, List<EpisodeLog> episodes) throws IOException {
    return new Prefill(
        file.toString(),
        sha256(Files.readAllBytes(file)),
        episodes.size(),
        episodes.stream().mapToLong(EpisodeLog::steps).sum());
  }

  /**
   * Lets an agent remember all games that an experiment names.
   *
   * @throws UsageException if a file is not the one that the experiment names
   * @throws IOException if a file cannot be read, or a game does not come out the same
   */
  static void remember(Experiment experiment, ReplayLearner agent) throws IOException {
    for (Prefill prefill : experiment.prefill()) {
      Path file = Path.of(prefill.file());
      byte[] content = Files.readAllBytes(file);
      if (!sha256(content).equals(prefill.sha256())) {
        throw new UsageException(
            file + ": it has changed since this training was set up, its checksum is another");
      }
      List<EpisodeLog> episodes = episodes(file, content, experiment.environment());
      for (int i = 0; i < episodes.size(); i++) {
        verify(file, i + 1, episodes.get(i));
        remember(episodes.get(i), experiment, agent);
      }
    }
  }

  /** Reads games that must all be of a world. */
  private static List<EpisodeLog> episodes(Path file, byte[] content, EnvironmentReference world)
      throws IOException {
    List<EpisodeLog> episodes = ReplayFile.parse(file, content);
    for (EpisodeLog game : episodes) {
      if (!isOf(world, game)) {
        throw new UsageException(
            "%s: a game of %s, which is not the world of this training, %s"
                .formatted(file, game.environment(), world));
      }
    }
    return episodes;
  }

  private static boolean isOf(EnvironmentReference world, EpisodeLog game) {
    try {
      return sameDynamics(EnvironmentReference.parse(game.environment()), world);
    } catch (UsageException e) {
      // A world that is not there, or has no such options any more.
      return false;
    }
  }

  /** Options that say how long an agent is judged for only cut episodes off: they may differ. */
  private static boolean sameDynamics(EnvironmentReference one, EnvironmentReference other) {
    return one.id().equals(other.id()) && dynamics(one).equals(dynamics(other));
  }

  private static EnvironmentReference dynamics(EnvironmentReference reference) {
    EnvironmentReference canonical = Environments.canonical(reference);
    TreeMap<String, String> options = new TreeMap<>(canonical.options());
    options.keySet().removeAll(Environments.find(reference.id()).evaluationOptions().keySet());
    return new EnvironmentReference(reference.id(), options);
  }

  private static void verify(Path file, int number, EpisodeLog game) throws IOException {
    try (Environment<?> world = Environments.make(EnvironmentReference.parse(game.environment()))) {
      Replay.Verification verification = new Replay(game, world).verify();
      if (!verification.exact()) {
        throw differs(file, number, verification.difference());
      }
    } catch (IllegalArgumentException e) {
      throw differs(file, number, e.getMessage());
    }
  }

  private static FileFormatException differs(Path file, int number, String difference) {
    return new FileFormatException(
        file, "game %s does not come out the same: %s".formatted(number, difference));
  }

  /** Plays a game again, in the world it was played in but as the agent sees it. */
  private static void remember(EpisodeLog game, Experiment experiment, ReplayLearner agent) {
    try (Environment<?> world =
        experiment.adapt(Environments.make(EnvironmentReference.parse(game.environment())))) {
      int size = world.spec().observationSpace().size();
      Transitions step = new Transitions(1, size, world.spec().actionSpace().size());
      float[] action = new float[step.actionSize];
      ActionRange range = ActionRange.of(world.spec().actionSpace());
      Replay replay = new Replay(game, world);
      replay.restart(step.observations);
      while (replay.advance(step.nextObservations)) {
        game.action(replay.steps() - 1, action);
        range.toUnit(action, 0, step.actions, 0);
        StepResult result = replay.result();
        step.rewards[0] = result.reward();
        step.terminated[0] = result.terminated();
        // Who stopped playing has cut the episode off: it would have gone on.
        step.truncated[0] =
            !result.terminated() && (result.truncated() || replay.steps() == game.steps());
        agent.remember(step);
        System.arraycopy(step.nextObservations, 0, step.observations, 0, size);
      }
    }
  }

  private static String sha256(byte[] content) {
    try {
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(content));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }
}
