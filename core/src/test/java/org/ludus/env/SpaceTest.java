package org.ludus.env;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;

class SpaceTest {

  private final Space.Discrete discrete = new Space.Discrete(List.of("left", "right"));
  private final Space.Box box =
      Space.Box.of(
          new Space.Dimension("x", "m", -1, 1),
          new Space.Dimension("v", "m/s", -1, Float.POSITIVE_INFINITY, -1, 4));

  @Test
  void a_discrete_space_holds_its_indices_and_nothing_else() {
    assertThat(discrete.count()).isEqualTo(2);
    assertThat(discrete.contains(new float[] {9, 1}, 1)).isTrue();
    for (float other : new float[] {-1, 2, 0.5f, Float.NaN, Float.POSITIVE_INFINITY}) {
      assertThat(discrete.contains(new float[] {other}, 0)).as("%s", other).isFalse();
      assertThatThrownBy(() -> discrete.index(new float[] {other}, 0))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessageContaining("0 to 1");
    }
    assertThat(discrete.index(new float[] {1}, 0)).isEqualTo(1);
  }

  @Test
  void alternatives_without_names_are_called_by_their_numbers() {
    Space.Discrete numbered = Space.Discrete.numbered(1_000_000);

    assertThat(numbered.count()).isEqualTo(1_000_000);
    assertThat(numbered.names().get(999_999)).isEqualTo("999999");
    assertThat(Space.Discrete.numbered(3))
        .isEqualTo(new Space.Discrete(List.of("0", "1", "2")))
        .hasSameHashCodeAs(new Space.Discrete(List.of("0", "1", "2")))
        .isNotEqualTo(Space.Discrete.numbered(4));
    assertThatThrownBy(() -> Space.Discrete.numbered(0)).hasMessageContaining("at least one");
    assertThatThrownBy(() -> numbered.names().get(1_000_000))
        .isInstanceOf(IndexOutOfBoundsException.class);
  }

  @Test
  void a_box_holds_what_lies_within_its_bounds() {
    assertThat(box.contains(new float[] {1, 1e30f}, 0)).isTrue();
    assertThat(box.contains(new float[] {1.001f, 0}, 0)).isFalse();
    assertThat(box.contains(new float[] {0, Float.NaN}, 0)).isFalse();
    assertThat(box.contains(new float[] {99, 0, 0}, 1)).isTrue();
  }

  @Test
  void a_shape_has_to_arrange_all_dimensions() {
    assertThat(box.shape()).containsExactly(2);
    assertThatThrownBy(() -> new Space.Box(box.dimensions(), List.of(3)))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void a_dimension_refuses_bounds_out_of_order() {
    assertThatThrownBy(() -> new Space.Dimension("x", "", 1, 1))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> new Space.Dimension("x", "", 0, Float.POSITIVE_INFINITY))
        .hasMessageContaining("not finite");
  }
}
