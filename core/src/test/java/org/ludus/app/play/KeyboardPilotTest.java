package org.ludus.app.play;

import static org.assertj.core.api.Assertions.assertThat;

import com.badlogic.gdx.Input;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.ludus.app.ui.Pad;
import org.ludus.catalog.Controls;
import org.ludus.env.Space;

class KeyboardPilotTest {

  private static final Space DISCRETE = Space.Discrete.numbered(4);
  private static final Space BOX =
      Space.Box.of(new Space.Dimension("main", "", -1, 1), new Space.Dimension("side", "", -1, 1));

  private static final Controls THRUST =
      new Controls(
          Controls.Clock.TIME,
          List.of(List.of(-0.5f, 0f)),
          List.of(
              new Controls.Key(List.of("Up"), "main", List.of(1f, 0f)),
              new Controls.Key(List.of("Right"), "right", List.of(0f, 1f))));

  private final float[] action = new float[2];

  @Test
  void the_key_pressed_last_wins_in_a_discrete_space() {
    KeyboardPilot pilot = discrete(false, 0f);

    pilot.press(Input.Keys.LEFT);
    pilot.press(Input.Keys.W);
    assertThat(act(pilot)).isEqualTo(2);

    pilot.release(Input.Keys.W);
    assertThat(act(pilot)).isEqualTo(1);

    pilot.release(Input.Keys.LEFT);
    assertThat(act(pilot)).isEqualTo(0);
  }

  @Test
  void resting_goes_through_its_actions_in_turn() {
    KeyboardPilot pilot = discrete(false, 0f, 3f);

    assertThat(List.of(act(pilot), act(pilot), act(pilot))).containsExactly(0f, 3f, 0f);
  }

  @Test
  void a_tap_between_two_steps_counts_for_one() {
    KeyboardPilot pilot = discrete(false, 0f);

    pilot.press(Input.Keys.UP);
    pilot.release(Input.Keys.UP);

    assertThat(act(pilot)).isEqualTo(2);
    assertThat(act(pilot)).isEqualTo(0);
  }

  @Test
  void a_tap_while_another_key_is_held_counts_for_one_and_the_held_key_goes_on() {
    KeyboardPilot pilot = discrete(false, 0f);
    pilot.press(Input.Keys.LEFT);
    assertThat(act(pilot)).isEqualTo(1);

    pilot.press(Input.Keys.UP);
    pilot.release(Input.Keys.UP);

    assertThat(List.of(act(pilot), act(pilot), act(pilot))).containsExactly(2f, 1f, 1f);
  }

  @Test
  void of_many_taps_between_two_steps_the_last_counts() {
    KeyboardPilot pilot = discrete(false, 0f);
    for (int key : new int[] {Input.Keys.UP, Input.Keys.UP, Input.Keys.UP, Input.Keys.LEFT}) {
      pilot.press(key);
      pilot.release(key);
    }

    assertThat(List.of(act(pilot), act(pilot))).containsExactly(1f, 0f);
  }

  @Test
  void a_tap_adds_to_what_is_held_in_a_box() {
    KeyboardPilot pilot = new KeyboardPilot(THRUST, THRUST, BOX);
    pilot.press(Input.Keys.UP);
    pilot.act(new float[1], action);

    pilot.press(Input.Keys.RIGHT);
    pilot.release(Input.Keys.RIGHT);
    pilot.act(new float[1], action);
    assertThat(action).containsExactly(0.5f, 1f);

    pilot.act(new float[1], action);
    assertThat(action).containsExactly(0.5f, 0f);
  }

  @Test
  void held_keys_add_up_in_a_box() {
    KeyboardPilot pilot = new KeyboardPilot(THRUST, THRUST, BOX);

    pilot.press(Input.Keys.UP);
    pilot.press(Input.Keys.RIGHT);
    pilot.act(new float[1], action);

    assertThat(action).containsExactly(0.5f, 1f);
  }

