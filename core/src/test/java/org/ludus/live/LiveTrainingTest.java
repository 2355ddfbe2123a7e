package org.ludus.live;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BooleanSupplier;
import java.util.function.Predicate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.ludus.agent.policy.TabularPolicy;
import org.ludus.catalog.EnvironmentReference;
import org.ludus.live.LiveTraining.Phase;
import org.ludus.live.LiveTraining.Progress;
import org.ludus.model.ModelFile;
import org.ludus.run.Experiment;
import org.ludus.run.Preset;
import org.ludus.run.TrainingRun;
import org.ludus.train.Curve;
import org.ludus.train.Stop;
import org.ludus.train.TrainingListener;

@Timeout(120)
class LiveTrainingTest {

  private static final double SLOWLY = 200;

  /** Slow enough for every step to be seen, however busy the machine is. */
  private static final double STEP_BY_STEP = 25;

  @TempDir private Path folder;

  @ParameterizedTest
  @CsvSource({"cart-pole, dqn", "cart-pole, ppo", "magic-grid-world, q-learning"})
  void a_training_that_is_only_watched_leaves_the_files_of_a_headless_one(
      String world, String agent) throws IOException {
    Experiment experiment = experiment(world, agent, 6_000);
    Path headless = headless(experiment);
    Path watched = folder.resolve("watched");

    try (LiveTraining live = LiveTraining.start(experiment, watched, 2)) {
      live.setStepsPerSecond(SLOWLY);
      until(() -> live.moment().isPresent());
      live.pause();
      until(live, progress -> progress.phase() == Phase.PAUSED);
      live.saveNow();
      until(live, progress -> progress.savedSteps() >= 0);
      live.resume();
      live.setStepsPerSecond(Double.POSITIVE_INFINITY);
      until(live, Progress::over);

      assertThat(live.latest().failure()).isEmpty();
      assertThat(live.latest().phase()).isEqualTo(Phase.FINISHED);
      assertThat(live.latest().result().orElseThrow().evaluation().episodes()).isEqualTo(100);
      assertThat(live.latest().policy()).isPresent();
      Curve returns = live.curves().snapshot().get("return");
      assertThat(returns.size()).isGreaterThan(10);
    }

    assertSameRun(watched, headless);
    assertThat(watched.resolve("interventions.csv")).doesNotExist();
  }

  @ParameterizedTest
  @CsvSource({"cart-pole, dqn", "cart-pole, ppo"})
  void closed_in_the_middle_and_resumed_it_comes_to_the_same_end(String world, String agent)
      throws IOException {
    Experiment experiment = experiment(world, agent, 6_000);
    Path headless = headless(experiment);
    Path stopped = folder.resolve("stopped");

    LiveTraining first = LiveTraining.start(experiment, stopped, 1);
    first.setStepsPerSecond(SLOWLY);
    until(() -> first.moment().isPresent() && first.moment().get().standing().step() > 2);
    first.close();
    first.close();

    assertThat(first.latest().phase()).isEqualTo(Phase.STOPPED);
    assertThat(first.latest().steps()).isBetween(1L, 5_999L);
    assertThat(stopped.resolve("last.zip")).exists();
    try (LiveTraining second =
        LiveTraining.resume(Experiment.inFolder(stopped, Map.of()), stopped, 1)) {
      until(second, Progress::over);
      assertThat(second.latest().failure()).isEmpty();
    }
    assertSameRun(stopped, headless);
  }

  @Test
  void a_memory_for_which_there_is_no_room_is_refused_in_one_line() {
    Experiment experiment =
        Experiment.of(
            EnvironmentReference.parse("cart-pole"),
            "dqn",
            new Preset(Map.of(), Map.of(), Map.of()),
            Map.of(),
            Map.of("replay.capacity", 2_000_000_000),
            7);
    Path run = folder.resolve("run");
    try (LiveTraining live = LiveTraining.start(experiment, run, 1)) {
      until(live, Progress::over);

      assertThat(live.latest().phase()).isEqualTo(Phase.FAILED);
      assertThat(live.latest().failure())
          .startsWith("replay memory: 2,000,000,000 transitions of 4 numbers, ")
          .contains("--set replay.capacity=", "LUDUS_JAVA_OPTIONS=-Xmx");
      assertThat(run).doesNotExist();
    }
  }

  @Test
  void every_step_of_a_slow_learner_can_be_watched() {
    try (LiveTraining live =
        LiveTraining.start(experiment("cart-pole", "dqn", 1_000_000), folder.resolve("run"), 1)) {
      live.setStepsPerSecond(STEP_BY_STEP);
      until(() -> live.moment().isPresent());
      // One that is watched from its beginning.
      long episode = live.moment().orElseThrow().standing().episode() + 1;
      Set<Integer> steps = new TreeSet<>();
      until(
          () -> {
            Moment.Standing standing = live.moment().orElseThrow().standing();
            if (standing.episode() == episode) {
              steps.add(standing.step());
            }
            return standing.episode() > episode;
          });

      assertThat(steps).contains(0, 1, 2, 3, 4, 5, 6, 7);
      Moment moment = live.moment().orElseThrow();
      assertThat(moment.state()).isInstanceOf(org.ludus.env.cartpole.CartPoleState.class);
      assertThat(moment.observation()).hasSize(4);
      assertThat(moment.standing().steered()).isFalse();
    }
  }

