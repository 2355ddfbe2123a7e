package org.ludus.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import com.badlogic.gdx.Gdx;
import com.badlogic.gdx.Input;
import com.badlogic.gdx.scenes.scene2d.Actor;
import com.badlogic.gdx.scenes.scene2d.ui.Table;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.ludus.app.game.Brain;
import org.ludus.app.game.Game;
import org.ludus.app.game.GamePage;
import org.ludus.app.game.KeyboardPilot;
import org.ludus.app.learn.LearnPage;
import org.ludus.app.menu.SettingsPage;
import org.ludus.app.menu.TourPage;
import org.ludus.app.menu.WorldPage;
import org.ludus.app.menu.WorldsPage;
import org.ludus.app.race.RacePage;
import org.ludus.app.race.Racer;
import org.ludus.app.recordings.RecordingsPage;
import org.ludus.app.shell.Shell;
import org.ludus.app.shell.ShellPage;
import org.ludus.app.ui.Screenshots;
import org.ludus.app.ui.Slider;
import org.ludus.cli.Display;
import org.ludus.profile.Command;
import org.ludus.profile.GameLibrary;
import org.ludus.profile.PlayerSettings;
import org.ludus.recording.EpisodeLog;
import org.ludus.recording.Exports;
import org.ludus.recording.ReplayFile;
import org.ludus.registry.EnvironmentEntry;
import org.ludus.registry.EnvironmentReference;
import org.ludus.registry.Environments;
import org.ludus.registry.Experiment;
import org.ludus.registry.LiveTraining;
import org.ludus.registry.LiveTraining.Phase;
import org.ludus.registry.Model;
import org.ludus.registry.Models;
import org.ludus.registry.Preset;
import org.ludus.render.Palette;

/** The whole program, drawn by OpenGL, without any display. */
class PlaygroundAppTest {

  private static final EnvironmentReference GRID = EnvironmentReference.parse("grid-world");
  private static final EnvironmentReference CART_POLE = EnvironmentReference.parse("cart-pole");

  private static Playground playground;
  private static PlaygroundApp app;
  private static Offscreen window;

  @TempDir private Path folder;

  @BeforeAll
  static void start() throws Exception {
    assumeThat(Offscreen.isAvailable()).as("OSMesa is installed").isTrue();
    playground = new Playground(new Display.Menu(), 1280, 800);
    app = playground.app();
    window = playground.window();
  }

  @AfterAll
  static void stop() throws Exception {
    if (playground != null) {
      playground.stop();
    }
  }

  @BeforeEach
  void go_to_the_menu() throws Exception {
    playground
        .profile()
        .settings()
        .change(settings -> PlayerSettings.DEFAULTS.withTourSeen(true).withSound(false));
    playground.onScreen(
        () -> {
          app.restyle();
          app.showMenu("");
        });
    window.frame();
  }

  // The menu.

  @Test
  void the_gallery_shows_every_world_and_leads_to_it_and_back() throws Exception {
    WorldsPage page = playground.page(WorldsPage.class);
    assertThat(page.size()).isEqualTo(Environments.all().size());
    assertThat(playground.texts())
        .containsAll(Environments.all().stream().map(EnvironmentEntry::title).toList());
    playground.picture("gallery");

    window.press(Input.Keys.HOME, Input.Keys.RIGHT, Input.Keys.TAB, Input.Keys.LEFT);
    assertThat(page.focus().index()).isEqualTo(1);
    window.press(Input.Keys.ENTER);
    playground.page(WorldPage.class);
    window.press(Input.Keys.ENTER);
    assertThat(playground.page(GamePage.class).run().isPersonPlaying()).isTrue();
    window.press(Input.Keys.ESCAPE);
    playground.page(WorldPage.class);
    window.press(Input.Keys.ESCAPE);
    assertThat(playground.page(WorldsPage.class).focus().index()).isEqualTo(1);
  }

  @Test
  void the_mouse_goes_the_same_way() throws Exception {
    String title = Environments.all().get(2).title();
    playground.click(title);
    playground.page(WorldPage.class);
    assertThat(playground.texts()).contains(title);

    playground.click("Play");
    playground.click("Watch");
    playground.click("random");
    GamePage game = playground.page(GamePage.class);
    assertThat(game.run().isPersonPlaying()).isFalse();

    playground.click("pause");
    assertThat(game.isPaused()).isTrue();
    playground.click("leave");
    playground.page(WorldPage.class);
  }

