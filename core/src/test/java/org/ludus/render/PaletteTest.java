package org.ludus.render;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Colours that carry meaning are told apart, by everybody. */
class PaletteTest {

  /**
   * Distance in CIE Lab (1976) that colours must keep. About 2.3 is just noticed between large
   * patches side by side. Things in a scene are small, lie apart and move, and projectors wash
   * colours out: eight times as much is a margin for that, and about the most that as many things
   * as stand on a board can keep from each other without red and green.
   */
  private static final double DISTANCE = 19;

  /** Deuteranopia, severity 1, for linear RGB: Machado, Oliveira and Fernandes (2009). */
  private static final double[][] DEUTERANOPIA = {
    {0.367322, 0.860646, -0.227968},
    {0.280085, 0.672501, 0.047413},
    {-0.011820, 0.042940, 0.968881}
  };

  static List<Palette> palettes() {
    return List.of(Palette.NIGHT, Palette.DAY);
  }

  @ParameterizedTest
  @MethodSource("palettes")
  void what_stands_on_a_board_is_told_apart(Palette palette) {
    List<Integer> things =
        new ArrayList<>(
            List.of(palette.blue(), palette.gold(), palette.wallTop(), palette.start()));
    things.addAll(palette.pairs());

    assertAllDiffer(things);
    for (int thing : things) {
      if (!palette.pairs().contains(thing)) {
        assertDiffer(thing, palette.tile());
        assertDiffer(thing, palette.tileLight());
      }
    }
  }

  /** Doors have a dark outline by day and stand on dark tiles by night: one of both is far off. */
  @ParameterizedTest
  @MethodSource("palettes")
  void doors_stand_out_from_the_tiles(Palette palette) {
    for (int pair : palette.pairs()) {
      for (int tile : List.of(palette.tile(), palette.tileLight())) {
        assertThat(Math.max(distance(pair, tile), distance(palette.ink(), tile)))
            .isGreaterThan(DISTANCE);
      }
    }
  }

  @ParameterizedTest
  @MethodSource("palettes")
  void the_pad_and_its_flags_stand_out(Palette palette) {
    for (int behind :
        List.of(palette.skyBottom(), palette.ridgeFar(), palette.ridgeNear(), palette.ground())) {
      assertDiffer(palette.orange(), behind);
      assertDiffer(palette.blue(), behind);
    }
    assertDiffer(palette.metalLight(), palette.ground());
    assertDiffer(palette.groundEdge(), palette.ground());
    assertDiffer(palette.groundEdge(), palette.ridgeNear());
    assertDiffer(palette.gold(), palette.lampOff());
  }

  @ParameterizedTest
  @MethodSource("palettes")
  void the_pole_the_track_and_its_limits_are_told_apart(Palette palette) {
    // A calm pole, the track and the stripes at its ends; alarm against calm.
    assertDiffer(palette.metalLight(), palette.metalDark());
    assertDiffer(palette.metalDark(), palette.orange());
    assertDiffer(palette.orange(), palette.blue());
    for (int behind : List.of(palette.skyBottom(), palette.ridgeFar(), palette.ridgeNear())) {
      assertDiffer(palette.metalDark(), behind);
      assertDiffer(palette.orange(), behind);
    }
  }

  @ParameterizedTest
  @MethodSource("palettes")
  void rows_of_bricks_and_the_ball_are_told_apart(Palette palette) {
    int court = palette.night() ? palette.hole() : palette.tileLight();
    assertAllDiffer(
        List.of(palette.pair(0), palette.gold(), palette.blue(), palette.mark(), court));
  }

  /** All have a dark outline; what flies up is blue and white, what comes down orange. */
  @ParameterizedTest
  @MethodSource("palettes")
  void aliens_and_both_kinds_of_bullets_are_told_apart(Palette palette) {
    assertAllDiffer(
        List.of(
            palette.start(),
            palette.pair(2),
            palette.pair(1),
            palette.gold(),
            palette.blue(),
            palette.pair(0)));
  }

