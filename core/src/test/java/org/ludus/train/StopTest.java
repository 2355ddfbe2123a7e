package org.ludus.train;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.ludus.agent.Policy;
import org.ludus.catalog.EnvironmentReference;
import org.ludus.env.Environment;
import org.ludus.env.EnvironmentSpec;
import org.ludus.env.Space;
import org.ludus.env.StepResult;
import org.ludus.run.Experiment;
import org.ludus.run.Preset;
import org.ludus.run.TrainingRun;

/** A training that is asked to stop does so, wherever it is, and loses nothing by it. */
@Timeout(60)
class StopTest {

  private static final Policy STILL = () -> (seen, at, action, to) -> action[to] = 0;

  @TempDir private Path folder;

  /** Goes on for ever, and asks for a stop at its hundredth step. */
  private static final class Endless implements Environment<Integer> {

    private final Stop stop;
    private int steps;

    Endless(Stop stop) {
      this.stop = stop;
    }

    @Override
    public EnvironmentSpec spec() {
      return new EnvironmentSpec(
          "endless",
          Space.Box.of(new Space.Dimension("age", "", 0, 1)),
          Space.Discrete.numbered(1),
          1_000_000_000,
          0,
          10);
    }

    @Override
    public void reset(long seed, float[] observation) {
      observation[0] = 0;
    }

    @Override
    public StepResult step(float[] action, float[] observation) {
      steps++;
      if (steps == 100) {
        stop.ask();
      }
      return StepResult.running(0);
    }

    @Override
    public Integer snapshot() {
      return steps;
    }
  }

  @Test
  void an_evaluation_is_given_up_between_two_steps() {
    Stop stop = new Stop();
    Endless world = new Endless(stop);

    assertThatThrownBy(() -> new Evaluator(world, stop).evaluate(STILL, 3, () -> 1L))
        .isInstanceOf(StoppedException.class);

    assertThat(world.steps).isEqualTo(100);
  }

  private static Experiment experiment(String agent) {
    return Experiment.of(
        new EnvironmentReference("cart-pole", Map.of()),
        agent,
        new Preset(Map.of(), Map.of(), Map.of()),
        Map.of("steps", 4_000, "eval_every", 1_000, "eval_episodes", 3),
        Map.of(),
        3);
  }

  /** Asks for a stop when so many episodes have ended; evaluations are no episodes of its. */
  private static TrainingListener askingAt(long steps, Stop stop, boolean urgently) {
    return new TrainingListener() {
      @Override
      public void episodeEnded(EpisodeEnd end) {
        if (end.steps() >= steps && urgently) {
          stop.insist();
        } else if (end.steps() >= steps) {
          stop.ask();
        }
      }
    };
  }

  /** Whether asked for in the middle of learning or just before an evaluation: the same files. */
  @ParameterizedTest
  @ValueSource(longs = {10, 900, 985, 1_970, 3_950})
  void a_run_that_was_stopped_goes_on_to_the_same_end(long steps) throws IOException {
    Experiment experiment = experiment("q-learning");
    Path whole = folder.resolve("whole");
    run(TrainingRun.begin(experiment, whole, options(new TrainingListener() {}, new Stop())));
    Path parts = folder.resolve("parts");
    Stop stop = new Stop();
    try (TrainingRun run =
        TrainingRun.begin(experiment, parts, options(askingAt(steps, stop, false), stop))) {
      while (!stop.isAsked() && run.advance(100_000)) {
        // Until it is asked to stop.
      }
      run.stop();
    }
    assertThat(parts.resolve("last.zip")).exists();

    run(TrainingRun.resume(experiment, parts, options(new TrainingListener() {}, new Stop())));

    assertThat(parts.resolve("best.zip")).hasSameBinaryContentAs(whole.resolve("best.zip"));
    assertThat(parts.resolve("last.zip")).hasSameBinaryContentAs(whole.resolve("last.zip"));
    assertThat(parts.resolve("episodes.csv")).hasSameBinaryContentAs(whole.resolve("episodes.csv"));
    assertThat(withoutTimes(parts)).isEqualTo(withoutTimes(whole));
  }

  @ParameterizedTest
  @ValueSource(strings = {"ppo", "reinforce", "dqn"})
  void an_end_at_once_leaves_the_last_checkpoint(String agent) throws IOException {
    Experiment experiment = experiment(agent);
    Path folderOfRun = folder.resolve("run");
    Stop stop = new Stop();
    try (TrainingRun run =
        TrainingRun.begin(experiment, folderOfRun, options(new TrainingListener() {}, stop))) {
      run.advance(1);
      run.checkpoint();
      stop.insist();
      run.trainer().advance(0);
      assertThat(run.advance(100)).as("there is more to do").isTrue();
    }

    run(
        TrainingRun.resume(
            experiment, folderOfRun, options(new TrainingListener() {}, new Stop())));

    assertThat(folderOfRun.resolve("best.zip")).exists();
  }

  private static TrainingRun.Options options(TrainingListener listener, Stop stop) {
    return new TrainingRun.Options(2, Optional.of(1_000_000L), listener, stop);
  }

  private static void run(TrainingRun opened) throws IOException {
    try (TrainingRun run = opened) {
      while (run.advance(700)) {
        // On to the end.
      }
      run.checkpoint();
    }
  }

  private static List<String> withoutTimes(Path run) throws IOException {
    List<String> rows = new ArrayList<>();
    for (String row : Files.readAllLines(run.resolve("progress.csv"))) {
      List<String> cells = new ArrayList<>(List.of(row.split(",", -1)));
      cells.subList(2, 4).clear();
      rows.add(String.join(",", cells));
    }
    return rows;
  }
}
