package org.ludus.app;

import static org.assertj.core.api.Assumptions.assumeThat;

import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import org.ludus.app.game.Game;
import org.ludus.app.game.GamePage;
import org.ludus.app.play.Brain;
import org.ludus.catalog.EnvironmentReference;
import org.ludus.display.Display;
import org.ludus.model.Models;
import org.ludus.profile.PlayerSettings;

/** The whole program, drawn by OpenGL without any display: one for all tests of a class. */
abstract class PlaygroundTest {

  static final EnvironmentReference GRID = EnvironmentReference.parse("grid-world");
  static final EnvironmentReference CART_POLE = EnvironmentReference.parse("cart-pole");

  static Playground playground;
  static PlaygroundApp app;
  static Offscreen window;

  @TempDir Path folder;

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

  static GamePage play(String world) throws Exception {
    EnvironmentReference reference = EnvironmentReference.parse(world);
    return playground.open(GamePage.class, () -> new GamePage(app, Game.play(reference, 1, 1)));
  }

  static GamePage watch(String model, double speed) throws Exception {
    return watch(Brain.of(Models.find(model)), speed);
  }

  static GamePage watch(Brain brain, double speed) throws Exception {
    return playground.open(GamePage.class, () -> new GamePage(app, Game.watch(brain, 1, speed)));
  }

  static Brain best(String world) {
    return Brains.best(EnvironmentReference.parse(world));
  }
}
