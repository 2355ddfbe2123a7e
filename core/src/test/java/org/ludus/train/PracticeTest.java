package org.ludus.train;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.ludus.agent.Agent;
import org.ludus.agent.AgentContext;
import org.ludus.agent.Corridor;
import org.ludus.agent.LinearNetwork;
import org.ludus.agent.Metrics;
import org.ludus.agent.Planner;
import org.ludus.agent.Policy;
import org.ludus.agent.policygradient.Ppo;
import org.ludus.agent.policygradient.PpoConfig;
import org.ludus.agent.policygradient.Reinforce;
import org.ludus.agent.policygradient.ReinforceConfig;
import org.ludus.agent.tabular.QLearning;
import org.ludus.agent.tabular.QLearningConfig;
import org.ludus.env.RandomStreams;
import org.ludus.file.Archive;
import org.ludus.file.ArchiveReader;
import org.ludus.file.ArchiveWriter;
import org.ludus.settings.Settings;

/** The four ways to learn, each served by the trainer in the corridor. */
class PracticeTest {

  private static final int ROWS = 3;
  private static final TrainingConfig CONFIG = new TrainingConfig(2_000, ROWS, 500, 2);

  /** Two sweeps less a cell, long enough for a plan that is not complete. */
  private static final TrainingConfig UPDATES = new TrainingConfig(7, ROWS, 3, 2);

  @TempDir private Path folder;

  /** A kind of agent, where it learns and for how long. */
  private record Kind(String name, boolean oneHot, TrainingConfig config, Supplier<Agent> agent) {

    Trainer start(Agent learner, TrainingListener listener, Workers workers) {
      return new Corridor(oneHot).trainer(learner, config, listener, workers);
    }

    @Override
    public String toString() {
      return name;
    }
  }

  static Stream<Arguments> kinds() {
    return Stream.of(
            new Kind("online", false, CONFIG, PracticeTest::online),
            new Kind("rollout", true, CONFIG, PracticeTest::rollout),
            new Kind("episode", true, CONFIG, PracticeTest::episode),
            new Kind("offline", false, UPDATES, Planner::new))
        .map(Arguments::of);
  }

  private static Agent online() {
    return new QLearning(context(false), Settings.defaults(QLearningConfig.class));
  }

  private static Agent rollout() {
    return new Ppo(
        context(true),
        Settings.override(
            "ppo",
            Settings.defaults(PpoConfig.class),
            Map.of(
                "horizon",
                16,
                "epochs",
                4,
                "network.hidden",
                List.of(),
                "optimizer.learning_rate",
                0.1)));
  }

  /** Four episodes a batch, of three streams: the first plays two of them. */
  private static Agent episode() {
    return new Reinforce(
        context(true),
        Settings.override(
            "reinforce",
            Settings.defaults(ReinforceConfig.class),
            Map.of(
                "batch_episodes", 4, "network.hidden", List.of(), "optimizer.learning_rate", 0.5)));
  }

  private static AgentContext context(boolean oneHot) {
    return new AgentContext(
        new Corridor(oneHot).spec(),
        ROWS,
        CONFIG.steps(),
        new RandomStreams(5),
        LinearNetwork::new,
        Runnable::run);
  }

  @ParameterizedTest
  @MethodSource("kinds")
  void slices_and_threads_change_nothing(Kind kind) {
    List<String> alone = run(kind, 1, Integer.MAX_VALUE);

    assertThat(alone).hasSizeGreaterThan(2);
    assertThat(run(kind, 1, 1)).isEqualTo(alone);
    assertThat(run(kind, 2, 7)).isEqualTo(alone);
    assertThat(run(kind, 4, 500)).isEqualTo(alone);
  }

