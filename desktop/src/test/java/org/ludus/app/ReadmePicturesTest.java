package org.ludus.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import com.badlogic.gdx.Gdx;
import com.badlogic.gdx.Input;
import com.badlogic.gdx.graphics.Pixmap;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.ludus.app.game.Game;
import org.ludus.app.game.GamePage;
import org.ludus.app.learn.LearnPage;
import org.ludus.app.menu.WorldsPage;
import org.ludus.app.play.Brain;
import org.ludus.app.race.RacePage;
import org.ludus.app.race.Racer;
import org.ludus.app.recordings.RecordingsPage;
import org.ludus.app.ui.Screenshots;
import org.ludus.catalog.EnvironmentReference;
import org.ludus.display.Display;
import org.ludus.model.Models;
import org.ludus.profile.Command;
import org.ludus.profile.PlayerSettings;
import org.ludus.recording.VideoWriter;
import org.ludus.recording.VideoWriters;
import org.ludus.run.Experiment;
import org.ludus.run.Preset;

/**
 * Makes the pictures of the README: {@code mvn test -Ppictures}. What moves is filmed frame by
 * frame, each as long after the last as it will be shown.
 */
@Tag("pictures")
class ReadmePicturesTest {

  private static final int WIDTH = 1280;
  private static final int HEIGHT = 800;

  /** A film has half the window's width and height. */
  private static final int SMALLER = 2;

  private static final int FPS = 20;

  private static Path images;
  private static Playground ludus;

  @BeforeAll
  static void start() throws Exception {
    assumeThat(Offscreen.isAvailable()).as("OSMesa is installed").isTrue();
    images = Path.of(System.getProperty("basedir")).resolveSibling("docs").resolve("images");
    Files.createDirectories(images);
    ludus = new Playground(new Display.Menu(), WIDTH, HEIGHT);
  }

  @AfterAll
  static void stop() throws Exception {
    if (ludus != null) {
      ludus.stop();
    }
  }

  @Test
  void the_gallery_by_night_and_by_day() throws Exception {
    ludus.open(WorldsPage.class, () -> new WorldsPage(ludus.app(), ""));
    ludus.pass(1.5);
    save("gallery");
    theme(PlayerSettings.Theme.DAY);
    ludus.pass(1);
    save("gallery-day");
    theme(PlayerSettings.Theme.NIGHT);
  }

  @Test
  void a_game() throws Exception {
    EnvironmentReference world = EnvironmentReference.parse("lunar-lander");
    GamePage page =
        ludus.open(GamePage.class, () -> new GamePage(ludus.app(), Game.play(world, 5, 1)));
    ludus.pass(1.8);
    ludus.window().down(Input.Keys.UP);
    ludus.pass(0.5);
    save("play");
    ludus.window().up(Input.Keys.UP);
    assertThat(page.run().episode().steps()).isPositive();
  }

  @Test
  void watching_with_x_ray() throws Exception {
    GamePage page = watch("lunar-lander/ppo", 7);
    ludus.onScreen(() -> page.carryOut(Command.XRAY));
    film("watch", 6);
    GamePage board = watch("magic-grid-world/dqn", 1);
    ludus.onScreen(() -> board.carryOut(Command.XRAY));
    ludus.pass(1);
    save("x-ray-board");
  }

  @Test
  void the_arcade_with_x_ray() throws Exception {
    GamePage breakout = watch("breakout/ppo", 1);
    ludus.onScreen(() -> breakout.carryOut(Command.XRAY));
    ludus.pass(5);
    film("arcade", 6);
    GamePage invaders = watch("space-invaders/ppo", 1);
    ludus.onScreen(() -> invaders.carryOut(Command.XRAY));
    ludus.pass(3.5);
    save("x-ray-planes");
  }

  @Test
  void learning_live(@TempDir Path folder) throws Exception {
    EnvironmentReference world = EnvironmentReference.parse("lunar-lander");
    Experiment experiment =
        Experiment.of(world, "ppo", Preset.find("lunar-lander", "ppo"), Map.of(), Map.of(), 1);
    Display.Learn learn = new Display.Learn(experiment, folder.resolve("run"), false, 1);
    LearnPage page = ludus.open(LearnPage.class, () -> LearnPage.of(ludus.app(), learn));
    long enough = experiment.training().steps() / 3;
    while (page.live().latest().steps() < enough && !page.live().latest().over()) {
      Thread.sleep(200);
    }
    film("learn", 5);
    ludus.onScreen(() -> ludus.app().showMenu(""));
  }

