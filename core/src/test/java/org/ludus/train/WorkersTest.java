package org.ludus.train;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicIntegerArray;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WorkersTest {

  /** Only a test that fails waits as long. */
  private static final int PATIENCE_SECONDS = 20;

  @ParameterizedTest
  @CsvSource({"1, 1, 5", "2, 2, 1", "4, 4, 3", "4, 2, 100", "2, 5, 100", "3, 3, 0"})
  void every_piece_is_done_once_and_no_more_threads_take_part_than_may(
      int threads, int most, int pieces) {
    AtomicIntegerArray done = new AtomicIntegerArray(pieces);
    AtomicIntegerArray busy = new AtomicIntegerArray(Math.min(threads, most));
    try (Workers workers = new Workers(threads)) {
      workers.share(
          pieces,
          most,
          (worker, piece) -> {
            assertThat(busy.incrementAndGet(worker)).isEqualTo(1);
            done.incrementAndGet(piece);
            busy.decrementAndGet(worker);
          });
    }
    for (int piece = 0; piece < pieces; piece++) {
      assertThat(done.get(piece)).isEqualTo(1);
    }
  }

  @Test
  void while_one_is_at_a_slow_piece_the_other_does_all_the_rest() {
    CountDownLatch rest = new CountDownLatch(5);
    try (Workers workers = new Workers(2)) {
      workers.share(
          6,
          2,
          (worker, piece) -> {
            if (piece == 0) {
              await(rest);
            } else {
              rest.countDown();
            }
          });
    }
    assertThat(rest.getCount()).isZero();
  }

  @Test
  void of_several_failures_the_lowest_is_thrown_as_it_is_whichever_came_first() {
    CountDownLatch later = new CountDownLatch(1);
    try (Workers workers = new Workers(4)) {
      assertThatThrownBy(
              () ->
                  workers.share(
                      100,
                      4,
                      (worker, piece) -> {
                        if (piece == 1) {
                          await(later);
                          throw new ArithmeticException("the first of them");
                        } else if (piece == 3) {
                          later.countDown();
                          throw new IllegalStateException("the quickest");
                        }
                      }))
          .isExactlyInstanceOf(ArithmeticException.class)
          .hasMessage("the first of them");
    }
  }

  @Test
  void after_a_failure_no_further_piece_is_begun() {
    AtomicIntegerArray begun = new AtomicIntegerArray(10);
    try (Workers workers = new Workers(1)) {
      assertThatThrownBy(
              () ->
                  workers.share(
                      10,
                      1,
                      (worker, piece) -> {
                        begun.incrementAndGet(piece);
                        if (piece == 3) {
                          throw new StackOverflowError("too deep");
                        }
                      }))
          .isExactlyInstanceOf(StackOverflowError.class);
    }
    assertThat(begun.toString()).isEqualTo("[1, 1, 1, 1, 0, 0, 0, 0, 0, 0]");
  }

  @Test
  void whoever_closes_waits_for_helpers_still_at_work_even_when_interrupted() {
    CountDownLatch begun = new CountDownLatch(1);
    AtomicBoolean done = new AtomicBoolean();
    Workers workers = new Workers(2);
    workers
        .others()
        .execute(
            () -> {
              begun.countDown();
              linger();
              done.set(true);
            });
    await(begun);
    Thread.currentThread().interrupt();

    workers.close();

    assertThat(done).isTrue();
    assertThat(Thread.interrupted()).isTrue();
  }

  /** Takes long enough for a thread that does not wait to be far ahead. */
  private static void linger() {
    try {
      Thread.sleep(200);
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  private static void await(CountDownLatch latch) {
    try {
      assertThat(latch.await(PATIENCE_SECONDS, TimeUnit.SECONDS)).isTrue();
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }
}
