package org.ludus.app.ui;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ChartTest {

  @Test
  void figures_are_as_long_as_they_say_something_and_no_longer() {
    assertThat(Chart.figure(0)).isEqualTo("0");
    assertThat(Chart.figure(-200)).isEqualTo("-200");
    assertThat(Chart.figure(12.345)).isEqualTo("12.3");
    assertThat(Chart.figure(0.987)).isEqualTo("0.99");
    assertThat(Chart.figure(0.0076)).isEqualTo("7.6e-3");
    assertThat(Chart.figure(2.5e-12)).isEqualTo("2.5e-12");
    assertThat(Chart.figure(123_456)).isEqualTo("123k");
    assertThat(Chart.figure(8.208e29)).isEqualTo("8.2e29");
    assertThat(Chart.figure(Double.NaN)).isEqualTo("\u2013");
  }

  @Test
  void steps_are_written_in_short() {
    assertThat(Chart.steps(950)).isEqualTo("950");
    assertThat(Chart.steps(12_345)).isEqualTo("12k");
    assertThat(Chart.steps(999_600)).isEqualTo("1.0M");
    assertThat(Chart.steps(3_400_000)).isEqualTo("3.4M");
  }
}
