package org.ludus.train;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Map;
import org.junit.jupiter.api.Test;

class CurvesTest {

  private final Curves curves = new Curves();

  @Test
  void a_few_values_are_kept_as_they_are() {
    curves.add("return", 10, 3);
    curves.add("return", 20, 5);

    Curve curve = curves.snapshot().get("return");
    assertThat(curve.size()).isEqualTo(2);
    assertThat(curve.steps(1)).isEqualTo(20);
    assertThat(curve.mean(1)).isEqualTo(5);
    assertThat(curve.runningMean(1)).isEqualTo(4);
    assertThat(curve.runningDeviation(1)).isCloseTo(1, within(1e-12));
  }

  @Test
  void many_values_are_thinned_and_none_is_lost() {
    int count = 10_000;
    for (int i = 0; i < count; i++) {
      curves.add("loss", i, i % 2 == 0 ? 1 : 3);
    }
    curves.add("loss", count, 100);

    Curve curve = curves.snapshot().get("loss");
    assertThat(curve.size()).isBetween(CurveHistory.MOST_POINTS / 2, CurveHistory.MOST_POINTS);
    for (int point = 0; point < curve.size() - 1; point++) {
      assertThat(curve.steps(point)).isLessThan(curve.steps(point + 1));
      assertThat(curve.low(point)).isEqualTo(1);
      assertThat(curve.high(point)).isEqualTo(3);
      assertThat(curve.mean(point)).isEqualTo(2);
    }
    int last = curve.size() - 1;
    assertThat(curve.steps(last)).isEqualTo(count);
    assertThat(curve.high(last)).isEqualTo(100);
    assertThat(curve.runningMean(last - 1)).isCloseTo(2, within(0.05));
    assertThat(curve.runningDeviation(last - 1)).isCloseTo(1, within(0.05));
  }

  @Test
  void whoever_looks_sees_whether_there_is_anything_new_and_keeps_what_he_saw() {
    curves.add("return", 1, 1);
    long version = curves.version();
    Map<String, Curve> seen = curves.snapshot();
    curves.add("return", 2, Double.NaN);
    assertThat(curves.version()).isEqualTo(version);

    curves.add("return", 3, 7);
    curves.add("length", 3, 7);

    assertThat(curves.version()).isNotEqualTo(version);
    assertThat(seen).containsOnlyKeys("return");
    assertThat(seen.get("return").size()).isEqualTo(1);
    assertThat(curves.snapshot()).containsOnlyKeys("return", "length");
  }
}
