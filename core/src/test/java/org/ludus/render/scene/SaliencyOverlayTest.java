package org.ludus.render.scene;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.ludus.env.arcade.BreakoutState;
import org.ludus.env.cartpole.CartPoleState;
import org.ludus.render.Insight;
import org.ludus.render.Painter;
import org.ludus.render.Palette;
import org.ludus.render.SaliencyMap;

/** What an agent's choice hangs on, drawn over boards and over whole scenes. */
class SaliencyOverlayTest {

  private static final int SIZE = 200;
  private static final int COLOR = 0x80FF00FF;

  /** The ball in row 5, column 5, the paddle in column 4. */
  private static final BreakoutState BREAKOUT =
      new BreakoutState(4, 4, List.of(55, 44), List.of(-1), List.of(), -1, 0, 1, false, 1);

  @Test
  void the_cell_that_matters_glows_and_no_other_changes() {
    float[] weights = new float[100];
    weights[37] = 1;
    weights[72] = 0.05f;
    int[] plain = paint(Insight.NONE);
    int[] seen = paint(new Insight(new SaliencyMap(10, 10, weights, false, COLOR)));

    for (int cell = 0; cell < 100; cell++) {
      float scale = SIZE / ArcadeBoard.SIDE;
      int x = (int) (ArcadeBoard.x(ArcadeBoard.column(cell)) * scale);
      int y = SIZE - 1 - (int) (ArcadeBoard.y(ArcadeBoard.row(cell)) * scale);
      int at = y * SIZE + x;
      if (cell == 37) {
        int expected = Palette.mix(plain[at], COLOR | 0xFF000000, 0.5f);
        assertThat(differences(seen[at], expected)).isLessThanOrEqualTo(6);
      } else {
        assertThat(seen[at]).isEqualTo(plain[at]);
      }
    }
  }

  private static int[] paint(Insight insight) {
    Painter<BreakoutState> painter = new Painter<>(new BreakoutRenderer(Palette.NIGHT), SIZE, SIZE);
    painter.paint(BREAKOUT, insight);
    return painter.canvas().pixels();
  }

  @Test
  void a_map_of_the_scene_is_stretched_over_the_world_and_nothing_beside_it() {
    Painter<CartPoleState> painter = new Painter<>(new CartPoleRenderer(Palette.DAY), 300, 400, 20);
    CartPoleState state = new CartPoleState(0, 0, 0, 0, 0, 1, false);
    painter.paint(state);
    int[] plain = painter.canvas().pixels().clone();
    float[] left = {1, 0, 1, 0};
    painter.paint(state, new Insight(new SaliencyMap(2, 2, left, true, COLOR)));
    int[] seen = painter.canvas().pixels();

    CartPoleRenderer renderer = new CartPoleRenderer(Palette.DAY);
    int worldHeight = Math.round(300 * renderer.worldHeight() / renderer.worldWidth());
    int top = (400 - worldHeight) / 2;
    int middle = 200 * 300;
    // Full as far as the middle of the left half, then less and less, and nothing from the middle
    // of the right half on.
    assertThat(differences(plain[middle + 5], seen[middle + 5])).isGreaterThan(50);
    assertThat(differences(plain[middle + 150], seen[middle + 150]))
        .isBetween(1, differences(plain[middle + 40], seen[middle + 40]));
    assertThat(seen[middle + 290]).isEqualTo(plain[middle + 290]);
    assertThat(seen[(top - 3) * 300 + 5]).isEqualTo(plain[(top - 3) * 300 + 5]);
    assertThat(seen[(top + 3) * 300 + 5]).isNotEqualTo(plain[(top + 3) * 300 + 5]);
  }

  @Test
  void a_painter_draws_the_next_picture_without_the_map_of_the_last() {
    Painter<BreakoutState> painter = new Painter<>(new BreakoutRenderer(Palette.NIGHT), SIZE, SIZE);
    painter.paint(BREAKOUT);
    int[] plain = painter.canvas().pixels().clone();
    painter.paint(BREAKOUT, new Insight(new SaliencyMap(1, 1, new float[] {1}, true, COLOR)));
    assertThat(painter.canvas().pixels()).isNotEqualTo(plain);
    painter.paint(BREAKOUT);

    assertThat(painter.canvas().pixels()).isEqualTo(plain);
  }

  @Test
  void a_map_with_too_few_weights_is_refused() {
    assertThatThrownBy(() -> new SaliencyMap(2, 2, new float[3], false, COLOR))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("3 weights are not 2 rows of 2");
  }

  /** Returns by how much two colours differ, their parts together. */
  private static int differences(int first, int second) {
    int sum = 0;
    for (int shift = 0; shift < 24; shift += 8) {
      sum += Math.abs((first >>> shift & 0xFF) - (second >>> shift & 0xFF));
    }
    return sum;
  }
}
