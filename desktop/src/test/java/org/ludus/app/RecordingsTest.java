package org.ludus.app;

import static org.assertj.core.api.Assertions.assertThat;

import com.badlogic.gdx.Gdx;
import com.badlogic.gdx.Input;
import com.badlogic.gdx.graphics.Pixmap;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.ludus.app.game.Game;
import org.ludus.app.game.GamePage;
import org.ludus.app.menu.WorldsPage;
import org.ludus.app.recordings.RecordingsPage;
import org.ludus.catalog.EnvironmentEntry;
import org.ludus.catalog.Environments;
import org.ludus.profile.GameLibrary;
import org.ludus.recording.EpisodeLog;
import org.ludus.recording.Exports;
import org.ludus.recording.ReplayFile;

/** Games that were played. */
class RecordingsTest extends PlaygroundTest {

  @Test
  void what_is_played_is_recorded_and_can_be_shown() throws Exception {
    Path file = folder.resolve("played.replay");
    playground.open(
        GamePage.class,
        () -> new GamePage(app, Game.play(GRID, 1, 1).recordedTo(Optional.of(file))));
    window.press(Input.Keys.LEFT, Input.Keys.DOWN, Input.Keys.ESCAPE);

    List<EpisodeLog> episodes = ReplayFile.read(file);
    assertThat(episodes).hasSize(1);
    assertThat(episodes.get(0).steps()).isEqualTo(2);

    GamePage game =
        playground.open(GamePage.class, () -> new GamePage(app, Game.replay(episodes, 1)));
    window.until(() -> game.run().isOver());
    assertThat(game.run().episode().steps()).isEqualTo(2);
    window.until(() -> playground.app().getScreen() == game);
    assertThat(playground.texts()).contains("The recording ends here");
  }

  @Test
  void recordings_are_shown_with_pictures_kept_filmed_and_deleted() throws Exception {
    clearGames();
    for (EnvironmentEntry<?, ?> world : Environments.all()) {
      playground.profile().games().add(Playground.episode(world.id(), 8), Instant.now());
    }
    int games = Environments.all().size();
    RecordingsPage page = playground.open(RecordingsPage.class, () -> new RecordingsPage(app));
    assertThat(page.focus().size()).isGreaterThanOrEqualTo(games);
    // The first card's picture lies at the upper left; it comes from a thread of its own.
    window.until(() -> colours(40, 90, 160, 60) > 3);
    playground.picture("recordings");

    GameLibrary.Entry first = playground.profile().games().entries().get(0);
    playground.choose("Keep it");
    assertThat(playground.profile().games().entries().get(0).kept()).isTrue();
    assertThat(playground.texts()).contains("Do not keep it");

    long films = films();
    playground.choose("Film as GIF");
    window.until(() -> films() > films, Duration.ofMinutes(2));
    window.until(() -> page.focus().size() > 0);

    playground.choose("See it again");
    GamePage game = playground.page(GamePage.class);
    assertThat(game.run().isReplaying()).isTrue();
    assertThat(game.run().episode().length()).isEqualTo(first.steps());
    window.press(Input.Keys.ESCAPE);
    playground.page(RecordingsPage.class);

    playground.choose("Delete it");
    assertThat(playground.profile().games().entries()).hasSize(games);
    playground.choose("Really delete it?");
    assertThat(playground.profile().games().entries())
        .hasSize(games - 1)
        .noneMatch(game2 -> game2.id().equals(first.id()));
  }

  @Test
  void no_recordings_are_no_reason_to_fail() throws Exception {
    clearGames();
    playground.open(RecordingsPage.class, () -> new RecordingsPage(app));
    assertThat(playground.texts()).anyMatch(text -> text.startsWith("Nothing has been played yet"));
    playground.picture("recordings-none");
    playground.choose("Back");
    playground.page(WorldsPage.class);
  }

  private static void clearGames() {
    GameLibrary games = playground.profile().games();
    games.entries().forEach(games::delete);
  }

  private static long films() throws IOException {
    if (!Files.isDirectory(Exports.FOLDER)) {
      return 0;
    }
    try (Stream<Path> files = Files.list(Exports.FOLDER)) {
      return files.filter(file -> file.toString().endsWith(".gif")).count();
    }
  }

  /** Returns how many colours there are in a part of the window, in pixels from the upper left. */
  private static long colours(int x, int y, int width, int height) {
    Pixmap picture =
        Pixmap.createFromFrameBuffer(
            x, Gdx.graphics.getBackBufferHeight() - y - height, width, height);
    try {
      Set<Integer> found = new HashSet<>();
      for (int i = 0; i < width * height; i++) {
        found.add(picture.getPixel(i % width, i / width));
      }
      return found.size();
    } finally {
      picture.dispose();
    }
  }
}
