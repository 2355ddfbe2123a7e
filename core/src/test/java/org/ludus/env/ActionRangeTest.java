package org.ludus.env;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.ludus.env.Space.Dimension;

class ActionRangeTest {

  private static final float INFINITY = Float.POSITIVE_INFINITY;

  @Test
  void from_minus_one_to_one_numbers_stay_as_they_are_to_the_bit() {
    Dimension unit = new Dimension("x", "", -1, 1);
    SplitMix64 random = new SplitMix64(1);
    for (int i = 0; i < 10_000; i++) {
      float x = random.nextFloat(-1, 1);
      assertThat(toEnvironment(unit, x)).isEqualTo(x);
      assertThat(toUnit(unit, x)).isEqualTo(x);
    }
    for (float x : new float[] {-1, 0, Float.MIN_VALUE, 1}) {
      assertThat(toEnvironment(unit, x)).isEqualTo(x);
      assertThat(toUnit(unit, x)).isEqualTo(x);
    }
  }

  @ParameterizedTest
  @CsvSource({
    "-2, 2, -1, -2",
    "-2, 2, 0.25, 0.5",
    "-2, 2, 1, 2",
    "0, 10, 0, 5",
    "0, 10, -0.5, 2.5"
  })
  void numbers_are_spread_over_the_bounds(float low, float high, float unit, float action) {
    Dimension dimension = new Dimension("x", "", low, high);

    assertThat(toEnvironment(dimension, unit)).isEqualTo(action);
    assertThat(toUnit(dimension, action)).isEqualTo(unit);
  }

  @Test
  void bounds_come_before_what_is_typical() {
    Dimension dimension = new Dimension("x", "", -2, 2, -1, 1);

    assertThat(toEnvironment(dimension, 1)).isEqualTo(2);
  }

  @Test
  void where_a_bound_is_missing_the_typical_range_stands_in_for_both() {
    for (Dimension dimension :
        new Dimension[] {
          new Dimension("unbounded", "", -INFINITY, INFINITY, -3, 5),
          new Dimension("bounded below", "", -100, INFINITY, -3, 5),
          new Dimension("bounded above", "", -INFINITY, 100, -3, 5)
        }) {
      assertThat(toEnvironment(dimension, -1)).as(dimension.name()).isEqualTo(-3);
      assertThat(toEnvironment(dimension, 0)).as(dimension.name()).isEqualTo(1);
      assertThat(toEnvironment(dimension, 1)).as(dimension.name()).isEqualTo(5);
      assertThat(toUnit(dimension, 3)).as(dimension.name()).isEqualTo(0.5f);
    }
  }

  @Test
  void what_lies_beyond_counts_as_the_bound() {
    Dimension dimension = new Dimension("x", "", -2, 2);

    assertThat(toEnvironment(dimension, 7)).isEqualTo(2);
    assertThat(toEnvironment(dimension, -INFINITY)).isEqualTo(-2);
    assertThat(toUnit(dimension, 2.5f)).isEqualTo(1);
    assertThat(toUnit(dimension, -9)).isEqualTo(-1);
  }

  @Test
  void there_and_back_is_where_it_was_in_every_dimension() {
    Space space =
        Space.Box.of(
            new Dimension("x", "", -2, 2),
            new Dimension("y", "", 10, 30),
            new Dimension("z", "", -INFINITY, INFINITY, -5, 1));
    ActionRange range = ActionRange.of(space);
    float[] unit = {9, 0.3f, -0.7f, 0.9f, 9};
    float[] action = new float[4];
    float[] back = new float[4];

    range.toEnvironment(unit, 1, action, 1);
    range.toUnit(action, 1, back, 0);

    assertThat(action).containsExactly(new float[] {0, 0.6f, 13, 0.7f}, within(1e-5f));
    assertThat(back).containsExactly(new float[] {0.3f, -0.7f, 0.9f, 0}, within(1e-5f));
    assertThat(space.contains(action, 1)).isTrue();
  }

  @Test
  void an_action_may_be_turned_in_its_place() {
    float[] action = {9, -0.5f};

    ActionRange.of(Space.Box.of(new Dimension("x", "", -2, 2))).toEnvironment(action, 1, action, 1);

    assertThat(action).containsExactly(9, -1);
  }

  @Test
  void discrete_actions_stay_as_they_are() {
    Space space = Space.Discrete.numbered(5);
    float[] action = new float[2];
    ActionRange.of(space).toEnvironment(new float[] {9, 4}, 1, action, 0);
    assertThat(action).containsExactly(4, 0);

    ActionRange.of(space).toUnit(new float[] {3}, 0, action, 1);
    assertThat(action).containsExactly(4, 3);
    assertThat(ActionRange.unit(space)).isEqualTo(space);
  }

  @Test
  void the_space_that_an_agent_s_actions_come_from_has_the_same_names() {
    Space unit = ActionRange.unit(Space.Box.of(new Dimension("torque", "N m", -2, 2)));

    assertThat(unit).isEqualTo(Space.Box.of(new Dimension("torque", "", -1, 1)));
  }

  private static float toEnvironment(Dimension dimension, float unit) {
    float[] action = {unit};
    ActionRange.of(Space.Box.of(dimension)).toEnvironment(action, 0, action, 0);
    return action[0];
  }

  private static float toUnit(Dimension dimension, float action) {
    float[] unit = {action};
    ActionRange.of(Space.Box.of(dimension)).toUnit(unit, 0, unit, 0);
    return unit[0];
  }
}
