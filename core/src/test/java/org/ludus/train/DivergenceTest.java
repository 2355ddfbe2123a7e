package org.ludus.train;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.ludus.agent.Actor;
import org.ludus.agent.Agent;
import org.ludus.agent.Corridor;
import org.ludus.agent.Episode;
import org.ludus.agent.EpisodeLearner;
import org.ludus.agent.Metrics;
import org.ludus.agent.OfflineLearner;
import org.ludus.agent.OnlineLearner;
import org.ludus.agent.Policy;
import org.ludus.agent.Rollout;
import org.ludus.agent.RolloutLearner;
import org.ludus.agent.Transitions;
import org.ludus.file.Archive;

/** Agents of all four kinds whose loss is no number any more from their third update on. */
class DivergenceTest {

  private static final int GOOD_UPDATES = 2;
  private static final TrainingConfig CONFIG = new TrainingConfig(10_000, 1, 1, 1);

  static Stream<Supplier<Doomed>> kinds() {
    return Stream.of(Online::new, FromRollouts::new, FromEpisodes::new, Offline::new);
  }

  @ParameterizedTest
  @MethodSource("kinds")
  void a_loss_that_is_no_number_ends_the_training(Supplier<Doomed> kind) {
    Doomed agent = kind.get();
    List<Long> evaluated = new ArrayList<>();
    TrainingListener listener =
        new TrainingListener() {
          @Override
          public void evaluated(Evaluation evaluation) {
            evaluated.add(evaluation.steps());
          }
        };
    try (Workers workers = new Workers(1)) {
      Trainer trainer = new Corridor(false).trainer(agent, CONFIG, listener, workers);
      // Walks straight to the goal: an episode is four steps.
      long good = (long) GOOD_UPDATES * agent.stepsOfUpdate;

      assertThatThrownBy(() -> trainer.advance(1_000))
          .isExactlyInstanceOf(DivergedException.class)
          .hasMessage(
              "training diverged by step %d: doom is NaN".formatted(good + agent.stepsOfUpdate));
      assertThat(agent.updates).isEqualTo(GOOD_UPDATES + 1);
      assertThat(trainer.steps()).as("of what went well").isEqualTo(good);
      assertThat(evaluated).hasSize(GOOD_UPDATES);
    }
  }

  /** What they have in common: they walk to the right and their loss comes to nothing. */
  private abstract static class Doomed implements Agent {

    final Metrics metrics = new Metrics();
    final Metrics.Mean loss = metrics.meanLoss("doom");
    final int stepsOfUpdate;
    int updates;

    Doomed(int stepsOfUpdate) {
      this.stepsOfUpdate = stepsOfUpdate;
    }

    void update() {
      updates++;
      loss.add(updates <= GOOD_UPDATES ? 1 : Double.NaN);
    }

    @Override
    public Policy policy() {
      return () -> (seen, at, action, to) -> action[to] = 1;
    }

    @Override
    public Metrics metrics() {
      return metrics;
    }

    @Override
    public void persist(Archive archive) {
      throw new UnsupportedOperationException();
    }
  }

  private static final class Online extends Doomed implements OnlineLearner {

    Online() {
      super(1);
    }

    @Override
    public Actor explorer(int row) {
      return policy().newActor();
    }

    @Override
    public void learn(Transitions transitions) {
      update();
    }
  }

  private static final class FromRollouts extends Doomed implements RolloutLearner {

    private final Rollout rollout = new Rollout(1, 6, 1, 1);

    FromRollouts() {
      super(6);
    }

    @Override
    public Rollout rollout() {
      return rollout;
    }

    @Override
    public RolloutExplorer explorer(int row) {
      return new RolloutExplorer() {
        @Override
        public float logProbability() {
          return 0;
        }

        @Override
        public void act(float[] observations, int at, float[] actions, int to) {
          actions[to] = 1;
        }
      };
    }

    @Override
    public void learn() {
      update();
    }
  }

  private static final class FromEpisodes extends Doomed implements EpisodeLearner {

    FromEpisodes() {
      super(2 * Corridor.SHORTEST);
    }

    @Override
    public int batchEpisodes() {
      return 2;
    }

    @Override
    public Actor explorer(int row) {
      return policy().newActor();
    }

    @Override
    public void learn(List<Episode> batch) {
      update();
    }
  }

  private static final class Offline extends Doomed implements OfflineLearner {

    Offline() {
      super(1);
    }

    @Override
    public boolean learn() {
      update();
      return true;
    }
  }
}
