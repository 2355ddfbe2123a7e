package org.ludus.app;

import static org.assertj.core.api.Assertions.assertThat;

import com.badlogic.gdx.Gdx;
import com.badlogic.gdx.Input;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.ludus.app.game.Game;
import org.ludus.app.game.GamePage;
import org.ludus.app.menu.WorldPage;
import org.ludus.app.play.KeyboardPilot;
import org.ludus.catalog.EnvironmentEntry;
import org.ludus.catalog.EnvironmentReference;
import org.ludus.catalog.Environments;
import org.ludus.profile.Command;
import org.ludus.profile.GameLibrary;

/** Games that are played and watched. */
class GamesTest extends PlaygroundTest {

  @Test
  void an_option_that_is_changed_holds_in_the_game_and_is_remembered() throws Exception {
    EnvironmentEntry<?, ?> world = Environments.find("cart-pole");
    playground.open(WorldPage.class, () -> new WorldPage(app, world));
    playground.focus(world.difficulties().get(0).label());
    window.press(Input.Keys.RIGHT, Input.Keys.RIGHT);
    playground.pass(1);

    Map<String, String> options = playground.profile().settings().get().world(world.id()).options();
    assertThat(options).containsKey(world.difficulties().get(0).option());
    playground.focus("Play");
    window.press(Input.Keys.ENTER, Input.Keys.DOWN, Input.Keys.ENTER);
    GamePage game = playground.page(GamePage.class);
    assertThat(game.run().game().environment().options()).isEqualTo(options);
  }

  @Test
  void every_world_can_be_played() throws Exception {
    for (EnvironmentEntry<?, ?> world : Environments.all()) {
      GamePage game = play(world.id());
      int key = Input.Keys.valueOf(world.controls().keys().get(0).names().get(0));

      window.down(key);
      window.until(() -> game.run().episode().steps() > 0);
      assertThat(game.run().person().isHeld(game.run().person().controls().keys().get(0))).isTrue();
      window.up(key);

      assertThat(playground.texts()).contains(world.title(), "You play", "STEP", "RETURN");
      playground.picture("play-" + world.id());
    }
  }

  @Test
  void every_world_can_be_watched_with_x_ray_and_taken_over() throws Exception {
    for (EnvironmentEntry<?, ?> world : Environments.all()) {
      GamePage game = watch(best(world.id()), 1);
      window.press(Input.Keys.X);
      assertThat(game.isXRayVisible()).isTrue();
      window.until(() -> game.run().episode().steps() >= 5);
      assertThat(playground.texts())
          .contains("WHAT IT SEES", "RETURN", "REWARD OF THIS STEP")
          .anyMatch(text -> text.matches("step \\d+ of \\d+"));
      playground.picture("xray-" + world.id());

      window.press(Input.Keys.T);
      assertThat(game.run().isPersonPlaying()).isTrue();
      assertThat(playground.texts()).contains("You play");
      window.press(Input.Keys.T);
      assertThat(game.run().isPersonPlaying()).isFalse();
    }
  }

  @Test
  void keys_pause_step_go_back_change_speed_and_hide_the_display() throws Exception {
    GamePage game = watch("lunar-lander/random", 1);
    window.until(() -> game.run().episode().steps() > 3);

    window.press(Input.Keys.SPACE);
    int steps = game.run().episode().steps();
    window.press(Input.Keys.N, Input.Keys.PERIOD);
    assertThat(game.run().episode().steps()).isEqualTo(steps + 2);
    assertThat(game.isPaused()).isTrue();
    Object state = game.run().episode().state();
    window.press(Input.Keys.B, Input.Keys.COMMA, Input.Keys.B);
    assertThat(game.run().episode().steps()).isEqualTo(steps - 1);
    window.press(Input.Keys.N, Input.Keys.N, Input.Keys.N);
    assertThat(game.run().episode().state()).isEqualTo(state);

    window.press(Input.Keys.EQUALS, Input.Keys.EQUALS, Input.Keys.MINUS);
    assertThat(game.pace().speed()).isEqualTo(2);

    window.press(Input.Keys.H);
    assertThat(game.isHudVisible()).isFalse();
    window.click(600, 300);
    assertThat(game.isHudVisible()).isTrue();

    window.press(Input.Keys.R);
    assertThat(game.run().episode().steps()).isZero();
    assertThat(game.run().episodeNumber()).isZero();
  }

  @Test
  void help_shows_all_keys_and_stops_the_world() throws Exception {
    GamePage game = watch("cart-pole/random", 1);
    window.press(Input.Keys.F1);
    assertThat(game.isHelpVisible()).isTrue();
    assertThat(game.isPaused()).isTrue();
    for (Command command : Command.values()) {
      assertThat(playground.texts()).contains(command.label());
    }
    playground.picture("help");

    window.press(Input.Keys.ESCAPE);
    assertThat(game.isHelpVisible()).isFalse();
    playground.page(GamePage.class);
  }

