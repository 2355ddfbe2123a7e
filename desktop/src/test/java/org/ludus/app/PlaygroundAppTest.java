package org.ludus.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import com.badlogic.gdx.Gdx;
import com.badlogic.gdx.Input;
import com.badlogic.gdx.Screen;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.ludus.cli.Display;
import org.ludus.recording.EpisodeLog;
import org.ludus.recording.ReplayFile;
import org.ludus.registry.EnvironmentEntry;
import org.ludus.registry.EnvironmentReference;
import org.ludus.registry.Environments;
import org.ludus.registry.Model;
import org.ludus.registry.Models;

/** The whole program, drawn by OpenGL, without any display. */
class PlaygroundAppTest {

  private static final Path SCREENS = Path.of("target", "screens");

  private static PlaygroundApp app;
  private static Offscreen window;

  @BeforeAll
  static void start() throws Exception {
    assumeThat(Offscreen.isAvailable()).as("OSMesa is installed").isTrue();
    app = new PlaygroundApp(new Display.Menu(), () -> 1);
    window = new Offscreen(app, 1280, 800);
  }

  @AfterAll
  static void stop() throws Exception {
    if (window != null) {
      window.stop();
    }
  }

  @BeforeEach
  void go_to_the_menu() throws Exception {
    onScreen(() -> app.showMenu(""));
    window.frame();
  }

  @Test
  void the_menu_shows_every_world_and_leads_to_it() throws Exception {
    WorldsPage page = screen(WorldsPage.class);
    assertThat(page.size()).isEqualTo(Environments.all().size());
    window.save(SCREENS.resolve("menu.png"));

    window.press(Input.Keys.HOME, Input.Keys.RIGHT, Input.Keys.TAB, Input.Keys.LEFT);
    assertThat(page.marked()).isEqualTo(1);

    window.press(Input.Keys.ENTER);
    assertThat(screen(WorldPage.class).size()).isGreaterThanOrEqualTo(2);
    window.save(SCREENS.resolve("world.png"));

    window.press(Input.Keys.ENTER);
    assertThat(screen(GameScreen.class).person()).isPresent();

    window.press(Input.Keys.ESCAPE);
    assertThat(screen(WorldsPage.class).marked()).isEqualTo(1);
  }

  @Test
  void every_world_can_be_played() throws Exception {
    for (EnvironmentEntry<?, ?> world : Environments.all()) {
      GameScreen game = play(world.id());
      int key = Input.Keys.valueOf(world.controls().keys().get(0).names().get(0));

      window.down(key);
      window.until(() -> game.session().steps() > 0);
      window.up(key);

      assertThat(Gdx.graphics.getFrameId()).isPositive();
      window.save(SCREENS.resolve("play-" + world.id() + ".png"));
    }
  }

  @Test
  void every_world_can_be_watched() throws Exception {
    for (EnvironmentEntry<?, ?> world : Environments.all()) {
      GameScreen game = watch(world.id() + "/random", 4, 0);

      window.until(() -> game.session().steps() >= 8 || game.session().episode() > 0);

      window.save(SCREENS.resolve("watch-" + world.id() + ".png"));
    }
  }

  @Test
  void keys_pause_step_change_speed_and_hide_the_display() throws Exception {
    GameScreen game = watch("lunar-lander/random", 1, 0);

    window.press(Input.Keys.SPACE);
    int steps = game.session().steps();
    window.press(Input.Keys.N, Input.Keys.PERIOD);
    assertThat(game.session().steps()).isEqualTo(steps + 2);
    assertThat(game.isPaused()).isTrue();

    window.press(Input.Keys.EQUALS, Input.Keys.EQUALS, Input.Keys.MINUS);
    assertThat(game.pace().speed()).isEqualTo(2);

    window.press(Input.Keys.H);
    assertThat(game.isHudVisible()).isFalse();
    window.click(600, 300);
    assertThat(game.isHudVisible()).isTrue();

    window.press(Input.Keys.R);
    assertThat(game.session().steps()).isZero();
    assertThat(game.session().episode()).isZero();
  }

  @Test
  void a_window_that_loses_the_keyboard_lets_go_of_held_keys() throws Exception {
    GameScreen game = play("lunar-lander");
    KeyboardPilot person = game.person().orElseThrow();
    window.down(Input.Keys.UP);
    assertThat(person.controls().keys()).anyMatch(person::isHeld);

    onScreen(app::focusLost);

    assertThat(person.controls().keys()).noneMatch(person::isHeld);
  }

