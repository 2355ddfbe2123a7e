package org.ludus.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.ludus.catalog.EnvironmentReference;
import org.ludus.catalog.Environments;
import org.ludus.display.Display;
import org.ludus.env.Environment;
import org.ludus.file.FileFormatException;
import org.ludus.recording.EpisodeLog;
import org.ludus.recording.Replay;
import org.ludus.recording.ReplayFile;
import org.ludus.render.Scene;
import org.ludus.settings.UsageException;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;

/** Shows a recording, makes a film of it, or checks that it still happens just so. */
@Command(
    name = "replay",
    description = "Show a .replay on screen, verify it, or make a video of it.",
    mixinStandardHelpOptions = true,
    sortOptions = false)
final class ReplayCommand implements Callable<Integer> {

  @ParentCommand private Ludus ludus;

  @Spec private CommandSpec spec;

  @Parameters(paramLabel = "FILE", description = "The recording.")
  private Path file;

  @Option(
      names = "--verify",
      description = "Simulate it again and compare every observation and reward by checksum.")
  private boolean verify;

  @Option(
      names = "--out",
      paramLabel = "FILE",
      description = "Make a video: .mp4, .gif or .png (a contact sheet).")
  private Path out;

  @Option(
      names = "--speed",
      paramLabel = "X",
      description = "Times the world's own pace on screen (default: 1).")
  private double speed = 1;

  @Mixin private VideoOptions video;

  @Override
  public Integer call() throws IOException, Display.NoDisplayException {
    Checks.speed(speed);
    if (out != null) {
      Films.requireVideo(out, "");
    }
    List<EpisodeLog> episodes = ReplayFile.read(file);
    requireKnownWorlds(episodes);
    if (verify) {
      verify(episodes);
    }
    if (out != null) {
      film(episodes);
    }
    if (!verify && out == null) {
      ludus.display().open(new Display.Show(episodes, speed));
    }
    return 0;
  }

  /** A recording is a file like any other: one of an unknown world is the file's fault. */
  private void requireKnownWorlds(List<EpisodeLog> episodes) throws FileFormatException {
    for (EpisodeLog episode : episodes) {
      try {
        Environments.make(EnvironmentReference.parse(episode.environment())).close();
      } catch (UsageException e) {
        throw new FileFormatException(file, e.getMessage());
      }
    }
  }

  private void verify(List<EpisodeLog> episodes) {
    PrintWriter output = spec.commandLine().getOut();
    int different = 0;
    for (int i = 0; i < episodes.size(); i++) {
      EpisodeLog log = episodes.get(i);
      try (Environment<?> world =
          Environments.make(EnvironmentReference.parse(log.environment()))) {
        Replay.Verification verification = new Replay(log, world).verify();
        output.printf(
            Locale.ROOT,
            "episode %d: %s, seed %d, %d steps, return %.2f, checksum %016x: %s%n",
            i + 1,
            log.environment(),
            log.seed(),
            log.steps(),
            log.episodicReturn(),
            log.checksum(),
            verification.exact() ? "the same" : verification.difference());
        different += verification.exact() ? 0 : 1;
      }
    }
    if (different > 0) {
      throw new WorkFailedException(
          "%s: %s of %s episodes played out differently"
              .formatted(file, different, episodes.size()));
    }
  }

  /** Films all episodes; they are of one world, or the film would change its format midway. */
  private void film(List<EpisodeLog> episodes) throws IOException {
    String environment = episodes.get(0).environment();
    for (EpisodeLog episode : episodes) {
      if (!episode.environment().equals(environment)) {
        throw new WorkFailedException(
            "%s: its episodes are of different worlds, %s and %s: they make no single video"
                .formatted(file, environment, episode.environment()));
      }
    }
    try (Scene<?> scene = Environments.open(EnvironmentReference.parse(environment))) {
      Films.make(
          out,
          scene,
          video,
          recorder -> {
            for (EpisodeLog episode : episodes) {
              recorder.show(episode);
            }
          });
    }
    spec.commandLine().getOut().println(out + ": " + episodes.size() + " episodes");
  }
}
