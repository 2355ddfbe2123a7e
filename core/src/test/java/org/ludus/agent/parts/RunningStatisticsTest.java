package org.ludus.agent.parts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class RunningStatisticsTest {

  @Test
  void batches_add_up_to_the_whole() {
    RunningStatistics statistics = new RunningStatistics(2);
    statistics.add(new float[] {1, 100, 2, 300}, 2);
    statistics.add(new float[] {3, 200}, 1);
    statistics.add(new float[] {4, 0, 5, 400}, 2);

    assertThat(statistics.mean(0)).isCloseTo(3, within(1e-9));
    assertThat(statistics.deviation(0)).isCloseTo(Math.sqrt(2), within(1e-6));
    assertThat(statistics.mean(1)).isCloseTo(200, within(1e-9));
    assertThat(statistics.deviation(1)).isCloseTo(Math.sqrt(20_000), within(1e-6));
  }

  @Test
  void what_never_changes_does_not_divide_by_zero() {
    RunningStatistics statistics = new RunningStatistics(1);
    assertThat(statistics.deviation(0)).isCloseTo(1, within(1e-6));

    statistics.add(new float[] {7, 7, 7}, 3);

    assertThat(statistics.mean(0)).isEqualTo(7);
    assertThat(statistics.deviation(0)).isPositive();
  }
}
