package org.ludus.env.lunarlander;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.util.stream.DoubleStream;
import org.junit.jupiter.api.Test;
import org.ludus.env.Environment;
import org.ludus.env.EnvironmentSpec;
import org.ludus.env.Inspectable;
import org.ludus.env.RecordedDraws;
import org.ludus.env.Recordings;
import org.ludus.env.StepResult;
import org.ludus.env.lunarlander.LunarLanderState.Ending;
import org.ludus.env.wrapper.TimeLimit;

/** Replays recorded games of the benchmark from start to end, its draws in place of the seed's. */
class LunarLanderConformanceTest {

  private static final String FILE = "lunar-lander.jsonl";
  private static final double OBSERVATION_TOLERANCE = 1e-4;
  private static final double REWARD_TOLERANCE = 1e-3;

  private final float[] observation = new float[8];
  private double largestObservation;
  private double largestReward;

  @Test
  void recorded_games_are_replayed_to_their_ends() throws IOException {
    for (JsonNode recording : Recordings.read(FILE)) {
      replay(recording);
    }
    System.out.printf(
        "lunar-lander: largest difference of an observation %.3g, of a reward %.3g%n",
        largestObservation, largestReward);
  }

  private void replay(JsonNode recording) {
    RecordedDraws draws = new RecordedDraws();
    draws.load(draws(recording));
    LunarLander lander = lander(recording, draws);
    JsonNode actions = recording.get("actions");
    try (TimeLimit<LunarLanderState> episode = new TimeLimit<>(new Replay(lander, actions))) {
      episode.reset(0, observation);
      compareObservation(recording, 0);
      for (int i = 0; i < actions.size(); i++) {
        StepResult result = episode.step(new float[2], observation);
        compareObservation(recording, i + 1);
        compareResult(recording, i, result);
      }
      assertThat(draws.left()).as(where(recording, actions.size()) + " draws left").isZero();
      assertThat(lander.snapshot().ending())
          .as(where(recording, actions.size()) + " ending")
          .isEqualTo(ending(recording));
    }
  }

  private void compareObservation(JsonNode recording, int index) {
    double[] expected = Recordings.numbers(recording.get("obs").get(index));
    for (int i = 0; i < expected.length; i++) {
      assertThat((double) observation[i])
          .as(where(recording, index) + " observation[" + i + "]")
          .isCloseTo(expected[i], within(OBSERVATION_TOLERANCE));
      largestObservation = Math.max(largestObservation, Math.abs(observation[i] - expected[i]));
    }
  }

  private void compareResult(JsonNode recording, int step, StepResult result) {
    double expected = recording.get("rewards").get(step).asDouble();
    String where = where(recording, step + 1);
    assertThat((double) result.reward())
        .as(where + " reward")
        .isCloseTo(expected, within(REWARD_TOLERANCE));
    assertThat(result.terminated())
        .as(where + " terminated")
        .isEqualTo(recording.get("terminated").get(step).asBoolean());
    assertThat(result.truncated())
        .as(where + " truncated")
        .isEqualTo(recording.get("truncated").get(step).asBoolean());
    largestReward = Math.max(largestReward, Math.abs(result.reward() - expected));
  }

  /** Returns how a recorded game ended: its last reward and position say so. */
  private static Ending ending(JsonNode recording) {
    int last = recording.get("actions").size() - 1;
    if (!recording.get("terminated").get(last).asBoolean()) {
      return Ending.NONE;
    }
    if (recording.get("rewards").get(last).asDouble() == 100) {
      return Ending.AT_REST;
    }
    boolean out = Math.abs(recording.get("obs").get(last + 1).get(0).asDouble()) >= 1;
    return out ? Ending.OUT_OF_BOUNDS : Ending.CRASHED;
  }

  /** Returns everything an episode draws, in its order. */
  private static double[] draws(JsonNode recording) {
    DoubleStream.Builder draws = DoubleStream.builder();
    recording.get("height_drawn").forEach(height -> draws.add(height.asDouble()));
    recording.get("initial_force").forEach(force -> draws.add(force.asDouble()));
    if (recording.get("enable_wind").asBoolean()) {
      draws.add(recording.get("wind_idx").asInt());
      draws.add(recording.get("torque_idx").asInt());
    }
    for (JsonNode pair : recording.get("dispersion_drawn")) {
      pair.forEach(dispersion -> draws.add(dispersion.asDouble()));
    }
    return draws.build().toArray();
  }

  private static LunarLander lander(JsonNode recording, RecordedDraws draws) {
    LunarLanderOptions options =
        new LunarLanderOptions(
            recording.get("enable_wind").asBoolean(),
            recording.get("wind_power").asDouble(),
            recording.get("turbulence_power").asDouble(),
            recording.get("gravity").asDouble(),
            LunarLanderOptions.defaults().maxSteps());
    return recording.get("continuous").asBoolean()
        ? LunarLander.continuous(options, draws)
        : LunarLander.discrete(options, draws);
  }

  private static String where(JsonNode recording, int step) {
    return FILE + " recording " + recording.get("id") + " after step " + step;
  }

  /** Puts recorded actions in place of those it is given: throttles are recorded in double. */
  private static final class Replay implements Environment<LunarLanderState>, Inspectable {

    private final LunarLander lander;
    private final JsonNode actions;
    private int next;

    Replay(LunarLander lander, JsonNode actions) {
      this.lander = lander;
      this.actions = actions;
    }

    @Override
    public EnvironmentSpec spec() {
      return lander.spec();
    }

    @Override
    public void reset(long seed, float[] observation) {
      next = 0;
      lander.reset(seed, observation);
    }

    @Override
    public StepResult step(float[] ignored, float[] observation) {
      JsonNode action = actions.get(next++);
      return action.isArray()
          ? lander.step(action.get(0).asDouble(), action.get(1).asDouble(), observation)
          : lander.step(new float[] {action.floatValue()}, observation);
    }

    @Override
    public LunarLanderState snapshot() {
      return lander.snapshot();
    }

    @Override
    public boolean succeeded() {
      return lander.succeeded();
    }

    @Override
    public void close() {
      lander.close();
    }
  }
}
