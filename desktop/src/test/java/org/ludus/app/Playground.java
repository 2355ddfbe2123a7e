package org.ludus.app;

import static org.assertj.core.api.Assertions.assertThat;

import com.badlogic.gdx.Gdx;
import com.badlogic.gdx.Input;
import com.badlogic.gdx.math.Vector2;
import com.badlogic.gdx.scenes.scene2d.Actor;
import com.badlogic.gdx.scenes.scene2d.Group;
import com.badlogic.gdx.scenes.scene2d.ui.Label;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.ludus.app.shell.Shell;
import org.ludus.app.ui.Control;
import org.ludus.app.ui.KeyCap;
import org.ludus.app.ui.Page;
import org.ludus.catalog.EnvironmentReference;
import org.ludus.catalog.Environments;
import org.ludus.display.Display;
import org.ludus.env.Environment;
import org.ludus.env.StepResult;
import org.ludus.profile.Profile;
import org.ludus.profile.ProfileFolder;
import org.ludus.recording.EpisodeLog;
import org.ludus.recording.EpisodeRecorder;

/** The whole program in a window of memory, with a profile that is gone afterwards. */
final class Playground {

  private static final Path SCREENS =
      Path.of(System.getProperty("basedir", "."), "target", "screens");

  /** Long frames, so that a minute of a world takes seconds. */
  private static final float FRAME_SECONDS = 0.1f;

  private final Profile profile = new Profile(ProfileFolder.inMemory());
  private final PlaygroundApp app;
  private final Offscreen window;
  private volatile double contentScale = 1;

  Playground(Display.Request request, int width, int height) throws Exception {
    profile.settings().change(settings -> settings.withTourSeen(true));
    app = new PlaygroundApp(request, profile, () -> contentScale);
    window = new Offscreen(app, width, height);
  }

  PlaygroundApp app() {
    return app;
  }

  Offscreen window() {
    return window;
  }

  Profile profile() {
    return profile;
  }

  /** Returns the page that is shown, which has to be of that kind. */
  <T extends Page> T page(Class<T> kind) throws Exception {
    Object page = window.call(app::getScreen);
    assertThat(page).isInstanceOf(kind);
    return kind.cast(page);
  }

  /** Goes to the menu and from there to a page, and waits until it has been drawn. */
  <T extends Page> T open(Class<T> kind, Shell.PageFactory factory) throws Exception {
    onScreen(
        () -> {
          app.showMenu("");
          app.open(factory);
        });
    window.frame();
    return page(kind);
  }

  /** Does something on the thread that draws. */
  void onScreen(Runnable action) throws Exception {
    window.call(
        () -> {
          action.run();
          return true;
        });
  }

  /** Lets time pass on the present page, faster than it does, and draws what is to be seen. */
  void pass(double seconds) throws Exception {
    onScreen(
        () -> {
          Object page = app.getScreen();
          for (double t = 0; t < seconds && app.getScreen() == page; t += FRAME_SECONDS) {
            app.getScreen().render(FRAME_SECONDS);
          }
        });
  }

  /** Lets time pass until something has happened. */
  void passUntil(java.util.concurrent.Callable<Boolean> happened) throws Exception {
    window.until(
        () -> {
          for (int i = 0; i < 10 && !happened.call(); i++) {
            app.getScreen().render(FRAME_SECONDS);
          }
          return happened.call();
        });
  }

  /** Saves what is to be seen, for people to look at. */
  void picture(String name) throws Exception {
    window.save(SCREENS.resolve(name + ".png"));
  }

  /** Returns the texts that are to be seen. */
  List<String> texts() throws Exception {
    return window.call(
        () -> {
          List<String> texts = new ArrayList<>();
          collect(((Page) app.getScreen()).stage().getRoot(), texts);
          return texts;
        });
  }

  private static void collect(Actor actor, List<String> texts) {
    if (!actor.isVisible()) {
      return;
    }
    if (actor instanceof Label label && label.getText().length() > 0) {
      texts.add(label.getText().toString());
    } else if (actor instanceof Group group) {
      group.getChildren().forEach(child -> collect(child, texts));
    }
  }

  /** Moves the keyboard to the control with these words on it, and presses Enter. */
  void choose(String words) throws Exception {
    focus(words);
    window.press(Input.Keys.ENTER);
  }

  /** Moves the keyboard to the control with these words on it. */
  void focus(String words) throws Exception {
    onScreen(
        () -> {
          Page page = (Page) app.getScreen();
          for (int i = 0; i < page.focus().size(); i++) {
            page.focus().mark(i);
            if (shows(page.focus().current().orElseThrow().actor(), words)) {
              return;
            }
          }
          throw new AssertionError("no control says " + words);
        });
  }

  /** Clicks on the control or key with these words on it. */
  void click(String words) throws Exception {
    Vector2 at =
        window.call(
            () -> {
              Page page = (Page) app.getScreen();
              Actor target =
                  find(page.stage().getRoot(), words)
                      .orElseThrow(() -> new AssertionError("nothing to click says " + words));
              Vector2 middle = new Vector2(target.getWidth() / 2, target.getHeight() / 2);
              return page.stage().stageToScreenCoordinates(target.localToStageCoordinates(middle));
            });
    window.click(Math.round(at.x), Math.round(at.y));
  }

  private static Optional<Actor> find(Actor actor, String words) {
    if (!actor.isVisible()) {
      return Optional.empty();
    }
    boolean clickable = actor instanceof Control || actor instanceof KeyCap;
    if (clickable && shows(actor, words)) {
      return Optional.of(actor);
    }
    if (actor instanceof Group group) {
      for (Actor child : group.getChildren()) {
        Optional<Actor> found = find(child, words);
        if (found.isPresent()) {
          return found;
        }
      }
    }
    return Optional.empty();
  }

  private static boolean shows(Actor actor, String words) {
    List<String> texts = new ArrayList<>();
    collect(actor, texts);
    return texts.contains(words);
  }

  /** Gives the window another size on a display of that scale. */
  void resize(int width, int height, double scale) throws Exception {
    contentScale = scale;
    onScreen(() -> Gdx.graphics.setWindowedMode(width, height));
    window.until(() -> Gdx.graphics.getBackBufferWidth() == width);
    onScreen(app::restyle);
    window.frame();
  }

  /** Returns the first steps of an episode of a world in which nobody did anything. */
  static EpisodeLog episode(String world, int steps) {
    try (Environment<?> environment = Environments.make(EnvironmentReference.parse(world))) {
      int size = environment.spec().actionSpace().size();
      float[] observation = new float[environment.spec().observationSpace().size()];
      float[] action = new float[size];
      EpisodeRecorder recorder = new EpisodeRecorder(world, "you and " + world + "/ppo", size);
      environment.reset(3, observation);
      recorder.reset(3, observation);
      boolean ended = false;
      for (int step = 0; step < steps && !ended; step++) {
        StepResult result = environment.step(action, observation);
        recorder.step(action, result, observation);
        ended = result.ended();
      }
      return recorder.log();
    }
  }

  void stop() throws Exception {
    window.stop();
  }
}
