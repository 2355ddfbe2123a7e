package org.ludus.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import com.badlogic.gdx.Gdx;
import com.badlogic.gdx.utils.BufferUtils;
import java.io.IOException;
import java.lang.management.BufferPoolMXBean;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
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
import org.ludus.catalog.EnvironmentEntry;
import org.ludus.catalog.EnvironmentReference;
import org.ludus.catalog.Environments;
import org.ludus.display.Display;
import org.ludus.profile.Command;
import org.ludus.run.Experiment;
import org.ludus.run.Preset;

/**
 * Nothing piles up, however often pages come and go and however long somebody stays on one. In the
 * ordinary build for a moment only; {@code mvn test -Psoak} takes its time and tells the figures.
 */
@Tag("soak")
class SoakTest {

  private static final int ROUNDS = Integer.getInteger("soak.rounds", 10);
  private static final int SECONDS = Integer.getInteger("soak.seconds", 3);

  private static final long MEGABYTE = 1 << 20;

  /** What the virtual machine itself may still take: compiled code, classes, its own tables. */
  private static final long MOST_NATIVE = 96 * MEGABYTE;

  private static final long MOST_DIRECT = 4 * MEGABYTE;

  /** A training remembers its episodes, thinned out in the end. */
  private static final long MOST_HEAP = 8 * MEGABYTE;

  /** Where OpenGL does give names again, a new one may lie below others. */
  private static final int LEAST_NAMES = 4096;

  private static Playground playground;
  private static PlaygroundApp app;

  @TempDir private static Path folder;

  private int runs;

  /**
   * What is in use.
   *
   * @param threads that live
   * @param textures of OpenGL
   * @param buffers of OpenGL
   * @param direct bytes in buffers outside the heap
   * @param nativeBytes bytes of the process that are not its heap's
   * @param heap bytes that live after a collection
   */
  private record Use(
      int threads, int textures, int buffers, long direct, long nativeBytes, long heap) {

    @Override
    public String toString() {
      return String.format(
          Locale.ROOT,
          "%d threads, %d textures, %d GL buffers, %.1f MB direct, %.1f MB native, %.1f MB heap",
          threads,
          textures,
          buffers,
          direct / (double) MEGABYTE,
          nativeBytes / (double) MEGABYTE,
          heap / (double) MEGABYTE);
    }
  }

  @BeforeAll
  static void start() throws Exception {
    assumeThat(Offscreen.isAvailable()).as("OSMesa is installed").isTrue();
    assumeThat(Files.exists(Path.of("/proc/self/status"))).as("this is Linux").isTrue();
    playground = new Playground(new Display.Menu(), 1280, 720);
    app = playground.app();
  }

  @AfterAll
  static void stop() throws Exception {
    if (playground != null) {
      playground.stop();
    }
  }

  @Test
  void pages_that_come_and_go_leave_nothing_behind() throws Exception {
    int warmUp = Math.max(2, ROUNDS / 10);
    for (int round = 0; round < warmUp; round++) {
      visitEverything(round);
    }
    Use before = use();
    for (int round = warmUp; round < ROUNDS; round++) {
      visitEverything(round);
    }
    Use after = use();

    tell("after %d rounds: %s; after %d: %s", warmUp, before, ROUNDS, after);
    assertThat(after.threads()).as("threads").isLessThanOrEqualTo(before.threads() + 1);
    assertThat(after.textures()).as("textures").isLessThanOrEqualTo(before.textures());
    assertThat(after.buffers()).as("GL buffers").isLessThanOrEqualTo(before.buffers());
    assertThat(after.direct() - before.direct()).as("direct memory").isLessThan(MOST_DIRECT);
    assertThat(after.nativeBytes() - before.nativeBytes())
        .as("native memory")
        .isLessThan(MOST_NATIVE);
    assertThat(after.heap() - before.heap()).as("heap").isLessThan(MOST_HEAP);
  }

  @Test
  void staying_on_a_page_takes_no_more_and_more_memory() throws Exception {
    for (Map.Entry<String, Shell.PageFactory> page :
        pages(Environments.find("lunar-lander")).entrySet()) {
      show(page.getValue());
      settle();
      Use before = use();
      Thread.sleep(SECONDS * 1000L);
      Use after = use();

      tell("%s, after %d s: %s; before: %s", page.getKey(), SECONDS, after, before);
      assertThat(after.heap() - before.heap()).as(page.getKey()).isLessThan(MOST_HEAP);
      assertThat(after.direct() - before.direct()).as(page.getKey()).isLessThan(MOST_DIRECT);
      assertThat(after.textures()).as(page.getKey()).isLessThanOrEqualTo(before.textures() + 1);
      assertThat(after.threads()).as(page.getKey()).isLessThanOrEqualTo(before.threads() + 1);
    }
  }

