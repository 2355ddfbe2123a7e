package org.ludus.agent.replay;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.ludus.agent.Transitions;
import org.ludus.env.Space;
import org.ludus.env.SplitMix64;

/** Steps number 0, 1, 2... with rewards 1, 10, 100...: the digits of a return tell its steps. */
class MultiStepReturnsTest {

  private final ReplayBuffer replay =
      new ReplayBuffer(Space.Box.of(new Space.Dimension("x", "", 0, 100)), 1, 100);

  @Test
  void one_step_is_what_happened() {
    MultiStepReturns returns = new MultiStepReturns(1, 0.5, 1, 1, replay);
    returns.add(step(0, false, false));
    returns.add(step(1, true, false));

    assertThat(kept()).containsExactly("0: 1.0, then 1 worth 0.5", "1: 10.0, then 2 worth 0.0");
  }

  @Test
  void rewards_of_n_steps_are_added_up_discounted() {
    MultiStepReturns returns = new MultiStepReturns(3, 0.5, 1, 1, replay);
    for (int number = 0; number < 4; number++) {
      returns.add(step(number, false, false));
    }

    // 1 + 10 / 2 + 100 / 4, and the value three steps later worth 1/8.
    assertThat(kept())
        .containsExactly("0: 31.0, then 3 worth 0.125", "1: 310.0, then 4 worth 0.125");
  }

  @Test
  void a_terminal_step_completes_all_and_leaves_nothing_to_come() {
    MultiStepReturns returns = new MultiStepReturns(3, 0.5, 1, 1, replay);
    returns.add(step(0, false, false));
    returns.add(step(1, true, false));

    assertThat(kept()).containsExactly("0: 6.0, then 2 worth 0.0", "1: 10.0, then 2 worth 0.0");
  }

  @Test
  void behind_a_time_limit_the_value_of_what_was_seen_last_counts() {
    MultiStepReturns returns = new MultiStepReturns(3, 0.5, 1, 1, replay);
    returns.add(step(0, false, false));
    returns.add(step(1, false, true));

    assertThat(kept()).containsExactly("0: 6.0, then 2 worth 0.25", "1: 10.0, then 2 worth 0.5");
  }

  @Test
  void episodes_do_not_run_into_each_other_and_rows_keep_apart() {
    MultiStepReturns returns = new MultiStepReturns(2, 1, 2, 1, replay);
    Transitions both = new Transitions(2, 1, 1);
    for (int number = 0; number < 3; number++) {
      both.observations[0] = number;
      both.nextObservations[0] = number + 1;
      both.rewards[0] = 1;
      both.terminated[0] = number == 1;
      both.observations[1] = 50 + number;
      both.nextObservations[1] = 51 + number;
      both.rewards[1] = 100;
      returns.add(both);
    }

    assertThat(kept())
        .containsExactly(
            "0: 2.0, then 2 worth 0.0",
            "1: 1.0, then 2 worth 0.0",
            "50: 200.0, then 52 worth 1.0",
            "51: 200.0, then 53 worth 1.0");
  }

  @Test
  void a_stream_that_leaps_is_believed() {
    MultiStepReturns returns = new MultiStepReturns(1, 0.5, 1, 1, replay);
    returns.add(step(0, false, false));
    returns.add(step(5, false, false));

    assertThat(kept()).containsExactly("0: 1.0, then 1 worth 0.5", "5: 100000.0, then 6 worth 0.5");
  }

  private static Transitions step(int number, boolean terminated, boolean truncated) {
    Transitions step = new Transitions(1, 1, 1);
    step.observations[0] = number;
    step.nextObservations[0] = number + 1;
    step.rewards[0] = (float) Math.pow(10, number);
    step.terminated[0] = terminated;
    step.truncated[0] = truncated;
    return step;
  }

  /** Returns all different transitions in the buffer, in the order of their first observations. */
  private List<String> kept() {
    Minibatch batch = new Minibatch(1000, 1, 1);
    replay.sample(batch, 0, new SplitMix64(1));
    List<float[]> rows = new ArrayList<>();
    for (int row = 0; row < batch.rows; row++) {
      rows.add(
          new float[] {
            batch.observations[row],
            batch.rewards[row],
            batch.nextObservations[row],
            batch.discounts[row]
          });
    }
    rows.sort(Comparator.comparingDouble(row -> row[0]));
    return rows.stream()
        .map(
            row -> "%d: %s, then %d worth %s".formatted((int) row[0], row[1], (int) row[2], row[3]))
        .distinct()
        .toList();
  }
}
