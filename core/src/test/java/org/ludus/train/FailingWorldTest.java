package org.ludus.train;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.ludus.agent.Policy;
import org.ludus.env.Environment;
import org.ludus.env.EnvironmentSpec;
import org.ludus.env.Space;
import org.ludus.env.StepResult;

/**
 * What comes of the other threads when a world fails on one of them: worlds are closed after that,
 * and one that keeps its state outside Java must not be in use then.
 */
class FailingWorldTest {

  private static final int THREADS = 4;
  private static final Policy STILL = (observation, action, random) -> action[0] = 0;

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 2, 3})
  void when_one_of_four_worlds_fails_nobody_steps_any_more_after_the_exception(int failing) {
    Together together = new Together();
    List<Environment<?>> worlds = new ArrayList<>();
    for (int i = 0; i < THREADS; i++) {
      worlds.add(new World(together, i == failing));
    }
    try (Workers workers = new Workers(THREADS)) {
      Evaluator evaluator = new Evaluator(worlds, workers);

      assertThatThrownBy(() -> evaluator.evaluate(STILL, THREADS, () -> 1L))
          .isExactlyInstanceOf(IllegalStateException.class)
          .hasMessage("broken at step 30");
      assertThat(together.playing).hasValue(0);
    }
  }

  /** What the worlds of one test know of each other. */
  private static final class Together {

    final CountDownLatch allBegun = new CountDownLatch(THREADS);
    final CountDownLatch broken = new CountDownLatch(1);
    final AtomicInteger playing = new AtomicInteger();
  }

  /** Breaks at step 30, or goes on for some time after another has. */
  private static final class World implements Environment<Integer> {

    private static final int BREAKS_AT = 30;
    private static final int STEPS = 100;

    /** Only a test that fails waits as long. */
    private static final int PATIENCE_SECONDS = 20;

    private static final EnvironmentSpec SPEC =
        new EnvironmentSpec(
            "world",
            Space.Box.of(new Space.Dimension("age", "", 0, STEPS)),
            Space.Discrete.numbered(1),
            EnvironmentSpec.NO_LIMIT,
            0,
            10);

    private final Together together;
    private final boolean breaks;
    private int age;

    World(Together together, boolean breaks) {
      this.together = together;
      this.breaks = breaks;
    }

    @Override
    public EnvironmentSpec spec() {
      return SPEC;
    }

    /** Waits for the others, so that every thread has one of the worlds. */
    @Override
    public void reset(long seed, float[] observation) {
      age = 0;
      together.playing.incrementAndGet();
      together.allBegun.countDown();
      await(together.allBegun);
    }

    @Override
    public StepResult step(float[] action, float[] observation) {
      age++;
      if (breaks && age == BREAKS_AT) {
        together.playing.decrementAndGet();
        together.broken.countDown();
        throw new IllegalStateException("broken at step " + age);
      } else if (!breaks && age > BREAKS_AT) {
        await(together.broken);
        linger();
      }
      if (age == STEPS) {
        together.playing.decrementAndGet();
      }
      return new StepResult(0, age == STEPS, false);
    }

    @Override
    public Integer snapshot() {
      return age;
    }

    @Override
    public boolean succeeded() {
      return false;
    }

    private static void await(CountDownLatch latch) {
      try {
        assertThat(latch.await(PATIENCE_SECONDS, TimeUnit.SECONDS)).isTrue();
      } catch (InterruptedException e) {
        throw new IllegalStateException(e);
      }
    }

    private static void linger() {
      try {
        Thread.sleep(2);
      } catch (InterruptedException e) {
        throw new IllegalStateException(e);
      }
    }
  }
}
