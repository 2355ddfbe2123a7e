package org.ludus.app;

import static org.assertj.core.api.Assertions.assertThat;

import com.badlogic.gdx.Input;
import com.badlogic.gdx.scenes.scene2d.ui.Table;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.ludus.app.game.Game;
import org.ludus.app.game.GamePage;
import org.ludus.app.menu.TourPage;
import org.ludus.app.menu.WorldPage;
import org.ludus.app.menu.WorldsPage;
import org.ludus.app.play.Brain;
import org.ludus.app.shell.Shell;
import org.ludus.app.shell.ShellPage;
import org.ludus.app.ui.Screenshots;
import org.ludus.catalog.EnvironmentEntry;
import org.ludus.catalog.Environments;
import org.ludus.model.Model;
import org.ludus.model.Models;

/** The menu, the tour, messages and the window itself. */
class PlaygroundAppTest extends PlaygroundTest {

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
    assertThat(playground.texts())
        .contains("internal error, IllegalStateException the page has lost its place");
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
            () ->
                (observations, at, actions, to) -> {
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
}
