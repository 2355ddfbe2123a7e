package org.ludus.agent.parts;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.ludus.env.Space;

class ObservationScaleTest {

  @Test
  void the_typical_range_is_brought_to_one() {
    Space.Box space =
        Space.Box.of(
            new Space.Dimension("v", "m/s", Float.NEGATIVE_INFINITY, 1e9f, -4, 2),
            new Space.Dimension("flag", "", 0, 1),
            new Space.Dimension("angle", "rad", -0.25f, 0.25f));
    float[] scale = ObservationScale.of(space);
    float[] rows = {-4, 1, 0.25f, 2, 0, -0.125f, 7, 7, 7};

    ObservationScale.apply(scale, rows, 2);

    assertThat(scale).containsExactly(0.25f, 1, 4);
    assertThat(rows).containsExactly(-1, 1, 1, 0.5f, 0, -0.5f, 7, 7, 7);
  }
}
