package org.ludus.env.wrapper;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class StickyActionsTest {

  private final StickyActions<Integer> sticky = new StickyActions<>(new Countdown(10), 0.25);
  private final float[] observation = new float[2];

  /** Plays actions that alternate and returns those that were taken. */
  private List<Float> taken(long seed, int steps) {
    List<Float> taken = new ArrayList<>();
    sticky.reset(seed, observation);
    for (int i = 0; i < steps; i++) {
      sticky.step(new float[] {i % 4}, observation);
      taken.add(observation[1]);
    }
    return taken;
  }

  @Test
  void an_action_repeats_as_often_as_asked() {
    List<Float> taken = taken(1, 10_000);
    int repeats = 0;
    for (int i = 0; i < taken.size(); i++) {
      repeats += taken.get(i) == i % 4 ? 0 : 1;
    }

    // A run of four repeats meets its own action again, 0.25 to the fourth of the time.
    assertThat(repeats / 10_000.0).isCloseTo(0.25 - 0.0039, within(0.025));
  }

  @Test
  void what_repeats_is_the_action_that_was_taken() {
    List<Float> taken = taken(2, 1000);
    for (int i = 1; i < taken.size(); i++) {
      assertThat(taken.get(i)).isIn((float) (i % 4), taken.get(i - 1));
    }
  }

  @Test
  void the_first_action_of_an_episode_is_always_heard() {
    for (int seed = 0; seed < 200; seed++) {
      assertThat(taken(seed, 4).get(0)).isEqualTo(0);
    }
  }

  @Test
  void where_there_is_an_idle_action_the_first_may_be_it() {
    StickyActions<Integer> idle = new StickyActions<>(new Countdown(10), 0.25, List.of(7f));
    int idled = 0;
    for (int seed = 0; seed < 4000; seed++) {
      idle.reset(seed, observation);
      idle.step(new float[] {3}, observation);
      assertThat(observation[1]).isIn(3f, 7f);
      idled += observation[1] == 7 ? 1 : 0;
    }
    // Three standard errors of 4,000 draws.
    assertThat(idled / 4000.0).isCloseTo(0.25, within(0.021));
  }

  @Test
  void repeats_are_a_function_of_the_seed() {
    List<Float> first = taken(5, 50);
    taken(6, 7);

    assertThat(taken(5, 50)).isEqualTo(first);
    assertThat(taken(6, 50)).isNotEqualTo(first);
  }

  @Test
  void refuses_a_probability_out_of_range() {
    for (double probability : new double[] {-0.1, 1, Double.NaN}) {
      assertThatThrownBy(() -> new StickyActions<>(new Countdown(1), probability))
          .isInstanceOf(IllegalArgumentException.class);
    }
  }
}
