package org.ludus.agent.parts;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ArgmaxTest {

  @Test
  void the_greedy_choice_is_the_first_of_equals() {
    assertThat(Argmax.of(new float[] {9, 1, 5, 5, 2, 9}, 1, 4)).isEqualTo(1);
  }

  @Test
  void the_greatest_may_be_negative_and_come_last() {
    assertThat(Argmax.of(new float[] {-3, -2, -1}, 0, 3)).isEqualTo(2);
  }
}
