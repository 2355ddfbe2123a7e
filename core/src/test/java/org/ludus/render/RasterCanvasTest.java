package org.ludus.render;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class RasterCanvasTest {

  private static final int BLACK = 0xFF000000;
  private static final int WHITE = 0xFFFFFFFF;

  private final RasterCanvas canvas = new RasterCanvas(20, 10);

  RasterCanvasTest() {
    canvas.begin(20, 10, BLACK, BLACK);
  }

  @Test
  void a_rectangle_on_the_pixel_grid_is_filled_exactly() {
    canvas.fillRectangle(3, 2, 4, 5, WHITE);

    for (int y = 0; y < 10; y++) {
      for (int x = 0; x < 20; x++) {
        boolean inside = x >= 3 && x < 7 && y >= 3 && y < 8;
        assertThat(pixel(x, y)).isEqualTo(inside ? WHITE : BLACK);
      }
    }
  }

  @Test
  void a_unit_is_as_long_as_the_tighter_side_allows() {
    assertThat(canvas.pixelsPerUnit()).isEqualTo(1);
    canvas.begin(4, 4, BLACK, BLACK);
    assertThat(canvas.pixelsPerUnit()).isEqualTo(2.5f);
  }

  @Test
  void a_pixel_takes_the_part_of_the_colour_that_covers_it() {
    canvas.fillRectangle(2.25f, 4, 1.5f, 1, WHITE);

    assertThat(level(2, 5)).isCloseTo(0.75, within(0.01));
    assertThat(level(3, 5)).isCloseTo(0.75, within(0.01));
    assertThat(level(4, 5)).isZero();
    assertThat(level(2, 4)).isZero();
  }

  @Test
  void a_diagonal_halves_the_pixels_it_crosses() {
    canvas.fillPolygon(new float[] {0, 0, 10, 0, 10, 10}, 6, WHITE);

    for (int i = 0; i < 10; i++) {
      assertThat(level(i, 9 - i)).isCloseTo(0.5, within(0.01));
    }
    assertThat(pixel(9, 5)).isEqualTo(WHITE);
    assertThat(pixel(2, 2)).isEqualTo(BLACK);
  }

  @Test
  void shallow_slopes_cover_the_area_under_them() {
    canvas.fillPolygon(new float[] {0, 0, 20, 0, 20, 1}, 6, WHITE);

    for (int x = 0; x < 20; x++) {
      assertThat(level(x, 9)).isCloseTo((x + 0.5) / 20, within(0.01));
    }
  }

  @Test
  void shapes_cover_as_much_as_their_area() {
    canvas.fillCircle(10.3f, 5.2f, 3.7f, WHITE);
    assertThat(total()).isCloseTo(Math.PI * 3.7 * 3.7, within(0.6));

    canvas.begin(20, 10, BLACK, BLACK);
    canvas.line(2, 2, 15, 7, 0.5f, WHITE);
    assertThat(total()).isCloseTo(Math.hypot(13, 5) * 0.5, within(0.1));
  }

  @Test
  void corners_may_run_either_way_round() {
    canvas.fillPolygon(new float[] {1, 1, 7, 2, 5, 8}, 6, WHITE);
    int[] oneWay = canvas.pixels().clone();
    canvas.begin(20, 10, BLACK, BLACK);
    canvas.fillPolygon(new float[] {5, 8, 7, 2, 1, 1}, 6, WHITE);

    assertThat(canvas.pixels()).isEqualTo(oneWay);
  }

  @Test
  void what_sticks_out_of_the_surface_is_cut_off() {
    canvas.fillPolygon(new float[] {-50, 5, 10, -45, 70, 5, 10, 55}, 8, WHITE);
    assertThat(canvas.pixels()).containsOnly(WHITE);

    canvas.begin(20, 10, BLACK, BLACK);
    canvas.fillCircle(-5, 5, 4, WHITE);
    canvas.fillRectangle(21, 2, 5, 5, WHITE);
    canvas.fillRectangle(2, -9, 5, 5, WHITE);
    canvas.glow(30, 20, 4, WHITE);
    assertThat(canvas.pixels()).containsOnly(BLACK);
  }

  @Test
  void an_edge_that_leaves_the_surface_keeps_its_slope() {
    canvas.fillPolygon(new float[] {-20, 0, 40, 0, 40, 10, -20, 4}, 8, WHITE);

    for (int x = 0; x < 20; x++) {
      double height = 0;
      for (int y = 0; y < 10; y++) {
        height += level(x, y);
      }
      assertThat(height).isCloseTo(4 + (x + 20.5) / 10, within(0.02));
    }
  }

  @Test
  void translucent_colours_mix_with_what_is_there() {
    canvas.begin(20, 10, 0xFF204060, 0xFF204060);
    canvas.fillRectangle(0, 0, 20, 10, 0x80A08060);

    assertThat(canvas.pixels()).containsOnly(0xFF616060);
  }

  @Test
  void the_gradient_goes_from_the_upper_to_the_lower_edge_of_the_world() {
    RasterCanvas tall = new RasterCanvas(10, 30);
    tall.begin(10, 10, BLACK, WHITE);

    assertThat(tall.pixels()[0]).isEqualTo(BLACK);
    assertThat(tall.pixels()[9 * 10]).isEqualTo(BLACK);
    assertThat((tall.pixels()[15 * 10] & 0xFF) / 255.0).isCloseTo(0.55, within(0.01));
    assertThat(tall.pixels()[20 * 10]).isEqualTo(WHITE);
    assertThat(tall.pixels()[299]).isEqualTo(WHITE);
  }

  @Test
  void the_world_is_centred_and_keeps_its_proportions() {
    RasterCanvas wide = new RasterCanvas(30, 10);
    wide.begin(1, 1, BLACK, BLACK);
    wide.fillRectangle(0, 0, 1, 1, WHITE);

    for (int x = 0; x < 30; x++) {
      assertThat(wide.pixels()[x]).isEqualTo(x >= 10 && x < 20 ? WHITE : BLACK);
    }
  }

  @Test
  void corners_that_are_no_numbers_do_no_lasting_harm() {
    canvas.fillPolygon(new float[] {1, 1, Float.NaN, 2, 5, Float.NaN}, 6, WHITE);
    canvas.fillCircle(5, 5, Float.POSITIVE_INFINITY, WHITE);
    canvas.begin(20, 10, BLACK, BLACK);
    canvas.fillRectangle(0, 0, 1, 1, BLACK);

    assertThat(canvas.pixels()).containsOnly(BLACK);
  }

  @Test
  void a_surface_without_pixels_is_refused() {
    assertThatThrownBy(() -> new RasterCanvas(0, 4))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("0x4");
  }

  private int pixel(int x, int y) {
    return canvas.pixels()[y * 20 + x];
  }

  private double level(int x, int y) {
    return (pixel(x, y) & 0xFF) / 255.0;
  }

  private double total() {
    double total = 0;
    for (int pixel : canvas.pixels()) {
      total += (pixel & 0xFF) / 255.0;
    }
    return total;
  }
}