  @Test
  void a_pace_of_years_does_not_outlast_the_wish_for_another() {
    try (LiveTraining live =
        LiveTraining.start(experiment("cart-pole", "ppo", 3_000), folder.resolve("run"), 1)) {
      live.setStepsPerSecond(0.01);
      until(() -> live.moment().isPresent());
      live.setStepsPerSecond(Double.POSITIVE_INFINITY);
      until(live, progress -> progress.phase() == Phase.FINISHED);
    }
  }

  @Test
  void knobs_are_turned_written_down_and_kept() throws IOException {
    Experiment experiment = experiment("cart-pole", "dqn", 1_000_000);
    Path run = folder.resolve("run");
    try (LiveTraining live = LiveTraining.start(experiment, run, 1)) {
      until(live, progress -> progress.steps() > 0);
      assertThatThrownBy(() -> live.set("gravity", 1)).isInstanceOf(IllegalArgumentException.class);
      live.set("epsilon", 0.25);
      until(live, progress -> progress.interventions() == 1);
      live.set("learning_rate", 7);
      until(live, progress -> progress.interventions() == 2);
      assertThat(knob(live, "epsilon")).isEqualTo(0.25);
      // No further than the slider goes.
      assertThat(knob(live, "learning_rate")).isEqualTo(1);
    }

    List<String> rows = Files.readAllLines(run.resolve("interventions.csv"));
    assertThat(rows).hasSize(3).first().isEqualTo("steps,what,value");
    assertThat(rows.get(1)).matches("\\d+,epsilon,0.25");
    assertThat(rows.get(2)).matches("\\d+,learning_rate,1.0");
    assertThat(ModelFile.read(run.resolve("last.zip")).interventions()).isEqualTo(2);
    try (LiveTraining live = LiveTraining.resume(experiment, run, 1)) {
      until(live, progress -> !progress.knobs().isEmpty());
      assertThat(knob(live, "epsilon")).isEqualTo(0.25);
      assertThat(live.latest().interventions()).isEqualTo(2);
    }
  }

  @Test
  void who_has_the_stick_is_learned_from() throws IOException {
    Path run = folder.resolve("run");
    Experiment experiment = experiment("magic-grid-world", "q-learning", 1_000_000, "envs", 1);
    try (LiveTraining live = LiveTraining.start(experiment, run, 1)) {
      until(live, Progress::steerable);
      live.pause();
      until(live, progress -> progress.phase() == Phase.PAUSED);
      live.saveNow();
      until(live, progress -> progress.savedSteps() >= 0);
      TabularPolicy before = table(run);
      long start = live.latest().savedSteps();

      live.takeStick(
          (observation, action) -> {
            action[0] = 3;
            return true;
          });
      live.resume();
      until(live, progress -> progress.steps() > start + 3);
      assertThat(live.moment().orElseThrow().standing().steered()).isTrue();
      assertThat(live.moment().orElseThrow().action()).containsExactly(3);
      live.saveNow();
      until(live, progress -> progress.savedSteps() > start);
      live.releaseStick();

      // Of all that could have been tried only what the person did has been.
      assertThat(columnsThatDiffer(before, table(run))).containsExactly(3);
      until(live, progress -> progress.steps() > live.latest().savedSteps() + 1_000);
      List<String> rows = Files.readAllLines(run.resolve("interventions.csv"));
      assertThat(rows).hasSize(3);
      assertThat(rows.get(1)).isEqualTo(start + ",stick,taken");
      assertThat(rows.get(2)).endsWith(",stick,released");
      assertThat(live.latest().interventions()).isEqualTo(1);
    }
  }

  private static TabularPolicy table(Path run) throws IOException {
    return (TabularPolicy) ModelFile.read(run.resolve("last.zip")).policy();
  }

  private static Set<Integer> columnsThatDiffer(TabularPolicy one, TabularPolicy other) {
    Set<Integer> columns = new TreeSet<>();
    for (int i = 0; i < one.values().length; i++) {
      if (one.values()[i] != other.values()[i]) {
        columns.add(i % one.actions());
      }
    }
    return columns;
  }

