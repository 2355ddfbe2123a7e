package org.ludus.registry;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.ludus.train.Evaluation;
import org.ludus.train.TrainingListener;

class ExperimentTest {

  @ParameterizedTest
  @CsvSource({"cart-pole, ppo", "lunar-lander-continuous, ppo", "cart-pole, dqn"})
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

  /** Returns everything there is to know of a run. */
  private static List<String> run(Experiment experiment, int threads, int slice) {
    List<String> log = new ArrayList<>();
    TrainingListener listener =
        new TrainingListener() {
          @Override
          public void episodeEnded(EpisodeEnd end) {
            log.add(end.toString());
          }

          @Override
          public void evaluated(Evaluation evaluation) {
            log.add(evaluation.steps() + " " + evaluation.evaluation() + evaluation.metrics());
          }
        };
    try (Experiment.Session session = experiment.start(listener, threads)) {
      while (session.trainer().advance(slice)) {
        assertThat(session.trainer().steps()).isLessThan(2_000);
      }
    }
    return log;
  }
}
