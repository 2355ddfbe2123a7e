package org.ludus.app;

import com.badlogic.gdx.Game;
import com.badlogic.gdx.Gdx;
import com.badlogic.gdx.graphics.g2d.SpriteBatch;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.DoubleSupplier;
import org.ludus.cli.Display;
import org.ludus.registry.EnvironmentEntry;

/** The program in its window: a menu, and the game. All of it runs on the thread that draws. */
public final class PlaygroundApp extends Game {

  private static final float SMALLEST_SCALE = 0.75f;
  private static final float LARGEST_GROWTH = 2;

  /** Steps of the scale; the type is made anew at each. */
  private static final float SCALE_STEPS = 8;

  private static final Path SCREENSHOTS = Path.of("screenshots");

  private final Display.Request request;
  private final DoubleSupplier contentScale;
  private SpriteBatch batch;
  private GdxCanvas canvas;
  private Style style;
  private Toast toast;
  private Optional<IOException> failure = Optional.empty();
  private boolean created;
  private String lastWorld = "";

  /** Opens something for the game screen. */
  @FunctionalInterface
  interface Opening {
    /** Opens it; whatever is thrown becomes a message on screen. */
    Performance open() throws IOException;
  }

  /**
   * Makes the program; the window comes with {@link #create}.
   *
   * @param request what to show first
   * @param contentScale how many pixels of the back buffer one pixel of a plain display is worth
   * @throws UncheckedIOException if the file to record to cannot be written
   */
  public PlaygroundApp(Display.Request request, DoubleSupplier contentScale) {
    this.request = request;
    this.contentScale = contentScale;
    if (request instanceof Display.Play play) {
      play.record().ifPresent(Tape::check);
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
    batch = new SpriteBatch();
    canvas = new GdxCanvas();
    toast = new Toast();
    style = new Style(scale(Gdx.graphics.getBackBufferWidth(), Gdx.graphics.getBackBufferHeight()));
    if (request instanceof Display.Play play) {
      open(() -> Performance.of(play));
    } else if (request instanceof Display.Watch watch) {
      open(() -> Performance.of(watch));
    } else if (request instanceof Display.Show show) {
      open(() -> Performance.of(show));
    } else {
      showMenu("");
    }
  }

  @Override
  public void resize(int width, int height) {
    if (width == 0 || height == 0) {
      // A minimised window.
      return;
    }
    float scale = scale(width, height);
    Style old = style;
    if (scale != old.scale()) {
      style = new Style(scale);
    }
    super.resize(width, height);
    if (style != old) {
      old.dispose();
    }
  }

  @Override
  public void render() {
    super.render();
    toast.draw(batch, style, Gdx.graphics.getDeltaTime());
  }

  /** Lets go of all keys: whoever types into another window releases them there. */
  public void focusLost() {
    if (getScreen() instanceof GameScreen game) {
      game.person().ifPresent(KeyboardPilot::releaseAll);
    }
  }

  @Override
  public void dispose() {
    super.dispose();
    style.dispose();
    canvas.dispose();
    batch.dispose();
  }

  SpriteBatch batch() {
    return batch;
  }

  GdxCanvas canvas() {
    return canvas;
  }

  Style style() {
    return style;
  }

  /** Returns the id of the world that was looked at last, or nothing. */
  String lastWorld() {
    return lastWorld;
  }

  /** Remembers a world, for the menu to start from. */
  void remember(String world) {
    lastWorld = world;
  }

  /**
   * Goes to the menu.
   *
   * @param message something people should know, or empty
   */
  void showMenu(String message) {
    setScreen(new WorldsPage(this, message));
  }

  /** Goes to the game, or, if that cannot be opened, to the menu, which says why. */
  void open(Opening opening) {
    Performance performance;
    try {
      performance = opening.open();
    } catch (IOException | RuntimeException e) {
      showMenu(message(e));
      return;
    }
    setScreen(new GameScreen(this, performance));
  }

  /** Opens a world for a picture on the menu; empty if it cannot be opened. */
  Optional<Preview> preview(EnvironmentEntry<?, ?> world) {
    try {
      return Optional.of(new Preview(world));
    } catch (IOException | RuntimeException e) {
      // A world that cannot be shown can still be chosen; opening it tells what is wrong.
      Gdx.app.debug("Ludus", world.id(), e);
      return Optional.empty();
    }
  }

  /** Writes what was recorded, if anything was. */
  void keep(Tape tape) {
    try {
      tape.save();
    } catch (IOException e) {
      failure = Optional.of(e);
      toast.show("The recording could not be written: " + message(e));
    }
  }

  /** Saves what the window shows. */
  void screenshot() {
    try {
      toast.show("Saved " + Screenshots.save(SCREENSHOTS));
    } catch (IOException e) {
      toast.show("No screenshot: " + message(e));
    }
  }

  /** Returns one line that says what went wrong. */
  static String message(Throwable e) {
    String text = e.getMessage();
    return text == null || text.isBlank()
        ? e.getClass().getSimpleName()
        : text.lines().findFirst().orElseThrow();
  }

  /** Returns how large everything is to be: as the display says, and as the window gives room. */
  private float scale(int width, int height) {
    double content = Math.max(contentScale.getAsDouble(), 1);
    double room = Math.min(width / (1280 * content), height / (800 * content));
    double scale = content * Math.min(Math.max(room, SMALLEST_SCALE), LARGEST_GROWTH);
    return (float) (Math.floor(scale * SCALE_STEPS) / SCALE_STEPS);
  }
}
