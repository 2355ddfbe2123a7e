package org.ludus.app.game;

import static org.assertj.core.api.Assertions.assertThat;

import com.badlogic.gdx.Input;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.ludus.app.play.Brain;
import org.ludus.app.shell.Keys;
import org.ludus.catalog.EnvironmentReference;
import org.ludus.model.Models;
import org.ludus.profile.GameLibrary;
import org.ludus.profile.PersonalBests;
import org.ludus.recording.EpisodeLog;
import org.ludus.recording.ReplayFile;
import org.ludus.sound.Sound;

class GameRunTest {

  private static final EnvironmentReference CART_POLE = EnvironmentReference.parse("cart-pole");
  private static final EnvironmentReference GRID = EnvironmentReference.parse("grid-world");

  private final QuietShell shell = new QuietShell();

  @TempDir private Path folder;

  @AfterEach
  void close_the_profile() {
    shell.profile.close();
  }

  @Test
  void a_game_played_alone_to_its_end_counts_and_is_kept() throws Exception {
    try (GameRun run = open(Game.play(CART_POLE, 7, 1))) {
      play(run, Input.Keys.LEFT);

      assertThat(run.isOver()).isTrue();
      assertThat(run.outcome()).map(PersonalBests.Outcome::newBest).contains(true);
      assertThat(shell.played).contains(Sound.BEST);
      assertThat(run.best().orElseThrow().steps()).isEqualTo(run.episode().steps());
      GameLibrary.Entry game = onlyGame();
      assertThat(game.player()).isEqualTo("you");
      assertThat(game.seed()).isEqualTo(7);
      assertThat(game.episodicReturn()).isEqualTo(run.episode().episodeReturn());
    }
    assertThat(shell.profile.games().entries()).hasSize(1);
  }

  @Test
  void a_worse_game_is_no_new_best() throws Exception {
    try (GameRun run = open(Game.play(CART_POLE, 7, 1))) {
      play(run, Input.Keys.LEFT);
      run.next();
      assertThat(run.episodeNumber()).isEqualTo(1);
      assertThat(run.episode().seed()).isEqualTo(8);
      run.again();
      assertThat(run.episode().seed()).isEqualTo(8);
      assertThat(run.outcome()).isEmpty();

      play(run, Input.Keys.LEFT);

      PersonalBests.Outcome outcome = run.outcome().orElseThrow();
      assertThat(outcome.games()).isEqualTo(2);
      assertThat(outcome.newBest())
          .isEqualTo(
              run.episode().episodeReturn() > outcome.before().orElseThrow().episodicReturn());
    }
  }

  @Test
  void a_game_in_which_somebody_went_back_is_kept_but_does_not_count() throws Exception {
    try (GameRun run = open(Game.play(CART_POLE, 7, 1))) {
      run.step();
      run.step();
      run.seek(1, () -> true);
      play(run, Input.Keys.LEFT);

      assertThat(run.outcome()).isEmpty();
      assertThat(run.best()).isEmpty();
      assertThat(onlyGame().steps()).isEqualTo(run.episode().steps());
    }
  }

  @Test
  void a_game_handed_to_the_robot_is_named_after_both_and_does_not_count() throws Exception {
    try (GameRun run = open(Game.play(CART_POLE, 7, 1))) {
      assertThat(run.isPersonPlaying()).isTrue();
      for (int i = 0; i < 4; i++) {
        run.step();
      }

      assertThat(run.takeOver()).isTrue();
      assertThat(run.isPersonPlaying()).isFalse();
      assertThat(run.who()).startsWith("played by ");
      for (int i = 0; i < 20; i++) {
        run.step();
      }
      assertThat(run.takeOver()).isTrue();
      assertThat(run.isPersonPlaying()).isTrue();
      play(run, Input.Keys.LEFT);

      assertThat(run.outcome()).isEmpty();
      assertThat(onlyGame().player()).startsWith("you and cart-pole/");
      assertThat(onlyGame().steps()).isGreaterThan(20);
    }
  }

  @Test
  void a_game_given_up_early_leaves_nothing_and_a_longer_one_does() throws Exception {
    try (GameRun run = open(Game.play(GRID, 1, 1))) {
      walk(run, 9);
    }
    assertThat(shell.profile.games().entries()).isEmpty();

    try (GameRun run = open(Game.play(GRID, 1, 1))) {
      walk(run, 10);
    }
    assertThat(onlyGame().steps()).isEqualTo(10);
    assertThat(shell.profile.bests().best(GRID)).isEmpty();
  }

