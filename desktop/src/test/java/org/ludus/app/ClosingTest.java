package org.ludus.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.ludus.app.learn.LearnPage;
import org.ludus.catalog.EnvironmentReference;
import org.ludus.display.Display;
import org.ludus.live.LiveTraining;
import org.ludus.run.Experiment;
import org.ludus.run.Preset;

class ClosingTest {

  @TempDir private Path folder;

  @Test
  void a_window_closed_in_the_middle_of_a_training_saves_it_and_ends_cleanly() throws Exception {
    assumeThat(Offscreen.isAvailable()).as("OSMesa is installed").isTrue();
    Path run = folder.resolve("run");
    Experiment experiment =
        Experiment.of(
            EnvironmentReference.parse("lunar-lander"),
            "ppo",
            Preset.find("lunar-lander", "ppo"),
            Map.of(),
            Map.of(),
            1);
    Playground playground = new Playground(new Display.Learn(experiment, run, false, 1), 1280, 800);
    LiveTraining live = playground.page(LearnPage.class).live();
    playground.window().until(() -> live.latest().steps() > 2000);

    playground.stop();

    LiveTraining.Progress last = live.latest();
    assertThat(last.phase()).isEqualTo(LiveTraining.Phase.STOPPED);
    assertThat(last.steps()).isGreaterThan(2000);
    assertThat(Thread.getAllStackTraces().keySet())
        .noneMatch(thread -> thread.getName().equals("learner") && thread.isAlive());
    try (LiveTraining again = LiveTraining.resume(Experiment.inFolder(run, Map.of()), run, 1)) {
      long deadline = System.nanoTime() + 60_000_000_000L;
      while (again.latest().steps() <= last.steps() && System.nanoTime() < deadline) {
        assertThat(again.latest().failure()).isEmpty();
        Thread.sleep(20);
      }
      assertThat(again.latest().steps()).isGreaterThan(last.steps());
    }
  }
}