  @Test
  void every_world_has_a_page_with_five_ways_to_spend_time_in_it() throws Exception {
    for (EnvironmentEntry<?, ?> world : Environments.all()) {
      playground.open(WorldPage.class, () -> new WorldPage(app, world));
      for (String mode : List.of("Play", "Watch", "Learn", "Race", "Games")) {
        playground.click(mode);

        assertThat(playground.texts())
            .contains(world.title())
            .contains(
                switch (mode) {
                  case "Play" -> "The keys";
                  case "Watch" -> "random";
                  case "Learn" -> "ppo";
                  case "Race" -> "On the left";
                  default -> "All recordings";
                });
        assertThat(playground.profile().settings().get().world(world.id()).mode())
            .isEqualToIgnoringCase(mode);
        playground.picture("world-" + mode.toLowerCase(java.util.Locale.ROOT) + "-" + world.id());
      }
    }
  }

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
    assertThat(game.run().game().world().options()).isEqualTo(options);
  }

  // Games.

  @Test
  void every_world_can_be_played() throws Exception {
    for (EnvironmentEntry<?, ?> world : Environments.all()) {
      GamePage game = play(world.id());
      int key = Input.Keys.valueOf(world.controls().keys().get(0).names().get(0));

      window.down(key);
      window.until(() -> game.run().session().steps() > 0);
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
      window.until(() -> game.run().session().steps() >= 5);
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
    window.until(() -> game.run().session().steps() > 3);

    window.press(Input.Keys.SPACE);
    int steps = game.run().session().steps();
    window.press(Input.Keys.N, Input.Keys.PERIOD);
    assertThat(game.run().session().steps()).isEqualTo(steps + 2);
    assertThat(game.isPaused()).isTrue();
    Object state = game.run().session().state();
    window.press(Input.Keys.B, Input.Keys.COMMA, Input.Keys.B);
    assertThat(game.run().session().steps()).isEqualTo(steps - 1);
    window.press(Input.Keys.N, Input.Keys.N, Input.Keys.N);
    assertThat(game.run().session().state()).isEqualTo(state);

    window.press(Input.Keys.EQUALS, Input.Keys.EQUALS, Input.Keys.MINUS);
    assertThat(game.pace().speed()).isEqualTo(2);

    window.press(Input.Keys.H);
    assertThat(game.isHudVisible()).isFalse();
    window.click(600, 300);
    assertThat(game.isHudVisible()).isTrue();

    window.press(Input.Keys.R);
    assertThat(game.run().session().steps()).isZero();
    assertThat(game.run().episode()).isZero();
  }

  @Test
  void in_an_arcade_game_a_held_key_moves_every_step_and_a_tap_meanwhile_counts_for_one()
      throws Exception {
    EnvironmentReference world = Environments.forPlay(EnvironmentReference.parse("space-invaders"));
    GamePage game =
        playground.open(GamePage.class, () -> new GamePage(app, Game.play(world, 1, 1)));
    window.down(Input.Keys.LEFT);
    playground.passUntil(() -> game.run().session().steps() >= 2);
    window.call(
        () -> {
          // Between two frames, and so between two steps.
          Gdx.input.getInputProcessor().keyDown(Input.Keys.SPACE);
          return Gdx.input.getInputProcessor().keyUp(Input.Keys.SPACE);
        });
    int fired = game.run().session().steps();
    playground.passUntil(() -> game.run().session().steps() >= fired + 3);
    window.up(Input.Keys.LEFT);

    StringBuilder done = new StringBuilder();
    float[] action = new float[1];
    for (int step = 0; step < fired + 3; step++) {
      game.run().session().action(step, action);
      done.append((int) action[0]);
    }
    assertThat(done.toString()).matches("1{2,}31+");
    assertThat(game.isPaused()).isFalse();
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
    playground.passUntil(() -> game.run().session().steps() > 20);
    window.press(Input.Keys.P);
    int steps = game.run().session().steps();
    window.press(Input.Keys.B, Input.Keys.B, Input.Keys.B);
    window.until(() -> game.run().session().steps() == steps - 3);
    window.press(Input.Keys.N);

    assertThat(game.run().session().steps()).isEqualTo(steps - 2);
    assertThat(game.run().session().length()).isEqualTo(steps);
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

      Map<String, String> options = playground.page(GamePage.class).run().game().world().options();
      assertThat(options).isEqualTo(sticky ? Map.of() : Map.of("sticky_actions", "0"));
    }
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
    assertThat(playground.profile().bests().best(game.run().game().world())).isPresent();
    List<GameLibrary.Entry> entries = playground.profile().games().entries();
    assertThat(entries).hasSize(games + 1);
    assertThat(entries.get(0).steps()).isEqualTo(game.run().session().steps());

    window.press(Input.Keys.ENTER);
    assertThat(game.run().episode()).isEqualTo(1);
    assertThat(game.run().session().seed()).isEqualTo(2);

    GamePage watched = watch("cart-pole/random", Double.POSITIVE_INFINITY);
    window.until(() -> watched.run().episode() >= 2);
  }

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
    assertThat(game.run().session().steps()).isEqualTo(2);
    window.until(() -> playground.app().getScreen() == game);
    assertThat(playground.texts()).contains("The recording ends here");
  }

  // Learning.

  @Test
  void a_training_can_be_watched_paused_steered_turned_and_saved() throws Exception {
    LearnPage page = learn(experiment("cart-pole", "dqn", Map.of(), Map.of()));
    LiveTraining live = page.live();
    window.until(() -> live.latest().steps() > 500 && !live.latest().knobs().isEmpty());
    assertThat(playground.texts()).contains("RETURN OF AN EPISODE", "Why is it learning?");
    window.until(() -> playground.app().getScreen() == page);
    playground.picture("learn-cart-pole");

    window.press(Input.Keys.P);
    window.until(() -> live.latest().phase() == Phase.PAUSED);
    long steps = live.latest().steps();
    window.frame();
    assertThat(live.latest().steps()).isEqualTo(steps);
    window.press(Input.Keys.P);
    window.until(() -> live.latest().steps() > steps);

    window.press(Input.Keys.X);
    window.until(() -> live.moment().isPresent());
    playground.picture("learn-explore-cart-pole");
    window.press(Input.Keys.X);

    window.press(Input.Keys.T);
    window.down(Input.Keys.LEFT);
    window.until(() -> live.latest().interventions() > 0);
    playground.picture("learn-steer-cart-pole");
    window.up(Input.Keys.LEFT);
    window.press(Input.Keys.T);

    Slider slider = slider(0);
    double before = live.latest().knobs().get(0).value();
    window.press(Input.Keys.LEFT);
    assertThat(slider.value()).isNotEqualTo(before);
    window.until(() -> live.latest().knobs().get(0).value() != before);

    window.press(Input.Keys.K);
    window.until(() -> live.latest().savedSteps() >= 0);
    assertThat(folder.resolve("run")).isDirectoryContaining("glob:**.zip");

    window.press(Input.Keys.ESCAPE);
    playground.page(WorldsPage.class);
    assertThat(live.latest().phase()).isEqualTo(Phase.STOPPED);
  }

  /** Puts the keyboard on the slider with that number. */
  private static Slider slider(int number) throws Exception {
    return window.call(
        () -> {
          LearnPage page = (LearnPage) app.getScreen();
          page.focus().mark(number);
          Actor actor = page.focus().current().orElseThrow().actor();
          return (Slider) actor;
        });
  }

  @Test
  void a_training_that_is_left_can_be_gone_on_with() throws Exception {
    Experiment experiment = experiment("cart-pole", "dqn", Map.of(), Map.of());
    LearnPage page = learn(experiment);
    window.until(() -> page.live().latest().steps() > 300);
    window.press(Input.Keys.ESCAPE);
    long steps = page.live().latest().steps();

    LearnPage again =
        playground.open(
            LearnPage.class,
            () ->
                LearnPage.of(
                    app,
                    new Display.Learn(
                        Experiment.inFolder(folder.resolve("run"), Map.of()),
                        folder.resolve("run"),
                        true,
                        1)));
    window.until(() -> again.live().latest().steps() > 0);
    assertThat(again.live().latest().steps()).isGreaterThanOrEqualTo(steps);
  }

  @Test
  void a_training_goes_to_its_end_and_its_model_can_be_watched() throws Exception {
    LearnPage page = learn(experiment("grid-world", "ppo", Map.of("steps", 3000), Map.of()));
    window.until(() -> page.live().latest().phase() == Phase.FINISHED);
    window.frame();
    assertThat(playground.texts()).containsAnyOf("It has learned it!", "The end");
    playground.picture("learned-grid-world");

    playground.click("Watch it");
    GamePage game = playground.page(GamePage.class);
    assertThat(game.run().isPersonPlaying()).isFalse();
    window.press(Input.Keys.ESCAPE);
    assertThat(window.call(app::getScreen)).isNotInstanceOf(GamePage.class);
  }

  @Test
  void a_training_begun_on_a_worlds_page_keeps_its_run_where_all_runs_are() throws Exception {
    Path runs = Models.RUNS.resolve("grid-world");
    playground
        .profile()
        .settings()
        .change(now -> now.withWorld("grid-world", now.world("grid-world").withMode("learn")));
    playground.open(WorldPage.class, () -> new WorldPage(app, Environments.find("grid-world")));
    playground.choose("q-learning");
    LearnPage page = playground.page(LearnPage.class);
    window.until(() -> page.live().latest().steps() > 0);
    window.press(Input.Keys.ESCAPE);

    playground.page(WorldPage.class);
    assertThat(page.live().folder()).startsWith(runs).isDirectory();
  }

  @Test
  void a_learner_that_throws_says_so_on_screen_and_lets_people_go_on() throws Exception {
    LearnPage page = learn(experiment("cart-pole", "ppo", Map.of(), Map.of("learning_rate", 1e30)));
    window.until(() -> page.live().latest().phase() == Phase.FAILED);
    window.frame();
    assertThat(playground.texts())
        .contains("It had to stop", page.live().latest().failure(), "Try again");
    playground.picture("learner-throws");

    playground.click("Back");
    playground.page(WorldsPage.class);
  }

  @Test
  void a_run_that_cannot_be_written_says_so_on_screen() throws Exception {
    Files.writeString(folder.resolve("run"), "in the way");
    LearnPage page = learn(experiment("grid-world", "ppo", Map.of(), Map.of()));
    window.until(() -> page.live().latest().phase() == Phase.FAILED);
    window.frame();
    assertThat(playground.texts()).contains("It had to stop", page.live().latest().failure());

    window.press(Input.Keys.ESCAPE);
    playground.page(WorldsPage.class);
  }

  // Races, recordings, settings, the tour.

  @Test
  void two_models_race_until_one_has_won() throws Exception {
    RacePage race =
        playground.open(
            RacePage.class,
            () ->
                new RacePage(
                    app,
                    CART_POLE,
                    Racer.model(Brain.of(Models.find("cart-pole/random"))),
                    Racer.model(Brain.of(Models.find("cart-pole/heuristic")))));
    playground.pass(2.5);
    playground.picture("race-cart-pole");
    window.press(Input.Keys.P);
    assertThat(playground.texts()).contains("go on");
    window.press(Input.Keys.P);

    playground.passUntil(race::isDecided);
    playground.pass(0.1);
    assertThat(race.rounds()).isBetween(3, 5);
    assertThat(playground.texts()).contains("heuristic wins", "round 1", "Save as picture");
    playground.picture("race-result-cart-pole");

    playground.click("Again");
    assertThat(playground.page(RacePage.class).rounds()).isZero();
    window.press(Input.Keys.ESCAPE);
    playground.page(WorldsPage.class);
  }

  @Test
  void a_person_races_a_model_in_every_world() throws Exception {
    for (EnvironmentEntry<?, ?> world : Environments.all()) {
      EnvironmentReference reference = new EnvironmentReference(world.id(), Map.of());
      playground.open(
          RacePage.class,
          () -> new RacePage(app, reference, Racer.person(), Racer.model(Brains.best(reference))));
      playground.pass(2.5);
      int key = Input.Keys.valueOf(world.controls().keys().get(0).names().get(0));
      window.press(key);
      window.frame();
      // In some worlds a round is over so soon that the next one begins meanwhile.
      for (int i = 0; i < 50 && !isUnderWay(playground.texts()); i++) {
        playground.pass(0.2);
      }
      assertThat(playground.texts()).contains("You");
      assertThat(isUnderWay(playground.texts())).as(world.id()).isTrue();
      playground.picture("race-" + world.id());
    }
  }

  private static boolean isUnderWay(List<String> texts) {
    return texts.stream().anyMatch(text -> text.matches("return .* step [1-9].*"));
  }

  @Test
  void a_race_of_one_person_against_himself_is_refused_with_a_message() throws Exception {
    playground.onScreen(
        () -> app.open(() -> new RacePage(app, GRID, Racer.person(), Racer.person())));
    playground.page(WorldsPage.class);
    assertThat(playground.texts()).anyMatch(text -> text.contains("a race needs two"));
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
    assertThat(game.run().session().length()).isEqualTo(first.steps());
    window.press(Input.Keys.ESCAPE);
    playground.page(RecordingsPage.class);

    playground.choose("Delete it");
    assertThat(playground.profile().games().entries()).hasSize(games);
    playground.choose("Really delete it?");
    assertThat(playground.profile().games().entries())
        .hasSize(games - 1)
        .noneMatch(game2 -> game2.id().equals(first.id()));
  }

  /** A page that cannot go on. */
  private static final class Failing extends ShellPage {

    Failing(Shell shell) {
      super(shell);
    }

    @Override
    protected String title() {
      return "Failing";
    }

    @Override
    protected void build(Table root, float width, float height) {}

    @Override
    protected boolean advance(float seconds) {
      throw new IllegalStateException("the page has lost its place");
    }
  }

  @Test
  void a_page_that_fails_leads_to_the_menu_which_says_why() throws Exception {
    playground.onScreen(() -> app.open(() -> new Failing(app)));
    window.until(() -> app.getScreen() instanceof WorldsPage);
    assertThat(playground.texts()).contains("the page has lost its place");
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
    com.badlogic.gdx.graphics.Pixmap picture =
        com.badlogic.gdx.graphics.Pixmap.createFromFrameBuffer(
            x, Gdx.graphics.getBackBufferHeight() - y - height, width, height);
    try {
      java.util.Set<Integer> found = new java.util.HashSet<>();
      for (int i = 0; i < width * height; i++) {
        found.add(picture.getPixel(i % width, i / width));
      }
      return found.size();
    } finally {
      picture.dispose();
    }
  }

  @Test
  void settings_change_colours_and_size_at_once() throws Exception {
    playground.open(SettingsPage.class, () -> new SettingsPage(app));
    playground.picture("settings");
    float scale = window.call(() -> app.style().scale());

    playground.focus("Colours");
    window.press(Input.Keys.RIGHT);
    assertThat(app.palette()).isEqualTo(Palette.DAY);
    playground.picture("settings-day");
    window.press(Input.Keys.LEFT);
    assertThat(app.palette()).isEqualTo(Palette.NIGHT);

    playground.focus("Size of text and panels");
    window.press(Input.Keys.RIGHT);
    assertThat(playground.profile().settings().get().scale()).isEqualTo(1.25);
    assertThat(app.style().scale()).isGreaterThan(scale);
    window.press(Input.Keys.ESCAPE);
    playground.page(WorldsPage.class);
  }

  @Test
  void keys_can_be_bound_anew_and_one_that_is_taken_is_refused() throws Exception {
    playground.open(SettingsPage.class, () -> new SettingsPage(app));
    playground.choose("pause");
    assertThat(playground.texts()).contains("press a key");
    window.press(Input.Keys.O);
    assertThat(keys(Command.PAUSE)).containsExactly("O");

    playground.choose("step");
    window.press(Input.Keys.O);
    assertThat(keys(Command.STEP)).doesNotContain("O");
    assertThat(keys(Command.PAUSE)).containsExactly("O");

    playground.choose("step");
    window.press(Input.Keys.ESCAPE);
    playground.page(SettingsPage.class);
    assertThat(playground.texts()).doesNotContain("press a key");

    GamePage game = watch("cart-pole/random", 1);
    window.press(Input.Keys.P);
    assertThat(game.isPaused()).isFalse();
    window.press(Input.Keys.O);
    assertThat(game.isPaused()).isTrue();

    playground.open(SettingsPage.class, () -> new SettingsPage(app));
    playground.choose("All keys as they were");
    assertThat(keys(Command.PAUSE)).containsExactly("P", "Space");
  }

  private static List<String> keys(Command command) {
    PlayerSettings settings = playground.profile().settings().get();
    return org.ludus.profile.KeyBindings.of(
            settings, "cart-pole", Environments.find("cart-pole").controls())
        .keys(command);
  }

  @Test
  void the_tour_ends_with_a_robot_that_has_learned() throws Exception {
    TourPage tour = playground.open(TourPage.class, () -> new TourPage(app));
    for (int card = 0; card < 5; card++) {
      assertThat(tour.index()).isEqualTo(card);
      playground.pass(0.5);
      playground.picture("tour-" + (card + 1));
      if (card == 1) {
        playground.choose("Next");
      } else {
        playground.click("Next");
      }
    }
    playground.choose("Teach it");
    assertThat(tour.lesson().orElseThrow().isRunning()).isTrue();
    window.until(() -> tour.lesson().orElseThrow().isLearned(), Duration.ofMinutes(3));
    window.frame();
    assertThat(playground.texts()).anyMatch(text -> text.startsWith("You have taught it!"));
    playground.picture("tour-6");

    playground.choose("To the worlds");
    playground.page(WorldsPage.class);
    assertThat(playground.profile().settings().get().tourSeen()).isTrue();
  }

  // What goes wrong, and the window itself.

  @Test
  void errors_become_messages() throws Exception {
    playground.onScreen(
        () -> app.open(() -> new GamePage(app, Game.watch(best("no-such-world"), 1, 1))));
    playground.page(WorldsPage.class);
    assertThat(playground.texts()).anyMatch(text -> text.contains("no-such-world"));

    Model random = Models.find("lunar-lander/random");
    Model failing =
        new Model(
            random.environment(),
            random.agent(),
            random.settings(),
            (observation, action, generator) -> {
              throw new IllegalStateException("it has lost its mind");
            },
            0);
    playground.onScreen(
        () -> app.open(() -> new GamePage(app, Game.watch(Brain.of(failing), 1, 1))));
    window.until(() -> app.getScreen() instanceof WorldsPage);
    assertThat(playground.texts()).anyMatch(text -> text.contains("it has lost its mind"));
    playground.picture("error");
  }

  @Test
  void a_window_of_another_size_is_laid_out_anew() throws Exception {
    for (int[] size : new int[][] {{640, 420}, {1920, 1080}, {800, 500}, {1280, 800}}) {
      playground.resize(size[0], size[1], 1);
      assertThat(window.call(() -> playground.app().getScreen())).isInstanceOf(WorldsPage.class);
      playground.picture("gallery-" + size[0] + "x" + size[1]);
    }
    assertThat(app.style().scale()).isEqualTo(1);
  }

  @Test
  void a_screenshot_is_a_picture_of_the_window() throws Exception {
    Path file = window.call(() -> Screenshots.save(folder, 0, 0, 1280, 800));

    assertThat(file.getFileName().toString()).matches("ludus-\\d{8}-\\d{6}\\.png");
    assertThat(Files.size(file)).isGreaterThan(1000);
  }

  private static GamePage play(String world) throws Exception {
    EnvironmentReference reference = EnvironmentReference.parse(world);
    return playground.open(GamePage.class, () -> new GamePage(app, Game.play(reference, 1, 1)));
  }

  private static GamePage watch(String model, double speed) throws Exception {
    return watch(Brain.of(Models.find(model)), speed);
  }

  private static GamePage watch(Brain brain, double speed) throws Exception {
    return playground.open(GamePage.class, () -> new GamePage(app, Game.watch(brain, 1, speed)));
  }

  private static Brain best(String world) {
    return Brains.best(EnvironmentReference.parse(world));
  }

  private LearnPage learn(Experiment experiment) throws Exception {
    return playground.open(
        LearnPage.class,
        () -> LearnPage.of(app, new Display.Learn(experiment, folder.resolve("run"), false, 1)));
  }

  private static Experiment experiment(
      String world, String agent, Map<String, ?> training, Map<String, ?> settings) {
    return Experiment.of(
        EnvironmentReference.parse(world), agent, Preset.find(world, agent), training, settings, 1);
  }
}
