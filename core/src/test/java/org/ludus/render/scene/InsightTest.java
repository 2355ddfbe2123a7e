package org.ludus.render.scene;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.ludus.env.cartpole.CartPoleState;
import org.ludus.env.gridworld.GridState;
import org.ludus.env.lunarlander.LunarLander;
import org.ludus.env.lunarlander.LunarLanderOptions;
import org.ludus.env.lunarlander.LunarLanderState;
import org.ludus.env.lunarlander.LunarLanderState.Body;
import org.ludus.env.lunarlander.LunarLanderState.Ending;
import org.ludus.render.Insight;
import org.ludus.render.Painter;
import org.ludus.render.Palette;
import org.ludus.render.RasterCanvas;
import org.ludus.render.Renderer;

/** What is drawn over a scene of what is known beyond it. */
class InsightTest {

  private static final int WIDTH = 300;
  private static final int HEIGHT = 200;

  /** A board of 3 x 3: a wall at 4, the goal at 8, the agent at 0. */
  private static final GridState BOARD =
      new GridState(3, 3, List.of(4), List.of(), 0, 8, 0, 0, -1, false, 0, 1);

  private final GridRenderer grid = new GridRenderer(Palette.NIGHT);

  @Test
  void a_better_cell_has_a_colour_nearer_to_the_top_of_the_scale() {
    float[] values = {0, 1, 2, 3, 100, 5, 6, Float.NaN, 100};
    int[] plain = plain(grid, BOARD);
    int[] seen = pixels(grid, BOARD, new Insight(values, new int[0]));

    // By night the scale goes from dark blue to yellow.
    int before = 0;
    for (int cell : new int[] {1, 2, 3, 5, 6}) {
      int red = corner(seen, cell) >> 16 & 0xFF;
      assertThat(red).isGreaterThan(before);
      before = red;
    }
    for (int cell : new int[] {4, 7}) {
      assertThat(corner(seen, cell)).isEqualTo(corner(plain, cell));
    }
    // Had the goal or the wall counted, the best of the others would not reach the scale's end.
    int top = Palette.mix(corner(plain, 6), Palette.NIGHT.heatHigh(), 0.75f);
    assertThat((corner(seen, 6) >> 16 & 0xFF) - (top >> 16 & 0xFF)).isBetween(-2, 2);
  }

  @Test
  void an_arrow_shows_the_action_in_its_cell_only() {
    int[] actions = new int[9];
    Arrays.fill(actions, -1);
    actions[2] = 3;
    int[] plain = plain(grid, BOARD);
    int[] seen = pixels(grid, BOARD, new Insight(new float[0], actions));

    GridLayout layout = GridLayout.of(BOARD);
    float third = layout.cell() * 0.34f;
    assertThat(at(seen, layout.x(2) - third, layout.y(2))).isEqualTo(Palette.NIGHT.white());
    assertThat(at(seen, layout.x(2) + third, layout.y(2)))
        .isEqualTo(at(plain, layout.x(2) + third, layout.y(2)));
    assertThat(corner(seen, 5)).isEqualTo(corner(plain, 5));
  }

  @Test
  void nothing_known_leaves_a_board_without_colours_and_arrows() {
    int[] plain = plain(grid, BOARD);
    int[] seen = pixels(grid, BOARD, Insight.NONE);

    for (int cell = 1; cell < 8; cell++) {
      assertThat(corner(seen, cell)).isEqualTo(corner(plain, cell));
    }
  }

  @Test
  void the_agent_is_seen_over_the_colours() {
    float[] values = {9, 1, 1, 1, 1, 1, 1, 1, 1};
    GridLayout layout = GridLayout.of(BOARD);
    float face = layout.y(0) - layout.cell() * 0.2f;

    assertThat(at(pixels(grid, BOARD, new Insight(values, new int[0])), layout.x(0), face))
        .isEqualTo(at(plain(grid, BOARD), layout.x(0), face));
  }

  @Test
  void a_painter_paints_the_same_insight() {
    Insight insight = new Insight(new float[] {0, 1, 2, 3, 4, 5, 6, 7, 8}, new int[9]);
    Painter<GridState> painter = new Painter<>(grid, WIDTH, HEIGHT);
    painter.paint(BOARD);
    painter.paint(BOARD, insight);

    assertThat(painter.canvas().pixels()).isEqualTo(pixels(grid, BOARD, insight));
  }