  @Test
  void the_mouse_reaches_the_menu_and_the_keys_of_a_game() throws Exception {
    window.press(Input.Keys.HOME);
    window.click(250, 250);
    assertThat(app.getScreen()).isInstanceOf(WorldPage.class);
    window.click(1050, 160);
    GameScreen game = screen(GameScreen.class);

    // The keys of the world stand at the lower left, the one for the menu at the lower right.
    window.click(60, 760);
    assertThat(game.session().steps()).isEqualTo(1);
    window.click(1240, 760);
    assertThat(app.getScreen()).isInstanceOf(WorldsPage.class);
  }

  @Test
  void an_episode_that_ends_says_how_it_went_and_the_next_one_follows() throws Exception {
    GameScreen game = play("lunar-lander");
    press(game, Input.Keys.EQUALS, 5);

    window.until(() -> game.session().ended());
    window.save(SCREENS.resolve("over.png"));
    assertThat(game.session().ending()).isEqualTo("Episode over");

    window.press(Input.Keys.ENTER);
    assertThat(game.session().episode()).isEqualTo(1);
    assertThat(game.session().seed()).isEqualTo(2);

    GameScreen watched = watch("cart-pole/random", Double.POSITIVE_INFINITY, 0);
    window.until(() -> watched.session().episode() >= 2);
  }

  @Test
  void what_is_played_is_recorded_and_can_be_shown(@TempDir Path folder) throws Exception {
    Path file = folder.resolve("played.replay");
    EnvironmentReference grid = EnvironmentReference.parse("grid-world");
    onScreen(() -> app.open(() -> Performance.of(new Display.Play(grid, 1, 1, Optional.of(file)))));
    window.press(Input.Keys.LEFT, Input.Keys.DOWN, Input.Keys.ESCAPE);

    List<EpisodeLog> episodes = ReplayFile.read(file);
    assertThat(episodes).hasSize(1);
    assertThat(episodes.get(0).steps()).isEqualTo(2);

    onScreen(() -> app.open(() -> Performance.of(new Display.Show(episodes, 1))));
    GameScreen game = screen(GameScreen.class);
    window.until(() -> game.session().ended());
    assertThat(game.session().steps()).isEqualTo(2);
    assertThat(game.session().ending()).isEqualTo("The recording ends here");
  }

  @Test
  void errors_become_messages() throws Exception {
    onScreen(() -> app.open(() -> Performance.of(watching("no-such-world/random", 1, 0))));
    assertThat(app.getScreen()).isInstanceOf(WorldsPage.class);

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
    onScreen(() -> app.open(() -> Performance.of(new Display.Watch(failing, 1, 1, 0))));
    window.until(() -> app.getScreen() instanceof WorldsPage);
    window.save(SCREENS.resolve("error.png"));
  }

  @Test
  void a_window_of_another_size_is_laid_out_anew() throws Exception {
    for (int[] size : new int[][] {{640, 420}, {1920, 1080}, {800, 500}, {1280, 800}}) {
      onScreen(() -> Gdx.graphics.setWindowedMode(size[0], size[1]));
      window.until(() -> Gdx.graphics.getBackBufferWidth() == size[0]);
      window.save(SCREENS.resolve("menu-" + size[0] + "x" + size[1] + ".png"));
    }
    assertThat(app.style().scale()).isEqualTo(1);
  }

  @Test
  void a_screenshot_is_a_picture_of_the_window(@TempDir Path folder) throws Exception {
    Path file = window.call(() -> Screenshots.save(folder));

    assertThat(file.getFileName().toString()).matches("ludus-\\d{8}-\\d{6}\\.png");
    assertThat(Files.size(file)).isGreaterThan(1000);
  }

  private static GameScreen play(String world) throws Exception {
    EnvironmentReference reference = EnvironmentReference.parse(world);
    onScreen(
        () -> app.open(() -> Performance.of(new Display.Play(reference, 1, 1, Optional.empty()))));
    return screen(GameScreen.class);
  }

  private static GameScreen watch(String model, double speed, int episodes) throws Exception {
    onScreen(() -> app.open(() -> Performance.of(watching(model, speed, episodes))));
    return screen(GameScreen.class);
  }

  private static Display.Watch watching(String model, double speed, int episodes)
      throws IOException {
    return new Display.Watch(Models.find(model), 1, speed, episodes);
  }

  private static void press(GameScreen game, int keycode, int times) throws Exception {
    for (int i = 0; i < times && app.getScreen() == game; i++) {
      window.press(keycode);
    }
  }

  private static void onScreen(Runnable action) throws Exception {
    window.call(
        () -> {
          action.run();
          return true;
        });
  }

  private static <T extends Screen> T screen(Class<T> kind) throws Exception {
    Screen screen = window.call(() -> app.getScreen());
    assertThat(screen).isInstanceOf(kind);
    return kind.cast(screen);
  }
}
