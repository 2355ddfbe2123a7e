package org.ludus.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import com.badlogic.gdx.Gdx;
import com.badlogic.gdx.Input;
import com.badlogic.gdx.scenes.scene2d.Actor;
import com.badlogic.gdx.scenes.scene2d.Group;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.ludus.app.game.Game;
import org.ludus.app.game.GamePage;
import org.ludus.app.learn.LearnPage;
import org.ludus.app.menu.SettingsPage;
import org.ludus.app.menu.TourPage;
import org.ludus.app.menu.WorldPage;
import org.ludus.app.menu.WorldsPage;
import org.ludus.app.play.Brain;
import org.ludus.app.race.RacePage;
import org.ludus.app.race.Racer;
import org.ludus.app.recordings.RecordingsPage;
import org.ludus.app.shell.Shell;
import org.ludus.app.ui.Page;
import org.ludus.app.ui.Picture;
import org.ludus.catalog.EnvironmentEntry;
import org.ludus.catalog.EnvironmentReference;
import org.ludus.catalog.Environments;
import org.ludus.display.Display;
import org.ludus.live.LiveTraining.Phase;
import org.ludus.model.Models;
import org.ludus.profile.Command;
import org.ludus.run.Experiment;
import org.ludus.run.Preset;

/** On every page and in windows of many sizes, nothing is cut off, sticks out, or overlaps. */
class LayoutTest {

  /** Worlds that are seen as planes. */
  private static final List<String> PLANES = List.of("breakout", "space-invaders");

  private static final List<String> MODES = List.of("play", "watch", "learn", "race", "games");

  private static Playground playground;
  private static PlaygroundApp app;

  @TempDir private static Path folder;

  private final List<String> problems = new ArrayList<>();

  /**
   * A window.
   *
   * @param scale of the display
   * @param wanted how large the person wants everything
   */
  private record Size(int width, int height, double scale, double wanted) {

    @Override
    public String toString() {
      return String.format(
          Locale.ROOT, "%dx%d at %.0fx, %.0f %%", width, height, scale, wanted * 100);
    }
  }

  private static Stream<Size> sizes() {
    return Stream.of(
        new Size(800, 500, 1, 1),
        new Size(1920, 1080, 1, 1),
        new Size(800, 500, 1, 2),
        new Size(1280, 720, 1, 1),
        new Size(1280, 720, 1, 2),
        new Size(1600, 1000, 2, 1),
        new Size(1600, 1000, 2, 2),
        new Size(2560, 1600, 2, 1));
  }

  @BeforeAll
  static void start() throws Exception {
    assumeThat(Offscreen.isAvailable()).as("OSMesa is installed").isTrue();
    playground = new Playground(new Display.Menu(), 1280, 720);
    app = playground.app();
    for (EnvironmentEntry<?, ?> world : Environments.all()) {
      playground.profile().games().add(Playground.episode(world.id(), 8), Instant.now());
    }
  }

  @AfterAll
  static void stop() throws Exception {
    if (playground != null) {
      playground.stop();
    }
  }

  @ParameterizedTest
  @MethodSource("sizes")
  void every_page_fits_its_window(Size size) throws Exception {
    playground.profile().settings().change(settings -> settings.withScale(size.wanted()));
    playground.resize(size.width(), size.height(), size.scale());

    // All at once: each call waits for a frame, and in large windows frames take their time.
    playground.onScreen(
        () -> {
          look("gallery", () -> new WorldsPage(app, ""));
          look(
              "gallery with a message",
              () -> new WorldsPage(app, "Grid world had to stop: it has lost its mind"));
          for (EnvironmentEntry<?, ?> world : worlds(size)) {
            lookAtMenu(world);
            lookAtGames(world);
          }
          look("settings", () -> new SettingsPage(app));
          look("recordings", () -> new RecordingsPage(app));
          lookAtTour();
        });
    lookAtTraining("lunar-lander-continuous", "sac");
    if (size.width() <= 1280) {
      lookAtTraining("cart-pole", "dqn");
      lookAtFailedTraining();
      lookAtRace();
    }

    assertThat(problems).as("%s", size).isEmpty();
  }

  /**
   * Returns all worlds for the smallest window, and for the others those with the longest texts.
   */
  private static List<EnvironmentEntry<?, ?>> worlds(Size size) {
    return size.width() == 800
        ? Environments.all()
        : List.of(
            Environments.find("magic-grid-world"),
            Environments.find("lunar-lander-continuous"),
            Environments.find("space-invaders"));
  }

