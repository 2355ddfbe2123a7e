package org.ludus.render.scene;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.ludus.render.Palette;
import org.ludus.render.RasterCanvas;

class BackdropTest {

  private static final float WIDTH = 20;
  private static final float HEIGHT = 10;

  @Test
  void the_sky_of_a_small_picture_is_a_gradient_and_nothing_else() {
    for (Palette palette : new Palette[] {Palette.NIGHT, Palette.DAY}) {
      RasterCanvas canvas = drawn(palette, 98, 49);

      RasterCanvas gradient = new RasterCanvas(98, 49);
      gradient.begin(WIDTH, HEIGHT, palette.skyTop(), palette.skyBottom());
      assertThat(canvas.pixels()).isEqualTo(gradient.pixels());
    }
  }

  @Test
  void the_sky_of_a_larger_picture_holds_lights_a_planet_and_hills() {
    for (Palette palette : new Palette[] {Palette.NIGHT, Palette.DAY}) {
      RasterCanvas canvas = drawn(palette, 102, 51);

      for (int row : new int[] {5, 40}) {
        int[] pixels = Arrays.copyOfRange(canvas.pixels(), row * 102, (row + 1) * 102);
        assertThat(Arrays.stream(pixels).distinct().count()).as("row " + row).isGreaterThan(1);
      }
    }
  }

  private static RasterCanvas drawn(Palette palette, int width, int height) {
    RasterCanvas canvas = new RasterCanvas(width, height);
    Backdrop backdrop = new Backdrop(palette, WIDTH, HEIGHT, 7);
    backdrop.sky(canvas);
    backdrop.planet(canvas, 15, 8, 1);
    backdrop.hills(canvas, 1, 2, 0, palette.ridgeNear());
    return canvas;
  }
}
