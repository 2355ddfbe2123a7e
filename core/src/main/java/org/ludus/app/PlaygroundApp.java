package org.ludus.app;

import com.badlogic.gdx.Application;
import com.badlogic.gdx.Game;
import com.badlogic.gdx.Gdx;
import com.badlogic.gdx.graphics.g2d.SpriteBatch;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.function.DoubleSupplier;
import org.ludus.app.game.GamePage;
import org.ludus.app.learn.LearnPage;
import org.ludus.app.menu.TourPage;
import org.ludus.app.menu.WorldsPage;
import org.ludus.app.play.Brain;
import org.ludus.app.shell.Shell;
import org.ludus.app.shell.Sounds;
import org.ludus.app.ui.Page;
import org.ludus.app.ui.Screenshots;
import org.ludus.app.ui.Style;
import org.ludus.app.ui.Theme;
import org.ludus.app.ui.Toast;
import org.ludus.catalog.EnvironmentReference;
import org.ludus.catalog.Environments;
import org.ludus.catalog.Plugins;
import org.ludus.display.Display;
import org.ludus.failure.Failures;
import org.ludus.profile.PlayerSettings;
import org.ludus.profile.Profile;
import org.ludus.recording.Exports;
import org.ludus.render.Palette;

/** The program in its window: one page at a time. All of it runs on the thread that draws. */
public final class PlaygroundApp extends Game implements Shell {

  private static final float SMALLEST_SCALE = 0.75f;
  private static final float LARGEST_GROWTH = 2;

  /** Steps of the scale; the type is made anew at each. */
  private static final float SCALE_STEPS = 8;

  /** The least room that every page can be laid out in, in points. */
  private static final double MIN_POINTS_WIDE = 840;

  private static final double MIN_POINTS_HIGH = 540;

  private static final Path SCREENSHOTS = Path.of("screenshots");

  private final Display.Request request;
  private final Profile profile;
  private final DoubleSupplier contentScale;

  /** How to come back to the pages that led to the present one, the newest last. */
  private final Deque<PageFactory> trail = new ArrayDeque<>();

  private PageFactory present = () -> new WorldsPage(this, "");
  private SpriteBatch batch;
  private Style style;
  private Sounds sounds;
  private Exports exports;
  private Gamepads gamepads;
  private Toast toast;
  private Optional<IOException> failure = Optional.empty();
  private boolean created;
  private boolean recovering;

  /**
   * Makes the program; the window comes with {@link #create}.
   *
   * @param request what to show first
   * @param profile what belongs to the person; closed in the end
   * @param contentScale how many pixels of the back buffer one pixel of a plain display is worth
   * @throws UncheckedIOException if the file to record to cannot be written
   */
  public PlaygroundApp(Display.Request request, Profile profile, DoubleSupplier contentScale) {
    this.request = request;
    this.profile = profile;
    this.contentScale = contentScale;
    if (request instanceof Display.Play play) {
      play.record().ifPresent(PlaygroundApp::requireWritable);
    }
  }

  /** Checks that a file can be written, before anybody plays for it. */
  private static void requireWritable(Path file) {
    Path folder = file.toAbsolutePath().getParent();
    String problem = "";
    if (Files.isDirectory(file)) {
      problem = "it is a folder";
    } else if (folder == null || !Files.isDirectory(folder)) {
      problem = "there is no folder " + folder;
    } else if (!Files.isWritable(folder)) {
      problem = "folder " + folder + " is not writable";
    }
    if (!problem.isEmpty()) {
      throw new UncheckedIOException(new IOException("cannot write " + file + ": " + problem));
    }
  }

  /** Returns whether the window came into being. */
  public boolean isCreated() {
    return created;
  }

  /** Returns what went wrong when a recording was written, if anything did. */
  public Optional<IOException> failure() {
    return failure;
  }

  @Override
  public void create() {
    created = true;
    // Libraries have things to say that mean nothing to whoever reads a terminal.
    Gdx.app.setLogLevel(Application.LOG_ERROR);
    batch = new SpriteBatch();
    toast = new Toast();
    style = newStyle();
    sounds = new Speaker(profile.settings());
    exports =
        new Exports(environment -> Environments.open(EnvironmentReference.parse(environment)));
    gamepads = new Gamepads(() -> (Page) getScreen());
    if (profile.settings().get().fullScreen()) {
      toggleFullScreen();
    }
    tellOf(Plugins.problems());
    open(this::first);
  }

  /** Says what is wrong with plug-ins; one message at a time has room. */
  private void tellOf(List<String> problems) {
    if (!problems.isEmpty()) {
      String more = problems.size() == 1 ? "" : " (and %s more)".formatted(problems.size() - 1);
      say(problems.get(0) + more);
    }
  }

  /** Returns the page that was asked for. */
  private Page first() throws IOException {
    if (request instanceof Display.Play play) {
      return new GamePage(
          this,
          org.ludus.app.game.Game.play(
                  Environments.forPlay(play.environment()), play.seed(), play.speed())
              .recordedTo(play.record()));
    } else if (request instanceof Display.Watch watch) {
      return new GamePage(
          this,
          org.ludus.app.game.Game.watch(Brain.of(watch.model()), watch.seed(), watch.speed())
              .endingAfter(watch.episodes()));
    } else if (request instanceof Display.Show show) {
      return new GamePage(this, org.ludus.app.game.Game.replay(show.episodes(), show.speed()));
    } else if (request instanceof Display.Learn learn) {
      return LearnPage.of(this, learn);
    }
    return profile.settings().get().tourSeen() ? new WorldsPage(this, "") : new TourPage(this);
  }

