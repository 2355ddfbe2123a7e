package org.ludus.check;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.function.IntToDoubleFunction;
import org.junit.jupiter.api.Test;

class SteadyMeasurementTest {

  private static final long ROUND_NANOS = 200_000_000;

  /** The clocks stand still but for what rounds take. */
  private long nanos;

  private long compilerMillis;
  private int rounds;

  @Test
  void what_stands_still_at_once_takes_no_longer_than_asked_for() {
    SteadyMeasurement.Figure figure = measure(round -> 1_000, round -> 0, 1);

    assertThat(rounds).isEqualTo(5);
    assertThat(figure.rate()).isEqualTo(1_000);
    assertThat(figure.spread()).isZero();
    assertThat(figure.steady()).isTrue();
  }

  @Test
  void what_warms_up_is_measured_when_it_is_warm() {
    SteadyMeasurement.Figure figure =
        measure(round -> round < 9 ? 100 * round : 1_000 + round % 3, round -> 0, 1);

    assertThat(rounds).isEqualTo(13);
    assertThat(figure.rate()).isEqualTo(1_002);
    assertThat(figure.least()).isEqualTo(1_000);
    assertThat(figure.steady()).isTrue();
  }

  @Test
  void slow_code_that_runs_evenly_does_not_count_while_java_is_compiling() {
    SteadyMeasurement.Figure figure =
        measure(round -> round < 12 ? 1 : 1_000, round -> round < 12 ? 100 : 0, 1);

    assertThat(figure.rate()).isEqualTo(1_000);
    assertThat(figure.least()).isEqualTo(1_000);
    assertThat(figure.steady()).isTrue();
  }

  @Test
  void what_never_stands_still_ends_and_says_so() {
    SteadyMeasurement.Figure figure = measure(round -> round % 2 == 0 ? 620 : 1_000, round -> 0, 1);

    assertThat(rounds).isEqualTo(60);
    assertThat(figure.rate()).isEqualTo(1_000);
    assertThat(figure.trouble()).contains("the last rounds differ by 38%; is the machine busy?");
  }

  @Test
  void an_even_figure_of_a_thread_that_had_half_a_core_is_not_relied_on() {
    SteadyMeasurement.Figure figure = measure(round -> 500, round -> 0, 0.5);

    assertThat(rounds).isEqualTo(5);
    assertThat(figure.steady()).isFalse();
    assertThat(figure.trouble()).contains("others took 50% of the processor; is the machine busy?");
  }

  @Test
  void java_that_never_stops_compiling_is_named() {
    SteadyMeasurement.Figure figure = measure(round -> 1_000, round -> 100, 1);

    assertThat(figure.trouble()).contains("Java was still compiling; a longer --seconds may help");
  }

  /** Measures for a second at the least, in rounds of a fifth. */
  private SteadyMeasurement.Figure measure(
      IntToDoubleFunction rate, IntToDoubleFunction compiling, double core) {
    return new SteadyMeasurement(() -> nanos, () -> compilerMillis)
        .measure(
            1,
            seconds -> {
              rounds++;
              nanos += ROUND_NANOS;
              compilerMillis += (long) compiling.applyAsDouble(rounds);
              return new SteadyMeasurement.Sample(rate.applyAsDouble(rounds), core);
            });
  }
}