  @Test
  void a_stick_acts_as_far_as_it_is_pressed_in_a_box() {
    KeyboardPilot pilot = new KeyboardPilot(THRUST, THRUST, BOX);

    assertThat(pilot.steer(Pad.Direction.UP, 0.5f)).isTrue();
    assertThat(pilot.steer(Pad.Direction.RIGHT, 0.25f)).isTrue();
    pilot.act(new float[1], action);
    assertThat(action).containsExactly(0f, 0.25f);

    pilot.steer(Pad.Direction.UP, 1);
    pilot.steer(Pad.Direction.RIGHT, 0);
    pilot.act(new float[1], action);
    assertThat(action).containsExactly(0.5f, 0f);
  }

  @Test
  void a_stick_is_a_switch_in_a_discrete_space() {
    KeyboardPilot pilot = discrete(false, 0f);

    pilot.steer(Pad.Direction.UP, 0.4f);
    assertThat(act(pilot)).isEqualTo(0);

    pilot.steer(Pad.Direction.UP, 0.6f);
    assertThat(act(pilot)).isEqualTo(2);

    pilot.steer(Pad.Direction.UP, 0.3f);
    assertThat(act(pilot)).isEqualTo(0);
  }

  @Test
  void a_direction_that_means_nothing_here_is_left_to_others() {
    assertThat(discrete(false, 0f).steer(Pad.Direction.DOWN, 1)).isFalse();
  }

  @Test
  void a_stick_does_what_the_arrow_would_whatever_key_a_person_has_bound() {
    Controls rebound =
        new Controls(
            Controls.Clock.TIME,
            THRUST.rest(),
            List.of(
                new Controls.Key(List.of("I"), "main", List.of(1f, 0f)),
                new Controls.Key(List.of("L"), "right", List.of(0f, 1f))));
    KeyboardPilot pilot = new KeyboardPilot(THRUST, rebound, BOX);
    assertThat(pilot.press(Input.Keys.UP)).isFalse();

    assertThat(pilot.steer(Pad.Direction.RIGHT, 1)).isTrue();
    pilot.act(new float[1], action);

    assertThat(action).containsExactly(-0.5f, 1f);
  }

  @Test
  void letting_go_of_everything_leaves_nothing_held_or_waiting() {
    KeyboardPilot pilot = discrete(true);
    pilot.press(Input.Keys.UP);

    pilot.releaseAll();

    assertThat(pilot.controls().keys()).noneMatch(pilot::isHeld);
    assertThat(pilot.act(new float[1], new float[1])).isFalse();
  }

  @Test
  void a_world_that_waits_remembers_two_presses_and_no_more() {
    KeyboardPilot pilot = discrete(true);
    float[] one = new float[1];

    for (int i = 0; i < 5; i++) {
      pilot.press(Input.Keys.UP);
      pilot.release(Input.Keys.UP);
    }

    assertThat(pilot.act(one, one)).isTrue();
    assertThat(pilot.act(one, one)).isTrue();
    assertThat(pilot.act(one, one)).isFalse();
  }

  @Test
  void a_world_that_waits_takes_one_step_a_press() {
    KeyboardPilot pilot = discrete(true);
    float[] one = new float[1];
    assertThat(pilot.act(one, one)).isFalse();

    pilot.press(Input.Keys.UP);

    assertThat(pilot.act(one, one)).isTrue();
    assertThat(pilot.act(one, one)).isFalse();
  }

  @Test
  void keys_of_no_meaning_are_left_to_others() {
    KeyboardPilot pilot = discrete(false, 0f);

    assertThat(pilot.press(Input.Keys.SPACE)).isFalse();
    assertThat(pilot.release(Input.Keys.SPACE)).isFalse();
  }

  private static KeyboardPilot discrete(boolean waits, Float... rest) {
    Controls controls =
        new Controls(
            waits ? Controls.Clock.KEYS : Controls.Clock.TIME,
            Stream.of(rest).map(List::of).toList(),
            List.of(
                new Controls.Key(List.of("Left", "A"), "left", List.of(1f)),
                new Controls.Key(List.of("Up", "W"), "up", List.of(2f))));
    return new KeyboardPilot(controls, controls, DISCRETE);
  }

  private float act(KeyboardPilot pilot) {
    float[] chosen = new float[1];
    assertThat(pilot.act(new float[1], chosen)).isTrue();
    return chosen[0];
  }
}
