package org.ludus.env;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.api.Test;

class DrawsTest {

  private final Draws draws = Draws.seeded();

  @Test
  void equal_seeds_give_equal_draws_whatever_was_drawn_before() {
    draws.begin(7);
    double real = draws.uniform(-1, 1);
    int whole = draws.integer(0, 1000);
    draws.begin(8);
    draws.uniform(0, 1);

    draws.begin(7);

    assertThat(draws.uniform(-1, 1)).isEqualTo(real);
    assertThat(draws.integer(0, 1000)).isEqualTo(whole);
  }

  @Test
  void draws_lie_in_their_range_and_fill_it_evenly() {
    draws.begin(1);
    double sum = 0;
    Set<Integer> wholes = new HashSet<>();
    for (int i = 0; i < 10_000; i++) {
      double real = draws.uniform(2, 4);
      assertThat(real).isGreaterThanOrEqualTo(2).isLessThan(4);
      sum += real;
      wholes.add(draws.integer(-2, 2));
    }
    // Five standard errors of a mean of 10,000 numbers uniform over a range of 2.
    assertThat(sum / 10_000).isCloseTo(3, within(0.03));
    assertThat(wholes).containsExactlyInAnyOrder(-2, -1, 0, 1);
  }

  @Test
  void neighbouring_seeds_begin_unrelated() {
    double sum = 0;
    for (int seed = 0; seed < 10_000; seed++) {
      draws.begin(seed);
      sum += draws.uniform(0, 1);
    }
    assertThat(sum / 10_000).isCloseTo(0.5, within(0.015));
  }
}