  @Test
  void what_is_marked_is_kept_for_good() throws Exception {
    try (GameRun run = open(Game.play(GRID, 1, 1))) {
      run.keep();
      assertThat(shell.said).containsExactly("Nothing has been played yet");

      walk(run, 3);
      run.keep();

      assertThat(onlyGame().kept()).isTrue();
      assertThat(onlyGame().steps()).isEqualTo(3);
    }
  }

  @Test
  void a_watched_game_is_kept_under_the_models_name_and_the_next_one_follows_by_itself()
      throws Exception {
    try (GameRun run = open(Game.watch(Brain.of(Models.find("cart-pole/random")), 3, 1))) {
      assertThat(run.isPersonPlaying()).isFalse();
      while (!run.isOver()) {
        run.step();
      }
      assertThat(run.goesOnByItself()).isTrue();
      assertThat(run.outcome()).isEmpty();
      assertThat(onlyGame().player()).isEqualTo("cart-pole/random");
    }
  }

  @Test
  void a_recording_happens_again_and_is_not_recorded_again() throws Exception {
    EpisodeLog log = recorded();

    try (GameRun run = open(Game.replay(List.of(log), 1))) {
      assertThat(run.isReplaying()).isTrue();
      assertThat(run.who()).isEqualTo("Recording of somebody");
      while (!run.isOver()) {
        run.step();
      }
      assertThat(run.step()).isFalse();
      assertThat(run.episode().steps()).isEqualTo(log.steps());
      assertThat(run.ending()).isEqualTo("The recording ends here");
      run.keep();
    }
    assertThat(shell.profile.games().entries()).isEmpty();
  }

  @Test
  void a_recording_can_be_taken_over_at_any_moment() throws Exception {
    try (GameRun run = open(Game.replay(List.of(recorded()), 1))) {
      run.step();
      run.step();

      assertThat(run.takeOver()).isTrue();

      assertThat(run.isPersonPlaying()).isTrue();
      assertThat(run.isReplaying()).isFalse();
      assertThat(run.episode().length()).isEqualTo(2);
      play(run, Input.Keys.LEFT);
      assertThat(onlyGame().steps()).isEqualTo(run.episode().steps());
    }
  }

  @Test
  void everything_that_was_played_goes_to_the_file_that_was_named() throws Exception {
    Path file = folder.resolve("played.replay");
    try (GameRun run = open(Game.play(GRID, 5, 1).recordedTo(Optional.of(file)))) {
      walk(run, 2);
      run.again();
      walk(run, 12);
    }

    assertThat(ReplayFile.read(file)).extracting(EpisodeLog::steps).containsExactly(2, 12);
    assertThat(ReplayFile.read(file)).extracting(EpisodeLog::seed).containsExactly(5L, 5L);
    assertThat(shell.failures).isEmpty();
  }

  @Test
  void nothing_played_leaves_no_file() throws Exception {
    Path file = folder.resolve("nothing.replay");

    open(Game.play(GRID, 5, 1).recordedTo(Optional.of(file))).close();

    assertThat(Files.exists(file)).isFalse();
  }

  @Test
  void a_file_that_cannot_be_written_in_the_end_is_told() throws Exception {
    Path file = folder.resolve("gone").resolve("played.replay");
    try (GameRun run = open(Game.play(GRID, 5, 1).recordedTo(Optional.of(file)))) {
      walk(run, 2);
    }

    assertThat(shell.failures).hasSize(1);
  }

  private GameRun open(Game game) throws IOException {
    return GameRun.open(shell, game, Keys.of(shell.profile, game.environment().id()));
  }

  private GameLibrary.Entry onlyGame() {
    assertThat(shell.profile.games().entries()).hasSize(1);
    return shell.profile.games().entries().get(0);
  }

  private static EpisodeLog recorded() {
    return new EpisodeLog("cart-pole", "somebody", 7, 1, new float[] {1, 0, 1, 1}, 4, 0);
  }

  /** Holds a key until the episode is over. */
  private static void play(GameRun run, int keycode) {
    run.person().press(keycode);
    while (!run.isOver()) {
      run.step();
    }
    run.person().release(keycode);
  }

  /** Runs into the same wall so many times. */
  private static void walk(GameRun run, int steps) {
    for (int i = 0; i < steps; i++) {
      run.person().press(Input.Keys.LEFT);
      run.person().release(Input.Keys.LEFT);
      run.step();
    }
    assertThat(run.episode().steps()).isEqualTo(steps);
  }
}
