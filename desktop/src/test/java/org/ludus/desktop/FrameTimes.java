package org.ludus.desktop;

import com.badlogic.gdx.ApplicationListener;
import com.badlogic.gdx.Gdx;
import com.badlogic.gdx.backends.lwjgl3.Lwjgl3Application;
import com.badlogic.gdx.backends.lwjgl3.Lwjgl3ApplicationConfiguration;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import org.ludus.app.PlaygroundApp;
import org.ludus.app.learn.LearnPage;
import org.ludus.catalog.EnvironmentReference;
import org.ludus.display.Display;
import org.ludus.live.LiveTraining;
import org.ludus.profile.Profile;
import org.ludus.profile.ProfileFolder;
import org.ludus.run.Experiment;
import org.ludus.run.Preset;

/**
 * Measures how smooth the window is while something learns at full speed in it, and how much slower
 * the learner is for it: without the window, with it, and without it again.
 */
final class FrameTimes implements ApplicationListener {

  private static final double WARM_UP_SECONDS = 10;

  private final PlaygroundApp app;
  private final double seconds;
  private final double[] frames;
  private int count;
  private long start;
  private long before;
  private long stepsAtStart = -1;
  private double stepsPerSecond;

  private FrameTimes(PlaygroundApp app, double seconds) {
    this.app = app;
    this.seconds = seconds;
    frames = new double[(int) (1000 * seconds)];
  }

  /**
   * Measures.
   *
   * @param arguments for how many seconds to measure each
   */
  public static void main(String[] arguments) throws Exception {
    double seconds = Double.parseDouble(arguments[0]);
    Path folder = Files.createTempDirectory("frames");
    tellLearner("without a window", alone(folder.resolve("before"), seconds));
    inWindow(folder.resolve("window"), seconds);
    tellLearner("without a window", alone(folder.resolve("after"), seconds));
  }

  private static void inWindow(Path run, double seconds) {
    Profile profile = new Profile(ProfileFolder.inMemory());
    PlaygroundApp app =
        new PlaygroundApp(new Display.Learn(experiment(), run, false, 1), profile, () -> 1);
    Lwjgl3ApplicationConfiguration configuration = Window.configuration(app);
    configuration.setWindowedMode(1280, 720);
    FrameTimes times = new FrameTimes(app, seconds);
    // Runs until the time is over.
    new Lwjgl3Application(times, configuration);
    tellLearner("in the window", times.stepsPerSecond);
    double[] sorted = Arrays.copyOf(times.frames, times.count);
    Arrays.sort(sorted);
    System.out.printf(
        Locale.ROOT,
        "frames: %d, p50 %.1f ms, p95 %.1f ms, p99 %.1f ms, longest %.1f ms%n",
        sorted.length,
        percentile(sorted, 0.5),
        percentile(sorted, 0.95),
        percentile(sorted, 0.99),
        percentile(sorted, 1));
  }

  private static double percentile(double[] sorted, double part) {
    return sorted[(int) Math.min(sorted.length - 1, part * sorted.length)];
  }

  private static double alone(Path run, double seconds) throws InterruptedException {
    try (LiveTraining live = LiveTraining.start(experiment(), run, 1)) {
      Thread.sleep((long) (1000 * WARM_UP_SECONDS));
      long steps = live.latest().steps();
      long start = System.nanoTime();
      Thread.sleep((long) (1000 * seconds));
      return (live.latest().steps() - steps) / ((System.nanoTime() - start) / 1e9);
    }
  }

  private static Experiment experiment() {
    return Experiment.of(
        EnvironmentReference.parse("lunar-lander"),
        "ppo",
        Preset.find("lunar-lander", "ppo"),
        Map.of("steps", 100_000_000),
        Map.of(),
        1);
  }

  private static void tellLearner(String where, double stepsPerSecond) {
    System.out.printf(
        Locale.ROOT,
        "learner %s: %.0f steps a second (load average %.1f)%n",
        where,
        stepsPerSecond,
        ManagementFactory.getOperatingSystemMXBean().getSystemLoadAverage());
  }

  @Override
  public void create() {
    app.create();
    start = System.nanoTime();
    before = start;
  }

  @Override
  public void render() {
    app.render();
    long now = System.nanoTime();
    double since = (now - start) / 1e9 - WARM_UP_SECONDS;
    LiveTraining live = ((LearnPage) app.getScreen()).live();
    if (since >= 0 && stepsAtStart < 0) {
      stepsAtStart = live.latest().steps();
    } else if (since >= 0 && count < frames.length) {
      frames[count++] = (now - before) / 1e6;
    }
    if (since > seconds && stepsPerSecond == 0) {
      stepsPerSecond = (live.latest().steps() - stepsAtStart) / since;
      Gdx.app.exit();
    }
    before = now;
  }

  @Override
  public void resize(int width, int height) {
    app.resize(width, height);
  }

  @Override
  public void pause() {
    app.pause();
  }

  @Override
  public void resume() {
    app.resume();
  }

  @Override
  public void dispose() {
    app.dispose();
  }
}
