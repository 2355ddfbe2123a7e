package org.ludus.render;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.ludus.env.Environment;
import org.ludus.env.EnvironmentSpec;
import org.ludus.env.Inspectable;
import org.ludus.env.Space;
import org.ludus.env.StepResult;
import org.ludus.env.wrapper.FrameSkip;
import org.ludus.env.wrapper.FrameStack;

class PixelObservationTest {

  private static final int SIZE = 40;
  private static final int TOP_LEFT = 0;
  private static final int TOP_RIGHT = SIZE - 1;
  private static final int BOTTOM_LEFT = (SIZE - 1) * SIZE;

  /** What the colours come to, of 255: 0.299 of red, 0.587 of green, 0.114 of blue. */
  private static final float RED = 76 / 255f;

  private static final float GREEN = 150 / 255f;
  private static final float BLUE = 29 / 255f;

  private final float[] action = {0};
  private final float[] picture = new float[SIZE * SIZE];

  @Test
  void colours_become_their_luma() {
    PixelObservation<Integer> seen = new PixelObservation<>(new Lamps(), new LampsRenderer(), SIZE);

    seen.reset(1, picture);
    assertThat(picture[TOP_LEFT]).isEqualTo(BLUE);
    assertThat(picture[TOP_RIGHT]).isEqualTo(BLUE);
    seen.step(action, picture);
    assertThat(picture[TOP_LEFT]).isEqualTo(RED);
    assertThat(picture[TOP_RIGHT]).isEqualTo(BLUE);
    seen.step(action, picture);
    assertThat(picture[TOP_LEFT]).isEqualTo(BLUE);
    assertThat(picture[TOP_RIGHT]).isEqualTo(GREEN);
    assertThat(picture[BOTTOM_LEFT]).isEqualTo(BLUE);
  }

  /** The world is twice as wide as it is high; a quarter of it is a quarter of the square. */
  @Test
  void the_world_fills_the_square() {
    PixelObservation<Integer> seen = new PixelObservation<>(new Lamps(), new LampsRenderer(), SIZE);
    seen.reset(1, picture);
    seen.step(action, picture);

    for (int y = 0; y < SIZE; y++) {
      for (int x = 0; x < SIZE; x++) {
        boolean lit = x < SIZE / 2 && y < SIZE / 2;
        assertThat(picture[y * SIZE + x]).isEqualTo(lit ? RED : BLUE);
      }
    }
  }

  @Test
  void circles_are_stretched_with_it() {
    RasterCanvas canvas = RasterCanvas.stretched(40, 40);
    canvas.begin(4, 2, 0xFF000000, 0xFF000000);
    canvas.fillCircle(2, 1, 0.5f, 0xFFFFFFFF);
    canvas.glow(2, 1, 0.5f, 0xFFFFFFFF);

    // It reaches 5 pixels across and 10 up.
    assertThat(canvas.pixels()[20 * 40 + 20 + 4]).isNotEqualTo(0xFF000000);
    assertThat(canvas.pixels()[20 * 40 + 20 + 6]).isEqualTo(0xFF000000);
    assertThat(canvas.pixels()[(20 + 8) * 40 + 20]).isNotEqualTo(0xFF000000);
    assertThat(canvas.pixels()[(20 + 11) * 40 + 20]).isEqualTo(0xFF000000);
    assertThat(canvas.pixelsPerUnit()).isEqualTo(10);
  }

  @Test
  void of_skipped_steps_the_brighter_of_the_last_two_is_seen() {
    FrameSkip<Integer> skipping = FrameSkip.remembering(new Lamps(), 4);
    PixelObservation<Integer> seen = new PixelObservation<>(skipping, new LampsRenderer(), SIZE);

    seen.reset(1, picture);
    assertThat(picture[TOP_LEFT]).isEqualTo(BLUE);
    seen.step(action, picture);
    assertThat(picture[TOP_LEFT]).isEqualTo(RED);
    assertThat(picture[TOP_RIGHT]).isEqualTo(GREEN);
    assertThat(picture[BOTTOM_LEFT]).isEqualTo(BLUE);
    seen.reset(2, picture);
    assertThat(picture[TOP_LEFT]).isEqualTo(BLUE);
  }

  @Test
  void pictures_are_stacked_as_planes_the_oldest_first() {
    FrameStack<Integer> stack =
        new FrameStack<>(new PixelObservation<>(new Lamps(), new LampsRenderer(), SIZE), 3);
    float[] planes = new float[3 * SIZE * SIZE];

    stack.reset(1, planes);
    stack.step(action, planes);
    stack.step(action, planes);

    assertThat(planes).startsWith(BLUE, RED, BLUE);
    assertThat(planes[3 * TOP_RIGHT]).isEqualTo(BLUE);
    assertThat(planes[3 * TOP_RIGHT + 1]).isEqualTo(BLUE);
    assertThat(planes[3 * TOP_RIGHT + 2]).isEqualTo(GREEN);
    Space.Box box = (Space.Box) stack.spec().observationSpace();
    assertThat(box.shape()).containsExactly(SIZE, SIZE, 3);
    assertThat(box.frames()).isEqualTo(3);
    assertThat(box.contains(planes, 0)).isTrue();
    // The dimensions of all pixels are the same three objects.
    assertThat(box.dimensions().get(3)).isSameAs(box.dimensions().get(0));
  }

  @Test
  void pictures_know_no_places_and_have_a_reasonable_size() {
    PixelObservation<Integer> seen = new PixelObservation<>(new Lamps(), new LampsRenderer(), SIZE);

    Inspectable inspectable = seen.capability(Inspectable.class).orElseThrow();
    assertThat(inspectable.places()).isZero();
    assertThatThrownBy(() -> inspectable.observeFrom(0, picture))
        .isInstanceOf(IndexOutOfBoundsException.class);
    for (int size : new int[] {39, 85}) {
      assertThatThrownBy(() -> new PixelObservation<>(new Lamps(), new LampsRenderer(), size))
          .hasMessageContaining("40 to 84 pixels wide, not " + size);
    }
  }

  /** Two lamps that light up in turn, from the first step on. */
  private static final class Lamps implements Environment<Integer>, Inspectable {

    private int steps;

    @Override
    public EnvironmentSpec spec() {
      Space.Box none = Space.Box.of(new Space.Dimension("nothing", "", 0, 1));
      return new EnvironmentSpec("lamps", none, Space.Discrete.numbered(1), 100, 0, 10);
    }

    @Override
    public void reset(long seed, float[] observation) {
      steps = 0;
    }

    @Override
    public StepResult step(float[] action, float[] observation) {
      steps++;
      return StepResult.running(0);
    }

    @Override
    public Integer snapshot() {
      return steps;
    }

    @Override
    public boolean succeeded() {
      return false;
    }

    @Override
    public int places() {
      return 7;
    }
  }

  /** Draws the lamps as the upper quarters of a blue world. */
  private static final class LampsRenderer implements Renderer<Integer> {

    @Override
    public float worldWidth() {
      return 4;
    }

    @Override
    public float worldHeight() {
      return 2;
    }

    @Override
    public Object stillKey(Integer steps) {
      return "blue";
    }

    @Override
    public void drawStill(Integer steps, Canvas canvas) {
      canvas.begin(4, 2, 0xFF0000FF, 0xFF0000FF);
    }

    @Override
    public void drawMoving(Integer steps, Canvas canvas) {
      if (steps % 2 == 1) {
        canvas.fillRectangle(0, 1, 2, 1, 0xFFFF0000);
      } else if (steps > 0) {
        canvas.fillRectangle(2, 1, 2, 1, 0xFF00FF00);
      }
    }
  }
}
