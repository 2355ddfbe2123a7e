package org.ludus.agent.parts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.ludus.agent.parts.Schedule.Shape;

class ScheduleTest {

  @Test
  void a_linear_schedule_takes_equal_steps_and_stays_at_its_end() {
    Schedule schedule = new Schedule(Shape.LINEAR, 1, 0.2, 100);

    assertThat(schedule.value(0)).isEqualTo(1);
    assertThat(schedule.value(25)).isCloseTo(0.8, within(1e-12));
    assertThat(schedule.value(100)).isEqualTo(0.2);
    assertThat(schedule.value(1_000_000)).isEqualTo(0.2);
  }

  @Test
  void an_exponential_schedule_takes_equal_ratios() {
    Schedule schedule = new Schedule(Shape.EXPONENTIAL, 1, 0.01, 100);

    assertThat(schedule.value(0)).isEqualTo(1);
    assertThat(schedule.value(50)).isCloseTo(0.1, within(1e-12));
    assertThat(schedule.value(200)).isEqualTo(0.01);
  }

  @Test
  void a_constant_never_changes() {
    assertThat(Schedule.constant(0.3).value(0)).isEqualTo(0.3);
    assertThat(Schedule.constant(0.3).value(99)).isEqualTo(0.3);
  }

  @Test
  void an_exponential_schedule_cannot_reach_zero() {
    assertThatThrownBy(() -> new Schedule(Shape.EXPONENTIAL, 1, 0, 10))
        .isInstanceOf(IllegalArgumentException.class);
  }
}
