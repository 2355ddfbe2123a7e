package org.ludus.app;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.ludus.env.StepResult;
import org.ludus.recording.EpisodeLog;
import org.ludus.recording.EpisodeRecorder;
import org.ludus.recording.ReplayFile;

/** Records what a person plays, if it is to be recorded at all. */
final class Tape {

  private static final String PLAYER = "a person";

  private final Optional<Path> file;
  private final EpisodeRecorder recorder;
  private final List<EpisodeLog> episodes = new ArrayList<>();
  private boolean running;

  private Tape(Optional<Path> file, String environment, int actionSize) {
    this.file = file;
    recorder = new EpisodeRecorder(environment, PLAYER, actionSize);
  }

  /** Returns one that goes to a file in the end. */
  static Tape onto(Path file, String environment, int actionSize) {
    return new Tape(Optional.of(file), environment, actionSize);
  }

  /** Returns one that forgets everything. */
  static Tape none() {
    return new Tape(Optional.empty(), "", 1);
  }

  /**
   * Checks that a file can be written, before anybody plays for it.
   *
   * @throws UncheckedIOException if it cannot
   */
  static void check(Path file) {
    Path folder = file.toAbsolutePath().getParent();
    String problem = "";
    if (Files.isDirectory(file)) {
      problem = "it is a folder";
    } else if (folder == null || !Files.isDirectory(folder)) {
      problem = "there is no folder " + folder;
    } else if (!Files.isWritable(folder)) {
      problem = "folder " + folder + " is not writable";
    }
    if (!problem.isEmpty()) {
      throw new UncheckedIOException(new IOException("cannot write " + file + ": " + problem));
    }
  }

  /** Starts an episode; one that was under way is kept as far as it went. */
  void begin(long seed, float[] observation) {
    if (file.isPresent()) {
      finish();
      recorder.reset(seed, observation);
      running = true;
    }
  }

  /** Keeps a step. */
  void step(float[] action, StepResult result, float[] observation) {
    if (file.isPresent()) {
      recorder.step(action, result, observation);
    }
  }

  /**
   * Writes the file, if there is one to write and anything was played.
   *
   * @throws IOException if it cannot be written
   */
  void save() throws IOException {
    finish();
    if (file.isPresent() && !episodes.isEmpty()) {
      ReplayFile.write(file.get(), episodes);
    }
  }

  private void finish() {
    if (running) {
      EpisodeLog log = recorder.log();
      if (log.steps() > 0) {
        episodes.add(log);
      }
      running = false;
    }
  }
}
