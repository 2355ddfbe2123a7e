package org.ludus.env.wrapper;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.ludus.env.Inspectable;
import org.ludus.env.StepResult;

class TimeLimitTest {

  private final Countdown world = new Countdown(3);
  private final TimeLimit<Integer> limited = new TimeLimit<>(world);
  private final float[] observation = new float[2];
  private final float[] action = {0};

  private StepResult step() {
    return limited.step(action, observation);
  }

  @Test
  void truncates_at_the_limit() {
    limited.reset(1, observation);

    assertThat(step().ended()).isFalse();
    assertThat(step().ended()).isFalse();
    assertThat(step()).isEqualTo(new StepResult(1, false, true));
  }

  @Test
  void an_end_at_the_limit_is_an_end_and_no_truncation() {
    world.terminatesAt = 3;
    limited.reset(1, observation);
    step();
    step();

    assertThat(step()).isEqualTo(new StepResult(1, true, false));
  }

  @Test
  void refuses_steps_outside_an_episode() {
    assertThatThrownBy(this::step).isInstanceOf(IllegalStateException.class);
    world.terminatesAt = 1;
    limited.reset(1, observation);
    step();
    assertThatThrownBy(this::step)
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("reset");

    limited.reset(2, observation);

    assertThat(step().terminated()).isTrue();
  }

  @Test
  void passes_the_rest_on() {
    limited.reset(1, observation);
    step();

    assertThat(limited.spec()).isSameAs(world.spec());
    assertThat(limited.snapshot()).isEqualTo(1);
    assertThat(limited.capability(Inspectable.class).orElseThrow().succeeded()).isFalse();
    limited.close();
    assertThat(world.closed).isTrue();
  }
}
