package org.ludus.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Locale;
import org.ludus.recording.Recorder;
import org.ludus.recording.VideoWriter;
import org.ludus.recording.VideoWriters;
import org.ludus.render.Scene;
import org.ludus.settings.UsageException;

/** Makes video files that are whole or not there. */
final class Films {

  private Films() {}

  /** What is to be filmed. */
  @FunctionalInterface
  interface Action {
    /** Has the recorder film all of it. */
    void film(Recorder recorder) throws IOException;
  }

  /** Returns whether a file's name ends like that, in whatever case. */
  static boolean endsWith(Path file, String ending) {
    return file.getFileName().toString().toLowerCase(Locale.ROOT).endsWith(ending);
  }

  /** Refuses a file whose ending says nothing that could be written. */
  static void requireVideo(Path file, String others) {
    if (!endsWith(file, ".mp4") && !endsWith(file, ".gif") && !endsWith(file, ".png")) {
      throw new UsageException(
          "--out %s: its name must end in .mp4, .gif, .png%s".formatted(file, others));
    }
  }

  /** Films a scene, which is not closed. */
  static void make(Path file, Scene<?> scene, VideoOptions options, Action action)
      throws IOException {
    int fps = options.framesPerSecond(file);
    try (VideoWriter writer = open(file, options, fps)) {
      try {
        action.film(new Recorder(scene, options.width(), options.height(), fps, writer));
      } catch (IOException | RuntimeException | Error e) {
        writer.discard();
        throw e;
      }
    }
  }

  private static VideoWriter open(Path file, VideoOptions options, int fps) throws IOException {
    try {
      return VideoWriters.open(file, options.width(), options.height(), fps);
    } catch (IllegalArgumentException e) {
      // A size or rate that this kind of file cannot have; the message says which it could.
      throw new UsageException(e.getMessage());
    }
  }
}
