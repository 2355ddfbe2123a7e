package org.ludus.recording;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import org.ludus.render.Scene;

/**
 * Makes videos of games in a thread of its own, one after the other in the order in which they were
 * wanted. A file is whole or not there. Any thread may use it.
 */
public final class Exports implements AutoCloseable {

  /** Where videos go unless somebody wants them elsewhere: under the current folder. */
  public static final Path FOLDER = Path.of("videos");

  private static final long PATIENCE_SECONDS = 10;

  private final Function<String, Scene<?>> opener;
  private final ExecutorService worker = Executors.newSingleThreadExecutor(Exports::thread);
  private final List<Export> all = new ArrayList<>();

  /** The kinds of file there are. */
  public enum Format {
    /** A video of 50 frames a second. */
    MP4(50),
    /** A moving picture of 25 frames a second, for pages that show no videos. */
    GIF(25),
    /** A contact sheet: one picture of up to twelve moments. */
    PNG(50);

    private final int fps;

    Format(int fps) {
      this.fps = fps;
    }

    private String ending() {
      return "." + name().toLowerCase(Locale.ROOT);
    }
  }

  /**
   * Waits for games.
   *
   * @param opener makes an environment and what draws it from a reference as it stands in a game;
   *     called in the other thread, which closes what it gets
   */
  public Exports(Function<String, Scene<?>> opener) {
    this.opener = opener;
  }

  private static Thread thread(Runnable task) {
    Thread thread = new Thread(task, "ludus-export");
    thread.setDaemon(true);
    return thread;
  }

  /**
   * Wants a game as a file. Its name is made of the world and the seed, and is one that no file and
   * no other export has.
   *
   * @param folder where the file goes; made if it is not there
   * @param width width of a picture, in pixels; even for MP4
   * @param height height of a picture, in pixels; even for MP4
   */
  public synchronized Export submit(
      EpisodeLog game, Path folder, Format format, int width, int height) {
    Export export = new Export(game, unusedFile(game, folder, format), width, height);
    all.add(export);
    worker.execute(() -> make(export, format));
    return export;
  }

  private Path unusedFile(EpisodeLog game, Path folder, Format format) {
    String world = game.environment().replaceAll("\\[.*", "").replaceAll("[^\\w-]", "_");
    String stem = world + "-" + game.seed();
    Path file = folder.resolve(stem + format.ending());
    for (int i = 2; isTaken(file); i++) {
      file = folder.resolve(stem + "-" + i + format.ending());
    }
    return file;
  }

  private boolean isTaken(Path file) {
    return Files.exists(file)
        || all.stream().anyMatch(other -> !other.state().isOver() && other.file().equals(file));
  }

  /** Returns those that wait or run, in the order in which they are made. */
  public synchronized List<Export> pending() {
    all.removeIf(export -> export.state().isOver());
    return List.copyOf(all);
  }

  private void make(Export export, Format format) {
    if (export.isCancelled()) {
      export.end(Export.State.CANCELLED, cancelled(export));
      return;
    }
    export.run();
    try {
      Files.createDirectories(export.file().toAbsolutePath().getParent());
      film(export, format);
      export.end(Export.State.FINISHED, "Saved " + export.file());
    } catch (CancellationException e) {
      export.end(Export.State.CANCELLED, cancelled(export));
    } catch (IOException | RuntimeException | Error e) {
      // An error, too: the thread has other films to make.
      export.end(Export.State.FAILED, Recording.reason(e));
    }
  }

  private void film(Export export, Format format) throws IOException {
    try (Scene<?> scene = opener.apply(export.game().environment());
        VideoWriter out =
            VideoWriters.open(export.file(), export.width(), export.height(), format.fps)) {
      try {
        new Recorder(scene, export.width(), export.height(), format.fps, out)
            .show(
                export.game(),
                progress -> {
                  if (export.isCancelled()) {
                    throw new CancellationException();
                  }
                  export.progress(progress);
                });
      } catch (IOException | RuntimeException | Error e) {
        out.discard();
        throw e;
      }
    }
  }

  private static String cancelled(Export export) {
    return "No " + export.file().getFileName() + ": cancelled";
  }

  /** Cancels all there are and waits until nothing is left of them. */
  @Override
  public void close() {
    synchronized (this) {
      all.forEach(Export::cancel);
      worker.shutdown();
    }
    try {
      worker.awaitTermination(PATIENCE_SECONDS, TimeUnit.SECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
