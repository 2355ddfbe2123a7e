package org.ludus.agent.dqn;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.ludus.agent.LinearNetwork;
import org.ludus.agent.Transitions;
import org.ludus.env.Environment;
import org.ludus.env.EnvironmentSpec;
import org.ludus.env.RandomStreams;
import org.ludus.env.Space;
import org.ludus.env.StepResult;
import org.ludus.env.arcade.Breakout;
import org.ludus.env.arcade.BreakoutOptions;
import org.ludus.env.wrapper.FrameStack;
import org.ludus.settings.Settings;

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
      worlds.add(new FrameStack<>(new Breakout(BreakoutOptions.defaults()), frames));
    }
    EnvironmentSpec spec = worlds.get(0).spec();
    Space.Box seen = (Space.Box) spec.observationSpace();
    DqnAgent agent =
        new DqnAgent(
            spec.withObservationSpace(new Space.Box(seen.dimensions(), seen.shape(), declared)),
            config,
            ROWS,
            1_000,
            LinearNetwork::new,
            new RandomStreams(1)::stream);
    play(worlds, agent, seen.size());
    return ((ValuePolicy) agent.policy()).net().parameters();
  }

  private static void play(List<Environment<?>> worlds, DqnAgent agent, int size) {
    Transitions transitions = new Transitions(ROWS, size, 1);
    float[][] seen = new float[ROWS][size];
    for (int row = 0; row < ROWS; row++) {
      worlds.get(row).reset(row, seen[row]);
    }
    for (int round = 0; round < 300; round++) {
      for (int row = 0; row < ROWS; row++) {
        System.arraycopy(seen[row], 0, transitions.observations, row * size, size);
      }
      agent.act(transitions.observations, transitions.actions, ROWS);
      for (int row = 0; row < ROWS; row++) {
        StepResult result = worlds.get(row).step(new float[] {transitions.actions[row]}, seen[row]);
        System.arraycopy(seen[row], 0, transitions.nextObservations, row * size, size);
        transitions.rewards[row] = result.reward();
        transitions.terminated[row] = result.terminated();
        // Some episodes are cut off, each row's at another time.
        transitions.truncated[row] = !result.terminated() && (round + row) % 41 == 40;
        if (transitions.ended(row)) {
          worlds.get(row).reset(1_000L * round + row, seen[row]);
        }
      }
      agent.learn(transitions);
    }
  }

  private static DqnConfig config(int multiStep, double priorityExponent) {
    return Settings.override(
        "dqn",
        DqnConfig.defaults(),
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
