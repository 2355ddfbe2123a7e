package org.ludus.agent.dqn;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.ludus.agent.AgentContext;
import org.ludus.agent.LinearNetwork;
import org.ludus.agent.policy.NetworkPolicy;
import org.ludus.env.Environment;
import org.ludus.env.EnvironmentSpec;
import org.ludus.env.RandomStreams;
import org.ludus.env.Space;
import org.ludus.env.arcade.Breakout;
import org.ludus.env.arcade.BreakoutOptions;
import org.ludus.env.wrapper.FrameStack;
import org.ludus.env.wrapper.TimeLimit;
import org.ludus.settings.Settings;
import org.ludus.train.Trainer;
import org.ludus.train.TrainingConfig;
import org.ludus.train.TrainingListener;
import org.ludus.train.Workers;

/** What pictures are kept as makes no difference to what is learned from them. */
class DqnPicturesTest {

  private static final int ROWS = 3;
  private static final int CAPACITY = 200;

  @ParameterizedTest
  @CsvSource({"1, 3, 0", "4, 3, 0", "4, 1, 0.6"})
  void bytes_teach_the_same_as_floats(int frames, int multiStep, double priorityExponent) {
    DqnConfig config = config(multiStep, priorityExponent);

    float[] fromBytes = trained(config, frames, frames);
    float[] fromFloats = trained(config, frames, 0);

    assertThat(fromBytes).isEqualTo(fromFloats);
    assertThat(fromBytes).isNotEqualTo(new float[fromBytes.length]);
  }

  /** Returns an agent's parameters after several times as many steps as it remembers. */
  private static float[] trained(DqnConfig config, int frames, int declared) {
    List<Environment<?>> worlds = new ArrayList<>();
    for (int row = 0; row < ROWS; row++) {
      // Some episodes are cut off, each row's at another time.
      worlds.add(breakout(frames, 11 + 5 * row));
    }
    EnvironmentSpec spec = worlds.get(0).spec();
    Space.Box seen = (Space.Box) spec.observationSpace();
    DqnAgent agent =
        new DqnAgent(
            new AgentContext(
                spec.withObservationSpace(new Space.Box(seen.dimensions(), seen.shape(), declared)),
                ROWS,
                1_000,
                new RandomStreams(1),
                LinearNetwork::new,
                Runnable::run),
            config);
    new Trainer(
            worlds,
            List.of(breakout(frames, 11)),
            agent,
            new TrainingConfig(1_000, ROWS, 1_000, 1),
            new RandomStreams(1),
            new TrainingListener() {},
            new Workers(1))
        .advance(900);
    return ((NetworkPolicy) agent.policy()).net().parameters();
  }

  private static Environment<?> breakout(int frames, int maxSteps) {
    BreakoutOptions options =
        Settings.override("breakout", BreakoutOptions.defaults(), Map.of("max_steps", maxSteps));
    return new TimeLimit<>(new FrameStack<>(new Breakout(options), frames));
  }

  private static DqnConfig config(int multiStep, double priorityExponent) {
    return Settings.override(
        "dqn",
        Settings.defaults(DqnConfig.class),
        Map.of(
            "replay.multi_step",
            multiStep,
            "replay.priority_exponent",
            priorityExponent,
            "replay.batch_size",
            16,
            "replay.capacity",
            CAPACITY,
            "replay.learning_starts",
            50,
            "target.update_every",
            20,
            "network.hidden",
            List.of()));
  }
}
