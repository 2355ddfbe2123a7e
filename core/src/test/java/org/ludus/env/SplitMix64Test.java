package org.ludus.env;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.api.Test;

class SplitMix64Test {

  @Test
  void reseeding_is_the_same_as_starting_anew() {
    SplitMix64 used = new SplitMix64(5);
    used.nextLong();
    used.reseed(42);

    assertThat(used.nextLong()).isEqualTo(new SplitMix64(42).nextLong());
  }

  @Test
  void a_restored_state_goes_on_where_it_was_read() {
    SplitMix64 random = new SplitMix64(1);
    random.nextLong();
    long state = random.state();
    long next = random.nextLong();

    SplitMix64 other = new SplitMix64(99);
    other.restore(state);

    assertThat(other.nextLong()).isEqualTo(next);
  }

  @Test
  void mixing_reproduces_a_published_value() {
    // The first output of the reference implementation for the seed 1234567.
    assertThat(SplitMix64.mix(1234567L + 0x9e3779b97f4a7c15L)).isEqualTo(6457827717110365317L);
  }

  @Test
  void mixing_is_a_bijection_on_a_sample() {
    Set<Long> seen = new HashSet<>();
    for (long bits = 0; bits < 100_000; bits++) {
      assertThat(seen.add(SplitMix64.mix(bits))).isTrue();
    }
  }
}