  @ParameterizedTest
  @MethodSource("palettes")
  void the_lines_of_a_chart_are_told_apart(Palette palette) {
    assertThat(palette.series()).hasSizeGreaterThanOrEqualTo(6);
    assertAllDiffer(palette.series());
    for (int line : palette.series()) {
      assertDiffer(line, palette.night() ? palette.ink() : palette.white());
    }
    assertThat(palette.series(7)).isEqualTo(palette.series(1));
  }

  @ParameterizedTest
  @MethodSource("palettes")
  void values_get_steadily_lighter_or_steadily_darker(Palette palette) {
    double direction = palette.night() ? 1 : -1;
    for (int i = 1; i <= 10; i++) {
      double before = lab(palette.heat((i - 1) / 10f), true)[0];
      double after = lab(palette.heat(i / 10f), true)[0];
      assertThat(direction * (after - before)).isGreaterThan(2);
    }
    assertThat(palette.heat(0)).isEqualTo(palette.heatLow());
    assertThat(palette.heat(1)).isEqualTo(palette.heatHigh());
  }

  @Test
  void the_distance_is_cie_lab_and_the_simulation_confuses_red_with_green() {
    assertThat(lab(0xFFFFFFFF, false)).containsExactly(new double[] {100, 0, 0}, within(0.05));
    assertThat(lab(0xFFFF0000, false))
        .containsExactly(new double[] {53.24, 80.09, 67.2}, within(0.1));
    double confused = length(lab(0xFF9C6A2F, true), lab(0xFF747A2E, true));
    assertThat(length(lab(0xFF9C6A2F, false), lab(0xFF747A2E, false))).isGreaterThan(3 * confused);
  }

  private static void assertAllDiffer(List<Integer> colors) {
    for (int i = 0; i < colors.size(); i++) {
      for (int k = 0; k < i; k++) {
        assertDiffer(colors.get(i), colors.get(k));
      }
    }
  }

  private static void assertDiffer(int one, int other) {
    assertThat(distance(one, other))
        .as("%06X and %06X", one & 0xFFFFFF, other & 0xFFFFFF)
        .isGreaterThan(DISTANCE);
  }

  /** Returns the distance of two colours to whoever sees the smaller one. */
  private static double distance(int one, int other) {
    return Math.min(
        length(lab(one, false), lab(other, false)), length(lab(one, true), lab(other, true)));
  }

  private static double length(double[] one, double[] other) {
    return Math.hypot(Math.hypot(one[0] - other[0], one[1] - other[1]), one[2] - other[2]);
  }

  /** Returns lightness, a and b of a colour under daylight, to full or to deuteranopic sight. */
  private static double[] lab(int color, boolean deuteranopic) {
    double[] rgb = {linear(color >> 16 & 0xFF), linear(color >> 8 & 0xFF), linear(color & 0xFF)};
    double[] seen = rgb;
    if (deuteranopic) {
      seen = new double[3];
      for (int i = 0; i < 3; i++) {
        for (int k = 0; k < 3; k++) {
          seen[i] += DEUTERANOPIA[i][k] * rgb[k];
        }
        seen[i] = Math.min(Math.max(seen[i], 0), 1);
      }
    }
    double x = root((0.4124 * seen[0] + 0.3576 * seen[1] + 0.1805 * seen[2]) / 0.9505);
    double y = root(0.2126 * seen[0] + 0.7152 * seen[1] + 0.0722 * seen[2]);
    double z = root((0.0193 * seen[0] + 0.1192 * seen[1] + 0.9505 * seen[2]) / 1.089);
    return new double[] {116 * y - 16, 500 * (x - y), 200 * (y - z)};
  }

  private static double linear(int channel) {
    double value = channel / 255.0;
    return value <= 0.04045 ? value / 12.92 : Math.pow((value + 0.055) / 1.055, 2.4);
  }

  private static double root(double value) {
    return value > 0.008856 ? Math.cbrt(value) : 7.787 * value + 16 / 116.0;
  }
}