  @ParameterizedTest
  @MethodSource("kinds")
  void a_training_brought_back_comes_to_the_same_bytes(Kind kind) throws IOException {
    Path middle = folder.resolve("middle.bin");
    Path end = folder.resolve("end.bin");
    Path again = folder.resolve("again.bin");
    int half = (int) kind.config.steps() / 2;
    List<String> whole = new ArrayList<>();
    List<String> rest = new ArrayList<>();
    try (Workers workers = new Workers(2);
        Agent learner = kind.agent.get();
        Agent other = kind.agent.get()) {
      Trainer trainer = kind.start(learner, into(whole), workers);
      assertThat(trainer.advance(half)).isTrue();
      keep(middle, trainer);
      final int before = whole.size();
      trainer.advance(Integer.MAX_VALUE);
      keep(end, trainer);

      Trainer resumed = kind.start(other, into(rest), workers);
      try (ArchiveReader archive = new ArchiveReader(middle)) {
        resumed.persist(archive);
      }
      keep(again, resumed);
      assertThat(again).hasSameBinaryContentAs(middle);
      resumed.advance(Integer.MAX_VALUE);
      keep(again, resumed);

      assertThat(again).hasSameBinaryContentAs(end);
      assertThat(rest).isNotEmpty().isEqualTo(whole.subList(before, whole.size()));
    }
  }

  private static void keep(Path file, Trainer trainer) throws IOException {
    try (ArchiveWriter archive = new ArchiveWriter(file)) {
      trainer.persist(archive);
      archive.commit();
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2})
  void every_step_of_whole_episodes_is_counted(int threads) {
    List<TrainingListener.EpisodeEnd> ends = new ArrayList<>();
    TrainingListener listener =
        new TrainingListener() {
          @Override
          public void episodeEnded(EpisodeEnd end) {
            ends.add(end);
          }
        };
    try (Workers workers = new Workers(threads);
        Agent learner = episode()) {
      Trainer trainer = new Corridor(true).trainer(learner, CONFIG, listener, workers);
      assertThat(trainer.advance(1)).isTrue();
      assertThat(trainer.episodes()).isEqualTo(4);
      while (trainer.advance(100)) {
        assertThat(trainer.steps()).isLessThan(CONFIG.steps());
      }

      long steps = 0;
      for (TrainingListener.EpisodeEnd end : ends) {
        steps += end.length();
        assertThat(end.steps()).isEqualTo(steps);
        assertThat(end.episodeReturn()).isEqualTo(-end.length());
      }
      assertThat(trainer.steps()).isEqualTo(steps).isBetween(2_000L, 2_000L + 4 * 30);
      assertThat(trainer.episodes()).isEqualTo(ends.size());
    }
  }

  @Test
  void updates_are_counted_where_there_are_no_steps() {
    List<String> log = new ArrayList<>();
    try (Workers workers = new Workers(1);
        Planner planner = new Planner()) {
      Trainer trainer = new Corridor(false).trainer(planner, UPDATES, into(log), workers);
      assertThat(trainer.advance(5)).isTrue();
      assertThat(trainer.steps()).isEqualTo(5);
      assertThat(trainer.advance(5)).isFalse();

      assertThat(trainer.steps()).isEqualTo(7);
      assertThat(trainer.episodes()).isZero();
      assertThat(log).extracting(line -> line.split(" ", -1)[0]).containsExactly("3", "6", "7");
    }
  }

  @Test
  void a_training_ends_with_its_episodes_where_steps_are_left() {
    TrainingConfig ten = new TrainingConfig(2_000, 10, ROWS, 500, 2);
    List<Long> episodes = new ArrayList<>();
    List<String> log = new ArrayList<>();
    TrainingListener listener =
        new TrainingListener() {
          @Override
          public void episodeEnded(EpisodeEnd end) {
            episodes.add(end.episode());
          }

          @Override
          public void evaluated(Evaluation evaluation) {
            log.add(evaluation.episodes() + " after " + evaluation.steps());
          }
        };
    try (Workers workers = new Workers(1)) {
      Agent agent = online();
      Trainer trainer = new Corridor(false).trainer(agent, ten, listener, workers);
      assertThat(trainer.advance(2_000)).isFalse();

      assertThat(trainer.steps()).isLessThan(500);
      assertThat(episodes).as("at most a round's more").hasSizeBetween(10, 10 + ROWS - 1);
      assertThat(log).as("evaluated at its end").hasSize(1);
      assertThat(trainer.advance(2_000)).as("and over it is").isFalse();
      assertThat(log).hasSize(1);
    }
  }

