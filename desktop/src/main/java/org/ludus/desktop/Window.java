package org.ludus.desktop;

import com.badlogic.gdx.Gdx;
import com.badlogic.gdx.backends.lwjgl3.Lwjgl3Application;
import com.badlogic.gdx.backends.lwjgl3.Lwjgl3ApplicationConfiguration;
import com.badlogic.gdx.backends.lwjgl3.Lwjgl3Graphics;
import com.badlogic.gdx.backends.lwjgl3.Lwjgl3Window;
import com.badlogic.gdx.backends.lwjgl3.Lwjgl3WindowAdapter;
import com.badlogic.gdx.graphics.glutils.HdpiMode;
import com.badlogic.gdx.utils.GdxRuntimeException;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.ludus.app.PlaygroundApp;
import org.ludus.display.Display;
import org.ludus.profile.Profile;
import org.lwjgl.glfw.GLFW;
import org.lwjgl.system.Configuration;
import org.lwjgl.system.Platform;

/** Opens the program's window through LWJGL 3, where there is a window system. */
final class Window implements Display {

  private static final int WIDTH = 1280;
  private static final int HEIGHT = 800;
  private static final int LEAST_WIDTH = 640;
  private static final int LEAST_HEIGHT = 420;
  private static final int FRAMES_PER_SECOND = 60;

  private static final String NO_DISPLAY =
      "no display: cannot open a window here. Without one, 'ludus evaluate', 'ludus record' and"
          + " 'ludus train' do their work.";

  @Override
  public void open(Request request) throws NoDisplayException {
    WindowNatives.direct();
    boolean linux = Platform.get() == Platform.LINUX;
    if (linux) {
      requireDisplay(System.getenv());
    }
    WindowNatives.load();
    if (linux) {
      chooseWindowSystem(System.getenv());
    }
    silence();
    PlaygroundApp app = new PlaygroundApp(request, Profile.open(), Window::contentScale);
    try {
      start(app, configuration(app));
    } catch (GdxRuntimeException | UnsatisfiedLinkError e) {
      if (app.isCreated()) {
        throw e;
      }
      NoDisplayException noDisplay = new NoDisplayException(NO_DISPLAY);
      noDisplay.initCause(e);
      throw noDisplay;
    }
    if (app.failure().isPresent()) {
      IOException failure = app.failure().get();
      throw new UncheckedIOException(failure);
    }
  }

  /** Keeps what libraries would print away from those who cannot do anything about it. */
  private static void silence() {
    PrintStream nowhere =
        new PrintStream(OutputStream.nullOutputStream(), true, StandardCharsets.UTF_8);
    // The window system's own complaints say nothing that the exception does not say better.
    Lwjgl3ApplicationConfiguration.errorStream = nowhere;
    if (!Configuration.DEBUG.get(false)) {
      // LWJGL warns of every JDK newer than itself, though the functions it counts stayed the same.
      Configuration.DEBUG_STREAM.set(nowhere);
    }
  }

  /** Looks whether one of the two window systems that Linux knows is said to be there. */
  private static void requireDisplay(Map<String, String> environment) throws NoDisplayException {
    if (isUnset(environment, "WAYLAND_DISPLAY") && isUnset(environment, "DISPLAY")) {
      throw new NoDisplayException(NO_DISPLAY);
    }
  }

  /** Where there is no Wayland, its library would say so on the terminal. */
  private static void chooseWindowSystem(Map<String, String> environment) {
    if (isUnset(environment, "WAYLAND_DISPLAY")) {
      GLFW.glfwInitHint(GLFW.GLFW_PLATFORM, GLFW.GLFW_PLATFORM_X11);
    }
  }

  private static boolean isUnset(Map<String, String> environment, String name) {
    return environment.getOrDefault(name, "").isEmpty();
  }

  /** Returns the configuration of the program's window. */
  static Lwjgl3ApplicationConfiguration configuration(PlaygroundApp app) {
    Lwjgl3ApplicationConfiguration configuration = new Lwjgl3ApplicationConfiguration();
    configuration.setTitle("Ludus");
    configuration.setWindowedMode(WIDTH, HEIGHT);
    configuration.setWindowSizeLimits(LEAST_WIDTH, LEAST_HEIGHT, -1, -1);
    // What has slanted edges is drawn smooth in main memory: the window needs no multisampling.
    configuration.setBackBufferConfig(8, 8, 8, 8, 0, 0, 0);
    configuration.setHdpiMode(HdpiMode.Pixels);
    configuration.useVsync(true);
    configuration.setForegroundFPS(FRAMES_PER_SECOND);
    configuration.disableAudio(!hasSound());
    configuration.setWindowListener(
        new Lwjgl3WindowAdapter() {
          @Override
          public void created(Lwjgl3Window window) {
            Icon.put(window);
          }

          @Override
          public void focusLost() {
            app.focusLost();
          }
        });
    return configuration;
  }

  /** Without anything that could sound, the sound system complains on the terminal. */
  private static boolean hasSound() {
    if (Platform.get() != Platform.LINUX) {
      return true;
    }
    String session = System.getenv().getOrDefault("XDG_RUNTIME_DIR", "/nonexistent");
    return Files.isDirectory(Path.of("/dev/snd"))
        || Files.exists(Path.of(session, "pulse", "native"))
        || Files.exists(Path.of(session, "pipewire-0"))
        || System.getenv().containsKey("PULSE_SERVER");
  }

  private static void start(PlaygroundApp app, Lwjgl3ApplicationConfiguration configuration) {
    // Runs until the window is closed.
    new Lwjgl3Application(app, configuration);
  }

  /** Returns how many pixels one of a plain display is worth here. */
  private static double contentScale() {
    long handle = ((Lwjgl3Graphics) Gdx.graphics).getWindow().getWindowHandle();
    float[] x = new float[1];
    float[] y = new float[1];
    GLFW.glfwGetWindowContentScale(handle, x, y);
    return Math.max(x[0], y[0]);
  }
}
