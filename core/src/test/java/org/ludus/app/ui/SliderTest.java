package org.ludus.app.ui;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class SliderTest {

  @Test
  void a_linear_range_goes_up_and_down_in_equal_steps_and_no_further_than_its_ends() {
    Slider.Range range = Slider.Range.linear(0, 1, 0.1);

    assertThat(range.next(0.2, 1)).isEqualTo(0.3);
    assertThat(range.next(0.3, -1)).isEqualTo(0.2);
    assertThat(range.next(1, 1)).isEqualTo(1);
    assertThat(range.next(0, -1)).isZero();
  }

  @Test
  void the_ways_along_the_track_and_back_fit_together() {
    Slider.Range range = Slider.Range.linear(-20, 20, 5);

    assertThat(range.part(-20)).isZero();
    assertThat(range.part(0)).isEqualTo(0.5);
    assertThat(range.part(99)).isEqualTo(1);
    assertThat(range.at(0.5)).isZero();
    assertThat(range.at(0.52)).isZero();
    assertThat(range.at(0.58)).isEqualTo(5);
    assertThat(range.at(1)).isEqualTo(20);
  }

  @Test
  void a_logarithmic_range_has_equal_ratios() {
    Slider.Range range = Slider.Range.logarithmic(1e-5, 1e-1, 10);

    assertThat(range.part(1e-3)).isCloseTo(0.5, within(1e-9));
    assertThat(range.at(0.5)).isCloseTo(1e-3, within(1e-12));
    assertThat(range.next(1e-3, 1)).isCloseTo(1e-2, within(1e-12));
    assertThat(range.next(1e-3, -1)).isCloseTo(1e-4, within(1e-12));
    assertThat(range.next(1e-5, -1)).isCloseTo(1e-5, within(1e-15));
  }

  @Test
  void every_place_on_a_track_can_be_reached_with_the_arrows() {
    Slider.Range range = Slider.Range.logarithmic(1e-6, 1e-2, 1.2589254);
    double value = range.low();

    int presses = 0;
    while (value < range.high()) {
      double next = range.next(value, 1);
      assertThat(next).isGreaterThan(value);
      value = next;
      presses++;
    }

    assertThat(presses).isBetween(39, 42);
  }
}
