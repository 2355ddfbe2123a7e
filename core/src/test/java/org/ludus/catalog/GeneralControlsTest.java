package org.ludus.catalog;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.ludus.env.Space;
import org.ludus.profile.KeyBindings;
import org.ludus.profile.PlayerSettings;

class GeneralControlsTest {

  @Test
  void names_of_directions_are_on_the_arrows_and_all_actions_on_digits() {
    Controls controls =
        GeneralControls.of(
            new Space.Discrete(List.of("push left", "nothing", "push right", "jump")));

    assertThat(controls.clock()).isEqualTo(Controls.Clock.TIME);
    assertThat(controls.rest()).containsExactly(List.of(1f));
    assertThat(controls.keys())
        .extracting(Controls.Key::names)
        .containsExactly(
            List.of("Left", "A", "1"), List.of("2"), List.of("Right", "D", "3"), List.of("4"));
    assertThat(controls.keys().get(2).action()).containsExactly(2f);
  }

  @Test
  void without_an_action_that_does_nothing_every_step_waits_for_a_key() {
    Controls controls = GeneralControls.of(Space.Discrete.numbered(12));

    assertThat(controls.waitsForKey()).isTrue();
    assertThat(controls.keys()).hasSize(10);
    assertThat(controls.keys().get(9).names()).containsExactly("0");
  }

  @Test
  void an_arrow_belongs_to_the_first_that_asks_for_it_and_to_one_direction_only() {
    Controls controls =
        GeneralControls.of(new Space.Discrete(List.of("up left", "left", "left again")));

    assertThat(controls.keys())
        .extracting(Controls.Key::names)
        .containsExactly(List.of("1"), List.of("Left", "A", "2"), List.of("3"));
  }

  @Test
  void continuous_actions_have_a_key_for_less_and_one_for_more() {
    Controls controls =
        GeneralControls.of(
            Space.Box.of(
                new Space.Dimension("torque", "N m", -2, 2),
                new Space.Dimension("throttle", "", 0, 1),
                new Space.Dimension("throttle", "", 0.5f, 1)));

    assertThat(controls.rest()).containsExactly(List.of(0f, 0f, 0.5f));
    assertThat(controls.keys())
        .extracting(Controls.Key::label)
        .containsExactly("torque \u2212", "torque +", "throttle +", "throttle 3 +");
    assertThat(controls.keys())
        .extracting(Controls.Key::action)
        .containsExactly(
            List.of(-2f, 0f, 0f), List.of(2f, 0f, 0f), List.of(0f, 1f, 0f), List.of(0f, 0f, 0.5f));
    assertThat(controls.keys().get(2).names()).containsExactly("Up");
  }

  @Test
  void no_key_has_two_meanings() {
    List<Space.Dimension> many =
        java.util.Collections.nCopies(9, new Space.Dimension("force", "N", -1, 1));
    for (Space space : List.of(Space.Box.of(many), Space.Discrete.numbered(30))) {
      KeyBindings keys =
          KeyBindings.of(PlayerSettings.DEFAULTS, "world", GeneralControls.of(space));

      assertThat(keys.conflicts()).isEmpty();
      assertThat(keys.controls().keys().stream().map(Controls.Key::label)).doesNotHaveDuplicates();
    }
  }
}
