package org.ludus.app.learn;

import com.badlogic.gdx.scenes.scene2d.ui.Table;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
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
    float gap = style.px(14);
    float half = (float) Math.floor((width - gap) / 2);
    add(table, style, "RETURN OF AN EPISODE", name -> name.equals("return"), width, 150, 2);
    table.row();
    add(table, style, "LENGTH OF AN EPISODE", name -> name.equals("length"), half, 104, 1);
    add(table, style, "LOSS", name -> name.endsWith("loss"), half, 104, 1);
    table.row();
    add(table, style, "EXPLORATION", LearnCharts::isExploration, half, 104, 1);
    add(table, style, "STEPS A SECOND", name -> name.equals("steps_per_second"), half, 104, 1);
    table.row();
  }

  /** Returns the returns of episodes. */
  Chart.Content returns() {
    return content(name -> name.equals("return"));
  }

  private static boolean isExploration(String name) {
    return name.equals("epsilon")
        || name.equals("entropy")
        || name.equals("temperature")
        || name.equals("action_std");
  }

  private void add(
      Table table,
      Style style,
      String title,
      Predicate<String> wanted,
      float width,
      float height,
      int columns) {
    Chart chart = new Chart(style, title, () -> content(wanted));
    table
        .add(chart)
        .colspan(columns)
        .width(width)
        .height(style.px(height))
        .padBottom(style.px(8))
        .padRight(columns == 1 && table.getCells().size % 2 == 1 ? style.px(14) : 0);
  }

  private Chart.Content content(Predicate<String> wanted) {
    Optional<String> name = snapshot.keySet().stream().filter(wanted).findFirst();
    return new Chart.Content(
        version, name.map(found -> List.of(curve(found, snapshot.get(found)))).orElse(List.of()));
  }

  /** Returns the running mean with the spread around it. */
  private static Chart.Curve curve(String name, Curve source) {
    List<Chart.Point> points = new ArrayList<>();
    for (int i = 0; i < source.size(); i++) {
      double mean = source.runningMean(i);
      double spread = source.runningDeviation(i);
      points.add(
          new Chart.Point(
              (float) source.steps(i),
              (float) mean,
              (float) (mean - spread),
              (float) (mean + spread)));
    }
    String shown = name.equals("return") || name.equals("length") ? "" : name.replace('_', ' ');
    return new Chart.Curve(shown.equals("steps per second") ? "" : shown, points);
  }
}
