package org.ludus.render.scene;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.util.List;
import java.util.zip.CRC32;
import org.junit.jupiter.api.Test;
import org.ludus.env.arcade.BreakoutState;
import org.ludus.env.arcade.SpaceInvadersState;
import org.ludus.env.cartpole.CartPoleState;
import org.ludus.env.gridworld.GridState;
import org.ludus.env.lunarlander.LunarLanderState;
import org.ludus.env.lunarlander.LunarLanderState.Body;
import org.ludus.env.lunarlander.LunarLanderState.Ending;
import org.ludus.render.Palette;
import org.ludus.render.RasterCanvas;
import org.ludus.render.Renderer;

/**
 * Every bit of a picture, on every machine. Whoever changes a scene on purpose looks at it and
 * writes the new number down.
 */
class GoldenImageTest {

  private static final List<Float> TERRAIN =
      List.of(5.2f, 4.1f, 2.4f, 2.9f, 3.3f, 3.3f, 3.3f, 3.9f, 5.6f, 4.4f, 3.1f);

  @Test
  void the_cart_pole_is_drawn_as_ever() {
    CartPoleState state = new CartPoleState(1.7, 0.3, 0.14, 0, -10, 80, false);

    assertThat(crc(new CartPoleRenderer(Palette.NIGHT), state)).isEqualTo("723289e4");
  }

  @Test
  void the_board_is_drawn_as_ever() {
    List<GridState.Teleporter> doors =
        List.of(new GridState.Teleporter(1, 21), new GridState.Teleporter(3, 13));
    GridState state = new GridState(5, 5, List.of(7, 11), doors, 20, 4, 20, 20, 3, true, 5, 1);

    assertThat(crc(new GridRenderer(Palette.NIGHT), state)).isEqualTo("3ada89b9");
  }

  @Test
  void the_flying_lander_is_drawn_as_ever() {
    assertThat(crc(new LunarLanderRenderer(Palette.NIGHT), lander(4.9f, 0.9f, 9, Ending.NONE)))
        .isEqualTo("978d06c4");
  }

  @Test
  void the_lander_at_rest_is_drawn_as_ever() {
    assertThat(crc(new LunarLanderRenderer(Palette.NIGHT), lander(4.2f, 0, 0, Ending.AT_REST)))
        .isEqualTo("5918391a");
  }

  @Test
  void the_crashed_lander_is_drawn_as_ever() {
    assertThat(crc(new LunarLanderRenderer(Palette.NIGHT), lander(3.9f, 0, 0, Ending.CRASHED)))
        .isEqualTo("46da7eb");
  }

  @Test
  void a_small_lander_is_drawn_plainly() {
    RasterCanvas small = RasterCanvas.stretched(84, 84);

    new LunarLanderRenderer(Palette.NIGHT).draw(lander(4.9f, 0.9f, 9, Ending.NONE), small);

    assertThat(crc(small)).isEqualTo("c35fb27e");
  }

  @Test
  void breakout_is_drawn_as_ever() {
    List<Integer> bricks = List.of(11, 12, 19, 20, 25, 26, 30, 31, 38);
    BreakoutState state =
        new BreakoutState(
            4, 3, List.of(43, 42, 51, 60), List.of(33, -1, -1), bricks, -1, 21, 40, false, 0.8f);

    assertThat(crc(new BreakoutRenderer(Palette.NIGHT), state)).isEqualTo("75406b1b");
    assertThat(crc(new BreakoutRenderer(Palette.DAY), state)).isEqualTo("1e39c44a");
  }

  @Test
  void space_invaders_is_drawn_as_ever() {
    assertThat(crc(new SpaceInvadersRenderer(Palette.NIGHT), invaders(false)))
        .isEqualTo("581667cc");
    assertThat(crc(new SpaceInvadersRenderer(Palette.DAY), invaders(true))).isEqualTo("4f9c49ef");
  }

  private static SpaceInvadersState invaders(boolean lost) {
    return new SpaceInvadersState(
        5,
        4,
        List.of(13, 14, 23, 34, 44),
        true,
        -1,
        0,
        1,
        7,
        List.of(62),
        List.of(44, 77, 95),
        44,
        List.of(1),
        List.of(8),
        List.of(
            new SpaceInvadersState.Explosion(25, 1, 0), new SpaceInvadersState.Explosion(46, 3, 1)),
        19,
        1,
        60,
        lost,
        0.7f);
  }

  @Test
  void a_renderer_keeps_nothing_between_pictures() {
    LunarLanderRenderer used = new LunarLanderRenderer(Palette.NIGHT);
    crc(used, lander(3.9f, 0, 0, Ending.CRASHED));
    LunarLanderState state = lander(4.9f, 0.9f, 9, Ending.NONE);

    assertThat(crc(used, state)).isEqualTo(crc(new LunarLanderRenderer(Palette.NIGHT), state));
  }

  private static LunarLanderState lander(float y, float power, float wind, Ending ending) {
    Body hull = new Body(10.3f, y, -0.08f, 0, -1, 0);
    Body left = new Body(9.6f, y - 0.55f, -0.5f, 0, 0, 0);
    Body right = new Body(10.9f, y - 0.65f, 0.4f, 0, 0, 0);
    boolean down = ending == Ending.AT_REST;
    return new LunarLanderState(
        TERRAIN, 10 / 3f, hull, left, right, down, down, power, power, 1, wind, -10, 123, ending);
  }

  private static <S> String crc(Renderer<S> renderer, S state) {
    RasterCanvas canvas = new RasterCanvas(300, 200);
    renderer.draw(state, canvas);
    return crc(canvas);
  }

  private static String crc(RasterCanvas canvas) {
    ByteBuffer bytes = ByteBuffer.allocate(4 * canvas.pixels().length);
    bytes.asIntBuffer().put(canvas.pixels());
    CRC32 crc = new CRC32();
    crc.update(bytes.array());
    return Long.toHexString(crc.getValue());
  }
}