  @Test
  void in_an_arcade_game_a_held_key_moves_every_step_and_a_tap_meanwhile_counts_for_one()
      throws Exception {
    EnvironmentReference world = Environments.forPlay(EnvironmentReference.parse("space-invaders"));
    GamePage game =
        playground.open(GamePage.class, () -> new GamePage(app, Game.play(world, 1, 1)));
    window.down(Input.Keys.LEFT);
    playground.passUntil(() -> game.run().episode().steps() >= 2);
    window.call(
        () -> {
          // Between two frames, and so between two steps.
          Gdx.input.getInputProcessor().keyDown(Input.Keys.SPACE);
          return Gdx.input.getInputProcessor().keyUp(Input.Keys.SPACE);
        });
    int fired = game.run().episode().steps();
    playground.passUntil(() -> game.run().episode().steps() >= fired + 3);
    window.up(Input.Keys.LEFT);

    StringBuilder done = new StringBuilder();
    float[] action = new float[1];
    for (int step = 0; step < fired + 3; step++) {
      game.run().episode().action(step, action);
      done.append((int) action[0]);
    }
    assertThat(done.toString()).matches("1{2,}31+");
    assertThat(game.isPaused()).isFalse();
  }

  @Test
  void an_arcade_game_begins_with_the_first_key_and_so_does_the_next() throws Exception {
    for (String world : List.of("breakout", "space-invaders")) {
      GamePage game = play(world);
      playground.pass(1);
      assertThat(game.run().episode().length()).isZero();
      assertThat(playground.texts()).contains("Ready?").anyMatch(text -> text.startsWith("Press "));
      playground.picture("ready-" + world);

      window.down(Input.Keys.RIGHT);
      playground.passUntil(() -> game.run().isOver());
      float[] action = new float[1];
      game.run().episode().action(0, action);
      assertThat(action[0]).as("the first key is the first move").isEqualTo(2);
      assertThat(playground.texts()).doesNotContain("Ready?");

      // A key that is still held from the game before is none of this one's.
      window.press(Input.Keys.ENTER);
      playground.pass(1);
      assertThat(game.run().episodeNumber()).isEqualTo(1);
      assertThat(game.run().episode().length()).isZero();
      window.up(Input.Keys.RIGHT);
    }
  }

  @Test
  void what_a_network_looks_at_is_shown_over_the_board_and_said_in_the_panel() throws Exception {
    for (String world : List.of("breakout", "space-invaders")) {
      GamePage game = watch(Brains.convolutional(EnvironmentReference.parse(world)), 1);
      window.press(Input.Keys.P);
      playground.picture("plain-" + world);
      window.press(Input.Keys.X);
      window.frame();
      assertThat(game.isXRayVisible()).isTrue();
      assertThat(playground.texts())
          .contains("What glows on the board decides most about the value of its best action.")
          .contains(world.equals("breakout") ? "paddle" : "enemy bullet", "nothing", "left");
      playground.picture("glow-" + world);
    }
  }

  @Test
  void steps_back_add_up_while_the_first_is_still_being_gone() throws Exception {
    GamePage game = watch("cart-pole/heuristic", 1);
    playground.passUntil(() -> game.run().episode().steps() > 20);
    window.press(Input.Keys.P);
    int steps = game.run().episode().steps();
    window.press(Input.Keys.B, Input.Keys.B, Input.Keys.B);
    window.until(() -> game.run().episode().steps() == steps - 3);
    window.press(Input.Keys.N);

    assertThat(game.run().episode().steps()).isEqualTo(steps - 2);
    assertThat(game.run().episode().length()).isEqualTo(steps);
  }

  @Test
  void a_person_is_heard_in_worlds_whose_actions_stick_unless_asked_otherwise() throws Exception {
    for (boolean sticky : new boolean[] {false, true}) {
      playground
          .profile()
          .settings()
          .change(now -> now.withWorld("breakout", now.world("breakout").withMode("play")));
      playground.open(WorldPage.class, () -> new WorldPage(app, Environments.find("breakout")));
      playground.choose(
          sticky ? "Play with sticky actions" : "You have not played it like this yet.");

      Map<String, String> options =
          playground.page(GamePage.class).run().game().environment().options();
      assertThat(options).isEqualTo(sticky ? Map.of() : Map.of("sticky_actions", "0"));
    }
  }

  @Test
  void a_window_that_loses_the_keyboard_lets_go_of_held_keys() throws Exception {
    GamePage game = play("lunar-lander");
    KeyboardPilot person = game.run().person();
    window.down(Input.Keys.UP);
    assertThat(person.controls().keys()).anyMatch(person::isHeld);

    playground.onScreen(app::focusLost);

    assertThat(person.controls().keys()).noneMatch(person::isHeld);
  }

  @Test
  void a_game_that_ends_is_judged_kept_and_followed_by_the_next() throws Exception {
    int games = playground.profile().games().entries().size();
    GamePage game = play("lunar-lander");
    window.press(Input.Keys.LEFT);
    playground.passUntil(() -> game.run().isOver());
    playground.pass(0.1);

    assertThat(playground.texts()).anyMatch(text -> text.startsWith("Return "));
    playground.picture("over-lunar-lander");
    assertThat(game.run().outcome()).isPresent();
    assertThat(playground.profile().bests().best(game.run().game().environment())).isPresent();
    List<GameLibrary.Entry> entries = playground.profile().games().entries();
    assertThat(entries).hasSize(games + 1);
    assertThat(entries.get(0).steps()).isEqualTo(game.run().episode().steps());

    window.press(Input.Keys.ENTER);
    assertThat(game.run().episodeNumber()).isEqualTo(1);
    assertThat(game.run().episode().seed()).isEqualTo(2);

    GamePage watched = watch("cart-pole/random", Double.POSITIVE_INFINITY);
    window.until(() -> watched.run().episodeNumber() >= 2);
  }
}