  @Test
  void a_race() throws Exception {
    EnvironmentReference world = EnvironmentReference.parse("lunar-lander-continuous");
    Racer ppo = Racer.model(Brain.of(Models.find("lunar-lander-continuous/ppo")));
    Racer rule = Racer.model(Brain.of(Models.find("lunar-lander-continuous/heuristic")));
    RacePage page = ludus.open(RacePage.class, () -> new RacePage(ludus.app(), world, ppo, rule));
    ludus.pass(3.5);
    save("race");
    ludus.passUntil(page::isDecided);
    ludus.pass(0.3);
    save("race-result");
  }

  @Test
  void recordings() throws Exception {
    for (String model :
        List.of("lunar-lander/dqn", "cart-pole/q-learning", "magic-grid-world/q-learning")) {
      Brain brain = Brain.of(Models.find(model));
      GamePage page =
          ludus.open(
              GamePage.class,
              () -> new GamePage(ludus.app(), Game.watch(brain, 3, Double.POSITIVE_INFINITY)));
      ludus.passUntil(() -> page.run().episodeNumber() >= 3);
    }
    ludus.open(RecordingsPage.class, () -> new RecordingsPage(ludus.app()));
    for (int i = 0; i < 20; i++) {
      // The pictures of the games are made in a thread of their own.
      Thread.sleep(100);
      ludus.window().frame();
    }
    save("recordings");
  }

  private static GamePage watch(String model, long seed) throws Exception {
    Brain brain = Brain.of(Models.find(model));
    return ludus.open(GamePage.class, () -> new GamePage(ludus.app(), Game.watch(brain, seed, 1)));
  }

  private static void theme(PlayerSettings.Theme theme) throws Exception {
    ludus.profile().settings().change(settings -> settings.withTheme(theme));
    ludus.onScreen(ludus.app()::restyle);
    ludus.open(WorldsPage.class, () -> new WorldsPage(ludus.app(), ""));
  }

  private static void save(String name) throws Exception {
    ludus.window().frame();
    ludus.window().call(() -> write(images.resolve(name + ".png")));
  }

  private static Path write(Path file) throws IOException {
    Screenshots.write(file);
    return file;
  }

  /** Films the window, for so many seconds of the page's own time. */
  private static void film(String name, double seconds) throws Exception {
    Path file = images.resolve(name + ".gif");
    try (VideoWriter video = VideoWriters.open(file, WIDTH / SMALLER, HEIGHT / SMALLER, FPS)) {
      for (int frame = 0; frame < seconds * FPS; frame++) {
        video.frame(ludus.window().call(ReadmePicturesTest::nextFrame));
      }
    }
    assertThat(file).isNotEmptyFile();
  }

  /** Lets a frame's time pass and returns what is then to be seen, made smaller. */
  private static int[] nextFrame() {
    ludus.app().getScreen().render(1f / FPS);
    Pixmap picture = Pixmap.createFromFrameBuffer(0, 0, WIDTH, HEIGHT);
    try {
      Gdx.gl.glFinish();
      return smaller(picture.getPixels());
    } finally {
      picture.dispose();
    }
  }

  /** Returns the picture, its rows from the top, each pixel the mean of a square of pixels. */
  private static int[] smaller(ByteBuffer bytes) {
    int width = WIDTH / SMALLER;
    int height = HEIGHT / SMALLER;
    int[] pixels = new int[width * height];
    for (int y = 0; y < height; y++) {
      for (int x = 0; x < width; x++) {
        pixels[(height - 1 - y) * width + x] = mean(bytes, x * SMALLER, y * SMALLER);
      }
    }
    return pixels;
  }

  private static int mean(ByteBuffer bytes, int x, int y) {
    int color = 0;
    for (int channel = 0; channel < 3; channel++) {
      int sum = 0;
      for (int i = 0; i < SMALLER * SMALLER; i++) {
        int pixel = (y + i / SMALLER) * WIDTH + x + i % SMALLER;
        sum += bytes.get(4 * pixel + channel) & 0xFF;
      }
      color = (color << 8) | (sum / (SMALLER * SMALLER));
    }
    return color;
  }
}
