package org.ludus.app;

import static org.assertj.core.api.Assertions.assertThat;

import com.badlogic.gdx.Input;
import com.badlogic.gdx.scenes.scene2d.Actor;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.ludus.app.game.GamePage;
import org.ludus.app.learn.LearnPage;
import org.ludus.app.menu.WorldPage;
import org.ludus.app.menu.WorldsPage;
import org.ludus.app.ui.Slider;
import org.ludus.catalog.EnvironmentReference;
import org.ludus.catalog.Environments;
import org.ludus.display.Display;
import org.ludus.live.LiveTraining;
import org.ludus.live.LiveTraining.Phase;
import org.ludus.model.Models;
import org.ludus.run.Experiment;
import org.ludus.run.Preset;

/** Trainings on screen. */
class LearningTest extends PlaygroundTest {

  /** Ends the training, which would go on writing while its folder is deleted. */
  @AfterEach
  void leave() throws Exception {
    playground.onScreen(() -> app.showMenu(""));
  }

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
    LearnPage page =
        learn(experiment("cart-pole", "ppo", Map.of(), Map.of("optimizer.learning_rate", 1e30)));
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
