package org.ludus.agent.replay;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.ludus.env.EnvironmentSpec;
import org.ludus.env.Space;
import org.ludus.settings.Settings;

class MemoryEstimateTest {

  private static final long GIBIBYTE = 1L << 30;

  private static MemoryEstimate memory(Space.Box seen, int capacity, double priorityExponent) {
    EnvironmentSpec spec =
        new EnvironmentSpec("any", seen, Space.Discrete.numbered(4), 100, 0, 100);
    ReplaySettings settings =
        Settings.override(
            "replay",
            Settings.defaults(ReplaySettings.class),
            Map.of("capacity", capacity, "priority_exponent", priorityExponent));
    return MemoryEstimate.of(spec, settings);
  }

  private static Space.Box pictures(int frames) {
    return new Space.Box(
        Collections.nCopies(84 * 84 * 4, new Space.Dimension("p", "", 0, 1)),
        List.of(84, 84, 4),
        frames);
  }

  @Test
  void a_million_pictures_of_four_frames_take_a_frame_each() {
    MemoryEstimate memory = memory(pictures(4), 1_000_000, 0);

    // 84 * 84 + 8 bytes for a frame, of which there are 1.01; 20 bytes for the transition.
    assertThat(memory.bytes()).isEqualTo(7_154_640_000L);
    assertThat(memory).hasToString("1,000,000 transitions of 84x84x4 pictures, 7.2 GB");
    assertThat(memory.large()).isTrue();
    assertThat(memory.fits(8 * GIBIBYTE)).isTrue();
    assertThat(memory.fits(7 * GIBIBYTE)).isFalse();
  }

  @Test
  void it_says_what_would_fit() {
    MemoryEstimate memory = memory(pictures(4), 1_000_000, 0);

    int fewer = memory.transitionsThatFit(4 * GIBIBYTE);
    assertThat(fewer).isEqualTo(540_000);
    assertThat(memory(pictures(4), fewer, 0).fits(4 * GIBIBYTE)).isTrue();
    assertThat(memory.fits(memory.heapNeeded())).isTrue();
    assertThat(memory.heapNeeded()).isLessThan(8 * GIBIBYTE);
  }

  @Test
  void floats_and_priorities_take_more() {
    long bytes = memory(pictures(4), 1_000, 0).bytes();

    assertThat(memory(pictures(0), 1_000, 0).bytes()).isGreaterThan(15 * bytes);
    assertThat(memory(pictures(4), 1_000, 0.5).bytes()).isEqualTo(bytes + 32_000);
  }

  @Test
  void what_is_small_always_fits() {
    Space.Box few = Space.Box.of(Collections.nCopies(8, new Space.Dimension("x", "", 0, 1)));
    MemoryEstimate memory = memory(few, 100_000, 0);

    assertThat(memory.large()).isFalse();
    assertThat(memory.fits(1)).isTrue();
    assertThat(memory).hasToString("100,000 transitions of 8 numbers, 6 MB");
  }
}
