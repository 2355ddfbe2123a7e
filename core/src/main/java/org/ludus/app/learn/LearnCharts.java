package org.ludus.app.learn;

import com.badlogic.gdx.scenes.scene2d.ui.Table;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import org.ludus.app.ui.Chart;
import org.ludus.app.ui.Style;
import org.ludus.train.Curve;
import org.ludus.train.Curves;

/** The curves of a training, drawn as they come. */
final class LearnCharts {

  /** Often enough to look alive, and cheap. */
  private static final long REFRESH_NANOS = 200_000_000;

  private final Curves curves;
  private Map<String, Curve> snapshot = Map.of();
  private long version;
  private long refreshed;

  LearnCharts(Curves curves) {
    this.curves = curves;
  }

  /** Looks for new figures. */
  void update() {
    long now = System.nanoTime();
    if (curves.version() != version && now - refreshed > REFRESH_NANOS) {
      version = curves.version();
      refreshed = now;
      snapshot = curves.snapshot();
    }
  }

  /** Fills a table with charts, so wide in all. */
  void fill(Table table, Style style, float width) {
    float gap = style.px(16);
    float half = (float) Math.floor((width - gap) / 2);
    float tall = style.px(172);
    float low = style.px(122);
    Chart returns = new Chart(style, "RETURN OF AN EPISODE", this::returns);
    Chart lengths = new Chart(style, "LENGTH OF AN EPISODE", () -> spread("length"::equals));
    Chart losses = new Chart(style, "LOSS", () -> spread(name -> name.endsWith("loss")));
    Chart exploring = new Chart(style, "EXPLORATION", () -> plain(LearnCharts::isExploration));
    Chart speed = new Chart(style, "STEPS A SECOND", () -> plain("steps_per_second"::equals));
    table.add(returns).colspan(2).width(width).height(tall).padBottom(style.px(8)).row();
    table.add(lengths).width(half).height(low).padBottom(style.px(8)).padRight(gap);
    table.add(losses).width(half).height(low).padBottom(style.px(8)).row();
    table.add(exploring).width(half).height(low).padBottom(style.px(8)).padRight(gap);
    table.add(speed).width(half).height(low).padBottom(style.px(8)).row();
  }

  /** Returns the returns of episodes. */
  Chart.Content returns() {
    return spread("return"::equals);
  }

  private static boolean isExploration(String name) {
    return name.equals("epsilon")
        || name.equals("entropy")
        || name.equals("temperature")
        || name.equals("action_std");
  }

  /** Returns a figure that varies: its running mean, with the spread around it. */
  private Chart.Content spread(Predicate<String> wanted) {
    return content(
        wanted,
        (curve, i) -> {
          double mean = curve.runningMean(i);
          double spread = curve.runningDeviation(i);
          return point(curve, i, mean, mean - spread, mean + spread);
        });
  }

  /** Returns a figure that goes its way as it is. */
  private Chart.Content plain(Predicate<String> wanted) {
    return content(
        wanted, (curve, i) -> point(curve, i, curve.mean(i), curve.mean(i), curve.mean(i)));
  }

  private static Chart.Point point(Curve curve, int i, double y, double low, double high) {
    return new Chart.Point((float) curve.steps(i), (float) y, (float) low, (float) high);
  }

  /** Makes points of a chart of points of a curve. */
  @FunctionalInterface
  private interface Pointing {
    Chart.Point point(Curve curve, int index);
  }

  private Chart.Content content(Predicate<String> wanted, Pointing pointing) {
    for (Map.Entry<String, Curve> entry : snapshot.entrySet()) {
      if (wanted.test(entry.getKey())) {
        Curve curve = entry.getValue();
        List<Chart.Point> points = new ArrayList<>();
        for (int i = 0; i < curve.size(); i++) {
          points.add(pointing.point(curve, i));
        }
        return new Chart.Content(version, List.of(new Chart.Curve(shown(entry.getKey()), points)));
      }
    }
    return new Chart.Content(version, List.of());
  }

  /** Returns what to write beside a figure; nothing where the title says it all. */
  private static String shown(String name) {
    return switch (name) {
      case "return", "length", "steps_per_second" -> "";
      default -> name.replace('_', ' ');
    };
  }
}