  @Test
  void a_world_waits_for_the_person_who_steers_it() {
    Experiment experiment = experiment("magic-grid-world", "q-learning", 100_000_000);
    try (LiveTraining live = LiveTraining.start(experiment, folder.resolve("run"), 1)) {
      until(live, Progress::steerable);
      AtomicInteger asked = new AtomicInteger();
      live.takeStick((observation, action) -> asked.incrementAndGet() < 0);
      until(() -> asked.get() > 20);
      long steps = live.latest().steps();
      until(() -> asked.get() > 60);

      assertThat(live.latest().steps()).isEqualTo(steps);
      assertThat(live.latest().interventions()).isZero();
      live.releaseStick();
      until(live, progress -> progress.steps() > steps);
    }
  }

  @Test
  void an_agent_that_learns_on_policy_cannot_be_steered() {
    try (LiveTraining live =
        LiveTraining.start(experiment("cart-pole", "ppo", 3_000), folder.resolve("run"), 1)) {
      until(live, progress -> !progress.knobs().isEmpty());
      assertThatThrownBy(() -> live.takeStick((observation, action) -> true))
          .isInstanceOf(IllegalStateException.class)
          .hasMessageContaining("ppo learns from its own actions only");
    }
  }

  @Test
  void a_learner_that_throws_says_so_and_can_be_closed() {
    Path run = folder.resolve("run");
    LiveTraining live =
        LiveTraining.start(experiment("magic-grid-world", "q-learning", 1_000_000), run, 1);
    until(live, Progress::steerable);
    live.takeStick(
        (observation, action) -> {
          throw new IllegalStateException("the stick broke");
        });
    until(live, Progress::over);
    live.close();

    assertThat(live.latest().phase()).isEqualTo(Phase.FAILED);
    assertThat(live.latest().failure())
        .isEqualTo("internal error, IllegalStateException the stick broke");
  }

  @Test
  void a_training_that_runs_away_names_what_is_left_of_it() {
    Experiment experiment = experiment("cart-pole", "dqn", 50_000, "optimizer.learning_rate", 1e30);
    try (LiveTraining live = LiveTraining.start(experiment, folder.resolve("run"), 1)) {
      until(live, Progress::over);
      assertThat(live.latest().phase()).isEqualTo(Phase.FAILED);
      assertThat(live.latest().failure())
          .contains("training diverged by step", "the last good checkpoint, of step 0, is")
          .hasLineCount(1);
    }
  }

  @Test
  void a_folder_in_use_is_left_alone() throws IOException {
    Files.writeString(folder.resolve("precious"), "mine");
    try (LiveTraining live = LiveTraining.start(experiment("cart-pole", "dqn", 3_000), folder, 1)) {
      until(live, Progress::over);
      assertThat(live.latest().failure()).contains("holds files already");
    }
    assertThat(folder.toFile().list()).containsExactly("precious");
  }

  private static double knob(LiveTraining live, String name) {
    return live.latest().knobs().stream()
        .filter(knob -> knob.name().equals(name))
        .findFirst()
        .orElseThrow()
        .value();
  }

  private static Experiment experiment(String world, String agent, long steps) {
    return experiment(world, agent, steps, "", 0);
  }

  private static Experiment experiment(
      String world, String agent, long steps, String setting, double value) {
    boolean ofTraining = setting.equals("envs");
    Map<String, Object> settings =
        setting.isEmpty() || ofTraining ? Map.of() : Map.of(setting, value);
    int envs = ofTraining ? (int) value : 3;
    return Experiment.of(
        EnvironmentReference.parse(world),
        agent,
        new Preset(Map.of(), Map.of(), Map.of()),
        Map.of("steps", steps, "envs", envs, "eval_every", 1_500, "eval_episodes", 3),
        settings,
        7);
  }

  private Path headless(Experiment experiment) throws IOException {
    Path run = folder.resolve("headless");
    TrainingRun.Options options =
        new TrainingRun.Options(1, Optional.empty(), new TrainingListener() {}, new Stop());
    try (TrainingRun headless = TrainingRun.begin(experiment, run, options)) {
      while (headless.advance(1_000)) {
        assertThat(headless.steps()).isLessThan(experiment.training().steps());
      }
      headless.checkpoint();
    }
    return run;
  }

  private static void assertSameRun(Path one, Path other) throws IOException {
    for (String file : new String[] {"best.zip", "last.zip", "episodes.csv", "config.yaml"}) {
      assertThat(one.resolve(file)).hasSameBinaryContentAs(other.resolve(file));
    }
    assertThat(withoutTimes(one)).isEqualTo(withoutTimes(other)).hasSizeGreaterThan(3);
  }

  private static List<String> withoutTimes(Path run) throws IOException {
    return Files.readAllLines(run.resolve("progress.csv")).stream()
        .map(line -> line.replaceFirst("^([^,]*,[^,]*),[^,]*,[^,]*", "$1"))
        .toList();
  }

  private static void until(LiveTraining live, Predicate<Progress> condition) {
    until(() -> condition.test(live.latest()));
  }

  /** Waits; the class's time limit ends what never comes. */
  private static void until(BooleanSupplier condition) {
    while (!condition.getAsBoolean()) {
      Thread.onSpinWait();
    }
  }
}
