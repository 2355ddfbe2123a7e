package org.ludus.train;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.ludus.agent.Actor;
import org.ludus.agent.Agent;
import org.ludus.agent.Metrics;
import org.ludus.agent.OnlineLearner;
import org.ludus.agent.Policy;
import org.ludus.agent.Transitions;
import org.ludus.agent.policy.UniformPolicy;
import org.ludus.env.Environment;
import org.ludus.env.RandomStreams;
import org.ludus.env.Space;
import org.ludus.env.SplitMix64;
import org.ludus.env.cartpole.CartPole;
import org.ludus.env.cartpole.CartPoleOptions;
import org.ludus.env.wrapper.TimeLimit;
import org.ludus.file.Archive;

class TrainerTest {

  private static final TrainingConfig CONFIG = new TrainingConfig(2_000, 3, 500, 4);

  @Test
  void slicing_changes_nothing() {
    List<String> inOnePiece = run(CONFIG, Integer.MAX_VALUE);
    List<String> inSmallPieces = run(CONFIG, 7);

    assertThat(inSmallPieces).isEqualTo(inOnePiece).isNotEmpty();
  }

  @Test
  void evaluations_come_at_their_intervals_and_at_the_end() {
    List<String> log = run(new TrainingConfig(1_250, 1, 500, 2), 100);

    assertThat(log)
        .filteredOn(line -> line.startsWith("evaluated"))
        .extracting(line -> line.split(" ", -1)[1])
        .containsExactly("500", "1000", "1250");
  }

  @Test
  void the_last_observation_of_an_episode_is_what_its_last_step_led_to() {
    Recorder agent = new Recorder();
    train(CONFIG, agent, new TrainingListener() {}, 100);

    assertThat(agent.endsSeen).isPositive();
    assertThat(agent.endsOutsideTheLimits).isEqualTo(agent.endsSeen);
  }

  private static List<String> run(TrainingConfig config, int slice) {
    List<String> log = new ArrayList<>();
    TrainingListener listener =
        new TrainingListener() {
          @Override
          public void episodeEnded(EpisodeEnd end) {
            log.add(end.toString());
          }

          @Override
          public void evaluated(Evaluation evaluation) {
            log.add("evaluated " + evaluation.steps() + " " + evaluation.evaluation());
          }
        };
    train(config, new Recorder(), listener, slice);
    return log;
  }

  private static void train(
      TrainingConfig config, Agent agent, TrainingListener listener, int slice) {
    List<Environment<?>> environments = new ArrayList<>();
    for (int i = 0; i < config.envs(); i++) {
      environments.add(cartPole());
    }
    Trainer trainer =
        new Trainer(
            environments,
            List.of(cartPole()),
            agent,
            config,
            new RandomStreams(5),
            listener,
            new Workers(1));
    while (trainer.advance(slice)) {
      assertThat(trainer.steps()).isLessThan(config.steps());
    }
  }

  private static Environment<?> cartPole() {
    return new TimeLimit<>(new CartPole(CartPoleOptions.defaults()));
  }

  /** Acts at random and looks at how episodes end. */
  private static final class Recorder implements OnlineLearner {

    private final SplitMix64 random = new SplitMix64(1);
    private final Metrics metrics = new Metrics();
    private int endsSeen;
    private int endsOutsideTheLimits;

    Recorder() {
      metrics.gauge("ends", () -> endsSeen);
    }

    @Override
    public Actor explorer(int row) {
      return (observations, at, actions, to) -> actions[to] = random.nextInt(2);
    }

    @Override
    public void learn(Transitions transitions) {
      for (int row = 0; row < transitions.rows; row++) {
        if (transitions.terminated[row]) {
          endsSeen++;
          float x = transitions.nextObservations[row * 4];
          float theta = transitions.nextObservations[row * 4 + 2];
          if (Math.abs(x) > 2.39 || Math.abs(theta) > 0.2094) {
            endsOutsideTheLimits++;
          }
        }
      }
    }

    @Override
    public Policy policy() {
      return new UniformPolicy(Space.Discrete.numbered(2));
    }

    @Override
    public Metrics metrics() {
      return metrics;
    }

    @Override
    public void persist(Archive archive) {
      archive.random(random);
      endsSeen = archive.number(endsSeen);
      endsOutsideTheLimits = archive.number(endsOutsideTheLimits);
    }
  }
}
