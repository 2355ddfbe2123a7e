package org.ludus.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.ludus.agent.Actor;
import org.ludus.agent.Agent;
import org.ludus.agent.EpisodeLearner;
import org.ludus.agent.OnlineLearner;
import org.ludus.agent.RolloutLearner;
import org.ludus.catalog.EnvironmentReference;
import org.ludus.env.EnvironmentSpec;
import org.ludus.file.ArchiveReader;
import org.ludus.file.ArchiveWriter;
import org.ludus.train.Evaluation;
import org.ludus.train.Stop;
import org.ludus.train.TrainingListener;

class ExperimentTest {

  private static final int ROWS = 3;

  @TempDir private Path folder;

  @ParameterizedTest
  @CsvSource({
    "cart-pole, ppo",
    "lunar-lander-continuous, ppo",
    "cart-pole, dqn",
    "lunar-lander-continuous, sac"
  })
  void threads_and_slices_change_nothing(String environment, String agent) {
    Experiment experiment =
        Experiment.of(
            EnvironmentReference.parse(environment),
            agent,
            new Preset(Map.of(), Map.of(), Map.of()),
            Map.of("steps", 2_000, "envs", 5, "eval_every", 1_000, "eval_episodes", 3),
            Map.of(),
            3);

    List<String> alone = run(experiment, 1, 10_000);

    assertThat(alone).hasSizeGreaterThan(3);
    assertThat(run(experiment, 2, 700)).isEqualTo(alone);
    assertThat(run(experiment, 4, 1)).isEqualTo(alone);
  }

  @ParameterizedTest
  @CsvSource({
    "grid-world[observation=coordinates], q-learning, bins=5",
    "grid-world, sarsa, bins=5",
    "cart-pole, dqn, replay.priority_exponent=0.6",
    "lunar-lander, dqn, dueling=true",
    "breakout, dqn, replay.capacity=700",
    "cart-pole, dqn, exploration.strategy=softmax",
    "cart-pole, reinforce, batch_episodes=3",
    "cart-pole, reinforce, learned_baseline=true",
    "lunar-lander, actor-critic, horizon=7",
    "lunar-lander-continuous, ppo, horizon=50",
    "cart-pole, ppo, shared_trunk=true",
    "lunar-lander-continuous, sac, replay.batch_size=32",
  })
  void a_training_brought_back_goes_on_as_if_it_had_never_been_stopped(
      String environment, String agent, String setting) throws IOException {
    String[] nameAndValue = setting.split("=", -1);
    Experiment experiment =
        Experiment.of(
            EnvironmentReference.parse(environment),
            agent,
            new Preset(Map.of(), Map.of(), Map.of()),
            Map.of("steps", 4_000, "envs", 3, "eval_every", 900, "eval_episodes", 3),
            Map.of(nameAndValue[0], nameAndValue[1]),
            5);
    List<String> whole = run(experiment, 1, 10_000);

    List<String> inParts = new ArrayList<>();
    Path file = folder.resolve("state.bin");
    try (Experiment.Session session = experiment.start(into(inParts), 2, new Stop())) {
      session.trainer().advance(2_351);
      try (ArchiveWriter archive = new ArchiveWriter(file)) {
        session.trainer().persist(archive);
        archive.commit();
      }
      // What comes after the checkpoint is lost.
      session.trainer().advance(500);
    }
    inParts.clear();
    try (Experiment.Session session = experiment.start(into(inParts), 1, new Stop());
        ArchiveReader archive = new ArchiveReader(file)) {
      session.trainer().persist(archive);
      session.trainer().advance(10_000);
      inParts.add(actions(session));
    }

    assertThat(inParts).hasSizeGreaterThan(3);
    assertThat(whole.subList(whole.size() - inParts.size(), whole.size())).isEqualTo(inParts);
  }

  /** Returns what the agent would now do, exploring: it depends on all its random numbers. */
  private static String actions(Experiment.Session session) {
    EnvironmentSpec spec = session.environments().get(0).spec();
    int size = spec.actionSpace().size();
    float[] actions = new float[ROWS * size];
    for (int row = 0; row < ROWS; row++) {
      float[] observation = new float[spec.observationSpace().size()];
      explorer(session.agent(), row).act(observation, 0, actions, row * size);
    }
    return Arrays.toString(actions);
  }

  private static Actor explorer(Agent agent, int row) {
    if (agent instanceof OnlineLearner learner) {
      return learner.explorer(row);
    } else if (agent instanceof RolloutLearner learner) {
      return learner.explorer(row);
    }
    return ((EpisodeLearner) agent).explorer(row);
  }

  /** Returns everything there is to know of a run. */
  private static List<String> run(Experiment experiment, int threads, int slice) {
    List<String> log = new ArrayList<>();
    try (Experiment.Session session = experiment.start(into(log), threads, new Stop())) {
      while (session.trainer().advance(slice)) {
        assertThat(session.trainer().steps()).isLessThan(experiment.training().steps());
      }
      log.add(actions(session));
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
        log.add(evaluation.steps() + " " + evaluation.evaluation() + evaluation.metrics());
      }
    };
  }
}