  @Override
  public void resize(int width, int height) {
    if (width == 0 || height == 0) {
      // A minimised window.
      return;
    }
    restyle();
  }

  @Override
  public void restyle() {
    Style old = style;
    style = newStyle();
    super.resize(Gdx.graphics.getBackBufferWidth(), Gdx.graphics.getBackBufferHeight());
    old.dispose();
  }

  @Override
  public void render() {
    try {
      gamepads.update();
      super.render();
    } catch (RuntimeException | LinkageError | AssertionError | StackOverflowError e) {
      recover(e);
    }
    profile.takeMessages().forEach(this::say);
    toast.draw(batch, style, Gdx.graphics.getDeltaTime());
  }

  /** Lets go of all keys: whoever types into another window releases them there. */
  public void focusLost() {
    if (getScreen() instanceof Page page) {
      page.releaseKeys();
    }
  }

  @Override
  public void dispose() {
    super.dispose();
    if (screen != null) {
      setScreen(null);
    }
    exports.close();
    sounds.dispose();
    style.dispose();
    batch.dispose();
    profile.close();
  }

  @Override
  public SpriteBatch batch() {
    return batch;
  }

  @Override
  public Style style() {
    return style;
  }

  @Override
  public Palette palette() {
    return isDay() ? Palette.DAY : Palette.NIGHT;
  }

  @Override
  public Profile profile() {
    return profile;
  }

  @Override
  public Exports exports() {
    return exports;
  }

  @Override
  public Sounds sounds() {
    return sounds;
  }

  @Override
  public void open(PageFactory factory) {
    if (screen != null) {
      trail.addLast(present);
    }
    show(factory);
  }

  @Override
  public void replace(PageFactory factory) {
    show(factory);
  }

  @Override
  public void back() {
    PageFactory last = trail.pollLast();
    show(last == null ? () -> new WorldsPage(this, "") : last);
  }

  @Override
  public void showMenu(String message) {
    trail.clear();
    show(() -> new WorldsPage(this, message));
  }

  private void show(PageFactory factory) {
    Page page;
    try {
      page = factory.make();
    } catch (IOException
        | RuntimeException
        | LinkageError
        | AssertionError
        | StackOverflowError e) {
      showMenu(Failures.line(e));
      return;
    }
    present = factory;
    try {
      setScreen(page);
    } catch (RuntimeException | LinkageError | AssertionError | StackOverflowError e) {
      recover(e);
    }
  }

  /**
   * A page that fails leads to the menu, which says why; if that fails, too, there is no way on.
   */
  private void recover(Throwable e) {
    if (recovering || screen instanceof WorldsPage) {
      if (e instanceof Error error) {
        throw error;
      }
      throw (RuntimeException) e;
    }
    recovering = true;
    if (batch.isDrawing()) {
      batch.end();
    }
    showMenu(Failures.line(e));
    recovering = false;
  }

  @Override
  public void say(String message) {
    toast.show(message);
  }

  @Override
  public void failed(IOException e) {
    failure = Optional.of(e);
    say("The recording could not be written: " + Failures.line(e));
  }

  @Override
  public void screenshot() {
    picture(0, 0, Gdx.graphics.getBackBufferWidth(), Gdx.graphics.getBackBufferHeight());
  }

  @Override
  public void picture(int x, int y, int width, int height) {
    try {
      say("Saved " + Screenshots.save(SCREENSHOTS, x, y, width, height));
    } catch (IOException e) {
      say("No screenshot: " + Failures.line(e));
    }
  }

  @Override
  public void toggleSound() {
    profile.settings().change(settings -> settings.withSound(!settings.sound()));
    say(profile.settings().get().sound() ? "Sound on" : "Sound off");
    sounds.hush();
  }

  @Override
  public void toggleFullScreen() {
    boolean full = !Gdx.graphics.isFullscreen();
    // Before the change, which makes the page anew.
    profile.settings().change(settings -> settings.withFullScreen(full));
    if (full) {
      Gdx.graphics.setFullscreenMode(Gdx.graphics.getDisplayMode());
    } else {
      Gdx.graphics.setWindowedMode(1280, 800);
    }
  }

  @Override
  public void quit() {
    Gdx.app.exit();
  }

  private boolean isDay() {
    return profile.settings().get().theme() == PlayerSettings.Theme.DAY;
  }

  private Style newStyle() {
    float scale = scale(Gdx.graphics.getBackBufferWidth(), Gdx.graphics.getBackBufferHeight());
    return new Style(scale, isDay() ? Theme.DAY : Theme.NIGHT);
  }

  /**
   * Returns how large everything is to be: as the display says, as the window gives room, and as
   * the person likes it.
   */
  private float scale(int width, int height) {
    double content = Math.max(contentScale.getAsDouble(), 1);
    double room = Math.min(width / (1280 * content), height / (800 * content));
    double wanted = profile.settings().get().scale();
    double scale = content * wanted * Math.min(Math.max(room, SMALLEST_SCALE), LARGEST_GROWTH);
    // Wished for larger than there is room for, things would overlap.
    double most = Math.min(width / MIN_POINTS_WIDE, height / MIN_POINTS_HIGH);
    return (float) (Math.floor(Math.min(scale, most) * SCALE_STEPS) / SCALE_STEPS);
  }
}
