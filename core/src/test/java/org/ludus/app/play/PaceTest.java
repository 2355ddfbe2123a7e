package org.ludus.app.play;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.Test;

class PaceTest {

  private long now;
  private int steps;

  @Test
  void steps_follow_the_time_and_not_the_frames() {
    Pace pace = new Pace(1, () -> now);

    for (int frame = 0; frame < 64; frame++) {
      pace.advance(1 / 64.0, 50, this::step);
    }

    assertThat(steps).isEqualTo(50);
  }

  @Test
  void speed_multiplies_the_steps() {
    Pace pace = new Pace(0.25, () -> now);

    for (int frame = 0; frame < 64; frame++) {
      pace.advance(1 / 64.0, 64, this::step);
    }

    assertThat(steps).isEqualTo(16);
  }

  @Test
  void time_lost_in_a_slow_frame_is_not_made_up_for() {
    Pace pace = new Pace(1, () -> now);

    pace.advance(30, 100, this::step);

    assertThat(steps).isEqualTo(10);
  }

  @Test
  void steps_that_are_too_slow_for_a_frame_are_dropped_rather_than_owed() {
    Pace pace = new Pace(8, () -> now);
    BooleanSupplier slow =
        () -> {
          now += 10_000_000;
          return step();
        };

    pace.advance(0.1, 100, slow);
    int first = steps;
    pace.advance(0, 100, slow);

    assertThat(first).isEqualTo(2);
    assertThat(steps).isEqualTo(2);
  }

  @Test
  void an_unlimited_pace_fills_the_frame_and_no_more() {
    Pace pace = new Pace(Double.POSITIVE_INFINITY, () -> now += 1_000_000);

    pace.advance(0, 1, this::step);

    assertThat(steps).isBetween(10, 14);
  }

  @Test
  void nothing_follows_a_step_that_says_so() {
    Pace pace = new Pace(8, () -> now);

    pace.advance(0.1, 100, () -> !step());

    assertThat(steps).isEqualTo(1);
  }

  @Test
  void speeds_go_up_and_down_from_any_speed_and_stay_within_their_range() {
    Pace pace = new Pace(3, () -> now);

    pace.faster();
    assertThat(pace.label()).isEqualTo("4x");
    pace.faster();
    pace.faster();
    pace.faster();
    assertThat(pace.label()).isEqualTo("max");
    for (int i = 0; i < 9; i++) {
      pace.slower();
    }
    assertThat(pace.label()).isEqualTo("1/10");
  }

  @Test
  void the_part_of_the_next_step_grows_until_it_is_taken() {
    Pace pace = new Pace(1, () -> now);

    pace.advance(1 / 64.0, 16, this::step);
    assertThat(pace.part()).isEqualTo(0.25f);
    pace.advance(1 / 64.0, 16, this::step);
    assertThat(pace.part()).isEqualTo(0.5f);
    pace.forget();
    assertThat(pace.part()).isZero();
    assertThat(steps).isZero();
  }

  private boolean step() {
    steps++;
    return true;
  }
}
