package org.ludus.env.cartpole;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.ludus.env.Draws;
import org.ludus.env.Recordings;
import org.ludus.env.StepResult;
import org.ludus.env.wrapper.TimeLimit;

/** Compares cart-pole with recorded games of the benchmark. */
class CartPoleConformanceTest {

  private static final String FILE = "cart-pole.jsonl";
  private static final double TOLERANCE = 1e-12;
  private static final String[] NAMES = {"x", "xDot", "theta", "thetaDot"};

  private final float[] observation = new float[4];

  @Test
  void each_step_leads_from_a_recorded_state_to_the_next() throws IOException {
    double largest = 0;
    for (JsonNode recording : Recordings.read(FILE)) {
      for (int i = 0; i < recording.get("actions").size(); i++) {
        largest = Math.max(largest, compareStep(recording, i));
      }
    }
    System.out.printf("cart-pole: largest difference of a state %.3g%n", largest);
  }

  /** Compares one step and returns the largest difference. */
  private double compareStep(JsonNode recording, int step) {
    CartPole cartPole = startingFrom(Recordings.numbers(recording.get("state").get(step)));

    StepResult result = cartPole.step(action(recording, step), observation);

    double[] expected = Recordings.numbers(recording.get("state").get(step + 1));
    CartPoleState state = cartPole.snapshot();
    double[] actual = {state.x(), state.xDot(), state.theta(), state.thetaDot()};
    double largest = 0;
    for (int i = 0; i < 4; i++) {
      String where = where(recording, step) + " " + NAMES[i];
      assertThat(actual[i]).as(where).isCloseTo(expected[i], within(TOLERANCE));
      assertThat(observation[i]).as(where + " observed").isEqualTo((float) actual[i]);
      largest = Math.max(largest, Math.abs(actual[i] - expected[i]));
    }
    assertThat((double) result.reward())
        .as(where(recording, step) + " reward")
        .isCloseTo(recording.get("rewards").get(step).asDouble(), within(TOLERANCE));
    assertThat(result.terminated())
        .as(where(recording, step) + " terminated")
        .isEqualTo(recording.get("terminated").get(step).asBoolean());
    return largest;
  }

  @Test
  void episodes_end_at_the_recorded_step_for_the_recorded_reason() throws IOException {
    for (JsonNode recording : Recordings.read(FILE)) {
      double[] start = Recordings.numbers(recording.get("initial_state"));
      try (TimeLimit<CartPoleState> episode = new TimeLimit<>(startingFrom(start))) {
        episode.reset(0, observation);
        for (int i = 0; i < recording.get("actions").size(); i++) {
          StepResult result = episode.step(action(recording, i), observation);
          assertThat(result.terminated())
              .as(where(recording, i) + " terminated")
              .isEqualTo(recording.get("terminated").get(i).asBoolean());
          assertThat(result.truncated())
              .as(where(recording, i) + " truncated")
              .isEqualTo(recording.get("truncated").get(i).asBoolean());
        }
      }
    }
  }

  private CartPole startingFrom(double[] state) {
    CartPole cartPole = new CartPole(CartPoleOptions.defaults(), new StateDraws(state));
    cartPole.reset(0, observation);
    return cartPole;
  }

  private static float[] action(JsonNode recording, int step) {
    return new float[] {recording.get("actions").get(step).floatValue()};
  }

  private static String where(JsonNode recording, int step) {
    return FILE + " recording " + recording.get("id") + " step " + step;
  }

  /** Draws the four numbers of a state, which need not lie in the range a start is drawn from. */
  private static final class StateDraws implements Draws {

    private final double[] state;
    private int next;

    StateDraws(double[] state) {
      this.state = Arrays.copyOf(state, state.length);
    }

    @Override
    public void begin(long seed) {
      next = 0;
    }

    @Override
    public double uniform(double low, double high) {
      return state[next++];
    }

    @Override
    public int integer(int low, int high) {
      throw new UnsupportedOperationException("a state is made of real numbers");
    }
  }
}