  /** Figures are what this is run for. */
  @SuppressWarnings("SystemOut")
  private static void tell(String format, Object... arguments) {
    System.out.printf(Locale.ROOT, "soak: " + format + "%n", arguments);
  }

  private void visitEverything(int round) throws Exception {
    List<EnvironmentEntry<?, ?>> worlds = Environments.all();
    for (Shell.PageFactory factory : pages(worlds.get(round % worlds.size())).values()) {
      show(factory);
    }
    show(() -> new WorldsPage(app, ""));
  }

  /** Waits until everything that a page needs is there. */
  private static void settle() throws Exception {
    Thread.sleep(1000);
    if (playground.window().call(app::getScreen) instanceof LearnPage page) {
      playground.window().until(() -> page.live().latest().steps() > 5000);
    }
  }

  private static void show(Shell.PageFactory factory) throws Exception {
    playground.onScreen(
        () -> {
          app.replace(factory);
          app.getScreen().render(0.05f);
          if (app.getScreen() instanceof GamePage game) {
            game.carryOut(Command.XRAY);
          }
          app.getScreen().render(0.05f);
        });
  }

  private Map<String, Shell.PageFactory> pages(EnvironmentEntry<?, ?> world) {
    EnvironmentReference reference = new EnvironmentReference(world.id(), Map.of());
    Brain brain = Brain.best(reference).orElseThrow();
    Experiment experiment =
        Experiment.of(reference, "ppo", Preset.find(world.id(), "ppo"), Map.of(), Map.of(), 1);
    Path run = folder.resolve("run-" + runs++);
    Map<String, Shell.PageFactory> pages = new LinkedHashMap<>();
    pages.put("gallery", () -> new WorldsPage(app, ""));
    pages.put("world", () -> new WorldPage(app, world));
    pages.put("play", () -> new GamePage(app, Game.play(reference, 1, 1)));
    pages.put("watch", () -> new GamePage(app, Game.watch(brain, 1, 1)));
    pages.put("learn", () -> LearnPage.of(app, new Display.Learn(experiment, run, false, 1)));
    pages.put("race", () -> new RacePage(app, reference, Racer.person(), Racer.model(brain)));
    pages.put("recordings", () -> new RecordingsPage(app));
    pages.put("settings", () -> new SettingsPage(app));
    pages.put("tour", () -> new TourPage(app));
    return pages;
  }

  private static Use use() throws Exception {
    for (int i = 0; i < 3; i++) {
      System.gc();
      Thread.sleep(100);
    }
    Runtime runtime = Runtime.getRuntime();
    long heap = runtime.totalMemory() - runtime.freeMemory();
    long direct = BufferUtils.getAllocatedBytesUnsafe();
    for (BufferPoolMXBean pool : ManagementFactory.getPlatformMXBeans(BufferPoolMXBean.class)) {
      direct += pool.getMemoryUsed();
    }
    int textures = playground.window().call(SoakTest::textures);
    int buffers = playground.window().call(SoakTest::buffers);
    return new Use(
        Thread.getAllStackTraces().size(),
        textures,
        buffers,
        direct,
        resident() - runtime.totalMemory(),
        heap);
  }

  // OpenGL gives names upwards: a new one lies above all that may be in use.

  private static int textures() {
    int newest = Gdx.gl.glGenTexture();
    Gdx.gl.glDeleteTexture(newest);
    return count(newest, Gdx.gl::glIsTexture);
  }

  private static int buffers() {
    int newest = Gdx.gl.glGenBuffer();
    Gdx.gl.glDeleteBuffer(newest);
    return count(newest, Gdx.gl::glIsBuffer);
  }

  private static int count(int newest, IntPredicate exists) {
    return (int) IntStream.rangeClosed(1, Math.max(newest, LEAST_NAMES)).filter(exists).count();
  }

  /** Returns how much memory the process has, in bytes. */
  private static long resident() throws IOException {
    for (String line : Files.readAllLines(Path.of("/proc/self/status"))) {
      if (line.startsWith("VmRSS:")) {
        return Long.parseLong(line.replaceAll("\\D", "")) * 1024;
      }
    }
    throw new IOException("no VmRSS in /proc/self/status");
  }
}
