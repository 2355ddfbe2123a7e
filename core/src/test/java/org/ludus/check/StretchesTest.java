package org.ludus.check;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class StretchesTest {

  /** What a stretch of three things takes when nothing disturbs it. */
  private static final long STRETCH_NANOS = 30_000;

  /** For how long the thread loses its processor, in two stretches of five. */
  private static final long GONE_NANOS = 6_000_000;

  private long nanos;
  private long processorNanos;
  private int stretches;

  @Test
  void when_the_thread_loses_its_processor_that_does_not_show_in_the_rates() {
    Stretches.Times times =
        new Stretches(this::disturbed, () -> nanos, () -> processorNanos).run(1);

    assertThat(times.medianRate()).isCloseTo(1e5, within(1e-6));
    assertThat(times.rate()).isCloseTo(1e5, within(1e-6));
    assertThat(times.core()).isCloseTo(30_000 / 2_430_000.0, within(1e-3));
  }

  @Test
  void however_slow_they_are_there_are_a_few() {
    Stretches.Times times =
        new Stretches(
                () -> {
                  stretches++;
                  nanos += 2_000_000_000;
                  return 1;
                },
                () -> nanos,
                () -> nanos)
            .run(0.01);

    assertThat(stretches).isEqualTo(5);
    assertThat(times.medianRate()).isEqualTo(0.5);
    assertThat(times.core()).isEqualTo(1);
  }

  private long disturbed() {
    stretches++;
    nanos += STRETCH_NANOS + (stretches % 5 < 2 ? GONE_NANOS : 0);
    processorNanos += STRETCH_NANOS;
    return 3;
  }
}