  private void lookAtTour() {
    look("tour card 1", () -> new TourPage(app));
    for (int card = 2; card <= 6; card++) {
      Gdx.input.getInputProcessor().keyDown(Input.Keys.PAGE_DOWN);
      frame();
      lookOn("tour card " + card);
    }
  }

  private void lookAtMenu(EnvironmentEntry<?, ?> world) {
    for (String mode : MODES) {
      playground
          .profile()
          .settings()
          .change(now -> now.withWorld(world.id(), now.world(world.id()).withMode(mode)));
      look(world.id() + ", " + mode, () -> new WorldPage(app, world));
    }
  }

  private void lookAtGames(EnvironmentEntry<?, ?> world) {
    EnvironmentReference reference = new EnvironmentReference(world.id(), Map.of());
    Brain brain =
        PLANES.contains(world.id()) ? Brains.convolutional(reference) : Brains.best(reference);
    look("play " + world.id(), () -> new GamePage(app, Game.play(reference, 12345, 0.25)));
    for (Command command : List.of(Command.XRAY, Command.HELP)) {
      carryOut(command);
      lookOn("play " + world.id() + ", " + command);
    }
    look("watch " + world.id(), () -> new GamePage(app, Game.watch(brain, 1, 8)));
    carryOut(Command.XRAY);
    frames(5);
    lookOn("watch " + world.id() + " with x-ray");
    look(
        "replay",
        () -> new GamePage(app, Game.replay(List.of(Playground.episode(world.id(), 3)), 1)));
    frames(10);
    lookOn("replay of " + world.id() + ", over");
    look(
        "race in " + world.id(),
        () -> new RacePage(app, reference, Racer.person(), Racer.model(brain)));
  }

  private void lookAtTraining(String world, String agent) throws Exception {
    LearnPage page = learn(world, agent, Map.of());
    playground
        .window()
        .until(() -> page.live().latest().steps() > 200 && !page.live().latest().knobs().isEmpty());
    lookNow(agent + " learns " + world);
    for (Command command : List.of(Command.XRAY, Command.TAKE_OVER, Command.PAUSE)) {
      playground.onScreen(() -> page.carryOut(command));
      lookNow(agent + " learns " + world + ", " + command);
    }
  }

  private void lookAtFailedTraining() throws Exception {
    LearnPage page = learn("cart-pole", "ppo", Map.of("optimizer.learning_rate", 1e30));
    playground.window().until(() -> page.live().latest().phase() == Phase.FAILED);
    lookNow("a training that failed");
  }

  private LearnPage learn(String world, String agent, Map<String, ?> settings) throws Exception {
    Experiment experiment =
        Experiment.of(
            EnvironmentReference.parse(world),
            agent,
            Preset.find(world, agent),
            Map.of(),
            settings,
            1);
    Path run = Files.createTempDirectory(folder, "run");
    playground.onScreen(
        () -> {
          app.replace(() -> LearnPage.of(app, new Display.Learn(experiment, run, false, 1)));
        });
    return playground.page(LearnPage.class);
  }

  private void lookAtRace() throws Exception {
    EnvironmentReference world = EnvironmentReference.parse("cart-pole");
    Brain random = Brain.of(Models.find("cart-pole/random"));
    playground.onScreen(
        () ->
            look("race", () -> new RacePage(app, world, Racer.model(random), Racer.model(random))));
    RacePage race = playground.page(RacePage.class);
    playground.passUntil(() -> race.rounds() > 0);
    lookNow("race between rounds");
    playground.passUntil(race::isDecided);
    lookNow("race with its result");
  }

  private void lookNow(String name) throws Exception {
    playground.onScreen(
        () -> {
          frames(2);
          lookOn(name);
        });
  }

  private void look(String name, Shell.PageFactory factory) {
    app.replace(factory);
    frame();
    lookOn(name);
  }

  private void lookOn(String name) {
    Layout.problems(((Page) app.getScreen()).stage())
        .forEach(problem -> problems.add(name + ": " + problem));
  }

  private static void carryOut(Command command) {
    ((GamePage) app.getScreen()).carryOut(command);
    frame();
  }

  /** Lets the figures of a page be set and be laid out. */
  private static void frame() {
    frames(1);
  }

  private static void frames(int count) {
    for (int i = 0; i < count; i++) {
      hidePictures(((Page) app.getScreen()).stage().getRoot());
      app.getScreen().render(0.05f);
    }
  }

  /** Worlds take most of the time that drawing takes, and have nothing to do with the layout. */
  private static void hidePictures(Group group) {
    for (Actor actor : group.getChildren()) {
      if (actor instanceof Picture) {
        actor.setVisible(false);
      } else if (actor instanceof Group inner) {
        hidePictures(inner);
      }
    }
  }
}