  @Test
  void a_fall_ends_where_the_parabola_meets_the_ground() {
    FreeFall fall = FreeFall.of(lander(4, 8, 1.5f, 2, -10));

    // 8 + 2 t - 5 t^2 = 3
    double expected = (2 + Math.sqrt(4 + 4 * 5 * 5)) / 10;
    assertThat(fall.lands()).isTrue();
    assertThat(fall.duration()).isCloseTo((float) expected, within(0.002f));
    assertThat(fall.x(fall.duration())).isCloseTo((float) (4 + 1.5 * expected), within(0.003f));
    assertThat(fall.y(fall.duration())).isCloseTo(3, within(0.01f));
  }

  @Test
  void a_fall_out_of_the_world_lands_nowhere() {
    FreeFall fall = FreeFall.of(lander(19, 8, 20, 0, -1));

    assertThat(fall.lands()).isFalse();
    assertThat(fall.duration()).isCloseTo(0.05f, within(0.02f));
  }

  @Test
  void a_real_lander_with_its_engines_off_falls_as_foretold() {
    try (LunarLander world = LunarLander.discrete(LunarLanderOptions.defaults().withGravity(-6))) {
      float[] observation = new float[8];
      world.reset(4, observation);
      FreeFall fall = FreeFall.of(world.snapshot());
      assertThat(world.snapshot().gravity()).isEqualTo(-6);
      for (int step = 0; step < 40; step++) {
        world.step(new float[] {0}, observation);
      }

      assertThat(fall.x(0.8f)).isCloseTo(world.snapshot().lander().x(), within(0.15f));
      assertThat(fall.y(0.8f)).isCloseTo(world.snapshot().lander().y(), within(0.15f));
    }
  }

  @Test
  void the_lander_s_way_down_is_marked_at_its_end() {
    LunarLanderRenderer renderer = new LunarLanderRenderer(Palette.NIGHT);
    LunarLanderState state = lander(4, 8, 1.5f, 0, -10);
    FreeFall fall = FreeFall.of(state);
    float perMetre = WIDTH / renderer.worldWidth();
    int index =
        (HEIGHT - 1 - Math.round(3 * perMetre)) * WIDTH
            + Math.round(fall.x(fall.duration()) * perMetre);

    int[] seen = pixels(renderer, state, Insight.NONE);

    assertThat(seen[index]).isNotEqualTo(plain(renderer, state)[index]);
  }

  @Test
  void the_ghost_of_the_pole_stands_half_a_second_ahead() {
    CartPoleRenderer renderer = new CartPoleRenderer(Palette.NIGHT);
    CartPoleState still = new CartPoleState(0, 2, 0, 0, 0, 1, false);
    int[] plain = plain(renderer, still);
    int[] seen = pixels(renderer, still, Insight.NONE);

    // A metre to the right of the middle, half way up the pole.
    int perMetre = 50;
    int row = HEIGHT - (int) (2.1f * perMetre);
    int ghost = row * WIDTH + (int) (4.0f * perMetre);
    int nothing = row * WIDTH + (int) (2.0f * perMetre);
    assertThat(seen[ghost]).isNotEqualTo(plain[ghost]);
    assertThat(seen[nothing]).isEqualTo(plain[nothing]);
  }

  private static int corner(int[] pixels, int cell) {
    GridLayout layout = GridLayout.of(BOARD);
    float away = layout.cell() * 0.36f;
    return at(pixels, layout.x(cell) - away, layout.y(cell) - away);
  }

  /** Returns the pixel at a place of the boards' world, which is 20 pixels a unit here. */
  private static int at(int[] pixels, float x, float y) {
    return pixels[(HEIGHT - 1 - (int) (y * 20)) * WIDTH + (int) (x * 20)];
  }

  private static <S> int[] plain(Renderer<S> renderer, S state) {
    RasterCanvas canvas = new RasterCanvas(WIDTH, HEIGHT);
    renderer.draw(state, canvas);
    return canvas.pixels();
  }

  private static <S> int[] pixels(Renderer<S> renderer, S state, Insight insight) {
    RasterCanvas canvas = new RasterCanvas(WIDTH, HEIGHT);
    renderer.draw(state, canvas);
    renderer.drawInsight(state, insight, canvas);
    return canvas.pixels();
  }

  private static LunarLanderState lander(float x, float y, float vx, float vy, float gravity) {
    Body hull = new Body(x, y, 0, vx, vy, 0);
    List<Float> flat = List.of(3f, 3f, 3f);
    return new LunarLanderState(
        flat, 3, hull, hull, hull, false, false, 0, 0, 0, 0, gravity, 7, Ending.NONE);
  }
}
