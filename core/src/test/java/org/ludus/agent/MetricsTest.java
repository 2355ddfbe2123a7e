package org.ludus.agent;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.DoubleConsumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.ludus.file.Kept;

class MetricsTest {

  private final Metrics metrics = new Metrics();

  @Test
  void a_mean_is_one_since_the_last_report() {
    Metrics.Mean mean = metrics.mean("m");
    assertThat(reported()).containsEntry("m", Double.NaN);

    mean.add(1);
    mean.add(4);
    assertThat(reported()).containsEntry("m", 2.5);
    assertThat(reported()).containsEntry("m", Double.NaN);

    mean.add(7);
    assertThat(reported()).containsEntry("m", 7.0);
  }

  @Test
  void the_latest_stays_until_there_is_a_newer_one() {
    Metrics.Latest latest = metrics.latest("l");
    assertThat(reported()).containsEntry("l", Double.NaN);

    latest.set(1);
    latest.set(4);
    assertThat(reported()).containsEntry("l", 4.0);
    assertThat(reported()).containsEntry("l", 4.0);
  }

  @Test
  void a_pass_is_the_mean_since_its_beginning_however_often_it_is_told() {
    Metrics.Pass pass = metrics.pass("p");
    assertThat(reported()).containsEntry("p", Double.NaN);

    pass.add(1);
    pass.add(4);
    assertThat(pass.mean()).isEqualTo(2.5);
    assertThat(reported()).containsEntry("p", 2.5);
    assertThat(reported()).containsEntry("p", 2.5);

    pass.begin();
    assertThat(pass.mean()).isNaN();
    pass.add(7);
    assertThat(reported()).containsEntry("p", 7.0);
  }

  @Test
  void gauges_are_read_off_when_they_are_told_and_costly_ones_not_for_those_who_watch() {
    double[] now = {3};
    int[] asked = {0};
    metrics.gauge("cheap", () -> now[0]);
    metrics.costlyGauge(
        "costly",
        () -> {
          asked[0]++;
          return now[0];
        });

    assertThat(reported()).isEqualTo(Map.of("cheap", 3.0, "costly", 3.0));
    now[0] = 5;
    assertThat(glanced()).isEqualTo(Map.of("cheap", 5.0));
    assertThat(asked[0]).isEqualTo(1);
  }

  @Test
  void metrics_are_told_in_the_order_of_their_declaration() {
    metrics.latest("z");
    metrics.gauge("b", () -> 0);
    metrics.meanLoss("a");
    metrics.pass("c");

    assertThat(reported().keySet()).containsExactly("z", "b", "a", "c");
  }

  @Test
  void whoever_glances_gets_the_mean_since_he_last_looked_and_changes_nothing_of_the_report() {
    Metrics.Mean mean = metrics.mean("m");
    Metrics.Pass pass = metrics.pass("p");
    mean.add(1);
    pass.add(1);
    assertThat(glanced()).isEqualTo(Map.of("m", 1.0, "p", 1.0));
    assertThat(glanced()).isEqualTo(Map.of("m", Double.NaN, "p", 1.0));
    mean.add(4);
    pass.add(4);
    assertThat(glanced()).isEqualTo(Map.of("m", 4.0, "p", 2.5));
    mean.add(4);

    assertThat(reported()).isEqualTo(Map.of("m", 3.0, "p", 2.5));
    assertThat(glanced()).as("nor does a report of the glance").containsEntry("m", 4.0);
  }

  @Test
  void what_is_to_be_reported_is_brought_back(@TempDir Path folder) throws IOException {
    Declared declared = declare(metrics);
    for (double value : new double[] {1, 4}) {
      declared.mean.add(value);
      declared.latest.set(value);
      declared.pass.add(value);
    }
    Metrics other = new Metrics();
    declare(other);
    Kept.in(folder.resolve("state.bin"), metrics::persist, other::persist);

    Map<String, Double> brought = new LinkedHashMap<>();
    other.report(brought::put);
    assertThat(brought).isEqualTo(Map.of("m", 2.5, "l", 4.0, "p", 2.5)).isEqualTo(reported());
  }

  private record Declared(Metrics.Mean mean, Metrics.Latest latest, Metrics.Pass pass) {}

  private static Declared declare(Metrics owner) {
    return new Declared(owner.mean("m"), owner.latest("l"), owner.pass("p"));
  }

  @ParameterizedTest
  @ValueSource(doubles = {Double.NaN, Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY})
  void a_loss_of_any_kind_that_is_no_number_means_divergence(double value) {
    for (String kind : List.of("mean", "latest", "pass")) {
      Metrics own = new Metrics();
      DoubleConsumer loss = loss(own, kind);
      loss.accept(1e300);
      assertThat(own.hasDiverged()).isFalse();
      assertThat(own.divergence()).isEmpty();

      loss.accept(value);
      loss.accept(1);

      assertThat(own.hasDiverged()).isTrue();
      assertThat(own.divergence()).isEqualTo(kind + "_loss is " + value);
    }
  }

  private static DoubleConsumer loss(Metrics own, String kind) {
    return switch (kind) {
      case "mean" -> own.meanLoss("mean_loss")::add;
      case "latest" -> own.latestLoss("latest_loss")::set;
      default -> own.passLoss("pass_loss")::add;
    };
  }

  @Test
  void the_first_loss_that_was_no_number_is_named() {
    Metrics.Mean first = metrics.meanLoss("first");
    Metrics.Mean second = metrics.meanLoss("second");
    second.add(Double.NaN);
    first.add(Double.POSITIVE_INFINITY);

    assertThat(metrics.divergence()).isEqualTo("second is NaN");
  }

  @Test
  void figures_that_are_no_losses_may_be_no_numbers() {
    metrics.mean("mean").add(Double.NaN);
    metrics.latest("latest").set(Double.POSITIVE_INFINITY);
    metrics.pass("pass").add(Double.NaN);
    metrics.gauge("gauge", () -> Double.NaN);
    metrics.costlyGauge("costly", () -> Double.NaN);
    metrics.meanLoss("loss_before_the_first_update");
    reported();
    glanced();

    assertThat(metrics.hasDiverged()).isFalse();
    assertThat(metrics.divergence()).isEmpty();
  }

  private Map<String, Double> reported() {
    Map<String, Double> told = new LinkedHashMap<>();
    metrics.report(told::put);
    return told;
  }

  private Map<String, Double> glanced() {
    Map<String, Double> told = new LinkedHashMap<>();
    metrics.glance(told::put);
    return told;
  }
}
