package org.ludus.render.scene;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.ludus.env.cartpole.CartPoleState;
import org.ludus.env.gridworld.GridState;
import org.ludus.env.lunarlander.LunarLanderState;
import org.ludus.env.lunarlander.LunarLanderState.Body;
import org.ludus.env.lunarlander.LunarLanderState.Ending;
import org.ludus.render.Palette;
import org.ludus.render.RasterCanvas;
import org.ludus.render.Renderer;

/** Scenes show what goes on in them. */
class ReactionTest {

  private static final int WIDTH = 300;
  private static final int HEIGHT = 200;

  @Test
  void the_pad_s_lamps_brighten_as_a_lander_comes_near() {
    long far = padLight(lander(10, 12, 0, 100));
    long near = padLight(lander(10, 6.5f, 0, 100));

    assertThat(near).isGreaterThan(far);
  }

  @Test
  void the_pad_s_lamps_run_towards_the_lander() {
    assertThat(pixels(lander(8.2f, 12, 0, 100))).isNotEqualTo(pixels(lander(8.2f, 12, 0, 104)));
    // Two landers out of each other's lamps' way: only the pad can differ in its rows.
    assertThat(padRows(pixels(lander(6, 12, 0, 100))))
        .isNotEqualTo(padRows(pixels(lander(10, 12, 0, 100))));
  }

  @Test
  void fire_does_not_reach_into_the_ground() {
    int[] off = pixels(lander(3, 3.9f, 0, 100));
    int[] on = pixels(lander(3, 3.9f, 1, 100));

    // A metre below the ground straight under the nozzle, and just above it.
    assertThat(at(on, 3, 1.6f)).isEqualTo(at(off, 3, 1.6f));
    assertThat(at(on, 3, 3.1f)).isNotEqualTo(at(off, 3, 3.1f));
  }

  @Test
  void a_door_is_told_from_others_by_its_shape() {
    GridLayout layout = GridLayout.of(board(0, 3));
    // On the first door's ring, half way between up and right; the second's diamond is narrow
    // there.
    float away = 0.35f * layout.cell() * (float) Math.sqrt(0.5);
    int x = (int) ((layout.x(2) + away) * 20);
    int y = HEIGHT - 1 - (int) ((layout.y(2) + away) * 20);
    GridRenderer renderer = new GridRenderer(Palette.NIGHT);

    assertThat(pixels(renderer, board(0, 3))[y * WIDTH + x]).isEqualTo(Palette.NIGHT.pair(0));
    assertThat(pixels(renderer, board(1, 3))[y * WIDTH + x]).isEqualTo(Palette.NIGHT.tileLight());
  }

  @Test
  void doors_swirl_as_steps_go_by() {
    GridRenderer renderer = new GridRenderer(Palette.NIGHT);

    assertThat(pixels(renderer, board(0, 3))).isNotEqualTo(pixels(renderer, board(0, 4)));
    assertThat(renderer.stillKey(board(0, 3))).isEqualTo(renderer.stillKey(board(0, 4)));
  }

  @Test
  void a_pole_near_its_limit_turns_warm() {
    CartPoleRenderer renderer = new CartPoleRenderer(Palette.NIGHT);
    int[] calm = pixels(renderer, new CartPoleState(0, 0, 0.02, 0, 0, 1, false));
    int[] strained = pixels(renderer, new CartPoleState(0, 0, 0.2, 0, 0, 1, false));

    assertThat(warmth(strained)).isGreaterThan(warmth(calm) + 50_000);
  }

  @Test
  void wheels_turn_with_the_cart() {
    CartPoleRenderer renderer = new CartPoleRenderer(Palette.NIGHT);
    int[] here = pixels(renderer, new CartPoleState(0, 0, 0, 0, 0, 1, false));
    // Two pixels on, so that only the spokes can tell the pictures apart.
    int[] there = pixels(renderer, new CartPoleState(0.04, 0, 0, 0, 0, 1, false));
    int row = HEIGHT - (int) (1.16f * 50);

    int differences = 0;
    for (int x = 130; x < 170; x++) {
      differences += here[row * WIDTH + x] == there[row * WIDTH + x + 2] ? 0 : 1;
    }
    assertThat(differences).isGreaterThan(4);
  }

  @Test
  void days_are_brighter_than_nights() {
    GridState board = board(0, 3);

    assertThat(light(pixels(new GridRenderer(Palette.DAY), board)))
        .isGreaterThan(2 * light(pixels(new GridRenderer(Palette.NIGHT), board)));
  }

  /** Returns a board with a door into cell 2 that comes first in the list, or second. */
  private static GridState board(int doorsBefore, int steps) {
    GridState.Teleporter door = new GridState.Teleporter(4, 2);
    GridState.Teleporter other = new GridState.Teleporter(3, 1);
    List<GridState.Teleporter> doors =
        doorsBefore == 0 ? List.of(door, other) : List.of(other, door);
    return new GridState(3, 3, List.of(), doors, 0, 8, 0, 0, -1, false, steps, 1);
  }

  private static LunarLanderState lander(float x, float y, float power, int steps) {
    Body hull = new Body(x, y, 0, 0, 0, 0);
    List<Float> flat = List.of(3f, 3f, 3f);
    return new LunarLanderState(
        flat, 3, hull, hull, hull, false, false, power, 0, 0, 0, -10, steps, Ending.NONE);
  }

  private static int[] pixels(LunarLanderState state) {
    return pixels(new LunarLanderRenderer(Palette.NIGHT), state);
  }

  private static <S> int[] pixels(Renderer<S> renderer, S state) {
    RasterCanvas canvas = new RasterCanvas(WIDTH, HEIGHT);
    renderer.draw(state, canvas);
    return canvas.pixels();
  }

  /** Returns the pixel at a place of the lander's world, which is 15 pixels a metre here. */
  private static int at(int[] pixels, float x, float y) {
    return pixels[(HEIGHT - 1 - (int) (y * 15)) * WIDTH + (int) (x * 15)];
  }

  /** Returns the red light, which lamps have and the night has not, around the pad's lamps. */
  private static long padLight(LunarLanderState state) {
    long sum = 0;
    for (int pixel : padRows(pixels(state))) {
      sum += pixel >> 16 & 0xFF;
    }
    return sum;
  }

  private static int[] padRows(int[] pixels) {
    int from = (HEIGHT - 48) * WIDTH;
    return Arrays.copyOfRange(pixels, from, from + 10 * WIDTH);
  }

  private static long warmth(int[] pixels) {
    long sum = 0;
    for (int pixel : pixels) {
      sum += (pixel >> 16 & 0xFF) - (pixel & 0xFF);
    }
    return sum;
  }

  private static long light(int[] pixels) {
    long sum = 0;
    for (int pixel : pixels) {
      sum += (pixel >> 16 & 0xFF) + (pixel >> 8 & 0xFF) + (pixel & 0xFF);
    }
    return sum;
  }
}
