package org.ludus.app.recordings;

import java.io.IOException;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.ludus.app.ui.Picture;
import org.ludus.app.ui.Theme;
import org.ludus.catalog.EnvironmentReference;
import org.ludus.catalog.Environments;
import org.ludus.profile.GameLibrary;
import org.ludus.recording.EpisodeLog;
import org.ludus.recording.Timeline;
import org.ludus.render.Palette;
import org.ludus.render.RasterCanvas;
import org.ludus.render.Scene;

/** Makes small pictures of games in a thread of its own, for the page not to wait for them. */
final class Thumbnails implements AutoCloseable {

  /** Which moment of a game says most about it: late, but before it is over. */
  private static final double MOMENT = 0.85;

  private final GameLibrary games;
  private final Palette palette;
  private final Theme theme;
  private final Map<String, Thumbnail> made = new HashMap<>();
  private final ExecutorService worker =
      Executors.newSingleThreadExecutor(
          task -> {
            Thread thread = new Thread(task, "ludus-thumbnails");
            thread.setDaemon(true);
            return thread;
          });

  Thumbnails(GameLibrary games, Palette palette, Theme theme) {
    this.games = games;
    this.palette = palette;
    this.theme = theme;
  }

  /** Returns the picture of a game, which is empty until it has been made. */
  Picture.Drawing of(GameLibrary.Entry game) {
    return made.computeIfAbsent(game.id(), id -> new Thumbnail(game));
  }

  @Override
  public void close() {
    worker.shutdownNow();
  }

  private int[] draw(GameLibrary.Entry game, int width, int height) throws IOException {
    EpisodeLog log = games.load(game);
    try (Scene<?> scene =
        Environments.open(EnvironmentReference.parse(log.environment()), palette)) {
      Timeline timeline = Timeline.of(scene.environment(), log);
      timeline.seek((int) (timeline.length() * MOMENT));
      RasterCanvas canvas = new RasterCanvas(width, height);
      scene.draw(canvas);
      return canvas.pixels();
    }
  }

  private final class Thumbnail implements Picture.Drawing {

    private final GameLibrary.Entry game;
    private int wantedWidth;
    private int wantedHeight;
    private volatile int[] made = new int[0];

    private Thumbnail(GameLibrary.Entry game) {
      this.game = game;
    }

    @Override
    public long version() {
      return made.length;
    }

    @Override
    public int[] paint(int width, int height) {
      if (made.length == width * height) {
        return made;
      }
      if (wantedWidth != width || wantedHeight != height) {
        wantedWidth = width;
        wantedHeight = height;
        worker.execute(() -> make(width, height));
      }
      RasterCanvas empty = new RasterCanvas(width, height);
      empty.begin(width, height, theme.track(), theme.track());
      return empty.pixels();
    }

    private void make(int width, int height) {
      try {
        made = draw(game, width, height);
      } catch (IOException | RuntimeException e) {
        // A game that cannot be shown has no picture; opening it says what is wrong.
        made = new int[0];
      }
    }
  }
}