  @ParameterizedTest
  @ValueSource(longs = {400, 7, 21})
  void a_training_ends_when_nothing_is_left_to_learn(long evalEvery) {
    TrainingConfig plenty = new TrainingConfig(1_000, 1, evalEvery, 2);
    List<String> log = new ArrayList<>();
    try (Workers workers = new Workers(1);
        Planner planner = new Planner()) {
      Corridor corridor = new Corridor(false);
      Trainer trainer = corridor.trainer(planner, plenty, into(log), workers);
      assertThat(trainer.advance(500)).isFalse();

      // Backwards from the goal the values of the four cells before it take four sweeps, and a step
      // to the left of the start a fifth; the rest of that one and a cell more change nothing.
      assertThat(trainer.steps()).isEqualTo(21);
      assertThat(corridor.stepsToGoal(planner.policy())).isEqualTo(Corridor.SHORTEST);
      assertThat(log)
          .as("once at the end, also where that is an interval's")
          .hasSize((int) Math.max(1, 21 / evalEvery));
      assertThat(log.get(log.size() - 1)).startsWith("21 ");
      assertThat(trainer.bestReturn()).isEqualTo(-Corridor.SHORTEST);
      int evaluations = log.size();
      assertThat(trainer.advance(500)).isFalse();
      assertThat(log).hasSize(evaluations);
    }
  }

  @ParameterizedTest
  @MethodSource("kinds")
  void it_is_known_how_many_of_the_learner_s_own_episodes_ended_well(Kind kind) {
    int[] atLimit = new int[1];
    TrainingListener listener =
        new TrainingListener() {
          @Override
          public void episodeEnded(EpisodeEnd end) {
            atLimit[0] += end.length() == 30 ? 1 : 0;
          }
        };
    try (Workers workers = new Workers(1);
        Agent learner = kind.agent.get()) {
      Trainer trainer = kind.start(learner, listener, workers);
      assertThat(trainer.recent().successRate()).isNaN();
      trainer.advance(400);
      if (kind.name.equals("offline")) {
        assertThat(trainer.recent().successRate()).isNaN();
        return;
      }
      // Whoever walks for thirty steps has in all likelihood not come to the goal in the last.
      assertThat(trainer.episodes()).isLessThan(Trainer.WINDOW);
      assertThat(trainer.recent().successRate())
          .isPositive()
          .isEqualTo(1 - (double) atLimit[0] / trainer.episodes());
      trainer.advance(Integer.MAX_VALUE);
      assertThat(trainer.recent().successRate()).isGreaterThan(0.9);
    }
  }

  @Test
  void an_agent_that_learns_in_no_known_way_is_refused() {
    Agent idle =
        new Agent() {
          @Override
          public Policy policy() {
            throw new UnsupportedOperationException();
          }

          @Override
          public Metrics metrics() {
            throw new UnsupportedOperationException();
          }

          @Override
          public void persist(Archive archive) {
            throw new UnsupportedOperationException();
          }
        };
    Corridor corridor = new Corridor(false);

    assertThatThrownBy(() -> corridor.trainer(idle, 1))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("learns in none of the four ways");
  }

  /** Returns everything there is to know of a run. */
  private static List<String> run(Kind kind, int threads, int slice) {
    List<String> log = new ArrayList<>();
    try (Workers workers = new Workers(threads);
        Agent learner = kind.agent.get()) {
      Trainer trainer = kind.start(learner, into(log), workers);
      while (trainer.advance(slice)) {
        assertThat(trainer.steps()).isLessThan(kind.config.steps());
      }
    }
    return log;
  }

  private static TrainingListener into(List<String> log) {
    return new TrainingListener() {
      @Override
      public void episodeEnded(EpisodeEnd end) {
        log.add(end.toString());
      }

      @Override
      public void evaluated(Evaluation evaluation) {
        log.add(
            "%d %s %s %s"
                .formatted(
                    evaluation.steps(),
                    evaluation.training(),
                    evaluation.evaluation(),
                    evaluation.metrics()));
      }
    };
  }
}
