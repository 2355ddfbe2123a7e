package org.ludus.catalog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.ludus.env.Environment;
import org.ludus.env.EnvironmentSpec;
import org.ludus.env.Space;
import org.ludus.settings.UsageException;

class ObservationOptionsTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "cart-pole | [4] | 0",
        "cart-pole[frame_stack=1] | [4] | 0",
        "cart-pole[frame_stack=3] | [12] | 0",
        "cart-pole[pixels=84] | [84, 84, 4] | 4",
        "lunar-lander[pixels=42,frame_stack=1] | [42, 42, 1] | 1",
        "grid-world[pixels=40,frame_stack=2,frame_skip=2] | [40, 40, 2] | 2",
        "breakout[pixels=84,frame_skip=4] | [84, 84, 4] | 4",
      })
  void every_world_can_be_seen_in_pictures_and_stacks(String text, String shape, int frames) {
    try (Environment<?> world = Environments.make(EnvironmentReference.parse(text))) {
      Space.Box box = (Space.Box) world.spec().observationSpace();
      assertThat(box.shape()).hasToString(shape);
      assertThat(box.frames()).isEqualTo(frames);
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "pixels | 39 | pixels must be 0 or from 40 to 84, not 39",
        "pixels | 85 | pixels must be 0 or from 40 to 84, not 85",
        "frame_stack | 9 | frame_stack must be from 0 to 8, not 9",
        "frame_skip | 0 | frame_skip must be from 1 to 8, not 0",
      })
  void what_is_out_of_range_is_refused(String option, String value, String message) {
    EnvironmentEntry<?, ?> world = Environments.find("cart-pole");

    assertThatThrownBy(() -> world.make(Map.of(option, value)))
        .isInstanceOf(UsageException.class)
        .hasMessageContaining(message);
  }

  @Test
  void skipping_takes_the_limit_and_the_pace_down() {
    EnvironmentReference reference = EnvironmentReference.parse("cart-pole[frame_skip=4]");
    try (Environment<?> world = Environments.make(reference)) {
      EnvironmentSpec spec = world.spec();
      assertThat(spec.maxEpisodeSteps()).isEqualTo(125);
      assertThat(spec.stepsPerSecond()).isEqualTo(13);
    }
  }

  @Test
  void a_rule_written_by_hand_goes_by_the_world_s_own_observations() {
    EnvironmentEntry<?, ?> world = Environments.find("lunar-lander");

    assertThat(world.heuristicFor(Map.of("frame_skip", "2"))).isPresent();
    assertThat(world.heuristicFor(Map.of("pixels", "84"))).isEmpty();
    assertThat(world.heuristicFor(Map.of("frame_stack", "2"))).isEmpty();
  }
}
