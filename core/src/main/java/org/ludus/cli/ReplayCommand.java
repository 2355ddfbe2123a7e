package org.ludus.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.ludus.catalog.EnvironmentReference;
import org.ludus.catalog.Environments;
import org.ludus.display.Display;
import org.ludus.recording.EpisodeLog;
import org.ludus.recording.Recorder;
import org.ludus.recording.Recording;
import org.ludus.recording.Replay;
import org.ludus.render.Scene;
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
    Recording recording = Recording.read(file);
    recording.requirePlayable(Environments::make);
    if (verify) {
      verify(recording);
    }
    if (out != null) {
      film(recording);
    }
    if (!verify && out == null) {
      requireOneWorld(recording);
      ludus.display().open(new Display.Show(recording.games(), speed));
    }
    return 0;
  }

  private void verify(Recording recording) throws IOException {
    PrintWriter output = spec.commandLine().getOut();
    int different = 0;
    for (int i = 0; i < recording.games().size(); i++) {
      EpisodeLog log = recording.games().get(i);
      Replay.Verification verification = recording.verify(i, Environments::make);
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
    if (different > 0) {
      throw new WorkFailedException(
          "%s: %s of %s episodes played out differently"
              .formatted(file, different, recording.games().size()));
    }
  }

  /** In a film or a window of several worlds, the format would change midway. */
  private void requireOneWorld(Recording recording) {
    String environment = recording.games().get(0).environment();
    for (EpisodeLog game : recording.games()) {
      if (!game.environment().equals(environment)) {
        throw new WorkFailedException(
            "%s: its episodes are of different worlds, %s and %s: they cannot be shown as one"
                .formatted(file, environment, game.environment()));
      }
    }
  }

  private void film(Recording recording) throws IOException {
    requireOneWorld(recording);
    int episodes = recording.games().size();
    String environment = recording.games().get(0).environment();
    try (Scene<?> scene = Environments.open(EnvironmentReference.parse(environment))) {
      Films.make(
          out,
          scene,
          video,
          recorder -> {
            for (int i = 0; i < episodes; i++) {
              film(recorder, recording, i);
            }
          });
    }
    spec.commandLine().getOut().println(out + ": " + episodes + " episodes");
  }

  private static void film(Recorder recorder, Recording recording, int index) throws IOException {
    recording.use(
        index,
        game -> {
          recorder.show(game);
          return game;
        });
  }
}
