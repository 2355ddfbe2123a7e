package org.ludus.agent.parts;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.ludus.agent.Knob;
import org.ludus.file.Kept;

class LearningRateTest {

  @Test
  void it_falls_to_zero_over_the_training() {
    LearningRate rate = new LearningRate(0.4, true, 100, List.of());
    assertThat(rate.current()).isEqualTo(0.4);

    rate.anneal(25);
    assertThat(rate.current()).isEqualTo(0.4 * 0.75);
    rate.anneal(1_000);
    assertThat(rate.current()).isZero();
  }

  @Test
  void the_knob_reaches_one_and_leaves_the_schedule() {
    LearningRate rate = new LearningRate(0.001, true, 100, List.of());
    Knob knob = rate.knob();
    assertThat(knob.high()).isEqualTo(1);

    assertThat(knob.set(7)).isEqualTo(1);
    rate.anneal(50);

    assertThat(rate.current()).isEqualTo(1);
    assertThat(knob.value()).isEqualTo(1);
    assertThat(knob.set(0)).isEqualTo(1e-6);
  }

  @Test
  void what_was_set_by_hand_is_brought_back(@TempDir Path folder) throws IOException {
    LearningRate rate = LearningRate.constant(0.1);
    rate.knob().set(0.25);
    LearningRate other = LearningRate.constant(0.1);
    Kept.in(folder.resolve("state.bin"), rate::persist, other::persist);
    other.anneal(1);

    assertThat(other.current()).isEqualTo(0.25);
  }
}
