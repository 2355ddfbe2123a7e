package org.ludus.app;

import com.badlogic.gdx.ApplicationListener;
import com.badlogic.gdx.Gdx;
import com.badlogic.gdx.backends.lwjgl3.Lwjgl3Application;
import com.badlogic.gdx.backends.lwjgl3.Lwjgl3ApplicationConfiguration;
import com.badlogic.gdx.graphics.glutils.HdpiMode;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import org.ludus.app.ui.Screenshots;
import org.lwjgl.glfw.GLFW;
import org.lwjgl.system.Configuration;
import org.lwjgl.system.Library;

/**
 * Runs a program in a window that exists in memory only: OpenGL by Mesa's OSMesa, no display. GLFW
 * can be started once in a JVM, and so can this.
 */
final class Offscreen {

  private static final String MESA = "libOSMesa.so.8";
  private static final Duration PATIENCE = Duration.ofSeconds(60);
  private static final Duration LONGEST_CALL = Duration.ofMinutes(5);

  private final Thread thread;
  private final CompletableFuture<Void> end = new CompletableFuture<>();

  /** Starts the program and waits until it has drawn something. */
  Offscreen(ApplicationListener program, int width, int height) throws Exception {
    System.setProperty("org.lwjgl.opengl.contextAPI", "OSMesa");
    Configuration.OPENGL_LIBRARY_NAME.set(MESA);
    GLFW.glfwInitHint(GLFW.GLFW_PLATFORM, GLFW.GLFW_PLATFORM_NULL);
    Lwjgl3ApplicationConfiguration configuration = new Lwjgl3ApplicationConfiguration();
    configuration.setInitialVisible(false);
    configuration.setWindowedMode(width, height);
    configuration.setHdpiMode(HdpiMode.Pixels);
    configuration.setBackBufferConfig(8, 8, 8, 8, 0, 0, 0);
    configuration.useVsync(false);
    configuration.setForegroundFPS(120);
    configuration.disableAudio(true);
    thread = new Thread(() -> run(program, configuration), "offscreen");
    thread.setDaemon(true);
    thread.start();
    poll(() -> Gdx.graphics != null && Gdx.graphics.getFrameId() > 1, PATIENCE);
  }

  /** Returns whether OSMesa is installed. */
  static boolean isAvailable() {
    try {
      Library.loadNative(Offscreen.class, "org.lwjgl", MESA).free();
      return true;
    } catch (UnsatisfiedLinkError e) {
      return false;
    }
  }

  /** Does something on the thread that draws, and waits for it. */
  <T> T call(Callable<T> action) throws Exception {
    CompletableFuture<T> result = new CompletableFuture<>();
    Gdx.app.postRunnable(
        () -> {
          try {
            result.complete(action.call());
          } catch (Throwable e) {
            result.completeExceptionally(e);
          }
        });
    CompletableFuture.anyOf(result, end).get(LONGEST_CALL.toSeconds(), TimeUnit.SECONDS);
    return result.get(0, TimeUnit.SECONDS);
  }

  /** Presses and releases keys, one after the other, with a frame after each. */
  void press(int... keycodes) throws Exception {
    for (int keycode : keycodes) {
      down(keycode);
      up(keycode);
      frame();
    }
  }

  /** Presses a key. */
  void down(int keycode) throws Exception {
    call(() -> Gdx.input.getInputProcessor().keyDown(keycode));
  }

  /** Releases a key. */
  void up(int keycode) throws Exception {
    call(() -> Gdx.input.getInputProcessor().keyUp(keycode));
  }

  /** Clicks; the place is in pixels from the upper left. */
  void click(int x, int y) throws Exception {
    call(() -> Gdx.input.getInputProcessor().mouseMoved(x, y));
    frame();
    call(() -> Gdx.input.getInputProcessor().touchDown(x, y, 0, 0));
    call(() -> Gdx.input.getInputProcessor().touchUp(x, y, 0, 0));
    frame();
  }

  /** Waits until another frame has been drawn. */
  void frame() throws Exception {
    long before = call(() -> Gdx.graphics.getFrameId());
    until(() -> Gdx.graphics.getFrameId() > before);
  }

  /** Waits until something has happened, about which the thread that draws is asked. */
  void until(Callable<Boolean> happened) throws Exception {
    until(happened, PATIENCE);
  }

  /** Waits so long until something has happened. */
  void until(Callable<Boolean> happened, Duration patience) throws Exception {
    long deadline = System.nanoTime() + patience.toNanos();
    while (!call(happened)) {
      if (System.nanoTime() > deadline) {
        throw new AssertionError("waited in vain");
      }
      Thread.sleep(2);
    }
  }

  private void poll(BooleanSupplier happened, Duration patience) throws Exception {
    long deadline = System.nanoTime() + patience.toNanos();
    while (!happened.getAsBoolean()) {
      if (end.isDone()) {
        end.get();
        throw new AssertionError("the program has ended");
      } else if (System.nanoTime() > deadline) {
        throw new AssertionError("waited in vain");
      }
      Thread.sleep(2);
    }
  }

  /** Saves what the window shows. */
  void save(Path file) throws Exception {
    frame();
    call(
        () -> {
          Screenshots.write(file);
          return file;
        });
  }

  /** Ends the program. */
  void stop() throws Exception {
    Gdx.app.exit();
    end.get(PATIENCE.toSeconds(), TimeUnit.SECONDS);
    thread.join();
  }

  private void run(ApplicationListener program, Lwjgl3ApplicationConfiguration configuration) {
    try {
      // Runs until it is told to exit.
      new Lwjgl3Application(new Finishing(program), configuration);
      end.complete(null);
    } catch (Throwable e) {
      end.completeExceptionally(e);
    }
  }

  /**
   * Draws to the end after each frame, as a window does when it shows one. Mesa would otherwise put
   * off what nobody looks at, and keep more and more of it in memory.
   */
  private static final class Finishing implements ApplicationListener {

    private final ApplicationListener program;

    private Finishing(ApplicationListener program) {
      this.program = program;
    }

    @Override
    public void create() {
      program.create();
    }

    @Override
    public void resize(int width, int height) {
      program.resize(width, height);
    }

    @Override
    public void render() {
      program.render();
      Gdx.gl.glFinish();
    }

    @Override
    public void pause() {
      program.pause();
    }

    @Override
    public void resume() {
      program.resume();
    }

    @Override
    public void dispose() {
      program.dispose();
    }
  }
}
